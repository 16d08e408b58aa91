"""The words of German texts and their notes. Pure."""

from corpus.language.vocabulary import NONE, Vocabulary, each, listed

_VERBS = listed(
    "schreibt, schrieb, sagt, sagte, berichtet, berichtete, erklärt, erklärte, meint, meinte, antwortet, "
    "antwortete, bemerkt, bemerkte, erzählt, erzählte, behauptet, behauptete, betont, betonte, notiert, "
    "notierte, urteilt, urteilte, entgegnet, entgegnete, erwidert, erwiderte"
)

GERMAN = Vocabulary(
    codes=("de",),
    # Names of people
    particles=listed("von, der, den, zu, zum"),
    never_names=tuple(
        """der die das ein eine im in siehe vgl ebd ebenda auch zur zum über nach hierzu dazu zitiert aber
        alle alles aus bis daß dass dem den des dies diese diesem diesen dieser dieses doch dort
        durch er es für gegen hat hatte hier ich ihre ihr ihm ihn ist jede jeder jedes jene jener
        kein keine keiner mit nicht nie niemand nun nur ob oder ohne schon sehr sein seine seit
        sie sind um und unser unsere unter viele vor während war waren warum was weil wenn wer wie
        wir wird wo wurde zwischen einer einem einen eines vergleiche ähnlich ebenso anders
        ausführlich grundlegend kritisch etwa ferner weiterhin bereits insbesondere näheres
        dann danach daraufhin darauf dabei darum deshalb endlich schließlich plötzlich jetzt heute
        gestern später zuletzt zunächst zuerst einmal sofort vielleicht natürlich manchmal oft
        inzwischen trotzdem allerdings jedoch dennoch nachher hierauf seitdem damals daher dagegen
        immerhin""".split()
    ),
    no_surnames=("hg", "hrsg", "bd", "nr"),
    possessives=NONE,
    ands=("und",),
    ors=("oder",),
    and_others=("u. a.",),
    editor_roles=("Hg", "Hgg", "Hrsg"),
    by=("von",),
    titles=listed("Frau, Fräulein, Herr, Dr, Prof"),
    telling_titles=("Frau", "Fräulein"),
    woman_words=("Frau", "Fräulein"),
    man_words=("Herr",),
    # Articles and small words
    definite_articles=("der", "die", "das"),
    indefinite_articles=listed("ein, eine, einen, einem, einer"),
    title_articles=("Der", "Die", "Das"),
    link_words=listed("und, oder, von, vom, zum, zur, der, die, das, des, dem, den, im, am"),
    small_words=listed("ein, eine, in, zu, für, mit, aus, bei, an, auf, über, nach"),
    title_goes_on=("und", "oder"),
    prose_words=NONE,
    adverb_endings=NONE,
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
    page_breaks=("Seitenumbruch", "Seitenwechsel"),
    page_of=("von",),
    pictures=listed("Abbildung, Illustration, Bild, Verzierung"),
    captions=listed("Abbildung, Abb., Tabelle, Tab."),
    side_notes=listed("Randnotiz, Randbemerkung, Randnote, Marginalie"),
    chapter_words=("Kapitel", "Teil"),
    front_parts=listed(
        "Einleitung, Vorwort, Text, Zusammenfassung, Schluss, Schluß, Fazit, Ergebnis, Ergebnisse, "
        "Nachwort, Epilog, Prolog, Anhang"
    ),
    contents=listed("Inhalt, Inhaltsverzeichnis, Inhaltsübersicht"),
    back_parts=listed("Danksagung, Dank, Glossar, Register, Personenregister, Sachregister, Impressum"),
    valedictions=listed(
        "hochachtungsvoll, mit freundlichen Grüßen, mit freundlichem Gruß, mit herzlichen Grüßen, mit "
        "besten Grüßen, herzliche Grüße, viele Grüße, herzlichst, dein Freund, deine Freundin, Ihr "
        "ergebener, Ihre ergebene, in Liebe, in alter Freundschaft"
    ),
    note_headings=listed(
        "Anmerkungen, Fußnoten, Fussnoten, Endnoten, Einzelnachweise, Belege, Nachweise, Literatur, "
        "Literaturverzeichnis, Quellen"
    ),
    notes_to=listed("zu, zum, zur"),
    copyright=NONE,
    rights=("alle Rechte vorbehalten",),
    published=each(", zuerst", "erschienen, veröffentlicht", "in"),
    untitled=("unbenannt",),
    new_files=listed("Dokument, Folie, Präsentation"),
    # Sentences
    abbreviations=tuple("z.b d.h u.a usw bzw hr fr frl nr bd hrsg vgl ebd jh dr prof".split()),
    citation_abbreviations=tuple(
        "abs anm art aufl bd bde ders dies dr dt ff hg hgg hrsg jg nr p s t u v vgl z zit".split()
    ),
    before_a_number=("s", "art"),
    percent=("Prozent",),
    lone_letters=NONE,
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
    note_abbreviations=("Anm.", "Anm", "Fn.", "Fn"),
    note_letters=NONE,
    above=("oben", "wie"),
    below=("unten",),
    of_another=("in", "von"),
    # Where in a work
    pages=listed("S., Sp., Seite, Seiten, Kap."),
    volumes=listed("Bd., Bde., Nr."),
    book_volumes=("Bd.",),
    and_following=("f", "ff"),
    at_page=NONE,
    especially=("hier", "bes."),
    belongs=listed("S, Bd, Nr, Sp, Anm, Hg, Hrsg"),
    editions=NONE,
    new_editions=("Aufl",),
    # Works that are cited
    signals=listed(
        "siehe, auch, vgl, und, dazu, hierzu, zit, zitiert, nach, bei, in, z. B, z.B, vergleiche, man "
        "vergleiche, so, ähnlich, ebenso, anders, ausführlich, grundlegend, kritisch, etwa, näher, "
        "ferner, weiterhin, bereits, schon, insbesondere, insb, vor allem"
    ),
    leads=listed("bei, von, nach, in"),
    sends=listed("siehe, vgl, vergleiche"),
    also=("auch",),
    as_well=("sowie",),
    ins=("in",),
    quoted=listed("zitiert, zit."),
    quoted_in=listed("nach, in, bei"),
    citing=listed(
        "unter Berufung auf, mit Berufung auf, mit Verweis auf, unter Verweis auf, mit Hinweis auf, "
        "unter Hinweis auf, mit Bezug auf, unter Bezug auf, unter Bezugnahme auf, im Anschluss an, im "
        "Anschluß an, in Auseinandersetzung mit, verweist auf, verweisend auf, beruft sich auf"
    ),
    edited=("hrsg.", "hg."),
    after_title=("hg.", "hrsg.", "in:"),
    ibid=listed("ebd., ebda., ebenda, ibid., a. a. O."),
    idem=listed("ders., dies., derselbe, dieselbe, dieselben, id., idem"),
    op_cit=listed("a. a. O., op. cit."),
    to_whom=("an",),
    archives=("Archiv",),
    archive_endings=("archiv", "Archiv"),
    unpublished=listed("Rezension, Vortrag"),
    # Who speaks
    capital_nouns=True,
    before_nouns=listed(
        "im, am, zum, zur, vom, beim, ins, ans, mein, meine, meinen, meinem, meiner, dein, deine, deinen, "
        "unser, unsere, unserem, unseren, unserer, kein, keine, keinen, keinem, jede, jeder, jedes, "
        "jedem, jeden"
    ),
    verbs=_VERBS,
    tag_verbs=listed(
        "fragt, fragte, ruft, rief, fuhr fort, flüsterte, murmelte, brummte, lachte, dachte, begann, "
        "versetzte, sprach, spricht, schrie, seufzte, wiederholte, unterbrach, setzte hinzu, fügte "
        "hinzu, warf ein, hieß es, heißt es, ergänzte, lautete, gab zurück, wollte wissen, versicherte, "
        "versichert, gestand, bestätigte, lächelte, nickte, mahnte, warnte, drängte, scherzte, spottete, "
        "erkundigte sich, schloss, schloß, tröstete, klagte, jammerte, stammelte"
    ),
    parted_verbs=listed(
        "fuhr, fährt, gab, gibt, fügte, fügt, setzte, setzt, warf, wirft, rief, stimmte, stimmt"
    ),
    verb_particles=listed("fort, zurück, hinzu, ein, aus, zu, bei"),
    asking_verbs=listed("fragt, fragte, fragten, erkundigte, wollte wissen"),
    question_words=listed("ob, was, warum, wieso, weshalb, wie, wer, wen, wem, wann, wo, wohin, woher, nach"),
    modals=NONE,
    bare_verbs=NONE,
    infinitives=NONE,
    quoting_verbs=listed("zitiert, nennt"),
    telling_verbs=listed("sagt, antwortet, erzählt, entgegnet, erwidert"),
    writing_verbs=("schreibt", "schrieb"),
    object_verbs=NONE,
    object_prepositions=listed(
        "an, auf, aus, bei, für, gegen, in, im, nach, über, um, von, vor, zu, zum, zur"
    ),
    listeners=NONE,
    recalling_verbs=NONE,
    answering_verbs=listed("antwortete, antwortet, erwiderte, erwidert, entgegnete, entgegnet"),
    between=("hat", "hatte"),
    who=("der", "die"),
    appositions=("der", "die"),
    replies=listed("Antwort, Erwiderung, Entgegnung"),
    inscriptions=listed("lautet, lautete, hieß, stand"),
    tag_goes_on=NONE,
    clitics=NONE,
    inversions=NONE,
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
    rejected=listed("nicht, weder, noch, kein, statt, anstatt, niemals, nie"),
    unless=listed(
        "wenn, falls, ob, als ob, hätte, hätten, angenommen, gesetzt, sofern, vielleicht, womöglich, "
        "angeblich, angeblichen, möglicherweise, gefälschten, erfundenen, warum sollte, wie könnte"
    ),
    denials=(
        *listed(
            "niemand, keiner, bestritt, bestreitet, bestritten, leugnet, leugnete, bezweifelt, bezweifelte, "
            "zweifelte, zweifelt, dementierte, dementiert, verneinte, widersprach, erfand, erfindet, "
            "erfunden, gelogen, träumte, träumt, hoffte, fürchtete, Gerücht, Legende, Märchen, falsch, "
            "unwahr, unwahrscheinlich, unmöglich, zweifelhaft, nie, niemals, wenige"
        ),
        *each("nicht", "wahr, sicher, bekannt, klar, erwiesen, so, glaubte, glaubt, anzunehmen, der Fall"),
        *each("tat, tut, tun", "so"),
        *each("glaubte, glaubt, glaube, meinte, meint, behauptet, behauptete, stimmt, stimmte", "nicht"),
    ),
    never=listed("hätte, nie, niemals, angeblich, nicht, beinahe, würde, soll, sollte, vielleicht"),
    nothing=listed("nichts, nie, niemals, nicht, nirgends, keineswegs, angeblich"),
    joins=listed(
        "und, oder, von, vom, an, am, auf, aus, außer, bei, beim, bis, durch, für, gegen, gegenüber, "
        "hinter, in, im, mit, nach, neben, nebst, ohne, samt, seit, statt, trotz, über, um, unter, vor, "
        "während, wegen, wider, zu, zum, zur, zwischen, wie, als, sowie, namens, genannt, nicht einmal, "
        "sein, seine, ihr, ihre, ein, eine"
    ),
    nominatives=listed(
        "er, sie, es, ich, wir, man, niemand, jemand, einer, keiner, der, ein, sein, unser, die Frau, die "
        "Mutter, die Schwester, die Tochter, das Kind, eine Frau, seine Frau, seine Mutter, seine "
        "Schwester, seine Tochter, ihre Mutter, ihre Schwester, ihre Tochter"
    ),
    obliques=listed("dem, den, des, einem, eines, seinem, ihrem, meinem, unserem, Herrn"),
    relatives=("wer",),
    participles=NONE,
    no_participles=NONE,
    telling_apart=listed(
        "ältere, älteren, älterer, alte, alten, jüngere, jüngeren, jüngerer, junge, jungen, andere, anderen"
    ),
    sentence_openers=NONE,
    according_to=("Laut",),
    own_words=NONE,
    recounted_by=NONE,
    words_of=("So schrieb",),
    speaker_roles=listed(
        "Interviewer, Interviewerin, Moderator, Moderatorin, Vorsitzender, Präsident, Präsidentin, Publikum, "
        "Stimme, Erzähler, Richter, Zeuge, Zeugin, alle, beide, Chor, Bote"
    ),
    askers=listed("Frage"),
    play_parts=listed("Akt, Aufzug, Auftritt, Szene, Scene"),
    first_person=listed("ich, mich, mir, mein, meine, meinen, meiner, meinem"),
    second_person=listed("Sie, Ihnen, Ihr, Ihre, du, dir, dich, dein, deine, euch"),
    no_speakers=listed(
        "Abbildung, Achtung, Antwort, Aufgabe, Autor, Beispiel, Bemerkung, Beweis, Betreff, Datum, "
        "Definition, Ergebnis, Fazit, Frage, Hinweis, Lemma, Lösung, Ort, Quelle, Satz, Szene, Akt, Tabelle, "
        "Tipp, Titel, Thema, Vorsicht, Warnung, Wichtig, Zeit, Ziel, Zusammenfassung, Zutaten, "
        "Montag, Dienstag, Mittwoch, Donnerstag, Freitag, Samstag, Sonnabend, Sonntag, Frühling, "
        "Sommer, Herbst, Winter, Weihnachten, Ostern"
    ),
    # Texts, and people without a name
    texts=listed(
        "Wort, Worte, Satz, Spruch, Lied, Brief, Rede, Antwort, Frage, Geschichte, Sprichwort, Vers, Verse"
    ),
    determiners=listed(
        "der, die, das, den, dem, des, ein, eine, einen, einem, einer, sein, seine, seinem, seinen, "
        "seiner, ihr, ihre, ihrem, ihren, ihrer, diese, dieser, dieses, diesem, diesen"
    ),
    of_author=NONE,
    titled_works=listed("Buch, Aufsatz, Lied"),
    people=listed(
        "Mama, Papa, Vater, Mutter, Bruder, Schwester, Sohn, Tochter, Frau, Mann, Freund, Freundin, Kind, "
        "Junge, Mädchen, Lehrer, Lehrerin, Arzt, Richter, König, Königin, Pfarrer, Fischer, Wärter, Nachbar, "
        "Nachbarin, Kollege, Soldat, Arbeiter, Schüler, Student, Meister, Matrose, Bauer, Nachfolger, "
        "Nachfolgerin, Vorgänger, Vorgängerin, Bürgermeister, Sekretär, Sekretärin, Offizier, Kapitän, "
        "Leutnant, Händler, Wirtin, Magd, Hebamme, Apotheker, Tischler, Dichter, Dichterin, Schriftsteller, "
        "Historiker, Journalist, Redakteur, Herausgeber, Verleger, Drucker, Pastor, Vikar, Bischof, Mönch, "
        "Nonne, Abt, Onkel, Tante, Neffe, Nichte, Großvater, Großmutter, Enkel, Enkelin, Schwager, "
        "Schwägerin, Witwe, Fremder, Fremde, Besucher, Diener, Dienerin, Zeuge, Zeugin, Polizist, Gendarm, "
        "jemand"
    ),
    person_endings=listed(
        "mann, frau, ist, eur, meister, macher, händler, wirt, wächter, träger, führer, schreiber, hüter, "
        "knecht, magd, bote, herr, kutscher"
    ),
    lone_people=NONE,
    another=NONE,
    things=NONE,
    # Questions
    common=tuple(
        """aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes
        anderm andern anderr anders auch auf aus bei beim bin bis bist da damit dann das dass
        dasselbe dazu dein deine deinem deinen deiner deines dem demselben den denn denselben der
        derer derselbe derselben des desselben dessen dich die dies diese dieselbe dieselben
        diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines einig
        einige einigem einigen einiger einiges einmal er es etwas euch euer eure eurem euren eurer
        eures für gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen
        ihr ihre ihrem ihren ihrer ihres im in indem ins ist jede jedem jeden jeder jedes jene
        jenem jenen jener jenes jetzt kann kein keine keinem keinen keiner keines können könnte
        machen man manche manchem manchen mancher manches mein meine meinem meinen meiner meines
        mich mir mit muss musste nach nicht nichts noch nun nur ob oder ohne sehr sei sein seine
        seinem seinen seiner seines selbst sich sie sind so solche solchem solchen solcher solches
        soll sollte sondern sonst um und uns unser unsere unserem unseren unseres unter viel viele
        vom von vor wann war waren warst warum was weg weil weiter welche welchem welchen welcher
        welches wem wen wenn wer werde werden weshalb wessen wie wieder wieso will wir wird wirst
        wo wodurch wofür woher wohin wollen wollte womit woran worauf worden worin wovon wozu
        wurde wurden während würde würden zu zum zur zwar zwischen über""".split()
    ),
    elided=NONE,
    pointing=tuple("er sie es ihn ihm ihr ihnen sein seine dies dieser diese dieses dort damals".split()),
    going_on=tuple("und aber oder".split()),
)
