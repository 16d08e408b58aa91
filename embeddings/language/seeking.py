"""Words that ask for a work rather than for what it says: who wrote it, where it was printed. Pure data.

As ``tokens`` gives them, in the languages in which the bot is asked.
"""

SEEKING = frozenset(
    """
    book books article articles essay essays memoir memoirs biography volume edition editions translation
    translations literature bibliography reference references cite cites cited citation citations source
    sources archive archives manuscript journal periodical author authors authored wrote written writer
    writings editor editors edited publisher publish publishes published publication publications read
    reading recommend recommends recommended title
    buch buches bücher büchern aufsatz aufsätze artikel memoiren erinnerungen biographie band bände auflage
    ausgabe ausgaben übersetzung literatur quelle quellen zitiert verweis verweise archiv zeitschrift autor
    autorin autoren verfasser verfasst schrieb geschrieben herausgeber herausgegeben verlag
    veröffentlicht veröffentlichte erschien erschienen lesen nachlesen empfiehlt empfohlen titel
    libro libros artículo artículos ensayo ensayos memorias biografía tomo edición traducción literatura
    bibliografía referencia referencias cita citado fuente fuentes archivo revista autor autora autores
    escribió escrito editor editorial publicó publicado leer recomienda título
    livre livres article articles essai essais mémoires biographie tome édition traduction littérature
    bibliographie référence références cite cité source sources archive archives revue auteur auteure auteurs
    écrit écrivit éditeur publié publia lire recommande titre
    """.split()
)

# Of these, what asks for a work by itself; what does behind `which` and its like; and what does behind `who`.
OUTRIGHT = frozenset(
    """
    literature bibliography cite cites cited citation citations recommend recommends recommended
    literatur zitiert empfiehlt empfohlen bibliografía literatura citado recomienda bibliographie littérature
    cité recommande
    """.split()
)
WORKS = frozenset(
    """
    book books article articles essay essays memoir memoirs biography volume edition editions translation
    translations reference references source sources archive archives manuscript journal periodical
    publication publications writings
    buch buches bücher büchern aufsatz aufsätze artikel memoiren biographie band bände auflage ausgabe
    ausgaben übersetzung quelle quellen archiv zeitschrift
    libro libros artículo artículos ensayo ensayos memorias biografía tomo edición traducción referencia
    referencias fuente fuentes archivo revista
    livre livres essai essais mémoires biographie tome édition traduction référence références source sources
    revue
    """.split()
)
WHICH = frozenset(
    """
    which what any other further more where welche welcher welches welchem welchen andere weitere mehr wo
    qué cuáles cuál otros otras más dónde quel quels quelle quelles autres où
    """.split()
)
WRITING = frozenset(
    """
    wrote written writer author authors authored editor editors edited publisher published
    schrieb geschrieben autor autorin autoren verfasser verfasst herausgeber herausgegeben verlag
    veröffentlicht veröffentlichte autora autores escribió escrito publicó publicado auteur auteure auteurs
    écrit écrivit éditeur publié publia
    """.split()
)
READ = frozenset("read lesen nachlesen leer lire".split())
WHO = frozenset("who whom wer wem quién quiénes qui".split())
# Behind a word of writing: it was a letter.
TO = frozenset("to an a à".split())

# What asks for somebody's words.
SAYING = frozenset(
    """
    say says said think thinks thought write writes wrote argue argues argued claim claims claimed believe
    believes believed
    sagt sagte schreibt schrieb meint meinte denkt dachte behauptet behauptete
    dice dijo escribe escribió piensa opina sostiene
    dit écrit pense pensait soutient
    """.split()
)
