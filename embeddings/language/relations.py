"""What a question asks about somebody or something, where a sentence that tells it has words of its kind.

Whose wife, when born, how dead, in what prison, how dear: few kinds, each asked for and told in few words,
so that a sentence without any of them tells something else. Kinds whose words are many (who wrote, who
taught, how old, how many) are left out: too much is told otherwise (decisions 68, 85). Pure data, as
``tokens`` gives words, in the languages in which the bot is asked; what tells it may be in another language
than what asks.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """The words that ask for it, and those that tell it; the first are among the second.

    ``signs`` tell it too, wherever they stand: "£" of money. Where ``is_counted`` it is asked for only right
    behind a word of ``COUNTING``. Those ``of_place`` tell where, and nothing where it is asked when: "came".
    """

    asking: frozenset[str]
    telling: frozenset[str]
    signs: str = ""
    is_counted: bool = False
    of_place: frozenset[str] = frozenset()


def _relation(
    asking: str, telling: str, *, signs: str = "", counted: bool = False, of_place: str = ""
) -> Relation:
    told = frozenset(f"{asking} {telling} {of_place}".split())
    return Relation(frozenset(asking.split()), told, signs, counted, frozenset(of_place.split()))


KIN = _relation(
    """
    wife husband mother father son daughter brother sister widow uncle aunt cousin grandson granddaughter
    grandfather grandmother nephew niece
    ehefrau ehemann gatte gattin mutter vater sohn tochter bruder schwester witwe onkel tante enkel enkelin
    großvater großmutter neffe nichte
    esposa esposo marido madre padre hijo hija hermano hermana viuda tío tía primo prima nieto nieta abuelo
    abuela
    épouse époux mari mère père fils fille frère sœur veuve oncle tante cousin cousine grand-père grand-mère
    neveu
    """,
    """
    widower married marry marries marriage child children born family parents siblings wives husbands sons
    daughters
    brothers sisters mothers fathers bride stepdaughter stepson stepmother stepfather bachelor kin
    witwer heiratete verheiratet geheiratet heirat ehe kind kinder geboren familie eltern geschwister söhne
    töchter
    brüder schwestern frau frauen braut vetter cousine
    viudo casado casada casó matrimonio niño niños hijos hijas nació familia padres hermanos hermanas novia
    veuf marié mariée épousa mariage enfant enfants né née famille parents fils filles frères sœurs
    """,
)
_BIRTH = _relation(
    """
    born birthplace geboren geburtsort nacido nacida nació naciste né née naquit
    """,
    """
    birth childhood
    geburt kindheit
    nacimiento infancia
    naissance enfance
    """,
    of_place="""
    native descended came comes origin
    gebürtig gebürtiger stammte stammt kam herkunft
    natural oriundo vino procedía
    natif originaire venait
    """,
)
_DEATH = _relation(
    """
    die died dies dead death buried killed murdered drown drowned
    starb sterben gestorben tod tot begraben getötet ermordet ertrank ertrunken
    murió morir muerto muerta muerte enterrado enterrada asesinado ahogó
    mourut mourir mort morte enterré enterrée tué tuée assassiné noyé
    """,
    """
    deaths burial kill lost perished executed execution shot grave tombstone corpse fatal fell suicide
    assassinated
    survived survive burned dying lives life casualties victims fatalities hanged massacre drowning bodies
    opfer hinrichtung hingerichtet erschossen grab grabstein leiche fiel selbstmord überlebte leben
    umgekommen
    tumba cadáver fusilado ejecutado cayó suicidio víctimas sobrevivió vida perdido
    tombe cadavre fusillé exécuté tomba suicide victimes survécut vie perdu décès
    """,
)
_COLOUR = _relation(
    """
    colour color coloured colored colours colors farbe farben color colores couleur couleurs
    """,
    """
    red white black blue green yellow brown grey gray orange purple pink golden gold silver pale dark bright
    scarlet
    crimson violet painted
    rot rote roten weiß weiße weißen schwarz schwarze schwarzen blau blaue blauen grün grüne gelb gelbe
    braun grau
    golden silbern hell dunkel bemalt
    rojo roja blanco blanca negro negra azul verde amarillo amarilla marrón gris dorado plateado claro
    oscuro pintado
    rouge blanc blanche noir noire bleu bleue vert verte jaune brun gris doré argenté clair sombre peint
    """,
)
_MARRIAGE = _relation(
    """
    marry marries married marriage wedding
    heiratet heiratete heirateten geheiratet verheiratet heirat hochzeit
    casó casaron casarse casado casada boda matrimonio
    épousa épousé marié mariée mariage noces
    """,
    """
    marrying wed wedded wife wives husband husbands bride bridegroom widow widower divorced spouse couple
    bachelor
    ehe ehefrau ehemann frau gatte gattin braut witwe witwer geschieden
    esposa esposo marido mujer novia viuda viudo
    épouse époux mari femme veuve veuf divorcé
    """,
)
_MONEY = _relation(
    """
    cost costs price prices paid pay pays wage wages salary earn earns earned fee fees expensive
    kostet kostete kosten preis lohn gehalt verdiente verdienen bezahlt bezahlte zahlte
    costó cuesta costaba precio salario sueldo pagó pagaron pagado
    coûta coûte coûtait prix salaire paya payé payèrent gages
    """,
    """
    pound pounds dollar dollars shilling shillings pence penny pennies cent cents crown crowns ducat ducats
    florin
    florins rouble roubles ruble rubles franc francs mark marks euro euros money sum sums worth value valued
    million billion paying earning earnings income budget cheap dear fund funds funded funding savings debt
    debts tax taxes bill bills bought buy sold sell spent spend rate rates free expense expenses economic
    twopence threepence fourpence fivepence sixpence sevenpence eightpence ninepence tenpence elevenpence
    pfund pfennig taler gulden geld summe wert gebühr millionen milliarden teuer billig kaufte verkauft
    pesetas pesos dólares dinero suma valor libras reales millones caro barato coste costo compró vendió
    argent somme valeur livres sous cher coût acheta vendit
    """,
    signs="£$€¥",
)
_SONG = _relation(
    """
    sing sings sang sung singing song songs
    singen sang sangen gesungen lied lieder
    cantar cantó cantaron canción canciones
    chanter chanta chantèrent chanson chansons
    """,
    """
    singer singers hymn hymns anthem tune tunes chorus chant chanted choir ballad ballads melody psalm psalms
    music musical performed internationale
    sänger hymne chor melodie gesang musik
    cantante himno coro melodía música canto
    chanteur chanteuse hymne chœur mélodie musique chant
    """,
)
_CHOICE = _relation(
    """
    elect elects elected election elections vote votes voted voting
    wählte wählten gewählt wahl wahlen abstimmung stimmten
    elegido elegida eligió eligieron elecciones votar votó votaron
    élu élue élirent élection élections voter vota votèrent
    """,
    """
    elective electoral electors voter voters candidate candidates ballot ballots majority minority resolution
    president presidential presidency seats won win named appointed chosen chose choose unanimous unanimously
    polls
    wähler kandidat kandidaten mehrheit ernannt stimmen
    votos voto votantes candidato candidatos mayoría nombrado
    vote votes électeurs candidat candidats majorité nommé
    """,
)
_PICTURE = _relation(
    """
    paint paints painted painter portrait portraits
    malte gemalt maler malerin porträt
    pintó pintado pintor pintora retrato
    peignit peint peintre
    """,
    """
    painting paintings picture pictures drawing drawings drew drawn sketch artist image images canvas fresco
    murals
    bild bilder gemälde zeichnung künstler
    pintura cuadro dibujo artista imagen
    tableau peinture dessin artiste image
    """,
)
_TRANSLATION = _relation(
    """
    translate translated translates translator translation translations
    übersetzt übersetzte übersetzer übersetzerin übersetzung
    tradujo traducido traducida traductor traducción
    traduisit traduit traduite traducteur traduction
    """,
    "translating rendered rendering version versions fassung versión",
)
# How many children somebody had is told of children, not of any kin.
OFFSPRING = _relation(
    "children sons daughters kinder kindern söhne töchter hijos hijas enfants fils filles",
    """
    child son daughter baby babies childless offspring boy boys girl girls bairn bairns kids kid heir heirs
    orphan orphans twins youngest eldest stepdaughter stepson
    kind sohn tochter kinderlos erbe erben zwillinge
    hijo hija niño niños niña niñas huérfanos
    enfant orphelins fille
    """,
    counted=True,
)
# How tall, how deep: told in a measure of length, or by a word such as "giant".
_LENGTH = _relation(
    "tall deep wide broad tief breit",
    """
    foot feet ft inch inches yard yards fathom fathoms ell ells cubit cubits metre metres
    meter meters centimetre centimetres cm height high stature taller tallest giant dwarf short small depth
    deeper width wider breadth
    fuß zoll elle ellen klafter metern zentimeter größe groß riese hoch klein tiefe tiefer
    breite breiter
    pie pies pulgadas metro metros vara varas altura estatura alto alta bajo baja gigante hondo profundidad
    pied pieds pouces mètre mètres brasse brasses aune aunes hauteur taille grand grande petit géant profond
    profondeur
    """,
    counted=True,
)
# Told in few words, as how somebody was punished is not.
_PRISON = _relation(
    """
    prison jail jailed gaol imprisoned arrest arrested
    gefängnis verhaftet verhaftete verhaftung inhaftiert eingesperrt
    cárcel prisión encarcelado encarcelada arrestado arrestada
    emprisonné emprisonnée
    """,
    """
    prisons prisoner prisoners imprisonment cell cells captive captives captivity captured custody detained
    detention sentence sentenced convict convicts convicted trial tried court guilty charged seized locked
    interned internment camp camps exile exiled deported released bail warrant police policeman policemen
    constable constables
    gefangen gefangene gefangenen gefangener gefangenschaft haft häftling häftlinge verurteilt urteil gericht
    prozess zelle lager verbannt verbannung interniert festgenommen polizei polizist polizisten
    preso presa presos presas prisionero prisionera prisioneros celda condenado condenada juicio tribunal
    policía campo exilio detenido detenida detenidos liberado
    prisonnier prisonnière prisonniers arrêté arrêtée arrêtés cellule condamné condamnée procès police
    gendarmes exil déporté déportée détenu détenus interné libéré
    """,
)
COUNTING = frozenset("many how viele wieviele wieviel wie cuántos cuántas combien".split())

# Events and their opposites: who built it is not told by who pulled it down. Not those of which one tells the
# other: who bought from who sold, who lost from who won.
OPPOSITES = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("halve", "double treble triple quadruple"),
        (
            "rise rose risen raise increase grow grew",
            "fall fell fallen lower drop decrease reduce cut shrink",
        ),
        ("open", "close shut"),
        ("lengthen widen", "shorten narrow"),
        ("build built erect construct", "demolish dismantle destroy"),
        ("appoint hire", "dismiss sack"),
        ("marry", "divorce"),
    )
)

# What two years behind a name tell, where it is asked when: "Ada Roe (1660–1721)".
LIFE = (_BIRTH, _DEATH)

# What is told of one person alone.
PERSONAL = (KIN, OFFSPRING, _BIRTH, _DEATH, _MARRIAGE)

RELATIONS = (
    KIN,
    OFFSPRING,
    _BIRTH,
    _DEATH,
    _COLOUR,
    _LENGTH,
    _MARRIAGE,
    _MONEY,
    _SONG,
    _CHOICE,
    _PICTURE,
    _TRANSLATION,
    _PRISON,
)
# What asks for a time, as ``tokens`` gives words.
WHEN = frozenset("when year date wann jahr datum cuándo año fecha quand année".split())

# Times that hang on the day of who speaks: what is asked on one day tells a text that was written on another
# nothing, unless it speaks so itself. As ``tokens`` gives words, with spaces.
TIMES = frozenset(
    f"{which} {time}"
    for whiches, times in (
        ("last this next", "year month week summer winter"),
        ("letztes dieses nächstes letzten diesen nächsten", "jahr monat jahres monats"),
        ("letzte diese nächste letzter dieser nächster", "woche"),
        ("letzten diesen nächsten letzter dieser", "sommer winter"),
        ("este próximo", "año mes verano invierno"),
        ("esta próxima", "semana"),
        ("cette", "année semaine"),
        ("ce", "mois"),
        ("année semaine", "dernière prochaine passée"),
        ("an mois", "dernier prochain passé"),
        ("año mes", "pasado próximo"),
        ("semana", "pasada próxima"),
    )
    for which in whiches.split()
    for time in times.split()
) | frozenset("yesterday tomorrow gestern ayer demain".split())
