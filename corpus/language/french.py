"""The words of French texts and their notes. Pure."""

from corpus.language.vocabulary import NONE, Vocabulary, each, listed

FRENCH = Vocabulary(
    codes=("fr",),
    # Names of people
    particles=listed("de, du, la, le"),
    never_names=tuple(
        """les un une des voir dans sur cité citée selon ainsi alors après avec aucun aucune aussi autres
        avait avant ce cela ces cet cette ceux chaque chez comme contre depuis donc dont elle
        elles entre est était il ils jamais je lire lorsque mais même nos notre nous où par pas
        pendant personne plus pour pourquoi puis quand quant que quel quelle quelques quelqu’un
        qui quoi rien sans ses sont sous toujours tous tout toute toutes très vers voici voilà
        votre vous voyez consultez comparez consulter également notamment surtout encore
        ensuite enfin soudain aujourd’hui maintenant parfois souvent cependant pourtant ici bientôt
        tantôt finalement aussitôt désormais toutefois peut-être certes""".split()
    ),
    no_surnames=("vol", "no"),
    possessives=NONE,
    ands=("et",),
    ors=("ou",),
    and_others=NONE,  # "et al." is Latin, and read in every language
    editor_roles=listed("éd, éds, dir, dirs"),
    by=("par",),
    titles=listed("Mme, Mlle, M, Madame, Monsieur, Abbé"),
    telling_titles=listed("Mme, Mlle, Madame"),
    woman_words=listed("elle, Mme, Mlle, Madame, Mademoiselle"),
    man_words=("Monsieur",),
    # Articles and small words
    definite_articles=("le", "la", "les"),
    indefinite_articles=("un", "une"),
    title_articles=NONE,  # a name may hold one: "Paul Le Blanc"
    link_words=listed("et, ou, de, du, le, la, les, un, une"),
    small_words=listed("l, des, en, dans, par, pour, sur, au, aux, à"),
    title_goes_on=("et", "ou"),
    prose_words=NONE,
    adverb_endings=NONE,
    # Dates
    months=tuple(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
    ),
    seasons=listed("printemps, été, automne, hiver"),
    ordinal_months=NONE,
    on_day=("le",),
    of_month=NONE,
    # Headings, and lines that belong to the page
    page_lines=("page",),
    page_breaks=("saut de page",),
    page_of=("sur",),
    pictures=listed("illustration, décoration, gravure, image"),
    captions=listed("figure, fig., tableau"),
    side_notes=listed("manchette, note marginale"),
    chapter_words=("chapitre",),
    front_parts=listed(
        "introduction, préface, texte, résumé, conclusion, conclusions, avant-propos, épilogue, prologue, "
        "post-scriptum, annexe, appendice"
    ),
    contents=listed("table des matières, sommaire"),
    back_parts=listed("remerciements, glossaire, index, colophon"),
    valedictions=listed(
        "bien à vous, bien à toi, tout à vous, votre ami, votre amie, ton ami, ton amie, cordialement, bien "
        "cordialement, amicalement, affectueusement, sincèrement, respectueusement, votre dévoué, votre "
        "dévouée, votre bien dévoué, votre bien dévouée"
    ),
    note_headings=listed(
        "notes, notes de bas de page, références, notes et références, bibliographie, ouvrages cités"
    ),
    notes_to=("du", "de la"),
    copyright=NONE,
    rights=("tous droits réservés",),
    published=each(", d’abord", "publié, paru", "dans, chez"),
    untitled=("sans titre",),
    new_files=listed("document, diapositive, présentation"),
    # Sentences
    abbreviations=tuple("mme mlle mm vol etc cf al chap".split()),
    citation_abbreviations=tuple(
        "art cf ch chap coll dr éd éds etc fasc fig no nouv p pp s t trad v vol".split()
    ),
    before_a_number=listed("no, p, fig, ch, art"),
    percent=("pour cent",),
    lone_letters=NONE,
    # Markers
    counted=listed("p, pp, no, nos, vol, fig, ch, chap, art, cf, n, v"),
    leading_words=tuple(
        """au aux avec ce chez dans de des du en est et les ou par pour que sous sur un une article articles
        page pages point points question questions section sections note notes""".split()
    ),
    goes_on_words=("et", "mais"),
    amounts=listed("un, une, demi, plus"),
    # Notes that point at notes
    note_words=("note",),
    notes_words=("notes",),
    note_abbreviations=NONE,
    note_letters=NONE,
    above=listed("ci-dessus, plus haut, supra"),
    below=listed("ci-dessous, plus bas, infra"),
    of_another=listed("de, des, du"),
    # Where in a work
    pages=listed("p., pp., page, pages, col., cols., chap., fol."),
    volumes=listed("vol., t., T., tome, Tome, no., nos."),
    book_volumes=("tome",),
    and_following=("s", "ss"),
    at_page=NONE,
    especially=("notamment",),
    belongs=("T", "Vol"),
    editions=NONE,
    new_editions=NONE,
    # Works that are cited
    signals=listed(
        "voir, aussi, et, cité, cités, dans, d’après, par, comparer, cf, in, voyez, comparez, "
        "consultez, consulter, lire, sur ce point, à ce sujet, sur ce sujet, par exemple, notamment, "
        "surtout, également, encore, entre autres, ainsi, selon, citée, citées"
    ),
    leads=listed("dans, par, de, chez, en"),
    sends=listed("voir, comparer, cf, voyez, comparez, consultez, lire"),
    also=("aussi",),
    as_well=("ainsi que",),
    ins=("dans", "en"),
    quoted=("cité",),
    quoted_in=listed("par, dans, en, in"),
    citing=listed(
        "citant, qui cite, renvoyant à, qui renvoie à, se référant à, s’appuyant sur, commentant, "
        "discutant, reprenant, critiquant, traduisant, en référence à, à propos de"
    ),
    edited=("éd.",),
    after_title=("éd.", "trad."),
    ibid=listed("ibid., ibidem, loc. cit."),
    idem=listed("id., idem, le même, la même, du même, de la même, le même auteur, du même auteur"),
    op_cit=listed("op. cit., art. cit., loc. cit., oeuvre cit."),
    to_whom=("à",),
    archives=("Archives",),
    archive_endings=NONE,
    unpublished=listed("entretien, thèse, compte rendu"),
    # Who speaks
    capital_nouns=False,
    before_nouns=NONE,
    verbs=listed(
        "écrit, écrivait, écrivit, dit, disait, déclare, déclara, déclarait, explique, expliqua, expliquait, "
        "raconte, raconta, racontait, répond, répondit, répondait, affirme, affirma, affirmait, soutient, "
        "soutint, conclut"
    ),
    tag_verbs=listed(
        "demande, demanda, demandait, s’écria, s’écrie, reprit, reprend, murmura, cria, fit, poursuivit, "
        "poursuit, continua, répliqua, lança, soupira, pensa, interrogea, ajoute, ajouta, conclut, "
        "répète, répéta, observa, remarqua, dis, répondis, répondit, fit remarquer, fait remarquer, fit "
        "observer, rétorqua, riposta, admit, avoua, protesta, insista, précisa, souffla, chuchota, "
        "gronda, grommela, s’exclama, s’exclame, s’enquit, intervint, renchérit, corrigea, expliqua, "
        "assura, supplia, ordonna, suggéra, objecta, balbutia"
    ),
    parted_verbs=NONE,
    verb_particles=NONE,
    asking_verbs=listed("demande, demanda, demandait, interroge, interrogea"),
    question_words=listed(
        "si, ce que, ce qui, pourquoi, comment, où, quand, qui, quel, quelle, quels, quelles, combien"
    ),
    modals=NONE,
    bare_verbs=NONE,
    infinitives=NONE,
    quoting_verbs=("citait", "citant"),
    telling_verbs=("dit",),
    writing_verbs=("écrit", "écrivait"),
    object_verbs=NONE,
    object_prepositions=listed("à, au, aux, contre, dans, de, des, du, en, pour, sur, vers"),
    listeners=NONE,
    recalling_verbs=NONE,
    answering_verbs=listed("répondit, répond, répliqua, réplique, rétorqua"),
    between=("a", "avait"),
    who=("qui",),
    appositions=("le", "la"),
    replies=listed("réponse, réplique"),
    inscriptions=listed("disait, disaient, portait"),
    tag_goes_on=listed("en, dans, plus tard"),
    clitics=listed("me, te, se, lui, leur, nous, vous"),
    inversions=("-", "-t-"),
    subject_pronouns=("il", "elle"),
    pronouns=("il", "elle"),
    no_subject=("fut",),
    that=("que", "qu’"),
    reports=("que", "comment"),
    as_words=("comme",),
    verb_second=NONE,
    after_verb=NONE,
    others_too=NONE,
    of_others=NONE,
    rejected=listed("pas, non, ni, jamais"),
    unless=listed(
        "si, comme si, à supposer que, supposons que, pourvu que, peut-être, peut-être que, s’il, faux, "
        "fausse, apocryphe, prétendu, prétendue, pourquoi"
    ),
    denials=listed(
        "personne, aucun, nul, nia, nie, niait, niaient, douta, doute, doutait, contesta, conteste, "
        "contestait, démentit, dément, démentait, feint, feignit, feignait, imagina, imagine, imaginait, "
        "inventa, invente, rêva, rêve, rêvait, espérait, craignait, rumeur, légende, faux, fausse, jamais, "
        "improbable, impossible, peu probable, douteux, pas, mentait, mentit, prétend, "
        "prétendit, prétendait, prétendent, prétendaient"
    ),
    never=listed("ne, n’, aurait, jamais, pourrait, prétendument, soi-disant"),
    nothing=listed("rien, jamais, pas, nulle part, peut-être, aucun"),
    joins=listed(
        "et, ou, de, du, des, à, au, aux, avec, sans, pour, contre, sur, sous, chez, par, entre, vers, "
        "avant, après, comme, dans, en, outre, hormis, sauf, excepté, nommé, nommée, appelé, appelée, "
        "sa, un, une"
    ),
    nominatives=NONE,
    obliques=NONE,
    relatives=listed("qui"),
    participles=("ant",),
    no_participles=listed("avant, pendant, durant, cependant, maintenant, pourtant, autant"),
    telling_apart=listed("aîné, aînée, cadet, cadette, vieux, vieil, vieille, jeune, autre"),
    sentence_openers=NONE,
    according_to=("Selon", "D’après"),
    own_words=NONE,
    recounted_by=NONE,
    words_of=("Ainsi parlait",),
    speaker_roles=listed(
        "intervieweur, journaliste, modérateur, animateur, président, public, une voix, narrateur, juge, "
        "témoin, tous, chœur, messager"
    ),
    askers=listed("question, demande"),
    play_parts=listed("acte, scène, tableau"),
    first_person=listed("je, j’ai, j’étais, j’y, moi, mon, ma, mes"),
    second_person=listed("vous, votre, vos, tu, te, toi, ton"),
    no_speakers=listed(
        "attention, auteur, avertissement, conclusion, corollaire, date, définition, démonstration, exemple, "
        "exercice, figure, lemme, lieu, objet, preuve, problème, question, remarque, réponse, résumé, scène, "
        "acte, solution, source, tableau, théorème, titre, "
        "lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, printemps, été, automne, hiver, "
        "noël, pâques"
    ),
    # Texts, and people without a name
    texts=listed(
        "mot, mots, parole, paroles, phrase, histoire, proverbe, lettre, chanson, devise, dicton, discours, "
        "réponse, question, vers, formule, inscription"
    ),
    determiners=listed(
        "le, la, les, un, une, son, sa, ses, leur, leurs, ce, cet, cette, ces, du, des, au, aux"
    ),
    of_author=NONE,
    titled_works=("livre", "chanson"),
    people=listed(
        "père, mère, frère, sœur, fils, fille, femme, mari, ami, amie, enfant, garçon, homme, soldat, "
        "ouvrier, pêcheur, marin, capitaine, médecin, maître, maîtresse, juge, roi, reine, prêtre, voisin, "
        "voisine, collègue, élève, étudiant, témoin, gardien, paysan, successeur, prédécesseur, secrétaire, "
        "officier, marchand, notaire, avocat, étranger, visiteur, domestique, servante, oncle, tante, "
        "neveu, nièce, veuve, écrivain, poète, historien, journaliste, professeur, éditeur, curé, vicaire, "
        "évêque, gendarme, policier, directeur, quelqu’un"
    ),
    person_endings=listed("eur, euse, ier, ière, iste, ien, ienne, cher, chère, stain, sse"),
    lone_people=NONE,
    another=NONE,
    things=NONE,
    # Questions
    common=tuple(
        """a ai aie aient aies ait as au aura aurai auraient aurais aurait auras aurez auriez aurions aurons
        auront aux avaient avais avait avec avez aviez avions avons ayant ayante ayantes ayants
        ayez ayons c ce ces combien comment d dans de des dont du elle en es est estce et eu eue
        eues eurent eus eusse eussent eusses eussiez eussions eut eux eûmes eût eûtes furent fus
        fusse fussent fusses fussiez fussions fut fûmes fût fûtes il ils j je l la laquelle le
        lequel les leur lui m ma mais me mes moi mon même n ne nos notre nous on ont ou où par pas
        plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa se sera serai
        seraient serais serait seras serez seriez serions serons seront ses soient sois soit
        sommes son sont soyez soyons suis sur t ta te tes toi ton tu un une vos votre vous y à
        étaient étais était étant étante étantes étants étiez étions été étée étées étés êtes""".split()
    ),
    elided=listed("c, d, j, l, m, n, s, t, qu, jusqu, lorsqu, puisqu"),
    pointing=tuple("il elle ils elles lui leur ce cela y".split()),
    going_on=tuple("et mais".split()),
)
