"""A line under a title → whether it names the author, though no "By" says so. Pure.

A subtitle may have the form of a name ("Sandvoe Harbour"), so form is not enough: the first word must be a
given name that is no other word, or there are two initials ("A. Origins" may be a section). Other authors
are named by "By …" or by front matter.
"""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[’'‐-][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
_TWO_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){2}")
_PARTICLES = frozenset("van von der den de del della di da du dos la le zu zum ten ter ibn bin al".split())
# Names that are words of titles too (Grace, Rose, Victoria, Christian, Mark) are left out.
_GIVEN_NAMES = frozenset(
    """adam adrian agnes alan albert alec alexander alexandra alfred alice alison allan amy andrea andreas
    andrew andrzej angela anita ann anna anne annie anthony antoine antonio arthur astrid barbara
    beatrice ben benedict benjamin bernard bernd bertha bettina boris brian bruce carl carla carlos
    carmen caroline catherine charles chris christine christopher clara claude colin cornelia cyril
    daniel daphne david deborah dennis diana diego dieter dietrich dmitri donald doris dorothea dorothy
    douglas duncan edgar edith edmund eduardo edward eleanor elena elisabeth elizabeth ella ellen elsa
    elspeth emil emily emma enrico eric erich erik erika ernest ernesto ernst esther ethel eugene eva
    evelyn fatima felicity fernando fiona francesca francesco francis franz frauke frederick friedrich
    fritz gabriel gabriela gareth geoffrey georg gerald gerard gerhard gertrude giovanni giulia giuseppe
    gordon graham gregory guillermo gunnar gustav hannah hans harald harold harriet harry heather
    heinrich heinz helen helena helga henri henry herbert hermann hilary hilda hinrich howard hugh hugo
    humphrey ian ignacio igor ilse ines ingeborg ingrid irina isaac isabel isabella isobel ivan jacob
    jacques jakob james jan jane janet javier jean jennifer jeremy jessica jessie joan joanna joe joel
    johan johann johannes john jonathan jorge joseph josephine joshua josé juan judith julia julian
    julie jürgen karen karin karl katharina katherine kathleen keith kenneth kevin klaus konrad kurt
    lars laura laurence leon leonard leonora leopold lewis lillian linda lisa lorenzo louis louisa
    louise lucia lucy ludwig luis luisa luke lydia magdalena magnus malcolm manfred manuel marcel
    margaret margarete margot maria marianne marie marina marion martha martin martina mary mathilde
    matthew matthias maureen maurice michael michel michelle miguel mikhail moira monika morag moshe
    muriel nadezhda nancy natalia nathan neil nicholas nicolas nicole nigel nikolai nina nora norman
    olga oliver oscar oskar otto pablo patricia patrick paul paula pauline pedro peter philip philippe
    pierre rachel ralph raymond rebecca regina reinhard rené ricardo richard robert roberta roberto
    robin roger roland ronald rosa rosemary ruth samuel sandra sarah sebastian sergei sheila sigrid
    silvia simon simone sofia solveig sonja sophia sophie stefan stephen steven stuart susan susanna
    sven svetlana tatiana teresa thea theodor theodore theresa thomas timothy tobias ulrich ulrike
    ursula valentina vera victor viktor vincent vladimir walter werner wilhelm wilhelmina william
    wolfgang yuri yvonne zoe""".split()
)
_SMALL = frozenset(
    """a an and as
    at by for from in of on or the to with und oder von vom zum zur der die das des dem den
    im am et ou de du le la les un une y e o el los las del al en""".split()
)


def has_form_of_name(line: str) -> bool:
    """Tell whether a line is two to four capitalised words or initials: `J. van der Meer`."""
    words = line.split()
    named = [word for word in words if word not in _PARTICLES]
    if not 2 <= len(named) <= 4 or len(words) > 6 or words[-1] in _PARTICLES:
        return False
    return _WORD.fullmatch(words[-1]) is not None and all(
        word[0].isupper()
        and (_WORD.fullmatch(word) or _INITIALS.fullmatch(word))
        and word.casefold() not in _SMALL
        for word in named
    )


def is_name(line: str) -> bool:
    """Tell whether a line is surely the name of a person.

    >>> is_name("Isobel Garrick"), is_name("Sandvoe Harbour")
    (True, False)
    """
    first = line.split()[0] if line.strip() else ""
    known = first.casefold() in _GIVEN_NAMES or _TWO_INITIALS.match(line) is not None
    return known and has_form_of_name(line)


def goes_on(title: str, line: str) -> bool:
    """Tell whether a title may go on in the next line: `THE LIFE OF`, `The Storm:`, `by the sea`."""
    return (
        title[-1] in ",:;–—-&"
        or title.split()[-1].casefold() in _SMALL
        or not line[0].isupper()
        or line.split()[0].casefold() in {"and", "or", "of", "und", "et", "y"}
    )


def words_of(line: str) -> re.Pattern[str]:
    """Give a pattern for every word of a name but its initials, to look for them in the text."""
    words = [re.escape(word) for word in _WORD.findall(line) if len(word) > 1 and word not in _PARTICLES]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
