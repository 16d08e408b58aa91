"""What a question asks about somebody or something, where a sentence that tells it has words of its kind.

Whose wife, where born, how dead, what colour: few kinds, each asked for and told in few words, so that a
sentence without any of them tells something else. Kinds whose words are many (what a thing costs, how old,
how many) are left out: too much is told otherwise (decision 68). Pure data, as ``tokens`` gives words, in
the languages in which the bot is asked; what tells it may be in another language than what asks.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """The words that ask for it, and those that tell it; the first are among the second."""

    asking: frozenset[str]
    telling: frozenset[str]


def _relation(asking: str, telling: str) -> Relation:
    return Relation(frozenset(asking.split()), frozenset(f"{asking} {telling}".split()))


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
    birth native childhood descended came comes origin
    geburt gebürtig gebürtiger stammte stammt kam kindheit herkunft
    nacimiento natural oriundo infancia vino procedía
    naissance natif native originaire enfance venait
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
RELATIONS = (KIN, _BIRTH, _DEATH, _COLOUR)
