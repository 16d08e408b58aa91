"""The rows of pages → their columns in the order in which they are read. Pure.

A page has two columns if a gutter runs between many of its rows; a row that crosses it (a title, an
abstract) is read before what stands under it. A table has gaps as well, but its cells do not fill the width
of a column. Where one column of a page holds a figure or formulas, the gutter of the other pages is its own.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from corpus.pdf.lines import Line, joined

Row = Sequence[Line]

_FEWEST_ROWS = 6
_NARROWEST_COLUMN = 0.6  # of its half of the page, for lines that fill it
_FILLED = 0.5  # of the length of all lines of a half is that of such lines
_MOST_CROSSING = 0.34  # of the rows


def columns(pages: Sequence[Sequence[Row]]) -> list[list[list[Line]]]:
    """Give the lines of each page column by column."""
    gutters = [_gutter(rows) for rows in pages]
    known = [gutter for gutter in gutters if gutter is not None]
    full = sum(len(rows) >= _FEWEST_ROWS for rows in pages)
    usual = median(known) if known and 2 * len(known) >= full else None
    return [
        _columns(rows, _own(rows, usual) if gutter is None and usual is not None else gutter)
        for rows, gutter in zip(pages, gutters, strict=True)
    ]


def _columns(rows: Sequence[Row], gutter: float | None) -> list[list[Line]]:
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


def _own(rows: Sequence[Row], usual: float) -> float | None:
    """Give the gutter of most pages if it is that of this one: one of its columns is filled with text."""
    if sum(_crosses(row, usual) for row in rows) > _MOST_CROSSING * len(rows):
        return None
    lines = [line for row in rows for line in row]
    return usual if lines and any(_is_filled(half, room) for half, room in _parts(lines, usual)) else None


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
    return gutter if all(_is_filled(half, room) for half, room in _parts(lines, gutter)) else None


def _parts(lines: Sequence[Line], gutter: float) -> Iterator[tuple[list[Line], float]]:
    """Yield the lines of both halves, and how wide each half is."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    yield [line for line in lines if line.right <= gutter], gutter - left
    yield [line for line in lines if line.left >= gutter], right - gutter


def _is_filled(half: Sequence[Line], room: float) -> bool:
    """Tell whether most of what stands in a half are lines that fill it."""
    widths = [line.right - line.left for line in half]
    filling = [width for width in widths if width >= _NARROWEST_COLUMN * room]
    return len(half) >= _FEWEST_ROWS and sum(filling) >= _FILLED * sum(widths)
