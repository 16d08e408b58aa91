"""How members talk to a bot in English: words and forms of :mod:`bot.asking.forms`."""

from bot.asking.forms import Language

_ALL = "there|all|everyone|everybody|guys|folks|people|friends|bot|team|mate|y'all|yall|again|scholiast"
_SOMEBODY = "you|u|anyone|anybody|someone|somebody|one"
# "could you show me the text of note no. 3, please": what may stand around a note or a paragraph
_PRAY = "[and|now|then] [what about|how about] [(can|could|may|would|will) (you|i|we|u)|id like to|i would like to|i want to|let me|i need|i want|id like|im looking for] [please]"
_SHOW = (
    "[what|whats|which source|which work|which sources|show|read|see|give|gimme|pull|bring|fetch|quote|find|open|look|display|print|get|go|cite|tell|explain|translate]"
    " [does|do|is|are|s|up|at|says|given|cited|named] [given|cited|named|written|said] [me|us] [in|about|out|to]"
    " [the|a|of] [full|whole|exact|complete|entire] [(text | words | content | contents | wording | source | sources | work) (of|in|given in|cited in) [the]]"
)
_NOTE = "note|footnote|endnote|endnotes|fn|footnotes|notes|ftn|reference|ref|citation"
_SHORT = "n|nt"  # of digits alone
_PARAGRAPH = "(paragraph|passage|para|par|paragraphe|¶|§)"
_NO = "[no|nr|number|num|nos|numbered|marked|labelled|labeled|with the label|with the number|with number]"
_SAY = "[say|says|mean|means|read|cite|cites|about|contain|refer|refers|stand] [to|for] [me|us] [please]"
# "translate note 3 into German": it is shown as it is
_INTO = "[(into | to) (english | german | french | spanish | italian | russian | chinese)]"

ENGLISH = Language(
    signals="""
    thanks thank thx thnx tnx ty tysm thankyou cheers hello hi hey hiya heya howdy yo greetings bye goodbye cya
    goodnight gn gm lol lmao lmfao rofl haha hehe hihi ok okay okey kk yes yep yup yeah yay nope nah wow whoa
    oops ouch ugh hm hmm uh um oh ah aha eh meh sorry please pls plz congrats congratulations test testing
    ha heh hah hoho mm mhm mkay kay lul lel ooh eww ew bah pff pfft tsk xo
    ta brb afk gtg omg wtf idk imo np nvm wassup sup ping xd hooray damn yikes phew bravo amen gg tyvm tq ily ttyl yikes lmk fyi tbh
    """,
    soft="""
    no cool nice great good awesome amazing excellent perfect brilliant wonderful fantastic lovely neat sweet
    interesting fascinating helpful useful useless funny clever smart cute stupid dumb silly best better bad sad
    weird strange crazy true right correct wrong exactly indeed definitely absolutely totally agreed agree same
    sure fine alright welcome appreciated bored boring tired sleepy hungry done ready impressive beautiful
    happy glad awful terrible late appreciate ignore everything nothing joking kidding hilarious crazy obliged rude nuts
    """,
    little="""
    i im ive ill you u youre your me my we us our it its that thats this these they is are was were am be been a an
    the so very much too really pretty quite just also for and but or with at in on here there now then today tonight
    tomorrow later again all everyone everybody guys folks mate buddy friend friends bot dear man dude sir many lot
    lots more bit not dont do did has have had will would can could if as oh well again one stuff thing things anyone anybody someone
    away bro guys sir madam super bunch ton tons heap heaps kindly
    answer answers info information reply time way such kind course know guess
    """,
    asking="""
    who whom whose what whats which when where why how whos wheres hows whens whys
    """,
    verbs="is are was were am do does did can could has have had will would should may must",
    talk=f"""
    [many] thanks|thx|ty|cheers [a lot|so much|very much] for (the | your | all the | all your | any | that | this) [quick|great|good|kind] (help | answer | answers | info | information | reply | explanation | link | tip | support | time | hint | advice | it) [with (this | that | it | these)] [guys|all|everyone|bot]
    (thanks | thx | ty | cheers | thank you) [so much|very much|a lot] for (helping | explaining | answering | checking | trying | asking | clarifying | sharing | looking | looking (this | that | it) up) [me|us|this|that|it|all this|all that] [guys|all|everyone|bot|again]
    [many] thank you [so much|very much] for (the | your | all the | all your | that | this) [quick|great|good|kind] (help | answer | answers | info | information | reply | explanation | link | tip | support | time | hint | advice | it) [with (this | that | it | these)] [guys|all|everyone|bot]
    how are|r you|u|things|we|everyone|everybody|yall|ya [all|guys|bot|folks] [doing|feeling|going|keeping] [here] [today|tonight|now|lately]
    hows|how's (it [going] | everyone | everybody | life | things | you | your day | your night) [going|doing] [today|now|here]
    (how is | hows | how was) everyones (day | weekend | week | night | evening) [going|been]
    how is|was (it going | everyone | everybody | life | your day | your weekend | your night | your evening | your morning) [doing|going|been] [today|so far]
    how do|did you do|feel|sleep [today|now]
    how have|ve you been [lately]
    how old|tall|big|smart are you
    where are|r you [from|now|at|living]
    when were you born|made
    where do you live|sleep|work
    did you sleep well
    who (am i | is there | goes there)
    (who is | whos) (online | here | around | awake | up | about) [now|today|tonight]
    what do|did you mean [by that|with that|exactly]
    what was that [about]
    test|testing [test|testing|check] [123|1 2 3|one two|one two three]
    (see|as) (above | below)
    this (bot | server | channel | chat) (is | was | looks | seems | feels) ...
    is|was the (server | bot | chat | channel) (down | up | slow | broken | dead | back | offline | online) [again|now|today]
    (what|which) (channel | server | chat) is (this | it)
    (where|whos|who) is (everyone | everybody | anyone | anybody) [today|now|tonight|gone]
    how many (people | members | users) are (here | online | in here | there) [now|today]
    what are the rules [here | of this server | of this channel | in this channel]
    did (i | we) miss (anything | something | much) [here|today]
    why are|r you [so|always|being] (slow | rude | mean | stupid | dumb | quiet | late | sad | happy | angry | weird | funny | nice | serious)
    why so (serious | sad | slow | quiet | angry | late)
    can (someone | anyone | somebody | you) [please] help (me | us) with (my | our | some) (homework | essay | paper | exam | assignment | question)
    [please] (tell me more | say more | go on | continue | explain | elaborate | expand) [please | more | further | it | this | that | on it | on this | on that | about it | about this | about that] [please]
    is|was (it | that | this) [really|actually] (true | so | real | right | correct | serious | a joke)
    really [now]
    (whats|what is) for (dinner | lunch | breakfast | tea | supper) [today|tonight]
    (lets | let us | shall we) meet [up] ...
    who (wrote | made | said) (this | that) [lol|again]
    [you | we | i | they | everyone | people] (should | need to | must | ought to) (read | sleep | eat | work | talk | drink | rest) (more | less)
    [that|this|it|thats] [is|was] (exactly|just|precisely) what (i | we) (needed | wanted | was looking for | were looking for | meant | asked for)
    good|nice|great to (know | hear | see) [that|thanks]
    do you have a|any favourite|favorite ...
    (whos there | knock knock | cool story [bro] | found it | ignore me | ignore this | ignore that | please ignore | please ignore this | much obliged | you suck | you rock | you rule | you there | you here | am i late | are we live | are we late | are we there yet | is it friday yet | is it over | peace out | my pleasure | the pleasure is mine | love it | love this | love that | hate it | hear hear | well said | true that | good for you | poor thing | poor you | good heavens | thats all [for now|for today|from me|i wanted to know|i needed] | that will be all | thatll do | that will do | lets see)
    that (answers | answered | solves | solved) (my question | it | everything | that)
    (i | we) hope (you are | youre | everyone is | all is | this finds you) [all|doing] (well | fine | okay | ok | good)
    hope (you are | youre | everyone is | all is) [all|doing] (well | fine | okay | ok | good)
    (brb | bbl | afk | gtg) [for] [a|my|some] (food | dinner | lunch | breakfast | tea | coffee | break | bed | work | school | class | meeting | dog | phone | door | kids | shower | gym) [now|time]
    (that | thats | this | it | its) [is|was] (not|never|hardly) what (i | we) (meant | asked | asked for | wanted | was asking | needed | was looking for) [at all|sorry]
    [no] (you | u) [have|just|totally|completely] (misunderstood | misread | misheard | got | understood) (me | that | it | my question) [wrong|completely]
    (ill | i will | be | i shall) [be] (back | right back | back later | there | late | around) [soon|later|tomorrow|in a minute|in a bit|in five]
    (whos | who is | anyone | anybody) up for ... [tonight|later|tomorrow|now|today|this weekend]
    (anyone | anybody | who | does anyone) (want | wants | fancy | fancies | need | needs) [a|some|another] (coffee | tea | beer | pizza | lunch | dinner | drink | drinks | cake | snack | snacks | cookie | cookies | hug) [now|tonight|today|later]
    who wants (pizza | coffee | tea | beer | cake | ice cream | some | one | it | this)
    my (dog | cat | puppy | kitten | boss | phone | internet | wifi | computer | laptop | teacher | mum | mom | girlfriend | boyfriend | roommate) (is | was | has | just) ...
    (nice | lovely | great | beautiful | awful | terrible) weather [today|outside|here|isnt it|again]
    (isnt it | arent they | arent you | dont you think | innit)
    (can | could) (someone | anyone | somebody | you | a mod) [please] (mute | ban | kick | pin) (him | her | them | this | that | me | it)
    what is|s up [{_ALL}]
    whats|what's|whatsup|wassup|sup|wazzup [up] [with you] [{_ALL}]
    what are|r you|u|we|ya [all|guys] doing|reading|playing|watching|eating|listening|wearing|up|thinking [to] [now|today|tonight|here|about]
    what do|did you think [(of|about) (it|that|this|me|us)] [so far|today]
    (what | which | who) (is|are|s) your favourite|favorite ...
    whats your favourite|favorite ...
    what (is the time | time is it | day is it | is the date | is the weather) [now|here|today|like] [today]
    (whats | hows) the (time | date | weather) [now|here|today|like] [today]
    do you [ever|always|often|sometimes|also|even] (like|love|hate|enjoy|sleep|eat|dream|dance|sing|play|watch) ...
    [that|this|it|you] [just|really|totally] made my (day | week | evening | morning)
    whats up doc|man|mate|bro|dude|buddy
    do you have (feelings | a girlfriend | a boyfriend | friends | a soul | kids | children | fun)
    do you understand me
    do|did you (mean it | agree | understand | know me | remember me | see that | hear me | miss me | love me | like me)
    will you marry me
    are|r you|u|ya kidding|joking [me]
    you|u|ya [still|all|guys] (alive | awake | online)
    how do|did you feel about (that | this | it)
    are|r you|u|ya [still|all|guys] (ok | okay | alright | there | here | online | awake | alive | working | sure | serious | kidding | single | happy | sad | angry | mad | stupid | dumb | busy | bored | tired | sure about that | sure about this | sure of that | down | broken | offline | back | up | listening | sleeping | asleep | conscious | sentient | real | drunk | done | ready) [now|today|again]
    is|are (anyone|anybody|someone|somebody|everyone|everybody|you all) [here|there|online|around|awake|home|ok|okay|else] [here|there|online|around|awake|now|today|tonight]
    is (this | it | this thing | the bot | this bot) (on | working | up | down | broken | online | alive | dead | back | real) [again|now|today]
    anyone|anybody|someone [else] (here | there | online | around | awake | up | home | alive) [now|tonight|today]
    (anyone | anybody | who) (want | wants | wanna | up for | fancies | fancy) [to] (play | watch | join | chat | talk | hang | game | voice | a) ...
    [i] (cant | can not | cannot) wait [for|till|until] [tomorrow | tonight | friday | saturday | sunday | monday | the weekend | it | that | to see you]
    did (anyone|anybody|you|you guys) (watch|see|catch) the (game | match | news | show | race | film | movie) [last night|yesterday|today]
    can you hear|see|read (me | this | us | that)
    can|could (we|i|you) (be friends | chat | talk | have a chat | say hello | say hi) [to me|with you|now]
    [guys|folks|everyone|all] [im | i am | were | we are | still | just] [so|very|really|a bit|still|just|feeling|too|all] (bored | tired | fine | good | happy | sad | hungry | sick | sleepy | drunk | back | here | home | confused | lost | done | busy | off | new | new here | late | excited | ok | okay | great | cold | in love | on my way | at work) [too] [here|now|today|again|everyone|all]
    [i am | im | i | were | we are] [just|also|still] (going | gonna go | off | heading | gotta go | have to go | must go | need to go) [to (bed | sleep | work | school | lunch | dinner | class | town | the shop | the gym)] [home|out] [now|soon|then|see you]
    i [really|just|do|also|kinda] love|like|hate|miss|enjoy|need|trust (you | it | that | this | coffee | tea | my | pizza | cats | dogs | music) [all|guys|so much|a lot|too|very much|bot]
    i [really|just|do] love|like|hate|enjoy (this | that | the | your | our) [new] (bot | server | channel | answer | library | game | song | place | community | idea | feature | weather | picture | group | club) [so much|a lot]
    i [really|just|do|still|also] (dont | do not | cant | did not | didnt) (know | care | understand | get it | mind | agree | think so | believe it | believe that) [it|that|this|either|sorry]
    i (agree | disagree | see | guess so | guess | think so | hope so | know | understand | knew it | mean it | am sorry | was joking | was wrong | was kidding) [with you|with that|now|too|that|it|completely]
    [ill | i will | i | let me | lets | we will] (check | read | try | think about | look at | do | see | look into) (it | that | this | those) [out|again|later|tomorrow|tonight|now|soon] [on|then]
    lets|let's (go | see | start | begin | do it | do this | play | talk | chat) [then|now|again|tomorrow|tonight]
    tell|sing|write (me | us) [a|an|another|some] [funny|good|bad] (joke | jokes | song | story | poem | something funny | secret) [please]
    (say | sing) (something | hello | hi | anything) [funny|nice] [to me|to everyone|to us]
    (make me laugh | entertain me | surprise me | talk to me | listen | listen to me | wake up | go away | shut up | be quiet | stop | stop it | come on | go on then | wait | wait what | hold on | one moment | one sec | one second | give me a moment)
    (see | c) (you | ya | u) [all|guys|around|then|again] [on|at] [sunday|saturday|friday|thursday|wednesday|tuesday|later|tomorrow|soon|around|tonight|there|next week|next time|monday|then] [everyone|all|guys|folks]
    (talk | speak) (to you | soon | later | tomorrow) [later|soon|tomorrow|all]
    have|having [a] [really|very] [nice|good|great|lovely|fun|fine|relaxing|wonderful] (day | weekend | evening | night | time | one | trip | holiday | morning | week | rest | fun | break | afternoon) [everyone|all|you all|guys|folks|too|ahead]
    (enjoy | enjoy your | enjoy the) (meal | day | weekend | evening | holiday | holidays | trip | it | rest) [all|everyone]
    happy [belated] (birthday | anniversary) [to] [dear] ...
    happy|merry [belated|early] (birthday | new year | new years | christmas | easter | monday | tuesday | wednesday | thursday | friday | saturday | sunday | weekend | holidays | halloween | anniversary | thanksgiving | diwali | hanukkah | eid) [to] [you|all|everyone|everybody|guys|folks] [of you|too]
    good [very] (morning | evening | afternoon | night | day) [to] [you|dear] [{_ALL}] [see you tomorrow | sleep well | again]
    (morning | evening | afternoon) (all | everyone | everybody | guys | folks | bot | friends)
    (night | nighty) (all | everyone | everybody | guys | folks | night | bot)
    good|best|much luck [all|everyone|with it|with that|to you|to all|guys|then|tomorrow]
    (nice | pleased | good | great | lovely) to (meet | see | hear | have | be | talk to) (you | that | from you | here) [all|too|again|everyone|here|back]
    long time no see [all|everyone]
    get well soon [everyone]
    welcome (back | aboard | home | here | everyone | everybody | all | to the server | to our server | to the channel | to the club | to discord | to you | new members | in) [everyone|all|guys|again]
    [you are | youre | ur] [most|very|always|so] welcome [all|everyone|too|mate|anytime]
    no (problem | worries | way | idea | thanks | need | thank you | prob | probs | pressure | offence | offense | comment | clue | doubt | rush | hurry | kidding | joke | biggie) [at all|all|mate]
    (never mind | nevermind | wrong channel | wrong chat | wrong server | wrong window | wrong tab | wrong thread | wrong person | wrong room | my bad | not bad | not really | not sure | not yet | not now | not at all | well done | why not | so what | who cares | who knows | says who | what a day | what a pity | what a shame | long day | of course | for sure | for real | me too | me neither | you too | and you | same here | same to you | likewise | got it | gotcha | understood | noted | fair enough | fair point | oh well | oh no | oh dear | oh my god | my god | my goodness | good grief | big mood | big oof | oof | mood | too bad | too funny | take care | take it easy | all good | all right | all the best | sleep well | sweet dreams | anytime | any time | as always | to be honest | to be fair | it depends | no idea why | you bet | hell yeah | hell no | holy moly | what the hell | excuse me | pardon me | pardon my french | sorry about that | sorry for that | i am so sorry | im sorry | back again | there you go | here you go | here we go | here we are | let me think | let me see | give me five | high five | cheers everyone | first | bump | up | same old same old | guess what | whatever | anyway | anyways | dinner time | lunch time | coffee time | bed time | time for bed | time for lunch | time for coffee | time to go | time to sleep) [{_ALL}|then|though|again|mate|now]
    that|this|it|thats|its [is|was|s|sounds|looks|seems] [so|super|very|really|a|an|the|all|not|pretty|quite|too|just] [good|nice|great|bad|best|worst] (funny | hilarious | cool | nice | great | good | amazing | awesome | fun | sad | weird | crazy | it | all | true | right | wrong | fine | ok | okay | enough | news | answer | idea | point | question | one | luck | day | joke | weird | unfair | interesting | helpful | useful | impressive | beautiful | lovely | brilliant | awful | ridiculous | late | fast | quick | slow | perfect) [all|bot|thanks|then|though|now|today|for today|to know|to hear|indeed|anyway]
    (that | this | it) (makes | made | make) [no|a lot of|total|perfect|little|some|much|complete] sense [now|to me|thanks]
    makes [no|a lot of|total|perfect] sense [now|to me]
    (that | this | it) (helps | helped | works | worked | did it | didnt help | does not help | doesnt work | is not working) [me] [a lot|so much|fine|great|now|again|thanks]
    [that|this|it] (sounds | looks | seems | feels) (good | great | fun | nice | bad | awful | right | wrong | like fun | like a plan | legit | fair | interesting) [to me]
    [very|so|really|a] (good | great | nice | bad | excellent | silly) (job | work | one | point | question | idea | bot | answer | stuff | luck | news | times | vibes | day | call | try | joke | start | talk | chat | game) [{_ALL}|then|today|indeed]
    you|u|youre|ur [are|re|r] [so|very|really|a|an|the|my|such|not|too|just|pretty] [a|an|very|so] [good|nice|great|bad|best|stupid|smart|funny|real|silly|clever] (best | bot | friend | hero | star | legend | genius | angel | lifesaver | machine | robot | stupid | smart | funny | clever | cute | amazing | awesome | great | good | right | wrong | kind | sweet | nice | useless | dumb | welcome | silly | fast | slow | beautiful | broken | boring | helpful | wonderful | brilliant | person | human | rock) [today|bot|indeed|thanks|all|guys|too]
    (it is | its | it s) [so|very|really|a|too|quite] [nice|cold|hot|lovely] (raining | snowing | cold | hot | sunny | warm | friday | monday | late | early | day | weather | windy) [again|today|here|outside|now|out]
    (what a | such a | what) (lovely | nice | beautiful | great | terrible | good | day | wonderful | awful | funny | horrible) [nice|lovely] [day | weather | evening | morning | bot | answer | joke | idea | week | server | place | community | library | game | story | match] [today|indeed]
    (the weather | weather) is [so|very] (nice | lovely | bad | awful | great | good | terrible | cold | beautiful) [today|here|again]
    """,
    help=f"""
    help [me] [out] [please|pls|plz] [bot]
    [please|pls] help [me] [out]
    [i | we] need [some|your] help [please|here|now]
    (can|could|would|will) (you|u|{_SOMEBODY}) [please] help [me|us] [out] [please|with something|here|now]
    how (can|could|do|would|will|should) (you|i|we) (help | help me | help us | work | function | use you | use it | use this | use this bot | use the bot | ask | ask you | ask a question | ask questions | ask you something | ask you a question | ask something | start | begin | search | talk to you | get help | get an answer | get started | find something | find anything | find answers) [here|properly|please|exactly]
    how does (this | it | that | the bot | this bot | this thing | scholiast) [bot|thing] work [here|exactly]
    what (can|could|do|does|will) (you | this bot | the bot | this | it | scholiast) [bot] [actually|even|really|all|exactly] (do | offer | help with | help me with | do for me | do for us | do here | tell me | answer | do exactly) [exactly|here|for us|for me|really|today|then]
    what (can|may|should|could|do) (i|we) (ask | ask you | ask here | ask about | do here | do with you | do with this | do with it | use you for | use this for | say to you) [here|about|with you]
    what (is | s) (this bot | the bot | this thing | scholiast) [for|good for|about]
    what (are | is | r) (you | u | this | this bot | the bot | that | scholiast | this thing) [bot|exactly|even|really] [for|good for|about|capable of|here for|supposed to do|able to do|anyway]
    whats (this | this bot | that | scholiast | the bot | this bot for | this for | this thing)
    what (commands | functions | features | options) (are there | do you have | are available | can i use | exist | does it have | does this bot have | do you know)
    [show|list] [me] [all|the|your] commands
    (can | could | do | will) (you | this bot | the bot) [ever|sometimes|also] (make mistakes | be wrong | get it wrong | get things wrong | err | hallucinate | invent things | make things up | lie)
    how (can|could|do|would|should) (i | we | you | one) (look up | find | see | open | get | show | read) (a | the) (footnote | footnotes | note | notes | source | sources | reference | references) [here|with you]
    (what | whats) (is | are | s) your (name | purpose | job | function | functions | task | commands | features | abilities)
    whats your (name | purpose | job | function | task)
    (what|which) (language|languages) do you (speak | understand | know | read)
    (who | what) are you and what (can | do) you do [here]
    (who | what) (are | r) you|u [bot|exactly|really|then|anyway|even|again]
    (who | whos) [is] (this | this bot | the bot | scholiast | behind this | behind this bot | behind you | behind it | your creator | your maker | your owner | your developer | your author)
    who (made | built | created | wrote | programmed | runs | developed | owns | operates | hosts | coded | invented | maintains) (you | this bot | the bot | this thing | scholiast)
    are|r (you|u) [just|really|actually|even|still] [a|an|the] [real|language|large|actual] (bot | robot | human | human being | person | ai | machine | program | chatbot | computer | model | language model | llm | gpt | chatgpt | man | woman | boy | girl | real | alive | intelligent | scholiast) [bot] [or (a|an|not) [bot|human|person|real|robot|machine]]
    (are you | is this | is it) (chatgpt | gpt | claude | gemini | llama | an llm | a bot | an ai | using ai | powered by ai | ai | a human) [or ...]
    [tell|say] [me|us] (something | more | a bit | a little) about (yourself | you | this bot)
    (tell | say) (me | us) about (yourself | you | this bot)
    (do | are) you [use|using|made|based] [of|on|with|by] (ai | chatgpt | gpt | an llm | artificial intelligence)
    do you [also] (speak|understand|know) (english | german | french | spanish | other languages)
    do you [ever|sometimes|just|always] (make (things | stuff | it | this | that | answers | anything | quotes) up | make up (things | stuff | answers | quotes | anything) | invent (things | answers | anything | quotes) | hallucinate | lie)
    (can | should | may) (i | we | one) (trust | believe | rely on) (you | your answers | this bot | the bot | what you say | these answers)
    do you (store | save | log | keep | record | remember | read) [all|any of] (my | our | the) (messages | questions | data | chats | chat | conversations)
    are|is (you | this bot | this | the bot) (open source | free | free to use)
    (what | which) (model | ai | llm | ai model | language model | technology | software | engine) (are you | do you use | are you using | are you based on | is this | are you running | runs this | are you running on)
    [can|could] you (summarise | summarize | sum up | translate | explain) (texts | books | documents | things | chapters)
    how (accurate | reliable | good | fast | smart) (are you | is this bot | are your answers | is this)
    where do (you | your answers) (come from | get this from | get your answers from | get your answers | get your information | get your information from | get it from)
    can (you | this bot) (speak | understand | read | answer in) (english | german | french | spanish | other languages | latin | russian)
    [can|could|will|would] [you] [please] (give | write | make) [me|us] a summary [of (it | this | everything | the library | all of it)] [for] [me|us] [please]
    how do you (find | get | choose | pick | make | produce | generate | come up with) (your answers | the answers | answers | this | that | things | your quotes | the quotes | passages | the passages | your sources)
    how (can|could|should|do|must) (i|we) (phrase | word | put | write) (my|our|a) (question | questions)
    (what are | tell me) your (limits | limitations | rules)
    [please] introduce yourself [please]
    [can|could|would|will] [you] [please] (summarise | summarize | sum up | tldr | recap) [all of] [it | this | that | everything | all | them | for me | the text | the texts | the book | the books | the library | this library | your library | the whole library | the document | the documents | the whole thing | your answer | the answer] [for] [me|us] [please]
    tl dr [please]
    what (you | this bot | the bot) can|could do [here|for us|for me]
    (who | what) you are
    how (you | it | this | this bot | the bot) works
    (how | where) do i (report a bug | give feedback | find help)
    (start | menu | commands | manual | instructions | usage | about | info | settings)
    """,
    library="""
    what (is | s) (this | the | your | that) (library | collection | archive | corpus) [all] (about | for | of)
    whats (this | the | your | that) (library | collection | archive | corpus) [all] (about | for | of)
    what (is | are) (in | inside | part of) (this | the | your | here) [library | collection | archive | corpus]
    whats (in | inside) (this | the | your | here) [library | collection | archive | corpus]
    what (kind|kinds|sort|sorts) of (library | collection | texts | books | documents | things) (is this | is it | do you have | are here | are there | are in here | are these)
    (what | which) (books | texts | documents | works | sources | files | titles | articles | library | collection | materials | literature) (are here | are in here | are there | are in the library | are in this library | are in this collection | are in your library | are in it | are available | are available here | are included | are indexed | are loaded | do you have | do you have here | do you know | do you use | do you hold | do you offer | do you quote | do you quote from | do you search | do you contain | have you | have you got | have you read | have you indexed | does the library have | does the library contain | does the library hold | does this library have | does this library contain | does this library hold | can you quote | can you search | can i ask about | can i search | can we ask about | did you read | is this | is there) [here|in here|in it|available|in the library|in your library|please|now|in total]
    (what | which) (authors | writers) (are here | are there | are in the library | are in this library | do you have | do you know | have you read | are available | are included | can you quote | does the library have)
    who are (the | your) authors [here | in here | in the library | of the library | of these texts]
    (what | which) (topics | topic | subjects | subject | themes | areas) (do you cover | do you know | do you know about | are covered | are there | are here | can i ask about | does the library cover | does this library cover | do you have | is this about | are you about)
    what (do | does) (you | the library | this library) (know | know about | contain | hold | cover | have | include | have here | have in here | quote from | consist of) [here|all|about|in it]
    what (have you | did you) (read | got | got here | learned | indexed) [so far|all|here|already]
    what is available [here]
    (whats | what is | what do you have | what have you got | what have you | what do you keep | what stands) [all] (on|in) (the | your | this) (shelf | shelves | bookshelf | bookshelves | bookcase) [here|now|please]
    how many (books | texts | documents | works | passages | paragraphs | notes | footnotes | authors | titles) (are here | are in here | are in there | are there | are there here | are there in the library | are there in this library | are in the library | are in this library | are in your library | do you have | do you know | have you | have you got | have you read | does the library have | does the library hold | does the library contain | does this library have | are indexed | are available) [here|in total|in all|altogether|in the library|in your library]
    what (this | the | your) (library | collection) is about
    (what | which) (books | texts | documents) (you have | are available here)
    how (big | large) is (the | this | your) (library | collection | corpus)
    [can|could|would|will] [you] [please] (list | show | name | give | display) [me] [all] [of] [the|your|a list of|the list of|the list of the|the list of all|a list of the|a list of all|a list of your] (books | texts | documents | works | sources | authors | titles | library | contents | collection | catalogue | catalog) [please|you have|here|in the library|in this library|in your library|available]
    (what | whats) [is] in your (database | index | memory | shelves | archive)
    (what | which book | which text) (should | can | could) (i | we) read [first|here|next]
    (can | could) you recommend [me|us] (a book | something | a text | something to read | any books)
    recommend [me|us] (a book | something | a text | something to read)
    (list | show) everything [you have|in the library]
    [a] list of [all] [the] (books | texts | documents) [please]
    (the library | your library | library | catalogue | catalog | table of contents)
    [is there|are there|was there] (what | whats | anything | something) [is|s|there] new [here|today|in the library|in this library|in here|in your library|since last week|lately|these days|with you]
    (any | what are the | what is the | whats the) (news | latest | newest texts | newest books | new books | new texts | new documents | latest additions | latest texts) [here|today|in the library|in here]
    (what | which) (books | texts | documents) (are new | were added | have been added | are newest | were added lately | were added recently | have been added lately | have been added recently) [here|to the library]
    (what | what has | whats) (was | been | changed) [added | changed] [lately|recently|here|in the library|to the library]
    (when was | how old is | how recent is) (the | this | your) (library | index) [last] [updated | indexed]
    [tell|say] [me|us] (something | more | a bit | a little) about (the|this|your) library
    """,
    note=f"{_NOTE}|{_SHORT}",
    notes=f"""
    {_PRAY} [what|whats] does [the] ({_NOTE}) {_NO} LABEL [of|in|from|to] TEXT (say|mean|cite|refer|contain) [to]
    {_PRAY} [what|whats] does [the] ({_NOTE}) {_NO} LABEL (say|mean|tell|write) [us|me] (about|on|of|regarding) ...
    {_PRAY} {_SHOW} ({_NOTE}) {_NO} LABEL {_SAY} {_INTO}
    what does [the] TEXT ({_NOTE}) {_NO} LABEL (say|mean|cite|contain|refer|give|read) [to]
    (what|which|who|whom|whose) ... (cited|named|mentioned|given|quoted|behind|meant) [in|by] [the] ({_NOTE}) {_NO} LABEL [(of|in|from) TEXT]
    (what|which|who) ... (does|do|did) [the] ({_NOTE}) {_NO} LABEL (of|in|from) TEXT (cite | refer to | mention | give | name | quote | mean)
    (what|which) (work | works | book | books | source | sources | article) (does|do|did) [the] ({_NOTE}) {_NO} LABEL (cite | refer to | mention | give | name | quote | mean)
    {_PRAY} {_SHOW} LABEL ({_NOTE}) {_SAY}
    {_PRAY} {_SHOW} ({_NOTE}) {_NO} LABEL (to|of|in|from|on|at|for) [the (text|book|essay|article|document|file)] TEXT
    {_PRAY} {_SHOW} LABEL ({_NOTE}) (to|of|in|from) [the (text|book|essay|article|document|file)] TEXT
    {_PRAY} {_SHOW} {_SHORT} NUMBER [(to|of|in|from|on|at|for) [the (text|book|essay|article|document|file)] TEXT]
    TEXT {_SHORT} [no] NUMBER
    ({_NOTE}) {_NO} LABEL and what (it | that | this) (says | means | cites | refers to)
    what does [the] [little|small|raised|superscript] (superscript | figure | number | raised | little | small | marker) NUMBER [there] (mean | refer to | stand for | point to | lead to | send me to)
    what [is in|is] ({_NOTE}) {_NO} LABEL (says|say|means|cites|is)
    where (is | does | did) [the] ({_NOTE}) {_NO} LABEL [taken|come|quoted|cited] from
    (where is | who calls | what calls | which passage calls | which paragraph calls | where does one find | where can i find | where do i find | where stands) [the] ({_NOTE}) {_NO} LABEL [called|cited|used|referenced|printed]
    (where is | where can i find | where do i find) [the] ({_NOTE}) {_NO} LABEL (of|in|from) TEXT
    {_PRAY} {_SHOW} ({_NOTE}) {_NO} LABEL CHAPTER
    TEXT (note|footnote|endnote|fn|ftn) [no|nr|number|num] LABEL
    """,
    passages=f"""
    {_PRAY} [what|whats] does [the] {_PARAGRAPH} {_NO} NUMBER (of|in|from) TEXT say
    {_PRAY} {_SHOW} {_PARAGRAPH} {_NO} NUMBER {_SAY}
    {_PRAY} {_SHOW} NUMBER {_PARAGRAPH} {_SAY}
    {_PRAY} {_SHOW} {_PARAGRAPH} {_NO} NUMBER (of|in|from) TEXT
    TEXT (paragraph|passage|para|¶|§) [no|nr|number|num] NUMBER
    """,
    hellos=f"""
    hi|hello|hey|hiya|heya|yo|howdy|greetings|dear [{_ALL}] [{_ALL}]
    good morning|evening|afternoon|day [to] [{_ALL}]
    """,
    greetings=f"""
    thanks|thx|ty [again|a lot|so much|very much|for that|for the answer|for this] [{_ALL}]
    thank you [again|so much|very much|for that|for the answer|for this] [{_ALL}]
    ok|okay|yes|yeah|so|well|lol|haha|hm|hmm|oh|ah|wow|right|great|cool|nice|alright|no [so|then|and|but|now|well]
    [i am|im] sorry [to (bother|interrupt|disturb) [you|again]] [for (asking|the question|bothering you)] [but]
    excuse me [but]
    please|pls|plz [help] [me] [out]
    [ok|okay|so|well|and|alright|now] [just] [a|one|another|my|the|here is my|heres my|here is a|i have a|i have another|ive got a|i have one|got a|i got a|have a] [more] [quick|short|small|simple|stupid|silly|dumb|further|next|last|second|new|final|other] question|questions [for you|please|about this] [is]
    [i am|im] [just|really|only] curious
    scholiast|bot
    [im|i am] [not sure if|not sure whether] this is the right channel|place [but]
    """,
    openers=f"""
    [please|pls] (can|could|would|will|may|might|do|does|did) ({_SOMEBODY}) [here|of you|else] [please|possibly|kindly|perhaps|maybe] [quickly|briefly] (tell|explain|inform|remind|enlighten|show) (me|us|to me|to us) [please|again|briefly] [something|anything|more|a bit] [about]
    [please|pls] (can|could|would|will) ({_SOMEBODY}) [please] (help me [to] (find out|understand|find|see) | explain | find out | look up | summarise | summarize | clarify)
    [does|do] ({_SOMEBODY}) [here|of you|else] [happen to] (know|remember|recall|understand) [by any chance|perhaps|maybe]
    [please|pls] (tell|explain|remind|enlighten) (me|us|to me|to us) [please|again|briefly] [something|anything|more|a bit|all] [about]
    [so|and|well] (i|we) (would|d|should|'d) [really|also] (like|love|want) [to] (know|learn|ask|find out|understand|hear) [more|something] [about]
    (id|i'd|ill) [really|also] (like|love) [to] (know|learn|ask|find out|understand|hear) [more|something] [about]
    [so|and|well] (i|we) [just|really|only|also] (want|wanted|need|wish|have|had|am trying|are trying|try) [to] (know|learn|ask|find out|understand|hear) [more|something] [about]
    (i am|im|i was|we were|i have been|ive been) [just] (wondering|curious|asking myself|interested) [to know]
    [i|we] [just] wonder|wondered
    (i|we) need [it|this|to know|to find] (for|in) (my|our|a|an|the) (homework|essay|paper|thesis|class|course|school|study|exam|seminar|project|presentation)
    (i|we) (do not|dont) (know|understand|remember|get)
    [any] (idea|clue|ideas)
    """,
    closers="""
    [many] thanks (a lot | so much | very much | in advance | again | a million | for your help | for the help | for any help) [all|guys|everyone]
    [many] thank you (so much | very much | in advance | again | for your help | for the help) [all|guys|everyone]
    thx|thnx|tnx|tysm|pls|plz|please [in advance|a lot|all|guys|mate|bot|everyone]
    """,
    comparisons="""
    how do|did|does|are|were|is|was FIRST and SECOND differ|disagree|compare|different [(on | about | over | in | during | as | regarding) ABOUT]
    how do|did|does FIRST differ from SECOND [(on | about | over | in | during | as | regarding) ABOUT]
    how does|do FIRST compare (to | with) SECOND [(on | about | over | in | during | as | regarding) ABOUT]
    how different are|were FIRST and SECOND
    what is|was|are|were the difference|differences between FIRST and SECOND [(on | about | over | in | during | as | regarding) ABOUT]
    what distinguishes|distinguished|separates|separated FIRST from SECOND
    compare|contrast FIRST (and | with | to | against) SECOND [(on | about | over | in | during | as | regarding) ABOUT]
    do|did FIRST and SECOND agree|disagree|differ [(on | about | over | in | during | as | regarding) ABOUT]
    FIRST vs|versus SECOND
    """,
    numbers="""
    one first
    two second
    three third
    four fourth
    five fifth
    six sixth
    seven seventh
    eight eighth
    nine ninth
    ten tenth
    eleven eleventh
    twelve twelfth
    thirteen thirteenth
    fourteen fourteenth
    fifteen fifteenth
    sixteen sixteenth
    seventeen seventeenth
    eighteen eighteenth
    nineteen nineteenth
    twenty twentieth
    """,
)
