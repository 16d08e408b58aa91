"""Raised signs of the text and the notes → which sign calls which note. Pure.

A note at the foot of a page is called on that page, or on the one before if there was no room for it.
Raised digits behind a single letter or behind a number (x², 10⁶) are arithmetic unless nothing else calls
the note.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.pdf import labels
from corpus.pdf.feet import FootNote
from corpus.pdf.paragraphs import Set

# `x`, `10`, `(a + b)`, `km` before raised digits: no marker, unless the number is a year
_YEAR = re.compile(r"\b(?:1\d|20)\d{2}$")
_BEHIND_ARITHMETIC = re.compile(
    r"(?:(?<![^\W\d_’'])[^\W\d_]|\d[^\W\d_]{1,3}|\d[)]?|\b(?:[kcmd]?m|[kg]+|s)|[=+×·√)])\s?$"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A raised label: the places of its set, line, piece and page, and where it stands in the piece."""

    label: str
    set: int
    line: int
    piece: int
    start: int
    end: int
    page: int
    is_sure: bool


def signs(sets: Sequence[Set]) -> Iterator[Sign]:
    """Yield every raised label of the text, in order."""
    for number, lines in enumerate(sets):
        for at, (page, line, _) in enumerate(lines.lines):
            before = lines.lines[at - 1][1].text if at else ""
            for place, piece in enumerate(line.pieces):
                for label, start, end in labels.raised(piece):
                    yield Sign(label, number, at, place, start, end, page, _is_behind_words(before))
                before += " " * piece.spaced + piece.text


def _is_behind_words(before: str) -> bool:
    if not before.strip():
        return False
    return _YEAR.search(before) is not None or _BEHIND_ARITHMETIC.search(before) is None


def link(found: Sequence[Sign], notes: Sequence[FootNote]) -> dict[Sign, int]:
    """Give the note of every sign that calls one."""
    places: dict[tuple[str, int], list[int]] = {}
    for at, note in enumerate(notes):
        places.setdefault((note.label, note.page), []).append(at)
    sure = {(sign.label, page) for sign in found if sign.is_sure for page in (sign.page, sign.page + 1)}
    linked: dict[Sign, int] = {}
    taken: set[int] = set()
    for sign in found:
        if not sign.is_sure and (sign.label, sign.page) in sure:
            continue
        here = places.get((sign.label, sign.page), []) or _next_page(places, sign, taken)
        free = [at for at in here if at not in taken] or here[-1:]
        if free:
            linked[sign] = free[0]
            taken.add(free[0])
    return linked


def _next_page(places: dict[tuple[str, int], list[int]], sign: Sign, taken: set[int]) -> list[int]:
    """Find the note that had no room on the page of its sign, and is not called on its own."""
    return [at for at in places.get((sign.label, sign.page + 1), []) if at not in taken]
