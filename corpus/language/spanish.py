"""The words of Spanish texts and their notes. Pure."""

from corpus.language.vocabulary import NONE, Vocabulary, each, listed

SPANISH = Vocabulary(
    codes=("es",),
    # Names of people
    particles=listed("de, del, la"),
    never_names=tuple(
        """el los una véase vease en según citado ver también sobre ibíd cit loc además alguien alguno antes
        aquel aquella aquellos así aunque aún cada como con contra cuando desde después donde
        dónde durante ella ellas ellos entonces entre era es esa ese eso esta estas este esto
        estos fue había hasta hay luego más mientras mucho muchos nada nadie ni ninguno no nos
        nosotros nuestra nuestro nunca otros para pero poco por porque pues que qué quien quién se
        ser sin siempre sino todas todo todos tras tú usted ustedes véanse consúltese compárese
        vosotros ya yo él vid vide cfr cotéjese asimismo especialmente
        finalmente hoy ayer ahora pronto quizás quizá aquí allí mañana todavía sólo incluso""".split()
    ),
    no_surnames=("vol",),
    possessives=NONE,
    ands=("y", "e"),
    ors=("o", "u"),
    and_others=("y otros",),
    editor_roles=listed("ed, eds, dir, dirs, coord, coords"),
    by=("por",),
    titles=listed("Don, Doña, Señor, Señora"),
    telling_titles=("Doña", "Señora"),
    woman_words=listed("ella, Señora, Señorita, Doña"),
    man_words=("Señor", "Don"),
    # Articles and small words
    definite_articles=listed("el, la, los, las"),
    indefinite_articles=("un", "una"),
    title_articles=NONE,  # a name may hold one: "Omar El Akkad"
    link_words=listed("y, e, o, el, los, las, del, de, la, al, en"),
    small_words=listed("un, una, por, para, con, sobre"),
    title_goes_on=("y", "e", "o"),
    prose_words=NONE,
    adverb_endings=NONE,
    # Dates
    months=tuple(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
    ),
    seasons=listed("primavera, verano, otoño, invierno"),
    ordinal_months=NONE,
    on_day=NONE,
    of_month=("de",),
    # Headings, and lines that belong to the page
    page_lines=("página",),
    page_breaks=("salto de página",),
    page_of=("de",),
    pictures=listed("ilustración, grabado, imagen"),
    captions=listed("figura, fig., tabla, cuadro"),
    side_notes=listed("nota al margen, nota marginal"),
    chapter_words=("capítulo",),
    front_parts=listed(
        "introducción, prefacio, texto, resumen, conclusión, conclusiones, prólogo, epílogo, apéndice, anexo"
    ),
    contents=listed("contenido, sumario, tabla de contenido"),
    back_parts=listed("agradecimientos, glosario, índice, colofón"),
    valedictions=listed(
        "suyo, suya, tuyo, tuya, su amigo, su amiga, tu amigo, tu amiga, atentamente, cordialmente, "
        "afectuosamente, un abrazo, su seguro servidor, suyo afectísimo"
    ),
    note_headings=listed(
        "notas, notas al pie, referencias, notas y referencias, bibliografía, obras citadas"
    ),
    notes_to=listed("de, del, de la"),
    copyright=NONE,
    rights=("todos los derechos reservados", "reservados todos los derechos"),
    published=each(", originalmente", "publicado, impreso", "en, por"),
    untitled=("sin título",),
    new_files=listed("documento, diapositiva, presentación"),
    # Sentences
    abbreviations=tuple("sra srta dra ud uds pág págs núm".split()),
    citation_abbreviations=tuple("art cap ed eds etc fig núm p pág págs pp s sr sra t trad v vol".split()),
    before_a_number=listed("p, fig, art"),
    percent=("por ciento",),
    lone_letters=NONE,
    # Markers
    counted=listed("p, pp, vol, fig, art, n, v"),
    leading_words=tuple("al como con del desde el en es la las los o para por según un una y".split()),
    goes_on_words=("y", "pero"),
    amounts=listed("un, una, medio, más"),
    # Notes that point at notes
    note_words=("nota",),
    notes_words=("notas",),
    note_abbreviations=NONE,
    note_letters=NONE,
    above=("arriba", "supra"),
    below=("abajo", "infra"),
    of_another=("de", "del"),
    # Where in a work
    pages=listed("p., pp., pág., págs., Pág., Págs., cap., Cap."),
    volumes=listed("vol., vols., t., T., núm."),
    book_volumes=("tomo",),
    and_following=("s", "ss"),
    at_page=NONE,
    especially=("especialmente",),
    belongs=("Vol", "T"),
    editions=NONE,
    new_editions=NONE,
    # Works that are cited
    signals=listed(
        "véase, ver, también, y, citado, por, en, véanse, vid, vide, cfr, cf, consúltese, compárese, "
        "cotéjese, según, por ejemplo, entre otros, sobre todo, especialmente, así, además, asimismo, "
        "citada, citados"
    ),
    leads=("en", "por"),
    sends=listed("véase, ver, véanse, vid, vide, cfr, consúltese, compárese"),
    also=("también",),
    as_well=("así como",),
    ins=("en",),
    quoted=("citado",),
    quoted_in=("en", "por"),
    citing=listed(
        "citando, que cita, con cita de, remitiendo a, que remite a, con remisión a, con referencia a, "
        "en referencia a, refiriéndose a, apoyándose en, siguiendo a, comentando, discutiendo, "
        "criticando, traduciendo"
    ),
    edited=("ed.", "eds."),
    after_title=("ed.", "trad."),
    ibid=listed("ibíd., ibídem, ibid., ibidem, loc. cit."),
    idem=listed(
        "íd., ídem, id., idem, el mismo, la misma, del mismo, de la misma, el mismo autor, del mismo autor"
    ),
    op_cit=listed("ob. cit., op. cit., art. cit., loc. cit., obra cit."),
    to_whom=("a",),
    archives=NONE,
    archive_endings=NONE,
    unpublished=listed("entrevista, reseña, tesis"),
    # Who speaks
    capital_nouns=False,
    before_nouns=NONE,
    verbs=listed(
        "escribe, escribió, dice, dijo, declara, declaró, explica, explicó, cuenta, contó, responde, "
        "respondió, afirma, afirmó, sostiene, sostuvo, concluye, concluyó, añade, añadió, señala, señaló, "
        "decía, escribía, contaba, explicaba, afirmaba"
    ),
    tag_verbs=listed(
        "pregunta, preguntó, exclama, exclamó, grita, gritó, murmuró, susurró, replicó, repuso, "
        "contesta, contestó, continuó, prosiguió, pensó, insistió, interrumpió, agregó, comentó, "
        "repitió, observó, dije, respondí, contesté, suspiró, protestó, admitió, confesó, aseguró, advirtió, "
        "objetó, ordenó, suplicó, rogó, intervino, corrigió, apuntó, comenta, insiste, asegura, indicó, "
        "propuso, sugirió, aclaró, precisó"
    ),
    parted_verbs=NONE,
    verb_particles=NONE,
    asking_verbs=listed("pregunta, preguntó, preguntaba, interrogó, inquirió"),
    question_words=listed("si, qué, por qué, cómo, dónde, cuándo, quién, cuál, cuánto, por"),
    modals=NONE,
    bare_verbs=NONE,
    infinitives=NONE,
    quoting_verbs=("cita",),
    telling_verbs=("dijo",),
    writing_verbs=("escribe", "escribió"),
    object_verbs=("señal",),
    object_prepositions=listed("a, al, ante, con, contra, de, del, en, hacia, para, por, sobre"),
    listeners=NONE,
    recalling_verbs=NONE,
    answering_verbs=listed("respondió, responde, contestó, contesta, replicó, replica"),
    between=("ha",),
    who=("que",),
    appositions=("el", "la"),
    replies=listed("respuesta, réplica, contestación"),
    inscriptions=listed("decía, decían, rezaba"),
    tag_goes_on=listed("en, más tarde"),
    clitics=listed("me, te, le, les, nos, se"),
    inversions=NONE,
    subject_pronouns=("él", "el", "ella"),
    pronouns=("él", "ella"),
    no_subject=("fue",),
    that=("que",),
    reports=("que", "cómo"),
    as_words=("como",),
    verb_second=NONE,
    after_verb=NONE,
    others_too=NONE,
    of_others=NONE,
    rejected=listed("no, ni, nunca, jamás"),
    unless=listed(
        "si, como si, ojalá, quizá, quizás, tal vez, acaso, supongamos que, suponiendo que, falso, falsa, "
        "apócrifo, apócrifa, supuesto, supuesta"
    ),
    denials=listed(
        "nadie, ninguno, ninguna, negó, niega, negaba, negaron, niegan, dudó, duda, dudaba, desmintió, "
        "desmiente, fingió, finge, fingía, imaginó, imagina, imaginaba, inventó, inventa, soñó, sueña, "
        "soñaba, temía, rumor, leyenda, falso, falsa, mentira, mintió, nunca, jamás, improbable, imposible, "
        "dudoso, no creía, no cree, no creyó, no es cierto, no es verdad, no era cierto, no era verdad"
    ),
    never=listed("no, nunca, jamás, habría, hubiera, hubiese, supuestamente, casi"),
    nothing=listed("nada, nunca, jamás, ninguna, ningún, tampoco"),
    joins=listed(
        "y, e, o, u, de, del, a, al, con, sin, para, contra, sobre, bajo, por, entre, hacia, ante, tras, "
        "como, en, desde, hasta, durante, excepto, salvo, llamado, llamada, su, un, una"
    ),
    nominatives=NONE,
    obliques=NONE,
    relatives=listed("quien, quienes"),
    participles=listed("ando, iendo"),
    no_participles=listed("cuando, siendo"),
    telling_apart=listed("mayor, menor, viejo, vieja, joven, otro, otra"),
    sentence_openers=NONE,
    according_to=("Según",),
    own_words=NONE,
    recounted_by=NONE,
    words_of=NONE,
    speaker_roles=listed(
        "entrevistador, entrevistadora, periodista, moderador, presidente, público, una voz, narrador, juez, "
        "testigo, todos, coro, mensajero"
    ),
    askers=listed("pregunta"),
    play_parts=listed("acto, escena, jornada, cuadro"),
    first_person=listed("yo, mí, mi, mis, conmigo"),
    second_person=listed("usted, ustedes, tú, te, ti, vosotros, vuestro"),
    no_speakers=listed(
        "acto, advertencia, atención, autor, conclusión, corolario, definición, demostración, ejemplo, "
        "ejercicio, escena, fecha, figura, fuente, importante, lema, lugar, pregunta, problema, prueba, "
        "resumen, respuesta, solución, tabla, teorema, título, "
        "lunes, martes, miércoles, jueves, viernes, sábado, domingo, primavera, verano, otoño, "
        "invierno, navidad, pascua"
    ),
    # Texts, and people without a name
    texts=listed(
        "palabra, palabras, frase, dicho, refrán, historia, carta, canción, lema, respuesta, pregunta, "
        "discurso, verso, versos, proverbio"
    ),
    determiners=listed("el, la, los, las, un, una, su, sus, este, esta, ese, esa, del, al"),
    of_author=NONE,
    titled_works=("libro", "canción"),
    people=listed(
        "padre, madre, hermano, hermana, hijo, hija, esposo, esposa, marido, mujer, amigo, amiga, niño, "
        "niña, hombre, soldado, obrero, pescador, marinero, capitán, médico, maestro, maestra, juez, rey, "
        "reina, cura, vecino, vecina, compañero, compañera, testigo, guardián, campesino, alumno, sucesor, "
        "sucesora, predecesor, secretario, secretaria, oficial, comerciante, notario, alcalde, abogado, "
        "forastero, visitante, criado, criada, tío, tía, sobrino, sobrina, viuda, escritor, poeta, "
        "historiador, periodista, profesor, editor, obispo, policía, director, alguien"
    ),
    person_endings=listed("dor, dora, ero, era, ista, ario, aria"),
    lone_people=NONE,
    another=NONE,
    things=NONE,
    # Questions
    common=tuple(
        """a al algo algunas algunos ante antes como con contra cual cuando cuál cuáles cuándo cuánta cuántas
        cuánto cuántos cómo de del desde donde durante dónde e el ella ellas ellos en entre era
        erais eran eras eres es esa esas ese eso esos esta estaba estabais estaban estabas estad
        estamos estando estar estaremos estará estarán estarás estaré estaréis estaría estaríais
        estaríamos estarían estarías estas este estemos esto estos estoy estuve estuviera
        estuvierais estuvieran estuvieras estuvieron estuviese estuvieseis estuviesen estuvieses
        estuvimos estuviste estuvisteis estuviéramos estuviésemos estuvo está estábamos estáis
        están estás esté estéis estén estés fue fuera fuerais fueran fueras fueron fuese fueseis
        fuesen fueses fui fuimos fuiste fuisteis fuéramos fuésemos ha habida habidas habido
        habidos habiendo habremos habrá habrán habrás habré habréis habría habríais habríamos
        habrían habrías habéis había habíais habíamos habían habías han has hasta hay haya hayamos
        hayan hayas hayáis he hemos hube hubiera hubierais hubieran hubieras hubieron hubiese
        hubieseis hubiesen hubieses hubimos hubiste hubisteis hubiéramos hubiésemos hubo la las le
        les lo los me mi mis mucho muchos muy más mí mía mías mío míos nada ni no nos nosotras
        nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por
        porque que quien quienes quién quiénes qué se sea seamos sean seas sentidas sentidos ser
        seremos será serán serás seré seréis sería seríais seríamos serían serías seáis si sin
        sobre sois somos son soy su sus suya suyas suyo suyos sí también tanto te tendremos tendrá
        tendrán tendrás tendré tendréis tendría tendríais tendríamos tendrían tendrías tened
        tenemos tenga tengamos tengan tengas tengo tengáis tenida tenidas tenido tenidos teniendo
        tenéis tenía teníais teníamos tenían tenías ti tiene tienen tienes todo todos tu tus tuve
        tuviera tuvierais tuvieran tuvieras tuvieron tuviese tuvieseis tuviesen tuvieses tuvimos
        tuviste tuvisteis tuviéramos tuviésemos tuvo tuya tuyas tuyo tuyos tú un una uno unos
        vosotras vosotros vuestra vuestras vuestro vuestros y ya yo él éramos""".split()
    ),
    elided=NONE,
    pointing=tuple("él ella ellos ellas lo la le les su sus eso esto aquello allí entonces".split()),
    going_on=tuple("y pero o".split()),
)
