"""The rows of a page → its columns in the order in which they are read. Pure.

A page has two columns if a gutter runs between many of its rows; a row that crosses it (a title, an
abstract) is read before what stands under it. A table has gaps as well, but its cells do not fill the width
of a column.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from corpus.pdf.lines import Line, joined

Row = Sequence[Line]

_FEWEST_ROWS = 6
_NARROWEST_COLUMN = 0.6  # of its half of the page, for the median of its lines
_MOST_CROSSING = 0.34  # of the rows


def columns(rows: Sequence[Row]) -> list[list[Line]]:
    """Give the lines of a page column by column."""
    gutter = _gutter(rows)
    if gutter is None:
        return [[joined(row) for row in rows]] if rows else []
    out: list[list[Line]] = []
    for crossing, together in groupby(rows, key=lambda row: _crosses(row, gutter)):
        band = list(together)
        if crossing:
            out.append([joined(row) for row in band])
        else:
            out += _halves(band, gutter)
    return out


def _halves(band: Sequence[Row], gutter: float) -> Iterator[list[Line]]:
    """Give the left half of a band of rows, then the right."""
    left = [[line for line in row if line.left < gutter] for row in band]
    right = [[line for line in row if line.left >= gutter] for row in band]
    for half in (left, right):
        if lines := [joined(row) for row in half if row]:
            yield lines


def _crosses(row: Row, gutter: float) -> bool:
    return any(line.left < gutter < line.right for line in row)


def _gutter(rows: Sequence[Row]) -> float | None:
    """Find the height of the page's middle where fewest rows cross, if there are columns on both sides."""
    lines = [line for row in rows for line in row]
    if len(rows) < _FEWEST_ROWS:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = right - left
    steps = [left + width * share / 100 for share in range(38, 63)]
    crossing = {at: sum(_crosses(row, at) for row in rows) for at in steps}
    fewest = min(crossing.values())
    best = [at for at in steps if crossing[at] == fewest]
    gutter = best[len(best) // 2]
    if fewest > _MOST_CROSSING * len(rows) or len(best) == 0:
        return None
    halves = (
        [line for line in lines if line.right <= gutter],
        [line for line in lines if line.left >= gutter],
    )
    rooms = (gutter - left, right - gutter)
    wide = all(
        len(half) >= _FEWEST_ROWS
        and median(line.right - line.left for line in half) >= _NARROWEST_COLUMN * room
        for half, room in zip(halves, rooms, strict=True)
    )
    return gutter if wide else None
