"""How notes are numbered: labels as printed, in the text and at the head of a note. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from corpus.model import Span

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SYMBOLS = "*†‡§"

# The head of a note at the start of a line: `11 Berger`, `11. Berger`, `[11] Berger`, `(11) Berger`,
# `¹¹ Berger`, `* Translator's`, `12a Ibid.`
_HEAD = re.compile(
    r"[ \t]{0,8}(?:\[(?P<bracketed>\d{1,4}[a-z]?|[*†‡§]{1,3})\]:?|\((?P<round>\d{1,4}[a-z]?)\)"
    r"|(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})|(?P<symbol>[*†‡§]{1,3})(?![*†‡§])"
    r"|(?P<bare>\d{1,4}[a-z]?)[.):]?(?=[ \t\u00a0]))"
    r"[ \t\u00a0]*(?=\S)"
)
# Any place where a marker may stand: `[11]`, `[*]`, `¹¹`, a run of digits with or without a letter, `**`
_PLACE = re.compile(
    r"\[(?P<bracketed>\d{1,4}[a-z]?|[*†‡§]{1,3})\]|(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    r"|(?P<symbol>[*†‡§]+)|(?P<bare>\d+)(?P<letter>[a-z]?)"
)
# Several markers at one place: `again.4,5`, `again.6-8`
_SEVERAL = re.compile(r"\d{1,3}(?:[,–-]\d{1,3})+(?![\d%]|[.,:–-]\d)", re.ASCII)
_NUMBER = re.compile(r"\d+", re.ASCII)
_WIDEST_RANGE = 20
_CLOSING_QUOTES = "”’»›\"'"
# What may follow a marker: white space, the end, a closing quote or bracket, a dash, a stop.
_FOLLOWERS = _CLOSING_QUOTES + ")]}—–.,;:!?…"
# `No.3`, `pp.21`: the number belongs to the word.
_COUNTED = frozenset(
    [
        "p",
        "pp",
        "no",
        "nos",
        "vol",
        "vols",
        "fig",
        "figs",
        "ch",
        "chap",
        "art",
        "para",
        "cf",
        "s",
        "bd",
        "nr",
        "n",
        "ca",
        "c",
        "v",
        "st",
    ]
)


class Trust(IntEnum):
    """How sure it is that a place is a marker, by its printed form alone."""

    LOW = 3  # `1917.21`, `1995,42`: may be a decimal
    FAIR = 5  # `Klein1`, glued to a word
    GOOD = 8  # `Shavell,2`, after a comma
    HIGH = 10  # `treachery.”3`, `camp.11`, `[11]`, `¹¹`


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text where a marker with this label may stand, ``text[start:end]`` as printed."""

    label: str
    start: int
    end: int
    trust: Trust


@dataclass(frozen=True, slots=True)
class Head:
    """The label that a line begins with, from ``start`` as printed; the note's words start at ``end``."""

    label: str
    start: int
    end: int


def plain(label: str) -> str:
    """Give a label in plain digits: ``¹¹`` is ``11``."""
    return label.translate(_SUPERSCRIPT)


def number(label: str) -> int | None:
    """Give the number of a label such as ``11`` or ``12a``; None for ``*``."""
    digits = label.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits) if digits.isascii() and digits.isdigit() else None


def head(text: str, line: Span) -> Head | None:
    """Read the label at the start of a line, if it has one."""
    found = _HEAD.match(text, line.start, line.end)
    if not found or not (kind := found.lastgroup):
        return None
    printed = found.group()
    return Head(plain(found[kind]), found.start() + len(printed) - len(printed.lstrip()), found.end())


def places(text: str, start: int, end: int) -> Iterator[Place]:
    """Yield every place in ``text[start:end]`` whose surroundings allow a marker, in order."""
    for found in _PLACE.finditer(text, start, end):
        if found["bracketed"]:
            yield Place(found["bracketed"], found.start(), found.end(), Trust.HIGH)
        elif found["superscript"]:
            if not _is_power(text, found.start(), start):
                yield Place(plain(found["superscript"]), found.start(), found.end(), Trust.HIGH)
        elif found["symbol"]:
            if len(found["symbol"]) <= 3 and _is_symbol(text, found, start, end):
                yield Place(found["symbol"], found.start(), found.end(), Trust.GOOD)
        elif several := _SEVERAL.match(text, found.start(), end):
            yield from _each(text, several, start)
        elif trust := _digits(text, found, start, end):
            yield Place(found.group(), found.start(), found.end(), trust)


def _each(text: str, several: re.Match[str], start: int) -> Iterator[Place]:
    """Yield the markers of `again.4,5` or `again.6-8`; none for `4,500`, `12-9`, `pp. 3-4`."""
    labels = list(_NUMBER.finditer(several.group()))
    numbers = [int(label.group()) for label in labels]
    ascending = all(a < b <= a + _WIDEST_RANGE for a, b in pairwise(numbers))
    trust = _hangs_on(text, several.start(), start) if ascending and several.start() > start else None
    if trust is not None and trust >= Trust.GOOD:
        for label in labels:
            at = several.start() + label.start()
            yield Place(label.group(), at, at + len(label.group()), trust)


def _is_power(text: str, at: int, start: int) -> bool:
    """Tell whether a superscript is a power: `km²`, `10³`."""
    before = text[max(start, at - 3) : at]
    return before[-1:].isdigit() or re.search(r"\b(?:[kcm]?m|s|x)$", before) is not None


def _is_symbol(text: str, found: re.Match[str], start: int, end: int) -> bool:
    """Tell whether `*` hangs on the word before it and closes no emphasis: `word*`, not `*word*`."""
    before, after = text[max(start, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    if found.start() == start or before.isspace() or not _may_follow(after, found.end() >= end):
        return False
    if "*" not in found.group():
        return True
    line_start = max(start, text.rfind("\n", start, found.start()) + 1, found.start() - 200)
    opened = re.search(r"(?:^|[\s(“‘])\*{1,3}(?=[^\s*])[^*]*$", text[line_start : found.start()])
    return opened is None


def _may_follow(after: str, at_end: bool) -> bool:
    return at_end or not after or after.isspace() or after in _FOLLOWERS


def _digits(text: str, found: re.Match[str], start: int, end: int) -> Trust | None:
    """Judge a run of digits by what follows and by what it hangs on; None if it is no marker."""
    at, stop = found.span()
    if stop - at > 4 or at <= start or not _may_follow(text[stop : stop + 1], stop >= end):
        return None
    if text[stop : stop + 1] in ("-", ".", ",", ":", "–") and text[stop + 1 : stop + 2].isdigit():
        return None
    return _hangs_on(text, at, start)


def _hangs_on(text: str, at: int, start: int) -> Trust | None:
    """Judge digits by what stands before them."""
    before, earlier = text[at - 1], text[max(start, at - 2) : at - 1]
    if before in "“«" and (earlier.isalnum() or earlier in tuple(".!?,…’‘")):  # `„Ja.“1`, `»Ja.«1`
        return Trust.HIGH
    if before in _CLOSING_QUOTES or before in ")]":
        return Trust.HIGH if earlier and not earlier.isspace() else None
    if before in ".!?…,;:":
        return _after_stop(text, at, before, earlier, start)
    if before.isalpha():
        return Trust.FAIR if before.islower() and earlier.isalpha() else None
    return None


def _after_stop(text: str, at: int, before: str, earlier: str, start: int) -> Trust | None:
    """Judge digits that follow a full stop or a comma."""
    if earlier.isdigit():  # `1917.21`, `1995,42`: only after a year, and never in groups of three
        year = re.search(r"(?<![\d.,])[12]\d{3}[.,]$", text[max(start, at - 6) : at])
        return Trust.LOW if year and not re.match(r"\d{3}(?!\d)", text[at : at + 4]) else None
    if not earlier or earlier.isspace():
        return None
    if before == "." and earlier.isalpha():
        word = re.search(r"(?<![^\W\d_])([^\W\d_]{1,4})\.$", text[max(start, at - 6) : at])
        if word and word[1].casefold() in _COUNTED and not word[1].isupper():
            return None
    return Trust.HIGH if before in ".!?…" else Trust.GOOD
