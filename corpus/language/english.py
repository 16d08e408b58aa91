"""The words of English texts and their notes, with the Latin of both. Pure."""

from corpus.language.vocabulary import NONE, Vocabulary, each, listed

ENGLISH = Vocabulary(
    codes=("en",),
    # Names of people
    particles=NONE,
    never_names=tuple(
        """a about above according after again against all almost also although among an and another any as
        at because before below both but by cf chapter cit compare during each earlier elsewhere
        even every few finally following for from further hence here his however i ibid ibidem id
        idem if in indeed it its later like loc many more moreover most much my naturally nearly
        nevertheless no not note notes of on once one only op or originally other others our page
        pages part perhaps quoted recently reference saint several she he similarly since so some
        still such than that the their then there these they this those though thus to translated
        under unless until volume we what when where whether which while who with within yet you
        today tomorrow yesterday suddenly soon sometimes initially instead meanwhile therefore
        consequently eventually ultimately unfortunately fortunately surprisingly interestingly
        clearly often thereupon thereafter immediately years months appendix table figure map
        plate preface introduction section document item interview conclusion see anything been
        did does article clause psalm canto amendment paragraph whereupon hereupon
        everybody everyone everything had has have having how is just let me nobody none
        nothing neither nor own shall should somebody someone something themselves too us very was
        well were why would your yes consult contrast vide read last next
        monday tuesday wednesday thursday friday saturday sunday
        afterwards presently now never furthermore maybe""".split()
    ),
    no_surnames=("ed", "eds", "pp", "vol", "no"),
    possessives=("’s",),
    ands=("and",),
    ors=("or",),
    and_others=("and others",),
    editor_roles=listed("ed, eds, editor, editors, comp, comps"),
    by=("by",),
    titles=listed(
        "Mr, Mrs, Ms, Miss, Dr, Prof, Professor, Sir, Lady, Lord, Captain, Capt, Comrade, Rev, "
        "Reverend, Father, President, Sheriff, Saint, St, Uncle, Aunt, King, Queen, General, Gen, "
        "Colonel, Col, Councillor, Constable, Inspector, Insp, Sub-Insp, Sergeant, Lieutenant, Judge, "
        "Justice, Senator, Governor, Minister, Mayor, Ambassador, Admiral, Pastor, Chairman, "
        "Chairwoman, Congressman, Congresswoman, Representative, Commissioner, Secretary, Major, "
        "Bishop, Archbishop, Cardinal, Sister, Brother"
    ),
    telling_titles=listed(
        "Mrs, Ms, Miss, Lady, Lord, Sir, Aunt, Uncle, Queen, King, Sister, Brother, Saint, St"
    ),
    woman_words=listed(
        "she, her, hers, herself, Mrs, Ms, Miss, Lady, Queen, Princess, Countess, Duchess, Aunt"
    ),
    man_words=listed("he, his, him, himself, Mr, Sir, Lord, King, Prince, Duke, Uncle"),
    # Articles and small words
    definite_articles=("the",),
    indefinite_articles=("a", "an"),
    title_articles=("The", "A", "An"),
    link_words=listed("a, an, and, as, at, by, for, from, in, of, on, or, the, to, with"),
    small_words=tuple(
        """about after against among before between but into nor off onto over so than through under until up
        upon without yet vs versus""".split()
    ),
    title_goes_on=("and", "or", "of"),
    prose_words=listed(
        "is, are, was, were, has, have, had, says, writes, notes, argues, who, which, this, these, he, she, "
        "they"
    ),
    adverb_endings=("ly",),
    # Dates
    months=tuple(
        "January February March April May June July August September October November December".split()
    ),
    seasons=listed("spring, summer, autumn, fall, winter"),
    ordinal_months=NONE,
    on_day=NONE,
    of_month=NONE,
    # Headings, and lines that belong to the page
    page_lines=("page",),
    page_breaks=listed("page break, page-break, page_break, pagebreak"),
    page_of=("of",),
    pictures=listed("illustration, illustrations, decoration, picture, frontispiece, plate, portrait, music"),
    captions=listed("figure, fig., table, exhibit"),
    side_notes=listed("sidenote, side-note, side note, marginal note"),
    chapter_words=listed("chapter, part, book, section"),
    front_parts=listed(
        "introduction, preface, text, summary, conclusion, conclusions, abstract, background, discussion, "
        "results, epilogue, prologue, postscript, appendix"
    ),
    contents=listed("contents, table of contents"),
    back_parts=listed("acknowledgements, acknowledgments, acknowledgement, glossary, index, colophon"),
    valedictions=listed(
        "yours, yours ever, yours truly, yours sincerely, yours faithfully, yours always, yours "
        "affectionately, yours respectfully, ever yours, sincerely, sincerely yours, faithfully yours, "
        "truly yours, respectfully, affectionately, best wishes, with best wishes, kind regards, best "
        "regards, with kind regards, with love, with all my love, your friend, your old friend, your loving "
        "friend, your affectionate friend, your brother, your sister, your son, your daughter, your loving "
        "son, your loving daughter, your obedient servant, your humble servant"
    ),
    note_headings=listed(
        "note, notes, footnote, footnotes, endnotes, references, references and notes, notes and references, "
        "bibliography, works cited, literature cited, sources"
    ),
    notes_to=listed("to, to the, for, for the, on, on the"),
    copyright=("copyright",),
    rights=("all rights reserved",),
    published=each(", first, originally", "published, printed, republished, reprinted", "in, by, at"),
    untitled=("untitled",),
    new_files=("document", "slide", "layout"),
    # Sentences
    abbreviations=tuple(
        """mr mrs ms dr prof rev hon st sr jr gen col capt lt sgt gov sen rep pres nos vol vols pp chap figs
        eds trans tr cf etc al vs viz ca fl para sect repr approx dept univ inc ltd co jan feb apr aug sept
        sep oct nov dec""".split()
    ),
    citation_abbreviations=tuple(
        """art cap cf ch chap chaps co col coll comp cp doc dr e.g ed eds esp etc fasc ff fig fn fol i.e inc
        introd jr lib loc ltd mr mrs ms n nn no nos op p par pp prof pt pub publ rev repr s sec sect ser sic
        sr st supp tr trans u univ v viz vol vols""".split()
    ),
    before_a_number=listed("no, p, fig, ch, art, sec, s, c, ed"),
    percent=("percent", "per cent"),
    lone_letters=("I",),
    # Markers
    counted=listed("p, pp, no, nos, vol, vols, fig, figs, ch, chap, art, para, cf, n, ca, c, v, st"),
    leading_words=tuple(
        """a an and are as at be both by cf clause clauses article articles case chapter chapters demand
        demands either equation example figure for from if in is item items line namely no nor not note notes
        number of on or page pages paragraph paragraphs part point points question questions rule rules say
        section sections see step steps table that the theses thesis to under versus viz was were when
        whether with""".split()
    ),
    goes_on_words=listed("and, but, for, he, she, they, it, we, which, who, so, then"),
    amounts=listed("a, one, half, more"),
    # Notes that point at notes
    note_words=listed("note, footnote, endnote"),
    notes_words=listed("notes, footnotes, endnotes"),
    note_abbreviations=("fn.", "fn", "fnn.", "fnn"),
    note_letters=("n", "nn"),
    above=listed("above, supra, more, earlier"),
    below=listed("below, infra"),
    of_another=listed("in, of, to, by"),
    # Where in a work
    pages=listed(
        "p., pp., P., Pp., PP., page, pages, Page, Pages, col., cols., ch., chs., chap., chaps., Ch., Chs., "
        "Chap., Chaps., chapter, chapters, Chapter, Chapters, fol., fols., para., paras., line, lines"
    ),
    volumes=listed("vol., vols., Vol., Vols., volume, volumes, Volume, Volumes, bk., no., nos."),
    book_volumes=("volume",),
    and_following=("f", "ff"),
    at_page=("at",),
    especially=listed("here, at, esp., especially"),
    belongs=listed("Vol, No, P, Pp, Ed, Eds"),
    editions=listed("rev, orig, repr, trans, new ed, first, second, third, spring, summer, fall, winter"),
    new_editions=NONE,
    # Works that are cited
    signals=listed(
        "see, also, cf, compare, but, and, or, e.g, esp, especially, for example, again, quoted, cited, "
        "qtd, reprinted, reproduced, in, from, by, as, accord, contra, similarly, most recently, apud, "
        "so, this, generally, consult, contrast, vide, read, note also, note especially, following, "
        "further, discussed"
    ),
    leads=listed("in, see, from, by, is, and, are"),
    sends=listed("see, cf, compare, consult, contrast, vide"),
    also=("also",),
    as_well=("as well as",),
    ins=("in",),
    quoted=listed("quoted, cited, as quoted, as cited"),
    quoted_in=("in", "by"),
    citing=listed(
        "citing, quoting, discussing, reviewing, referring to, relying on, following, translating, "
        "reprinting, paraphrasing, summarizing, summarising, criticizing, criticising, commenting on, "
        "responding to, replying to, drawing on, rejecting, endorsing, repeating"
    ),
    edited=("ed.", "eds.", "edited"),
    after_title=(
        *each("2nd, 3rd, 4th, 5th, 6th, 7th, 8th, 9th, second, third, new, rev., revised", "ed, rev. ed"),
        *listed(
            "ed., eds., edited by, trans., translated, intro., introd., with an introduction, vol., vols."
        ),
    ),
    ibid=listed("ibid., ibidem, ib., loc. cit., l. c."),
    idem=listed("id., idem, ead., eadem, the same, same author, by the same author"),
    op_cit=listed("op. cit., art. cit., loc. cit."),
    to_whom=("to",),
    archives=listed("MS, MSS, Archive, Archives, Papers, Collection"),
    archive_endings=NONE,
    unpublished=listed(
        "interview, review, letter, unpublished, thesis, dissertation, manuscript, typescript, lecture, "
        "talk, paper, forthcoming, communication, diary"
    ),
    # Who speaks
    capital_nouns=False,
    before_nouns=NONE,
    verbs=listed(
        "says, said, writes, wrote, written, tells, told, recalls, recalled, remembers, remembered, "
        "explains, explained, argues, argued, notes, noted, observes, observed, adds, added, replies, "
        "replied, answers, answered, responds, responded, declares, declared, claims, claimed, reports, "
        "reported, complains, complained, concludes, concluded, insists, insisted, warns, warned, put it, "
        "puts it, confesses, confessed, preached, continues, continued, states, stated, comments, "
        "commented, remarks, remarked, asserts, asserted, asks, asked, protested, exclaimed, maintains, "
        "maintained, relates, related, testifies, testified, set down, sets down, shouted, cried, demanded, "
        "proclaimed, predicted, informs, informed, admits, admitted, announced, laments, lamented, joked, "
        "quipped, mused, objected, concedes, conceded, retorted, boasted, whispered, muttered, murmured, "
        "urged, contends, contended, acknowledged, affirms, affirmed, suggests, suggested, reminds, "
        "reminded, advises, advised, assures, assured, points out, pointed out, recounts, recounted, used to "
        "say, used to write, used to tell, likes to say, liked to say"
    ),
    tag_verbs=listed(
        "went on, goes on, cut in, put in, broke in, began, gasped, laughed, sighed, called, returned, "
        "snapped, growled, interrupted, repeated, cried out, called out, grumbled, thought, inquired, "
        "enquired, wondered, wanted to know, cry, exclaims, agreed, corrected, ordered, persisted, pleaded, "
        "begged, shot back, chimed in, threw in, burst out, interposed, interjected, rejoined, ventured, "
        "volunteered, stammered, mumbled, groaned, moaned, hissed, yelled, screamed, sneered, scoffed, "
        "chuckled, sobbed, confirmed, promised, countered"
    ),
    parted_verbs=NONE,
    verb_particles=NONE,
    asking_verbs=listed(
        "ask, asks, asked, inquires, inquired, enquired, wonders, wondered, wanted to know, demanded"
    ),
    question_words=listed(
        "what, why, whether, how, if, when, where, who, whom, whose, which, for, about, after"
    ),
    modals=listed("would, will, could"),
    bare_verbs=listed(
        "say, write, tell, recall, remember, explain, argue, note, observe, add, reply, answer, respond, "
        "declare, report, complain, conclude, insist, warn, put it, confess, assert, maintain"
    ),
    infinitives=("to",),
    quoting_verbs=listed(
        "so-called, saying, writing, telling, declaring, arguing, quote, quotes, quoted, cite, cites, "
        "cited, quoting, citing, echoing, repeating, paraphrasing, reciting, heard, hears, read, reads, "
        "learns, learned, learnt, translate, translates, translated, call, calls, called, entitled, titled, "
        "named, described, describe, describes, known, denounce, denounces, denounced"
    ),
    telling_verbs=listed("told, tell, ask, answer, warn, inform, urge, remind, advise, assure"),
    writing_verbs=listed("writes, wrote, written"),
    object_verbs=listed(
        "admit, announce, acknowledge, urge, lament, inform, concede, suggest, advise, recount"
    ),
    object_prepositions=listed(
        "about, after, against, at, before, behind, by, concerning, for, from, in, into, of, on, over, "
        "regarding, through, under, upon"
    ),
    listeners=listed("me, him, her, us, them, him back, the others, himself, herself"),
    recalling_verbs=listed("report, recall, remember, relate"),
    answering_verbs=listed("answered, answers, replied, replies, responded, responds, retorted"),
    between=listed(
        "has, have, had, would, will, could, later, once, also, then, often, himself, herself, "
        "recently, long, still, now, even, first, already, afterwards, there, thus, so"
    ),
    who=("who",),
    appositions=listed("the, a, an, his, her, in, at, who"),
    replies=listed("answer, reply, response, retort"),
    inscriptions=listed("read, reads, ran, runs"),
    tag_goes_on=listed("in, later, again, once, then, afterwards, thereafter, often, as, with"),
    clitics=NONE,
    inversions=NONE,
    subject_pronouns=("he", "she"),
    pronouns=listed("he, she, his, her, him, He, She, His, Her"),
    no_subject=listed("was, is, were, are, been, being, be, to, to have, not, by"),
    that=("that",),
    reports=listed("that, how, what"),
    as_words=("as",),
    verb_second=NONE,
    after_verb=NONE,
    others_too=listed("his, her, their, others"),
    of_others=listed("being, hearing, having, him, her, them"),
    rejected=listed("not, nor, neither, never"),
    unless=listed(
        "if, unless, whether, as if, as though, suppose, supposing, imagine, imagining, pretend, "
        "pretending, Had, Would, Could, Should, Might, why would, why should, why could, how could, how "
        "would, what would, perhaps, maybe, wish, wishes, wished, forged, fake, faked, spurious, "
        "apocryphal, fictitious, imaginary"
    ),
    denials=(
        *listed(
            "nobody, no one, none, denied, denies, deny, denying, doubt, doubts, doubted, disbelieved, "
            "disputes, disputed, disproved, refuted, rejected, pretends, pretended, imagines, imagined, "
            "dreamed, dreamt, dreams, invented, invents, lied, lies, lie, rumour, rumor, legend, myth, "
            "fable, false, falsely, wrongly, untrue, unlikely, improbable, impossible, unproven, doubtful, "
            "supposes, supposed, hoped, hopes, feared, fears, never, neither, few"
        ),
        *each(
            "not, ’t, cannot",
            "believe, think, true, claim, suppose, say, said, mean, certain, sure, known, clear, prove, "
            "proved, proven, likely, possible, the case, remember, recall, appear, seem, admit, accept",
        ),
        *each("would, could, might", "believe, have believed, have thought, rather, prefer, expect"),
    ),
    never=(
        *each("would, could, might, may, should, must", "have"),
        *listed(
            "never, hardly, scarcely, barely, allegedly, supposedly, ostensibly, purportedly, nearly, not, "
            "might, may, should, must"
        ),
    ),
    nothing=listed("nothing, no such, never, nowhere, not, neither"),
    joins=listed(
        "and, or, of, with, in, at, from, than, by, to, like, unlike, about, against, for, among, "
        "alongside, behind, beside, on, during, since, until, near, the, after, before, over, under, round, "
        "around, above, below, between, through, within, without, beyond, across, along, toward, towards, "
        "upon, into, off, regarding, concerning, despite, everybody but, everyone but, nobody but, no one "
        "but, none but, anybody but, anyone but, all but, except, save, excepting, contrary to what, "
        "opposite of what, in spite of what, despite what, not even, named, called, himself, herself, his, "
        "her, its, their, your, our, my, a, an, another, certain, brothers, sisters, family, firm"
    ),
    nominatives=NONE,
    obliques=NONE,
    relatives=listed("who, whom, which, whoever, those who, that had, that has, that have, that was"),
    participles=listed("ing"),
    no_participles=listed(
        "morning, evening, spring, king, during, nothing, everything, something, anything, wedding, "
        "meeting, building"
    ),
    telling_apart=listed(
        "elder, younger, older, oldest, eldest, youngest, young, old, other, senior, junior"
    ),
    sentence_openers=listed(
        "When, After, As, But, And, So, Yet, Then, While, Although, Though, Before, So wrote"
    ),
    according_to=("According to",),
    own_words=("words", "own words"),
    recounted_by=each("recounted, related, retold, summed up, summarized, recorded", "by"),
    words_of=(
        *each("These, Those, Such", "are, were", "the words of, the last words of, the own words of"),
        *each("So, Thus, This is how", "wrote, writes, said, says, spoke, speaks"),
    ),
    speaker_roles=listed(
        "interviewer, moderator, host, chair, chairman, chairperson, chairwoman, president, speaker, "
        "questioner, reporter, audience, audience member, participant, panelist, unidentified speaker, "
        "voice, a voice, narrator, judge, clerk, witness, counsel, all, both, chorus, messenger, first "
        "citizen, second citizen, the court"
    ),
    askers=listed("question"),
    play_parts=listed("act, scene, prologue, epilogue"),
    first_person=listed("I, I’m, I’ve, I’ll, I’d, my, me, mine"),
    second_person=listed("you, your, yours, thee, thou, thy"),
    no_speakers=listed(
        "abstract, answer, author, background, caution, conclusion, conclusions, cons, contents, "
        "corollary, credits, date, day, definition, directions, discussion, example, exercise, figure, "
        "from, hint, important, ingredients, input, instructions, keywords, lemma, material, materials, "
        "method, night, morning, evening, objective, observation, output, photo, place, postscript, "
        "problem, proof, proposition, pros, question, reading, prayer, remark, result, results, scene, "
        "act, solution, source, step, subject, summary, table, theorem, time, tip, title, to, todo, "
        "topic, update, use, warning, yes, "
        "monday, tuesday, wednesday, thursday, friday, saturday, sunday, spring, summer, autumn, "
        "winter, christmas, easter"
    ),
    # Texts, and people without a name
    texts=listed(
        "words, speech, remark, remarks, reply, answer, letter, testimony, motto, slogan, phrase, saying, "
        "song, verse, poem, story, toast, toasts, inscription, sign, notice, headline, placard, poster, "
        "banner, message, telegram, note, report, rule, law, line, sentence, passage, entry, statement, "
        "declaration, resolution, oath, prayer, proverb, legend, order, question, opinion, comment, "
        "account, joke, warning, complaint, promise, advice, appeal, demand, claim, argument, formula, "
        "definition"
    ),
    determiners=listed("the, this, that, a, an, his, her, their, its"),
    of_author=("of",),
    titled_works=listed(
        "book, article, essay, pamphlet, title, chapter, novel, hymn, song, poem, play, piece, opera, "
        "paper, ballad, sonnet, column, editorial, about, against, under"
    ),
    people=listed(
        "father, mother, brother, sister, daughter, wife, husband, friend, comrade, man, woman, boy, "
        "girl, child, survivor, witness, eyewitness, officer, soldier, worker, fisherman, skipper, keeper, "
        "minister, king, queen, priest, judge, colleague, prisoner, reporter, writer, author, editor, "
        "historian, student, teacher, neighbour, neighbor, captain, doctor, official, someone, somebody, "
        "people"
    )
    # A bare "son" is the French "his".
    + each(
        "his, her, their, a, the, my, your, our, whose, eldest, elder, younger, youngest, only, ’s", "son"
    ),
    person_endings=listed(
        "man, woman, ist, ician, smith, wright, monger, keeper, maker, dealer, holder, owner, master, "
        "mistress"
    ),
    lone_people=listed(
        "stranger, visitor, secretary, nurse, servant, lawyer, critic, biographer, pupil, widow, guard, "
        "policeman, sailor, farmer, aunt, uncle, cousin, nephew, niece, lady, mayor, bishop, chairman, "
        "president, governor, parson, vicar, clerk, landlord, landlady, manager, director, merchant, agent, "
        "professor, poet, journalist, councillor, ambassador, peasant, successor, predecessor, heir, rival, "
        "companion, partner, assistant, apprentice, tenant, lodger, curate, rector, dean, monk, nun, abbot, "
        "pope, cardinal, pastor, preacher, missionary, rabbi, miller, baker, butcher, tailor, weaver, "
        "carpenter, mason, cobbler, shopkeeper, trader, banker, treasurer, steward, butler, coachman, "
        "driver, pilot, rower, miner, painter, sculptor, architect, engineer, surgeon, physician, midwife, "
        "chemist, grocer, admiral, colonel, lieutenant, sergeant, corporal, magistrate, sheriff, constable, "
        "detective, inspector, warden, solicitor, barrister, attorney, lord, baron, duke, earl, countess, "
        "duchess, prince, princess, emperor, empress, tutor, governess, schoolmaster, schoolmistress, "
        "headmaster, headmistress, scholar, philosopher, scientist, novelist, actor, actress, singer, "
        "musician, composer, artist, photographer, printer, publisher, bookseller, librarian, archivist, "
        "grandfather, grandmother, grandson, granddaughter, stepfather, stepmother, orphan, traveller, "
        "traveler, pilgrim, refugee, deputy, delegate, senator, envoy, consul, spy, shepherd, gardener, "
        "labourer, laborer, beggar, thief, Scotchman, Scotsman, Englishman, Irishman, Welshman, Frenchman, "
        "Dutchman, Scotchwoman, Englishwoman, Irishwoman, Frenchwoman, one of the, one of his, one of her, "
        "Someone, Somebody, People, others, Others, Witnesses, Friends"
    ),
    another=("another", "Another"),
    things=listed(
        "view, way, question, matter, thing, side, reason, time, day, year, place, story, book, letter, "
        "answer"
    ),
    # Questions
    common=tuple(
        """a about above after again against ain all also am an and any are aren arent as at be because been
        before being below between both but by can could couldn couldnt d did didn didnt do does
        doesn doesnt doing don dont down during each few for from further had hadn hadnt has hasn
        hasnt have haven havent having he her here hers herself him himself his how i if in into
        is isn isnt it its itself just ll m ma many may me might mightn mightnt more most much
        must mustn mustnt my myself needn neednt no nor not now o of off on once only or other our
        ours ourselves out over own re s same shall shan shant she should shouldn shouldnt
        shouldve so some such t than that thatll the their theirs them themselves then there these
        they this those through to too under until up upon ve very was wasn wasnt we were weren
        werent what when where which while who whom whose why will with won wont would wouldn
        wouldnt y you youd youll your youre yours yourself yourselves youve""".split()
    ),
    elided=NONE,
    pointing=listed(
        "he, she, it, they, him, her, them, his, hers, its, their, theirs, this, that, these, those, there, "
        "then"
    ),
    going_on=tuple("and but so or".split()),
)
