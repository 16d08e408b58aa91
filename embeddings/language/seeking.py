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
    autorin autoren verfasser verfasst schrieb geschrieben herausgeber herausgegeben verlag veröffentlicht
    veröffentlichte erschien erschienen lesen nachlesen empfiehlt empfohlen titel
    libro libros artículo artículos ensayo ensayos memorias biografía tomo edición traducción literatura
    bibliografía referencia referencias cita citado fuente fuentes archivo revista autor autora autores
    escribió escrito editor editorial publicó publicado leer recomienda título
    livre livres article articles essai essais mémoires biographie tome édition traduction littérature
    bibliographie référence références cite cité source sources archive archives revue auteur auteure auteurs
    écrit écrivit éditeur publié publia lire recommande titre
    """.split()
)
