"""Lines of words → patterns of messages. Pure.

A form is a line of folded words. ``a|b`` is either, ``[a b | c]`` may be missing, ``(a b | c)`` may not, ``...``
is up to six words of any kind; ``LABEL``, ``NUMBER`` and ``TEXT`` are what a message names: the label of a
note, the number of a paragraph, the words of a title, ``CHAPTER`` those of a chapter; ``SEVERAL`` stands for
``LABEL`` where it is of more than one note, ``WORD`` where it is a word. ``FIRST``, ``SECOND`` and ``ABOUT``
are what a question compares, and in what.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

# A form's parts: a bracket, a bar, a word. A bar parts all that a bracket holds, or, outside, two words.
_PART = re.compile(r"[\[\]()|]|[^\s\[\]()|]+")
_BRACKETS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
_TURNED = {"[": "]", "]": "[", "(": ")", ")": "("}
# What chapters are called, kind by kind: folded words of every language
CHAPTERS = tuple(
    frozenset(words.split())
    for words in (
        "chapter chap ch kapitel kap capitulo cap chapitre",
        "section sect abschnitt seccion",
        "part teil parte partie",
        "book buch libro livre",
    )
)
_CHAPTER = "|".join(sorted(frozenset[str]().union(*CHAPTERS)))
# "4", "4a", "iv"; "4-7", "4 to 7": from one to another. A year ("1914-1918") is no label there.
_ONE = r"(?:\d{1,4}[a-z]?|[ivxl]{1,7})"
_TO = r"(?:-| (?:to|through|thru|until|bis|a|al|hasta) )"
_RANGE = rf"(?:\d{{1,3}}{_TO}\d{{1,3}}|[ivxl]{{1,7}}{_TO}[ivxl]{{1,7}})"
_NAMED = {
    "...": r"(?:\S+ ){0,6}",
    "LABEL": r"(?P<label>[a-z]{0,4}\d{1,4}[a-z]?|[a-z]|[ivxl]{1,7}|[*†‡§]{1,4})(?:st|nd|rd|th)? ",
    "SEVERAL": rf"(?P<label>{_RANGE}|(?:{_RANGE}|{_ONE})(?: (?:(?:and|und|y|et) )?(?:{_RANGE}|{_ONE})){{1,7}}) ",
    "WORD": r"(?P<label>[a-z][a-z0-9-]{1,30}) ",
    "NUMBER": r"(?P<label>\d{1,5})(?:st|nd|rd|th)? ",
    "TEXT": r"(?P<text>(?:\S+ ){1,8})",
    "CHAPTER": rf"(?P<text>(?:\S+ ){{0,2}}?(?:{_CHAPTER}) (?:\S+ ){{0,6}})",
    "FIRST": r"(?P<first>(?:\S+ ){1,8}?)",
    "SECOND": r"(?P<second>(?:\S+ ){1,8}?)",
    "ABOUT": r"(?P<about>(?:\S+ ){1,12})",
}
# The labels in what ``SEVERAL`` found, one by one or from one to another
LABELS = re.compile(rf"(?<!\S)(?P<first>{_ONE})(?:{_TO}(?P<last>{_ONE}))?(?!\S)")
_ANY = re.compile("|".join(map(re.escape, _NAMED)))


@dataclass(frozen=True, slots=True)
class Language:
    """How members of a language talk to a bot.

    ``signals`` make a message small talk whatever little words stand around them; ``soft`` ones too, but not
    of a question; ``little`` are those little words. A word of ``asking`` makes a message a question; one of
    ``verbs`` may open one. ``note`` is what may stand before the label of a note, name by name. The rest are
    forms: small talk, what is asked of the bot and of its library, notes and paragraphs by number; and what
    stands around a question, before it (``hellos`` and ``greetings`` only where a clause ends or a question
    begins) and behind it. ``comparisons`` are forms of questions about two things. ``numbers`` are the words for
    one, two, three and on, a line each.
    """

    signals: str
    soft: str
    little: str
    asking: str
    verbs: str
    talk: str
    help: str
    library: str
    note: str
    notes: str
    passages: str
    hellos: str
    greetings: str
    openers: str
    closers: str
    comparisons: str
    numbers: str


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms of one purpose, of all languages.

    A pattern is made when a message begins, and ends, as it may: to make all takes longer than an answer.
    """

    lines: tuple[str, ...]

    def match(self, words: str) -> re.Match[str] | None:
        """Match all of the words, each followed by a space."""
        last = words.rstrip().rpartition(" ")[2]
        lines = (line for line in self._that_open(words) if (ends := _endings(line)) is None or last in ends)
        return next((found for line in lines if (found := _pattern(line).fullmatch(words))), None)

    def opening(self, words: str) -> int:
        """Count the words at the start that are one of these, as many as can be."""
        found = (_pattern(line).match(words) for line in self._that_open(words))
        return max((match[0].count(" ") for match in found if match), default=0)

    def _that_open(self, words: str) -> Sequence[str]:
        """List the forms, in order, that may begin with the first of the words."""
        return _beginning(self.lines, words.partition(" ")[0])


def forms(*lines: str) -> Forms:
    """Read forms, one a line.

    >>> bool(forms("how are|r you [today]").match("how r you "))
    True
    """
    return Forms(tuple(_lines(lines)))


@cache
def _pattern(line: str) -> re.Pattern[str]:
    return re.compile("".join(map(_piece, _PART.findall(_bracketed(line)))))


@lru_cache(maxsize=1024)
def _beginning(lines: tuple[str, ...], word: str) -> Sequence[str]:
    """List the forms that may begin with a word, in order: of those that hold it, or a word of any kind."""
    return [
        line
        for line in lines
        if (word in line or _holds_any(line)) and ((first := _beginnings(line)) is None or word in first)
    ]


@cache
def _holds_any(line: str) -> bool:
    """Tell whether a word of any kind may stand somewhere in a form."""
    return _ANY.search(line) is not None


@cache
def _beginnings(line: str) -> frozenset[str] | None:
    """Give the words with which one form may begin; None if that may be any."""
    return _openings(iter(_PART.findall(_bracketed(line))))


@cache
def _endings(line: str) -> frozenset[str] | None:
    """Give the words with which one form may end; None if that may be any."""
    backwards = reversed(_PART.findall(_bracketed(line)))
    return _openings(_TURNED.get(part, part) for part in backwards)


def _openings(parts: Iterator[str]) -> frozenset[str] | None:
    """Read parts up to a bracket that closes, and give the words that may come first."""
    found: set[str] = set()
    is_open, is_any = True, False  # whether a first word may still come; whether it may be any
    ends_open = False
    for part in parts:
        if part in "])":
            break
        if part == "|":
            ends_open, is_open = ends_open or is_open, True
            continue
        inner = _openings(parts) if part in "[(" else None if part in _NAMED else frozenset((part,))
        if not is_open:
            continue
        is_any = is_any or inner is None
        found |= inner or frozenset()
        is_open = part == "["
    return None if is_any or is_open or ends_open else frozenset(found)


def _lines(texts: Iterable[str]) -> list[str]:
    """List forms; those that begin with what may be anything come last."""
    lines = [line for text in texts for line in map(str.strip, text.splitlines()) if line]
    return sorted(lines, key=lambda line: line.startswith(("TEXT", "FIRST")))


def _bracketed(line: str) -> str:
    """Put words that bars glue outside of brackets between brackets of their own."""
    depth, parts = 0, []
    for word in line.split():
        opens, closes = word.count("[") + word.count("("), word.count("]") + word.count(")")
        parts.append(f"({word})" if depth == opens == closes == 0 and "|" in word else word)
        depth += opens - closes
    return " ".join(parts)


def _piece(part: str) -> str:
    return _BRACKETS.get(part) or _NAMED.get(part) or f"{re.escape(part)} "
