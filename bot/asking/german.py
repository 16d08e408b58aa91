"""How members talk to a bot in German: words and forms of :mod:`bot.asking.forms`."""

from bot.asking.forms import Language

_ALL = "zusammen|alle|allerseits|leute|ihr|freunde|bot|miteinander|da|du|scholiast"
_NOTE = "fussnote|fussnoten|fussn|anmerkung|anmerkungen|anm|endnote|note|fn"
# "kannst du mir den Text der Fußnote Nr. 3 zeigen, bitte": what may stand around a note or a paragraph
_PRAY = "[und|jetzt|dann] [kannst du|konntest du|konnen sie|konnt ihr|kann ich|darf ich] [bitte]"
_SHOW = (
    "[was|wie|welche quelle|worauf|zeig|zeige|lies|gib|zitiere|nenne|offne|ubersetze|ubersetz] [ist|sagt|sagen|besagt|bedeutet|meint|steht|stehen|lautet|nennt|verweist|mir|uns] [mir|uns|bitte|mal]"
    " [in|zu|aus] [den (text | wortlaut | inhalt) [von]] [die|der|den|das|dem]"
)
_NR = "[nr|nummer|mit der nummer]"
_SAY = "[bitte|an|steht|sagt|aus|vor|angegeben|genannt] [mal] [zeigen|sehen|vorlesen|ubersetzen|zitieren|geben|nennen] [bitte]"
_PAR = "absatz|abs|abschnitt|paragraph"
_INTO = "[(ins | auf) (deutsche | deutsch | englische | englisch | franzosische | franzosisch | spanische | spanisch)]"

GERMAN = Language(
    signals="""
    danke dank dankeschon dankesehr merci hallo hallochen hi hey moin moinmoin servus gruezi grussgott tach tschuss
    tschau ciao tschussi bye lol haha ok okay okey ja jo jep nein nee ne genau klar bitte bitteschon entschuldigung
    sorry entschuldige verzeihung hm ach aha oh achso prima super toll klasse spitze test jaja naja wow krass geil
    gluckwunsch glueckwunsch herzlichen stimmt tja mist mahlzeit gn8 willkommen ups
    """,
    soft="""
    gut gute guter schon schone schoner nett cool witzig lustig interessant hilfreich perfekt richtig falsch wahr
    schade traurig gern gerne egal fertig mude hungrig langweilig verruckt klug dumm schlau freundlich sicher
    """,
    little="""
    ich du er es wir ihr sie das dies die der den dem ist war bin bist sind sein ein eine einen einem so sehr ganz
    recht echt wirklich auch aber und oder zu mit fur dir euch ihnen mir uns mich dich alle alles allen leute bot da
    hier jetzt heute morgen spater dann mal noch nun doch nur vielen vielmals besten lieben tausend viel hat hast
    habe mein dein deine antwort antworten hilfe auskunft info tag abend nacht freund freunde na nicht wieder im
    voraus geholfen super danke schon allerseits zusammen gut
    """,
    asking="""
    wer wen wem wessen was welche welcher welches welchen welchem wann wo wohin woher warum weshalb wieso wie
    wodurch womit wozu wovon worin woran worauf
    """,
    verbs="ist sind war waren hat hatte haben hatten kann konnte gibt gab wird wurde wurden darf muss soll",
    talk="""
    wie geht (es | s) (dir | euch | ihnen | ihr) [denn|so|heute|allen] [so|heute]
    (wie gehts | wie gehts dir | wie gehts euch | gehts gut | was geht | was geht ab | alles klar | alles gut | alles in ordnung | alles roger | alles okay | wie laufts | wie lauft es | was lauft | was machst du | was macht ihr | was machst du so | was machst du gerade | was machst du da) [heute|so|bei dir|bei euch|leute|denn]
    wie war (dein | euer | der) (tag | abend | wochenende | urlaub)
    (was | wie) (denkst | meinst | findest) du [das|dazu|daruber|davon]
    wie alt bist du
    woher kommst du
    wo (bist | wohnst) du [gerade|jetzt]
    (bist du | seid ihr | ist jemand | ist hier jemand | ist da jemand | jemand | ist wer) (da | hier | wach | online | noch da | noch wach | noch hier | zu hause | sicher | mude | glucklich | traurig | kaputt | verruckt | dumm | ok | okay | single)
    ist [hier|da] [denn] [noch|schon|hier|da] (jemand | wer | einer) [da|hier|wach|online]
    (mir ist | ist mir) [so|echt|sehr] langweilig [heute|gerade]
    ich langweile mich [so|sehr|gerade]
    magst du ...
    (erzahl | erzahle | sag | sage) [mir|uns] [bitte] mehr [davon|daruber|dazu] [bitte]
    (mach | rede | sprich) weiter [bitte]
    (erklar | erklare) [mir|uns] (das | es | mehr) [bitte]
    (ist | war) (das | es) [wirklich] (wahr | so | echt | richtig | dein ernst)
    (hast du | habt ihr | hat jemand | hat wer | hat einer) [heute|jetzt|noch|mal] (lust | zeit | bock) ...
    (das | es) reicht [mir|uns] [schon|so|vollig|furs erste]
    (kannst du | konnt ihr) mich (horen | sehen | lesen)
    (hab dich lieb | ich hab dich lieb | bis montag | bis nachste woche | bin gleich wieder da | bin wieder da | wo wohnst du | schones wetter heute | wetter ist schon heute | wer da | jemand da | ich bins | ist da wer)
    (danke | dankeschon | vielen dank | vielen lieben dank | besten dank | lieben dank | herzlichen dank | tausend dank) [dir|euch|ihnen|schon] fur (die | deine | eure | ihre | das | alles) [schnelle|gute|nette|tolle|ausfuhrliche|liebe|rasche] [hilfe|antwort|antworten|auskunft|info|infos|muhe|erklarung|geduld|unterstutzung|nachschauen|nachsehen|suchen]
    (das | so) (war | hatte ich) [es|das] (nicht | nie) (gemeint | gefragt | so gemeint)
    du hast mich [da|ganz|vollig] (falsch verstanden | missverstanden | nicht verstanden)
    (erzahl | erzahle) (mir | uns) [mal] (einen witz | was lustiges | etwas lustiges | eine geschichte | was | etwas)
    ich bin [so|sehr|ganz|auch|wieder|noch|schon] (mude | hungrig | glucklich | traurig | krank | da | hier | wieder da | zuruck | neu | neu hier | fertig | dran | weg | zuhause) [hier|heute]
    ich (gehe | geh | muss) [jetzt] (ins bett | schlafen | nach hause | los | weg | essen | arbeiten) [jetzt]
    ich (liebe | mag | hasse) (dich | euch | das | es | diesen bot | den bot | diesen server | musik | kaffee) [sehr|auch]
    ich (weiss | verstehe) [es|das] [auch] nicht
    [ich] (hab | habe) [auch|leider] keine (ahnung | zeit | lust)
    (ich verstehe | verstehe | verstanden | ich auch | ich auch nicht | keine ahnung | kein problem | keine ursache | nichts zu danken | gern geschehen | sehr gerne | bis dann | bis bald | bis morgen | bis spater | bis gleich | auf wiedersehen | auf wiederschauen | mach's gut | machs gut | macht's gut | machts gut | viel gluck | viel spass | viel erfolg | gute besserung | guten appetit | schlaf gut | schlaft gut | gute reise | alles gute | alles liebe | herzlichen gluckwunsch | frohe weihnachten | frohe ostern | frohes neues jahr | frohes neues | guten rutsch | falscher kanal | tut mir leid | es tut mir leid | war nur ein test | nur ein test | schon gut | nicht schlecht | gar nicht schlecht | gut gemacht | gute arbeit | gute frage | gute idee | guter bot | braver bot | gute antwort | na gut | na klar | na dann | na ja | na und | ach so | ach ja | oh nein | oh je | mein gott | oh mein gott | ach du meine gute | wie schon | wie schade | wie nett | was fur ein tag | echt jetzt | im ernst | im ernst jetzt | wirklich | weiter so | ebenfalls | gleichfalls | dir auch | euch auch | ihnen auch | und dir | und euch | mir auch | von mir aus | macht nichts | egal | passt | passt schon | lass mal | los gehts | schonen guten tag | alles gute zum geburtstag | ergibt sinn | das ergibt sinn | macht sinn | das macht sinn | freut mich | schon dich kennenzulernen | willkommen zuruck) [leute|alle|allerseits|zusammen|dann|dir|euch|ihnen|und danke]
    [einen|eine|ein|noch] [einen|eine|ein] schonen|schone|schones|guten|gute|gut [guten] (morgen | tag | abend | nacht | wochenende | feierabend | sonntag | start | woche | urlaub | ferien | mittag) [noch] [zusammen|alle|allerseits|allen|leute|bot|euch|dir|miteinander|wunsche ich] [zusammen|alle|allen|allerseits]
    (morgen | abend | nacht) (zusammen | allerseits | leute | alle | miteinander)
    (das | es) (ist | war | wird) [so|sehr|ja|aber|echt|wirklich|auch|nicht] (lustig | witzig | gut | toll | super | schon | cool | interessant | hilfreich | schade | traurig | verruckt | wahr | richtig | falsch | alles | egal | klasse | nett | spannend) [danke|so]
    (das | es) (hilft | half) [mir|uns] [sehr|weiter|nicht]
    das hat [mir|uns] [sehr] geholfen
    du bist [so|sehr|ein|eine|der|die|das|echt|wirklich|aber] [guter|toller|gute] (toll | super | klug | dumm | nett | lustig | schlau | der beste | beste | bot | freund | schatz | genial | cool | susser | lieb | blod | doof | maschine)
    """,
    help="""
    hilfe [bitte]
    (hilf | helft) mir [bitte|mal]
    ich brauche [deine|eure|mal|bitte] hilfe [bitte]
    (kannst du | konnen sie | konnt ihr | kann mir jemand | kann jemand) [mir|uns] [bitte|mal] helfen [bitte]
    wer (bist du | seid ihr | sind sie) [eigentlich|denn|uberhaupt|du]
    was (bist du | seid ihr) [eigentlich|denn|fur ein bot|fur einer|uberhaupt|genau]
    was (kannst | machst | tust) du [eigentlich|denn|so|alles|hier|genau|fur mich|fur uns] [alles|so|tun|machen]
    was (kann | macht | ist) (dieser bot | der bot | das fur ein bot | scholiast | das hier | das | das hier fur ein bot) [alles|eigentlich|hier|so|denn]
    was kann (ich | man) (dich | hier | dich alles | dich hier | hier alles) [alles|so] (fragen | machen | tun)
    wofur (bist du | ist dieser bot | ist der bot) (da | gut | hier)
    wie (funktionierst du | funktioniert das | funktioniert dieser bot | funktioniert der bot | geht das | benutzt man das | benutze ich das | benutze ich dich | benutze ich den bot | frage ich dich | stelle ich eine frage | stelle ich dir eine frage | stellt man eine frage | muss ich fragen | soll ich fragen | kann ich dich etwas fragen | kann ich etwas fragen | verwendet man dich | fragt man dich | bedient man das) [hier|eigentlich|denn|genau]
    (kannst du dich | kann der bot sich | kannst du) [auch|manchmal] (irren | fehler machen | etwas erfinden | lugen | falsch liegen | tauschen)
    wie (finde | sehe | offne | zeige | bekomme) ich [hier] (eine | die) (fussnote | fussnoten | anmerkung | anmerkungen | quelle | quellen) [hier]
    (wie heisst du | wie ist dein name | was ist dein name | was ist deine aufgabe) [eigentlich|denn]
    (wer | von wem) (hat dich | hat diesen bot | steckt hinter dir | steckt hinter diesem bot | wurdest du | bist du) [gemacht|gebaut|programmiert|erschaffen|geschrieben|entwickelt]
    (bist du | sind sie | ist das) [eigentlich|denn|nur|wirklich] [ein|eine|kein] (bot | mensch | roboter | ki | maschine | mann | frau | programm | chatbot | computer | echt | chatgpt | kunstliche intelligenz)
    welche (befehle | funktionen | kommandos) (gibt es | hast du | kennst du) [hier]
    (stell | stelle) dich [bitte|mal] vor
    erzahl [mir|uns] [etwas|was|mal was] uber dich
    (kannst | sprichst | verstehst) du [auch|eigentlich] (deutsch | englisch | franzosisch | spanisch)
    (fass | fasse) (das | es | alles | den text | die texte | die bibliothek) [bitte|mal|fur mich] zusammen
    (zusammenfassung | zusammenfassen | anleitung | befehle)
    """,
    library="""
    worum|wovon (geht | handelt) [es] [in|bei] [dieser|diese|der|die|deiner|eurer|hier] (bibliothek | sammlung | hier)
    (was fur | welche | welcherlei) (bucher | texte | dokumente | werke | schriften | quellen | titel) (gibt es hier | gibt es | gibt es in der bibliothek | gibt es in dieser bibliothek | sind hier | sind hier drin | sind in der bibliothek | sind in dieser bibliothek | sind vorhanden | hast du | habt ihr | kennst du | hast du gelesen | sind da | sind enthalten | enthalt die bibliothek | stehen hier | stehen zur verfugung | liegen vor) [hier|denn|so|alles]
    (was fur | welche) autoren (gibt es | sind hier | hast du | kennst du | sind in der bibliothek) [hier]
    (was fur | welche) themen (gibt es | kennst du | deckst du ab | hast du) [hier]
    was ist das [hier] fur eine (bibliothek | sammlung)
    was (ist | steht | steckt | gibt es) [alles|so] (in der | in dieser | in deiner) (bibliothek | sammlung) [alles|zu lesen]
    was (enthalt | umfasst) (die | diese | deine) (bibliothek | sammlung)
    was (weisst | kennst) du [alles|so|eigentlich]
    was (hast du | habt ihr | haben sie | steht | gibt es) [alles|denn|so|hier] (im regal | auf dem regal | in den regalen | in deinem regal | in eurem regal | im bestand) [alles|so]
    was hast du [alles|so] gelesen
    wie viele (bucher | texte | dokumente | werke | fussnoten | absatze | autoren) (gibt es | hast du | sind | kennst du | sind hier | habt ihr | enthalt die bibliothek) [hier|in der bibliothek|in dieser bibliothek]
    wie gross ist (die | diese | deine) (bibliothek | sammlung)
    (zeig | zeige | nenne | liste | gib) [mir|uns] [alle|die|deine|eine liste der] (bucher | texte | dokumente | titel | autoren | bibliothek) [auf|bitte]
    (was gibt es | was gibts | gibt es | gibts | was ist) [hier] [was|etwas] (neues | neu) [hier|bei dir|in der bibliothek|bei euch]
    """,
    note=_NOTE,
    notes=f"""
    {_PRAY} {_SHOW} ({_NOTE}) {_NR} LABEL {_INTO} {_SAY}
    {_PRAY} {_SHOW} LABEL ({_NOTE}) {_SAY}
    was (steht | ist | findet sich) [denn|eigentlich] in|zu [der] ({_NOTE}) {_NR} LABEL [von|aus|in|zu|im|der|des] TEXT
    {_PRAY} {_SHOW} ({_NOTE}) {_NR} LABEL (von | aus | in | zu | im | der | des) TEXT
    {_PRAY} {_SHOW} LABEL ({_NOTE}) (von | aus | in | zu | im | der | des) TEXT
    was in ({_NOTE}) {_NR} LABEL steht
    (wer | welcher | welche | welches | wen | wessen) ... (wird | ist | werden | sind) in [der] ({_NOTE}) {_NR} LABEL [(von | aus | der | des) TEXT] (genannt | zitiert | erwahnt | gemeint | angegeben)
    (wen | was | welches | welche | welchen) ... (nennt | zitiert | meint | erwahnt) [die] ({_NOTE}) {_NR} LABEL [(von | aus | in | der | des) TEXT]
    (ich brauche | ich suche | ich mochte) [die] ({_NOTE}) {_NR} LABEL [(von | aus | in | zu | im | der | des) TEXT] [sehen|lesen]
    wo (steht | ist) ({_NOTE}) {_NR} LABEL
    {_PRAY} {_SHOW} ({_NOTE}) {_NR} LABEL CHAPTER
    TEXT ({_NOTE}) [nr|nummer] LABEL
    """,
    passages=f"""
    {_PRAY} {_SHOW} ({_PAR}) {_NR} NUMBER {_SAY}
    {_PRAY} {_SHOW} NUMBER ({_PAR}) {_SAY}
    {_PRAY} {_SHOW} ({_PAR}) {_NR} NUMBER (von | aus | in | im | der | des) TEXT
    TEXT ({_PAR}) [nr|nummer] NUMBER
    """,
    hellos=f"""
    hallo|hi|hey|moin|servus|gruezi|liebe|lieber [{_ALL}] [{_ALL}]
    [schonen] guten|gute|schonen morgen|tag|abend|nacht [{_ALL}]
    gruss gott [{_ALL}]
    """,
    greetings="""
    danke|merci [schon|sehr|dir|euch|nochmal] [und]
    vielen|besten|herzlichen dank [und|dir]
    ok|okay|ja|also|gut|ach|oh|hm|na|super|toll|so|nein|ach [also|und|aber|dann|so]
    (entschuldigung | entschuldige | entschuldigen sie | sorry | verzeihung) [die storung|fur die storung] [aber]
    [bitte] [hilfe]
    [nur|ich habe|ich hatte|hab] [mal|noch|nur] [eine] [kurze|kleine|weitere|dumme] frage [dazu]
    """,
    openers="""
    [bitte] (kannst du | konnen sie | konnt ihr | kann mir jemand | kann jemand | kann wer | konnte mir jemand | konntest du | konnten sie | konnte jemand | wurdest du | konntet ihr) [mir|uns] [bitte|mal|vielleicht|kurz] [jemand] [bitte|mal|vielleicht|kurz] (sagen | erklaren | verraten | erzahlen | zeigen | mitteilen) [bitte] [etwas uber]
    (weisst du | wissen sie | wisst ihr | weiss jemand | weiss einer | weiss hier jemand | weiss wer | weiss irgendjemand) [vielleicht|zufallig|bitte|denn|hier]
    [bitte] (sag | sage | sagt | erklar | erklare | erzahl | erzahle | verrate | sagen sie | erklaren sie) (mir | uns) [bitte|mal|doch] [bitte|mal|kurz|etwas uber|von]
    ich (mochte | wurde | wollte | will | muss | hatte) [gern|gerne|nur|bitte|mal] [wissen|fragen|erfahren|verstehen|herausfinden]
    ich (frage mich | wusste gern | wusste gerne | hatte gern gewusst | habe mich gefragt) [gerade]
    mich wurde interessieren
    mich interessiert
    """,
    closers="""
    bitte [und danke]
    danke (im voraus | schon | sehr | dir | euch | ihnen)
    vielen|besten|herzlichen dank [im voraus|euch|dir]
    """,
    comparisons="""
    (wie | worin) unterscheiden|unterschieden sich FIRST und SECOND [(in | bei | uber | als) ABOUT]
    (wie | worin) unterscheidet|unterschied sich FIRST von SECOND [(in | bei | uber | als) ABOUT]
    was unterscheidet|unterschied FIRST von SECOND
    (was ist | was war | worin besteht | worin bestand) der unterschied zwischen FIRST und SECOND
    vergleiche|vergleich FIRST (mit | und) SECOND
    """,
    numbers="""
    eins erste ersten
    zwei zweite zweiten
    drei dritte dritten
    vier vierte vierten
    funf funfte funften
    sechs sechste sechsten
    sieben siebte siebten
    acht achte achten
    neun neunte neunten
    zehn zehnte zehnten
    elf elfte elften
    zwolf zwolfte zwolften
    """,
)
