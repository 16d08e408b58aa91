"""The words of German texts and their notes. Pure."""

from corpus.language.vocabulary import NONE, Vocabulary, listed

_VERBS = listed(
    "schreibt, schrieb, sagt, sagte, berichtet, berichtete, erklärt, erklärte, meint, meinte, antwortet, "
    "antwortete, bemerkt, bemerkte, erzählt, erzählte, behauptet, behauptete, betont, betonte, notiert, "
    "notierte, urteilt, urteilte, entgegnet, entgegnete, erwidert, erwiderte"
)

GERMAN = Vocabulary(
    # Names of people
    particles=listed("von, der, den, zu, zum"),
    never_names=tuple(
        "der die das ein eine im in siehe vgl ebd ebenda auch zur zum über nach hierzu dazu zitiert".split()
    ),
    no_surnames=("hg", "hrsg", "bd", "nr"),
    ands=("und",),
    and_others=("u. a.",),
    editor_roles=("Hg", "Hgg", "Hrsg"),
    by=("von",),
    titles=listed("Frau, Fräulein, Herr, Dr, Prof"),
    telling_titles=("Frau", "Fräulein"),
    woman_words=("Frau",),
    man_words=("Herr",),
    # Articles and small words
    definite_articles=("der", "die", "das"),
    indefinite_articles=("ein", "eine"),
    title_articles=("Der", "Die", "Das"),
    link_words=listed("und, oder, von, vom, zum, zur, der, die, das, des, dem, den, im, am"),
    small_words=listed("ein, eine, in, zu, für, mit, aus, bei, an, auf, über, nach"),
    title_goes_on=("und", "oder"),
    prose_words=NONE,
    # Dates
    months=tuple(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
    ),
    seasons=listed("Frühjahr, Frühling, Sommer, Herbst, Winter"),
    ordinal_months=tuple("Jan Feb März Apr Mai Jun Jul Aug Sep Okt Nov Dez".split()),
    on_day=("den",),
    of_month=NONE,
    # Headings, and lines that belong to the page
    page_lines=("Seite",),
    page_of=("von",),
    pictures=listed("Abbildung, Illustration, Bild, Verzierung"),
    chapter_words=("Kapitel", "Teil"),
    front_parts=listed("Einleitung, Vorwort, Text"),
    note_headings=listed("Anmerkungen, Fußnoten, Fussnoten, Endnoten, Einzelnachweise"),
    notes_to=listed("zu, zum, zur"),
    # Sentences
    abbreviations=tuple("z.b d.h u.a usw bzw hr fr frl nr bd hrsg vgl ebd jh dr prof".split()),
    citation_abbreviations=tuple(
        "abs anm art aufl bd bde ders dies dr dt ff hg hgg hrsg jg nr p s t u v vgl z zit".split()
    ),
    before_a_number=("s", "art"),
    # Markers
    counted=listed("s, bd, nr, art, ca, v"),
    leading_words=tuple(
        """absatz artikel als auch auf aus bei das daß dass der die durch ein ende frage für im in ist
        kapitel mit nach oder punkt seite siehe sind teil um und von vgl wenn wie zu zum""".split()
    ),
    goes_on_words=listed("und, aber, er, sie"),
    amounts=listed("ein, eine, halb, mehr"),
    # Notes that point at notes
    note_words=listed("Anmerkung, Fußnote, Fussnote, Endnote"),
    notes_words=listed("Anmerkungen, Fußnoten, Fussnoten, Endnoten"),
    note_abbreviations=("Anm.", "Fn."),
    above=("oben",),
    below=("unten",),
    of_another=("in", "von"),
    # Where in a work
    pages=listed("S., Sp., Seite, Seiten, Kap."),
    volumes=listed("Bd., Bde., Nr."),
    book_volumes=("Bd.",),
    and_following=("f", "ff"),
    especially=("hier", "bes."),
    belongs=listed("S, Bd, Nr, Sp, Anm, Hg, Hrsg"),
    editions=NONE,
    new_editions=("Aufl",),
    # Works that are cited
    signals=listed("siehe, auch, vgl, und, dazu, hierzu, zit, zitiert, nach, bei, in, z. B, z.B"),
    leads=listed("bei, von, nach, in"),
    sends=("siehe", "vgl"),
    also=("auch",),
    ins=("in",),
    quoted=listed("zitiert, zit."),
    quoted_in=listed("nach, in, bei"),
    edited=("hrsg.", "hg."),
    after_title=("hg.", "hrsg.", "in:"),
    ibid=listed("ebd., ebda., ebenda, ibid., a. a. O."),
    idem=listed("ders., dies., id., idem"),
    op_cit=listed("a. a. O., op. cit."),
    to_whom=("an",),
    archives=("Archiv",),
    archive_endings=("archiv", "Archiv"),
    unpublished=listed("Rezension, Vortrag"),
    # Who speaks
    capital_nouns=True,
    verbs=_VERBS,
    modals=NONE,
    bare_verbs=NONE,
    quoting_verbs=listed("zitiert, nennt"),
    telling_verbs=listed("sagt, antwortet, erzählt, entgegnet, erwidert"),
    writing_verbs=("schreibt", "schrieb"),
    object_verbs=NONE,
    recalling_verbs=NONE,
    between=("hat", "hatte"),
    who=("der", "die"),
    appositions=("der", "die"),
    subject_pronouns=("er", "sie"),
    pronouns=listed("er, sie, ihm, ihr"),
    no_subject=("wurde", "wird"),
    that=("dass", "daß"),
    reports=listed("dass, daß, wie"),
    as_words=("wie",),
    verb_second=listed("In, Im, Am, Auf, Bei, Nach, Vor, Dazu, So, Später, Dort, Hierzu, Darüber, Darauf"),
    after_verb=listed("noch, auch, schon, dazu, später, darüber, einmal"),
    others_too=NONE,
    of_others=NONE,
    joins=listed("und, von, vom"),
    sentence_openers=NONE,
    according_to=("Laut",),
    recounted_by=NONE,
    words_of=("So schrieb",),
    # Texts, and people without a name
    texts=NONE,
    determiners=NONE,
    of_author=NONE,
    titled_works=listed("Buch, Aufsatz, Lied"),
    people=listed("Vater, Mutter, Bruder, Schwester, Sohn, Tochter, Frau, Mann, Freund"),
    lone_people=NONE,
    another=NONE,
    things=NONE,
)
