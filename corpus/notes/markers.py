"""A stretch of text → the places where a marker may stand, and how sure that is by its form alone. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from corpus.language import marks
from corpus.language.languages import EVERY, any_of, folded
from corpus.model import Span
from corpus.notes.enumerations import ends_clause
from corpus.notes.labels import LABEL, NOTE, SUPERSCRIPTS, is_roman, number, plain
from corpus.stretch import Stretch

# Any place where a marker may stand
_PLACE = re.compile(
    rf"""\[(?:{NOTE}[ ]?)?(?P<bracketed>{LABEL}|[A-Z])\]   # `[11]`, `[*]`, `[note 11]`
      (?!(?<=[A-Za-z]\])\w)                                   # not `[I]t`
    | \[\^(?P<named>[^\]\s]{{1,40}})\]                         # `[^11]`, `[^berger]`
    | \((?P<round>{LABEL})\)                                 # `(11)`, `(*)`
    | (?P<superscript>{SUPERSCRIPTS}+)                       # `¹¹`
    | (?P<symbol>[*†‡§]+)                                     # `**`
    | (?P<bare>\d+[a-z]?)                                     # digits, with a letter or without
    | (?<=[.!?…,;:”’"'»])(?P<roman>[ivxl]{{1,7}})(?!\w)           # `seven.iv`
    """,
    re.VERBOSE,
)
# `seven.`, `1911,`, `[May].”`, `gone”`: what a glued `iv` hangs on; not the `p.` of a page
_ROMAN_HANGS_ON = re.compile(r"(?:[^\W\d_]{3}|\d{4}|[)\]])(?:[.!?…,;:][”’»\"']{0,2}|[”»])\Z")
# Several markers at one place: `again.4,5`, `again.6-8`
_SEVERAL = re.compile(r"\d{1,3}(?:[,–-]\d{1,3})+(?![\d%]|[.,:–-]\d)", re.ASCII)
_NUMBER = re.compile(r"\d+", re.ASCII)
_WIDEST_RANGE = 20
_CLOSING_QUOTES = marks.CLOSING
# What may follow a marker: white space, the end, a closing quote or bracket, a dash, a stop.
_FOLLOWERS = _CLOSING_QUOTES + ")]}—–.,;:!?…"
# `word`, `word.”`, `1911,`: what a symbol hangs on; not the `x4c` and `".` of programs
_WORD_END = re.compile(r"(?:[^\W\d_]{2}|\d{2})[.,;:!?…)\]”’»›\"']{0,4}\Z")
# `*The ice` or `7**00`: emphasis that the next `*` closes
_OPEN_EMPHASIS = re.compile(r"\*{1,3}(?=[\w“‘(\[`])[^*]*\Z")
# A dash right after a quotation, `yes”—`, and what may follow the marker behind it: a stop, or a word that
# goes on with the sentence and is not counted, `4 and went`; not `4 men`, `4 and 5`, `4 and a half`
_QUOTED_DASH = re.compile(r"\S[”’»\"'][—–]$")
_AFTER_DASHED = re.compile(
    r"[.,;:!?…—–)]|\Z|\n\n"
    rf"|\s{any_of(EVERY.goes_on_words)}\b(?!\s(?:\d|{any_of(EVERY.amounts)}\b))"
)
# `No.3`, `pp.21`: the number belongs to the word.
_COUNTED = folded(EVERY.counted)


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
    doubtful: bool = False  # prose has `(4)` too: only a list that calls for it can make it a marker


def places(block: Stretch) -> Iterator[Place]:
    """Yield every place in a block whose surroundings allow a marker, in order."""
    for found in block.finditer(_PLACE):
        label, at, stop = plain(found[found.lastgroup or 0]), found.start(), found.end()
        match found.lastgroup:
            case "bracketed" if not label.islower() or is_roman(label):
                yield Place(label, at, stop, Trust.HIGH)
            case "named":
                yield Place(label, at, stop, Trust.HIGH)
            case "superscript" if not _is_power(block, at):
                yield Place(label, at, stop, Trust.HIGH)
            case "symbol" if len(label) <= 3 and _is_symbol(block, found):
                yield Place(label, at, stop, Trust.GOOD)
            case "round":
                yield from _in_round_brackets(block, Place(label, at, stop, Trust.GOOD))
            case "roman" if is_roman(label) and _ends_sentence(block, at):
                yield Place(label, at, stop, Trust.GOOD, doubtful=True)
            case "bare":
                yield from _bare(block, found)
            case _:
                pass


def _in_round_brackets(block: Stretch, place: Place) -> Iterator[Place]:
    """Yield `(*)`, which is nothing but a marker, and `(4)` or `(iv)` where they may be one."""
    if number(place.label) is None:
        yield place
    elif (at_end := ends_clause(block, Span(place.start, place.end))) is not None:
        yield replace(place, trust=Trust.GOOD if at_end else Trust.FAIR, doubtful=True)


def _ends_sentence(block: Stretch, at: int) -> bool:
    """Tell whether a word and a full stop stand before a place: `seven.iv`, `seven.”iv`, not `p.iv`."""
    return _ROMAN_HANGS_ON.search(block.before(at, 8)) is not None


def _bare(block: Stretch, found: re.Match[str]) -> Iterator[Place]:
    """Yield the marker that a run of digits is, or the several ones that it begins."""
    if several := _SEVERAL.match(block.text, found.start(), block.end):
        yield from _each(block, several)
    elif trust := _digits(block, found):
        yield Place(found.group(), found.start(), found.end(), trust)


def _each(block: Stretch, several: re.Match[str]) -> Iterator[Place]:
    """Yield the markers of `again.4,5` or `again.6-8`; none for `4,500`, `12-9`, `pp. 3-4`."""
    labels = list(_NUMBER.finditer(several.group()))
    numbers = [int(label.group()) for label in labels]
    ascending = all(a < b <= a + _WIDEST_RANGE for a, b in pairwise(numbers))
    trust = _hangs_on(block, several.start()) if ascending and several.start() > block.start else None
    if trust is not None and trust >= Trust.GOOD:
        for label in labels:
            at = several.start() + label.start()
            yield Place(label.group(), at, at + len(label.group()), trust)


def _is_power(block: Stretch, at: int) -> bool:
    """Tell whether a superscript is a power: `km²`, `10³`."""
    before = block.before(at, 3)
    return before[-1:].isdigit() or re.search(r"\b(?:[kcm]?m|s|x)$", before) is not None


def _is_symbol(block: Stretch, found: re.Match[str]) -> bool:
    """Tell whether `*` hangs on the word before it and closes no emphasis: `word*`, not `*word*`."""
    before = block.before(found.start(), 200)
    if not _WORD_END.search(before) or not _may_follow(block, found.end()):
        return False
    return "*" not in found.group() or not _OPEN_EMPHASIS.search(before)


def _may_follow(block: Stretch, at: int) -> bool:
    return at >= block.end or block.text[at].isspace() or block.text[at] in _FOLLOWERS


def _digits(block: Stretch, found: re.Match[str]) -> Trust | None:
    """Judge a run of digits by what follows and by what it hangs on; None if it is no marker."""
    text, (at, stop) = block.text, found.span()
    if stop - at > 4 or at <= block.start or not _may_follow(block, stop):
        return None
    if text[stop : stop + 1] in ("-", ".", ",", ":", "–") and text[stop + 1 : stop + 2].isdigit():
        return None
    if text[at - 1] in "—–":
        return Trust.LOW if _after_dash(block, at, stop) else None
    return _hangs_on(block, at)


def _after_dash(block: Stretch, at: int, stop: int) -> bool:
    """Tell whether digits hang on a dash that follows a quotation: `“yes”—4 and went`, not `“yes”—4 men`."""
    return bool(_QUOTED_DASH.search(block.before(at, 3)) and _AFTER_DASHED.match(block.text, stop))


def _hangs_on(block: Stretch, at: int) -> Trust | None:
    """Judge digits by what stands before them."""
    before, earlier = block.text[at - 1], block.before(at - 1, 1)
    if before in "“«" and (earlier.isalnum() or earlier in tuple(".!?,…’‘")):  # `„Ja.“1`, `»Ja.«1`
        return Trust.HIGH
    if before in _CLOSING_QUOTES or before in ")]":
        return Trust.HIGH if earlier and not earlier.isspace() else None
    if before in ".!?…,;:":
        return _after_stop(block, at)
    if before.isalpha():
        return Trust.FAIR if before.islower() and earlier.isalpha() else None
    return None


def _after_stop(block: Stretch, at: int) -> Trust | None:
    """Judge digits that follow a full stop or a comma."""
    before, earlier = block.text[at - 1], block.before(at - 1, 1)
    if earlier.isdigit():  # `1917.21`, `1995,42`: only after a year, and never in groups of three
        year = re.search(r"(?<![\d.,])[12]\d{3}[.,]$", block.before(at, 6))
        return Trust.LOW if year and not re.match(r"\d{3}(?!\d)", block.text[at : at + 4]) else None
    if not earlier or earlier.isspace():
        return None
    if before == "." and earlier.isalpha():
        word = re.search(r"(?<![^\W\d_])([^\W\d_]{1,4})\.$", block.before(at, 6))
        if word and word[1].casefold() in _COUNTED and not word[1].isupper():
            return None
    return Trust.HIGH if before in ".!?…" else Trust.GOOD
