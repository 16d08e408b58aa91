"""The lines of a column → the tables among them, and those whose cells have several lines. Pure.

A table of one line a row is read row by row. Where a cell has several, nobody knows from the heights of its
lines which of them belong to which row: read on, they would be scrambled.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.pdf.lines import Line, Piece

_GAP = 0.9  # ems between two cells
_SAME_PLACE = 2.0  # points
_FEWEST_ROWS = 3
BULLETS = "•▪■●◦‣○□–—*·"  # before items
_NUMBER = re.compile(rf"\(?(?:\d{{1,3}}|[A-Za-z]|[ivxIVX]{{1,5}})[.)]|[{BULLETS}]")
_BARE = re.compile(r"\d{1,3}")
_WORDS = re.compile(r"[“„«»‘\"']?[^\W\d_]")
# Of a table whose cells have several lines
_FEWEST_COLUMNS = 3
_OFTEN = 4  # lines in which a column begins beside another one
_FEWEST_LINES = 6
_FEWEST_ALONE = 2  # lines of one cell amid the table


def rows(lines: Sequence[Line]) -> set[int]:
    """Find the rows of tables: three or more below one another whose cells leave a gap at one place."""
    out: set[int] = set()
    start = 0
    while start < len(lines):
        gaps: list[tuple[float, float]] = []
        stop = start
        while stop < len(lines) and lines[stop].cells > 1 and _gaps(lines[stop]):
            shared = _shared(gaps, _gaps(lines[stop])) if stop > start else _gaps(lines[stop])
            if not shared:
                break
            gaps, stop = shared, stop + 1
        if stop - start >= _FEWEST_ROWS:
            out.update(range(start, stop))
        start = max(stop, start + 1)
    return out


def mixed(lines: Sequence[Line]) -> list[range]:
    """Find the tables whose cells have several lines: each line begins at the places of their columns."""
    begun = [[line.left, *(right for _, right in _gaps(line))] for line in lines]
    often = Counter(round(place / _SAME_PLACE) for places in begun if len(places) > 1 for place in places)
    grid = {place for place in often if sum(often[place + step] for step in (-1, 0, 1)) >= _OFTEN}
    if len({place for place in grid if place - 1 not in grid}) < _FEWEST_COLUMNS:
        return []
    inside = [all(round(place / _SAME_PLACE) in grid for place in places) for places in begun]
    margin = min(grid)
    return [run for run in _runs(inside) if _is_mixed([begun[at] for at in run], margin)]


def _runs(inside: Sequence[bool]) -> Iterator[range]:
    start = None
    for at, is_inside in enumerate([*inside, False]):
        if is_inside and start is None:
            start = at
        elif not is_inside and start is not None:
            yield range(start, at)
            start = None


def _is_mixed(begun: Sequence[Sequence[float]], margin: int) -> bool:
    """Tell a table in which lines stand that have but one cell, and not that of the first column."""
    several = sum(len(places) > 1 for places in begun)
    alone = sum(len(places) == 1 and round(places[0] / _SAME_PLACE) > margin + 1 for places in begun)
    return len(begun) >= _FEWEST_LINES and several >= _FEWEST_ROWS and alone >= _FEWEST_ALONE


def numbered(line: Line) -> tuple[int, Piece] | None:
    """Give the number of an entry and its words, if a gap parts these alone: `12   Berger, p. 4`."""
    number, *words = line.pieces
    gaps = _wide(list(pairwise(line.pieces)), line)
    if not _BARE.fullmatch(number.text) or len(gaps) != 1 or gaps[0][0] != number.right:
        return None
    return (int(number.text), words[0]) if _WORDS.match(words[0].text) else None


def _gaps(line: Line) -> list[tuple[float, float]]:
    """List the gaps of a line, but for that behind the number of an item: `b.   A game of bingo`."""
    if numbered(line):
        return []
    pairs = list(pairwise(line.pieces))
    return _wide(pairs[1:] if _NUMBER.fullmatch(line.pieces[0].text) else pairs, line)


def _wide(pairs: Sequence[tuple[Piece, Piece]], line: Line) -> list[tuple[float, float]]:
    return [(a.right, b.left) for a, b in pairs if b.left - a.right > _GAP * line.size]


def _shared(
    some: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    return [(max(a, c), min(b, d)) for a, b in some for c, d in others if min(b, d) - max(a, c) > 3.0]
