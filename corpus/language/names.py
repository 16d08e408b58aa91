"""Personal names: where one ends, who signs a list of them, whether two can be one person. Pure.

A name here is a run of capitalised words, initials and particles: "E.H. Carr", "Marcel van der Linden",
"Paul Le Blanc". Nothing is looked up; a name is what stands where a note or a sentence puts its author.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from corpus.language import elsewhere
from corpus.language.languages import EVERY, abbreviated, any_of, folded
from corpus.model import Span

MAX_WORDS = 6
MAX_AUTHORS = 12
PARTICLES = frozenset((*EVERY.particles, *elsewhere.PARTICLES))

# Words that open a sentence, a title or a signal and are never the first word of a name.
NO_NAMES = folded(EVERY.never_names)

# `’s`, however its apostrophe is printed
_POSSESSIVES = tuple(form for word in EVERY.possessives for form in (word, word.replace("’", "'")))
# A word of a name: "Berger", "O’Brien", "Sedova-Trotsky", "d’Alembert", or initials "E.H.", "M.", "Th.".
_WORD = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,4}|[^\W\d_]+(?:[’'‐-][^\W\d_]+){0,4}")
# An initial without its point, which lawyers print: "A Delacourt, *The Reply*", "A Delacourt (n 1)".
_INITIAL_A = re.compile(r"A\s(?:[^\W\d_a-z][\w’'-]{1,30}\s?){1,2}(?:,\s[*_“‘«\"]|\(n)")
# What may stand between two words of a name: "Leon Trotsky", a no-break space, a wrapped line.
_GAP = re.compile(r"[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]?")
# Between two authors: "Easton and Guddat", "Marx/Engels", "Marx & Engels", "Marx und Engels".
AND = any_of(EVERY.ands, ("&",))
_AND = re.compile(rf",?\s{AND}\s|\s?/\s?")
_COMMA = re.compile(r",\s")
# The authors are editors: ", ed.,", " (eds.)", ", Hg.,", " (Hrsg.)", ", dir.,", " (coord.)".
_ROLE = re.compile(rf",?\s\(?{any_of(EVERY.editor_roles)}\b\.?\)?", re.IGNORECASE)
# "et al.", "and others", "u. a.".
_ET_AL = re.compile(rf",?\s{abbreviated(EVERY.and_others, elsewhere.AND_OTHERS)}\.?")
# A surname first: "Berger, J.", "Carr, E.H."; not the page of "Wilkens, S. 79".
_INITIALS_AFTER = re.compile(r",\s((?:[^\W\d_a-z]\.[ -]?){1,4})(?=[,:/(&]|\s(?!\d)|$)")


@dataclass(frozen=True, slots=True)
class Authors:
    """The names that open a citation, where they end (a role such as "eds." included), and the role."""

    names: tuple[Span, ...]
    end: int
    editors: bool


def name_at(text: str, at: int) -> Span | None:
    """Read the name that begins at a place, a possessive ’s left out.

    >>> name_at("Marcel van der Linden, Western Marxism", 0)
    Span(start=0, end=21)
    """
    position, words = at, 0
    end: int | None = None
    while words < MAX_WORDS and (word := _WORD.match(text, position)):
        form = _bare(word[0])
        if not _belongs(form, first=words == 0) and (words or not _INITIAL_A.match(text, at)):
            break
        words += 1
        position = word.start() + len(form)
        if form not in PARTICLES:
            end = position
        if form != word[0] or not (gap := _GAP.match(text, position)):
            break
        position = gap.end()
    return Span(at, end) if end is not None else None


def _bare(word: str) -> str:
    ending = next((ending for ending in _POSSESSIVES if word.endswith(ending)), "")
    return word.removesuffix(ending)


def _belongs(word: str, *, first: bool) -> bool:
    if word in PARTICLES:
        return True
    if not word[0].isupper() and not re.match(r"[a-z]{1,2}[’'][A-Z]", word):
        return False
    if word.rstrip(".").casefold() in _ROLES:
        return False
    is_initial = len(word) == 2 and word[1] == "."
    return word not in _ARTICLES and not (
        first and not is_initial and word.rstrip(".").casefold() in NO_NAMES
    )


_ROLES = folded(EVERY.no_surnames)
# Articles that open a title when the comma before it is missing: "Leon Trotsky The Permanent Revolution".
_ARTICLES = frozenset(EVERY.title_articles)


def authors_at(text: str, at: int) -> Authors | None:
    """Read the authors that begin at a place: one name, a list, an inverted name, with their role.

    >>> authors_at("Kunal Chattopadhyay and Paul Le Blanc, eds., Leon Trotsky", 0).editors
    True
    """
    first = name_at(text, at)
    if first is None:
        return None
    names, end = _list(text, [_inverted(text, first)])
    if also := _ET_AL.match(text, end):
        end = also.end()
    role = _ROLE.match(text, end)
    return Authors(tuple(names), role.end() if role else end, role is not None)


# What stands behind a given name that is last: "Holm, Ina: Boote", "Holm, Ina (Hg.)", "Holm, Ina / Vogt, K."
_BEHIND_GIVEN = re.compile(rf"\s?[:/]\s|[,.]\s|\s\((?![^()]{{0,60}}\d{{4}})|\s{AND}\s|\s?\(\d{{4}}\)")
# "VERNIER (Paul), La Barre", "Vernier (P.), La Barre"
_BRACKETED = re.compile(r"\s\((?P<given>[^\W\d_a-z][^\d()]{0,30})\)(?=[,:.]\s)")
_MOST_GIVEN = 3
_TITLE_FOLLOWS = re.compile(r"[,:]\s[*_“„«]{0,2}[^\W\d_a-z]")


def family_first_at(text: str, at: int) -> Authors | None:
    """Read authors whose family names stand first: "Holm, Ina: Kahnbau", "Holm, Ina und Vogt, Karl (Hg.)".

    Only where a full reference is read: "Berger, Shipwreck: A Case" may as well be an author and a title.

    >>> text = "Holm, Ina: Kahnbau. Kiel 1966"
    >>> [text[name.start : name.end] for name in family_first_at(text, 0).names]
    ['Holm, Ina']
    """
    first = _family_first(text, at)
    if first is None:
        return None
    names = [first]
    while len(names) < MAX_AUTHORS:
        joint = _AND.match(text, names[-1].end)
        following = _next_author(text, joint.end()) if joint else _next_pair(text, names[-1].end)
        if following is None:
            break
        names.append(following)
    end = names[-1].end
    if also := _ET_AL.match(text, end):
        end = also.end()
    role = _ROLE.match(text, end)
    return Authors(tuple(names), role.end() if role else end, role is not None)


def _next_author(text: str, at: int) -> Span | None:
    return _family_first(text, at) or name_at(text, at)


def _next_pair(text: str, at: int) -> Span | None:
    """Read "Vogt, Karl" behind "Holm, Ina, " where a title follows: "Holm, Ina, Vogt, Karl, Kahnbau"."""
    pair = _family_first(text, at + 2) if text.startswith(", ", at) else None
    if pair is None or len(text[pair.start : pair.end].split()) > 2:
        return None
    return pair if _TITLE_FOLLOWS.match(text, pair.end) else None


def _family_first(text: str, at: int) -> Span | None:
    family = name_at(text, at)
    if family is None or not _is_family(text[family.start : family.end]):
        return None
    if (bracketed := _BRACKETED.match(text, family.end)) and not _ROLE.match(text, family.end):
        return Span(family.start, bracketed.end())
    given = name_at(text, family.end + 2) if text.startswith(", ", family.end) else None
    if given is None or len(text[given.start : given.end].split()) > _MOST_GIVEN:
        return None
    return Span(family.start, given.end) if _BEHIND_GIVEN.match(text, given.end) else None


def _is_family(name: str) -> bool:
    """Tell "Holm", "van der Meer" and "REY PÉREZ" from "Ina Holm"."""
    weighty = [word for word in name.split() if word not in PARTICLES]
    return len(weighty) == 1 or name.isupper()


def _inverted(text: str, name: Span) -> Span:
    """Take in the initials of "Berger, J." and the given name of "BERGER, Joseph"."""
    if " " in text[name.start : name.end]:
        return name
    if after := _INITIALS_AFTER.match(text, name.end):
        return Span(name.start, after.start(1) + len(after[1].rstrip()))
    if name.end - name.start > 2 and text[name.start : name.end].isupper():
        given = name_at(text, name.end + 2) if text.startswith(", ", name.end) else None
        if given and not text[given.start : given.end].isupper():
            return Span(name.start, given.end)
    return name


def _list(text: str, names: list[Span]) -> tuple[list[Span], int]:
    """Follow "A and B", "A/B" and "A, B, and C"; commas alone never make a list: a title may follow."""
    while len(names) < MAX_AUTHORS and (joint := _AND.match(text, names[-1].end)):
        following = name_at(text, joint.end())
        if following is None:
            return names, names[-1].end
        names = [*names, _inverted(text, following)]
    if len(names) > 1:
        return names, names[-1].end
    return _comma_list(text, names)


def _comma_list(text: str, names: list[Span]) -> tuple[list[Span], int]:
    """Read "Tony Cliff, Paul Le Blanc, and Moshe Lewin, Title": full names only, closed by ", and".

    Without that comma "Moshe Lewin, Russian Peasants and Soviet Power" would be three authors.
    """
    several = list(names)
    while len(several) < MAX_WORDS and (comma := _COMMA.match(text, several[-1].end)):
        following = name_at(text, comma.end())
        if following is None or not _is_full(text, following) or not _is_full(text, names[0]):
            break
        several.append(following)
        joint = _AND.match(text, following.end)
        if joint and joint[0].startswith(","):
            last = name_at(text, joint.end())
            if last and _is_full(text, last) and text.startswith((",", " ("), last.end):
                return [*several, last], last.end
    return names, names[0].end


def _is_full(text: str, name: Span) -> bool:
    return len(words(text[name.start : name.end])) > 1


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """Split a name for comparison: no case, no accents, initials apart, the surname last.

    >>> words("Löwy, M.")
    ('m', 'lowy')
    """
    surname, comma, given = name.replace(" (", ", ", 1).partition(",")
    plain = fold(f"{given} {surname}" if comma else name)
    return tuple(re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", plain))


def fold(text: str) -> str:
    """Copy a text for comparison: no case, no accents, one kind of apostrophe."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def can_be_same(one: str, other: str) -> bool:
    """Say whether two printed names can be one person: same surname, no given name against the other.

    >>> can_be_same("Joffe", "Maria Joffe"), can_be_same("M. Joffe", "Nadezhda Joffe")
    (True, False)
    """
    short, long = sorted((words(one), words(other)), key=len)
    if not short or short[-1] != long[-1]:
        return False
    rest = iter(long[:-1])
    return all(any(_agree(given, other_given) for other_given in rest) for given in short[:-1])


def _agree(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))
