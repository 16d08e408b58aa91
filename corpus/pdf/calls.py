"""Raised signs of the text and the notes → which sign calls which note. Pure.

A note at the foot of a page is called on that page, or on the one before if there was no room for it.
Raised digits behind a single letter or behind a number (x², 10⁶) are arithmetic unless nothing else calls
the note.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.pdf import labels
from corpus.pdf.feet import FootNote
from corpus.pdf.lines import Piece
from corpus.pdf.paragraphs import Set

# `cos²(v)`: what follows a raised number at once, but for the signs that follow words
_BEFORE_ARITHMETIC = re.compile(r"[(\[{|^_=+×·]|[^\W\d_]")

# `1, ½, ⅓` with the numbers over a line: a marker stands right behind its word
_IN_A_ROW = (",", ";", "=", "+", "∪", "∩", "·", "×")


_MOST_CALLS = 2  # of one number on a page
_FEWEST_AFAR = 2  # notes at the end of an article, and signs that call them from afar


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
                behind = line.pieces[place + 1] if place + 1 < len(line.pieces) else None
                is_numerator = _is_over(behind) or (piece.spaced and before.rstrip().endswith(_IN_A_ROW))
                is_counted = is_numerator or labels.is_exponent(line.pieces, place)
                for label, start, end in () if is_counted else labels.raised(piece):
                    is_sure = (
                        labels.is_behind_words(before)
                        and not _is_before_arithmetic(behind)
                        and not _is_among_numbers(line.pieces, place)
                    )
                    yield Sign(label, number, at, place, start, end, page, is_sure)
                for label, start, end in labels.level(piece):
                    yield Sign(label, number, at, place, start, end, page, is_sure=True)
                before += " " * piece.spaced + piece.text


def _is_over(behind: Piece | None) -> bool:
    """Tell whether a lowered number stands right behind, as in `²₃`, the two thirds of a vote."""
    return behind is not None and behind.height < 0 and not behind.spaced and behind.text[:1].isdigit()


def _is_among_numbers(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether what stands before a raised number is one off the line, as in a chart: `Life₁₄ ¹¹`."""
    before = pieces[at - 1] if at else None
    return (
        before is not None
        and before.text.isdigit()
        and (before.height < 0 or (before.height > 0 and pieces[at].spaced))
    )


def _is_before_arithmetic(behind: Piece | None) -> bool:
    return behind is not None and not behind.spaced and _BEFORE_ARITHMETIC.match(behind.text) is not None


def elsewhere(found: Sequence[Sign], sets: Sequence[Set]) -> set[Sign]:
    """Give the signs that call what stands in the text itself: authors, and the house of each under them.

    `Rui Wang¹`, and `¹ Saarland University` below; a note of that number is another's.
    """
    heads = {
        (label, page): (number, at)
        for number, lines in enumerate(sets)
        for at, (page, line, _) in enumerate(lines.lines)
        if (label := labels.raised_head(line)) is not None
    }
    return {sign for sign in found if (sign.set, sign.line) <= heads.get((sign.label, sign.page), (-1, -1))}


def link(found: Sequence[Sign], notes: Sequence[FootNote]) -> dict[Sign, int]:
    """Give the note of every sign that calls one."""
    places: dict[tuple[str, int], list[int]] = {}
    for at, note in enumerate(notes):
        places.setdefault((note.label, note.page), []).append(at)
    sure = {(sign.label, page) for sign in found if sign.is_sure for page in (sign.page, sign.page + 1)}
    unsure = Counter((sign.label, sign.page) for sign in found if not sign.is_sure)
    often = Counter((sign.label, sign.page) for sign in found if sign.label.isdecimal())
    linked: dict[Sign, int] = {}
    taken: set[int] = set()
    called: set[tuple[str, int]] = set()
    for sign in found:
        here = (sign.label, sign.page)
        if not sign.is_sure and (here in sure or unsure[here] > 1):
            continue  # x² + y² of a page where the one or the other may be a note's
        if here in called and often[here] > _MOST_CALLS:
            continue  # numbers of a formula whose letters are not read
        near = places.get(here, []) or (_next_page(places, sign, taken) if sign.is_sure else [])
        free = [at for at in near if at not in taken] or near[-1:]
        if free:
            linked[sign] = free[0]
            taken.add(free[0])
            called.add(here)
    return linked | _from_afar(found, notes, linked)


def _from_afar(
    found: Sequence[Sign], notes: Sequence[FootNote], linked: Mapping[Sign, int]
) -> dict[Sign, int]:
    """Give the notes of signs that call them from pages far before: those of an article, at its end.

    They count from 1, the first is not called near it, and the signs behind the notes before them have their
    numbers, each once, in order. A single one afar may be the number of an author, or of anything.
    """
    afar: dict[Sign, int] = {}
    near = set(linked.values())
    since = -1
    for run in _counted(notes):
        first, last = notes[run.start].page, notes[run.stop - 1].page
        if run.start not in near:
            free = [
                sign
                for sign in found
                if sign.is_sure and since <= sign.page <= first and linked.get(sign, run.start) in run
            ]
            often = Counter(sign.label for sign in free)
            by_label = {notes[at].label: at for at in run}
            once = {
                sign: by_label[sign.label]
                for sign in free
                if sign.label in by_label and often[sign.label] == 1
            }
            is_list = len(once.keys() - linked.keys()) >= _FEWEST_AFAR and 2 * len(once) >= len(run)
            if is_list and all(one < two for one, two in pairwise(once.values())):
                afar |= once
        since = last
    return afar


def _counted(notes: Sequence[FootNote]) -> Iterator[range]:
    """Yield the notes that count on from 1 without a page between them."""
    start = 0
    for at, note in enumerate([*notes, None]):
        goes_on = (
            note is not None
            and at > start
            and labels.follows(notes[at - 1].label, note.label)
            and note.page <= notes[at - 1].end + 1
        )
        if not goes_on:
            if at - start >= _FEWEST_AFAR and notes[start].label == "1":
                yield range(start, at)
            start = at


def _next_page(places: dict[tuple[str, int], list[int]], sign: Sign, taken: set[int]) -> list[int]:
    """Find the note that had no room on the page of its sign, and is not called on its own."""
    return [at for at in places.get((sign.label, sign.page + 1), []) if at not in taken]
