"""The rows of pages → their columns in the order in which they are read. Pure.

A page has two columns if a gutter runs between many of its rows, three if two do; a row that crosses one (a
title, an abstract) is read before what stands under it. A table has gaps as well, but its cells do not fill
the width of a column. Where a column of a page holds a figure or formulas, the gutters of the other pages are
its own. A narrow column of smaller type is a margin with notes in it, if several pages have one.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from math import inf
from statistics import median

from corpus.pdf.lines import Line, joined

Row = Sequence[Line]
Gutters = tuple[float, ...]  # from the left

_FEWEST_ROWS = 6
_NARROWEST_COLUMN = 0.6  # of its part of the page, for lines that fill it
_FILLED = 0.5  # of the length of all lines of a part is that of such lines
_MOST_CROSSING = 0.34  # of the rows
_MOST_CROSSING_OWN = 0.5  # of them where most pages have the gutter: a figure or formulas over both columns
# Where gutters are looked for, in hundredths of the width of what is printed: one, or two
_PLACES = ((range(38, 63),), (range(26, 42), range(59, 75)))
# With a margin in which notes stand, and which of the parts it is
_MARGINS = (
    ((range(12, 27), range(52, 68)), 0),
    ((range(33, 49), range(74, 89)), -1),
    ((range(12, 32),), 0),
    ((range(69, 89),), -1),
)
_FEWEST_IN_A_MARGIN = 3  # lines
# A figure beside a column looks like a margin; of a text that has some a fourth of the pages have one, or the
# columns beside it are those of other pages
_FEWEST_MARGINS, _OFTEN_MARGINS = 2, 0.25
_SAME_GUTTER = 6.0  # points
_SMALLER_IN_A_MARGIN = 0.93  # than the text


def columns(pages: Sequence[Sequence[Row]]) -> list[list[list[Line]]]:
    """Give the lines of each page column by column."""
    full = sum(len(rows) >= _FEWEST_ROWS for rows in pages)
    margins = [_beside_margins(rows) for rows in pages]
    found = [_gutters(rows) for rows in pages]
    if sum(map(bool, margins)) < max(_FEWEST_MARGINS, _OFTEN_MARGINS * full):
        margins = [margin if _is_shared(margin, found) else () for margin in margins]
    found = [margin or gutters for margin, gutters in zip(margins, found, strict=True)]
    known = [gutters for gutters in found if gutters]
    usual = _usual(known) if 2 * len(known) >= full else ()
    return [
        _columns(rows, gutters or (_own(rows, usual) if usual else ()))
        for rows, gutters in zip(pages, found, strict=True)
    ]


def _is_shared(margin: Gutters, found: Sequence[Gutters]) -> bool:
    """Tell whether the columns beside a margin are parted where those of another page are."""
    others = [gutter for gutters in found for gutter in gutters]
    return any(abs(gutter - other) < _SAME_GUTTER for gutter in margin for other in others)


def _usual(known: Sequence[Gutters]) -> Gutters:
    """Give the gutters of most pages that have any."""
    if not known:
        return ()
    (count, _), *_ = Counter(map(len, known)).most_common(1)
    return tuple(map(median, zip(*(gutters for gutters in known if len(gutters) == count), strict=True)))


def _columns(rows: Sequence[Row], gutters: Gutters) -> list[list[Line]]:
    if not gutters:
        return [[joined(row) for row in rows]] if rows else []
    out: list[list[Line]] = []
    for crossing, together in groupby(rows, key=lambda row: _crosses(row, gutters)):
        band = list(together)
        if crossing:
            out.append([joined(row) for row in band])
        else:
            out += _apart(band, gutters)
    return out


def _own(rows: Sequence[Row], usual: Gutters) -> Gutters:
    """Give the gutters of most pages if they are those of this one: one of its columns is filled."""
    if sum(_crosses(row, usual) for row in rows) > _MOST_CROSSING_OWN * len(rows):
        return ()
    lines = [line for row in rows for line in row]
    return usual if lines and any(_is_filled(part, room) for part, room in _parts(lines, usual)) else ()


def _apart(band: Sequence[Row], gutters: Gutters) -> Iterator[list[Line]]:
    """Give the parts of a band of rows, from the left."""
    for low, high in pairwise((-inf, *gutters, inf)):
        part = [[line for line in row if low <= line.left < high] for row in band]
        if lines := [joined(row) for row in part if row]:
            yield lines


def _crosses(row: Row, gutters: Gutters) -> bool:
    return any(line.left < gutter < line.right for line in row for gutter in gutters)


def _gutters(rows: Sequence[Row]) -> Gutters:
    """Find the places where fewest rows cross, if all that is between them are columns."""
    if len(rows) < _FEWEST_ROWS:
        return ()
    lines = [line for row in rows for line in row]
    for places in _PLACES:
        gutters = _within(rows, lines, places)
        if gutters and all(_is_filled(part, room) for part, room in _parts(lines, gutters)):
            return gutters
    return ()


def _beside_margins(rows: Sequence[Row]) -> Gutters:
    """Find the places between the columns of a page and a margin in which notes stand."""
    if len(rows) < _FEWEST_ROWS:
        return ()
    lines = [line for row in rows for line in row]
    for places, side in _MARGINS:
        gutters = _within(rows, lines, places)
        if gutters and _has_margin(list(_parts(lines, gutters)), side):
            return gutters
    return ()


def _within(rows: Sequence[Row], lines: Sequence[Line], places: Sequence[range]) -> Gutters:
    """Give the gutters between some places, if few rows cross them."""
    gutters = tuple(_least_crossed(rows, lines, place) for place in places)
    crossing = sum(_crosses(row, gutters) for row in rows)
    return gutters if crossing <= _MOST_CROSSING * len(rows) else ()


def _has_margin(parts: Sequence[tuple[list[Line], float]], side: int) -> bool:
    """Tell columns beside a margin with lines of smaller type."""
    margin, room = parts[side]
    columns_beside = [part for at, part in enumerate(parts) if at != side % len(parts)]
    if len(margin) < _FEWEST_IN_A_MARGIN or not all(_is_filled(*part) for part in columns_beside):
        return False
    text = median(line.size for part, _ in columns_beside for line in part)
    return median(line.size for line in margin) < _SMALLER_IN_A_MARGIN * text and _fills(margin, room)


def _least_crossed(rows: Sequence[Row], lines: Sequence[Line], shares: range) -> float:
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    steps = [left + (right - left) * share / 100 for share in shares]
    turns = [0] * (len(steps) + 1)  # how many rows more, or less, cross a step than the one before it
    for row in rows:
        done = 0
        for line in row:
            first, last = max(bisect_right(steps, line.left), done), bisect_left(steps, line.right)
            if first < last:
                turns[first] += 1
                turns[last] -= 1
                done = last
    crossing = list(accumulate(turns[:-1]))
    best = [at for at, count in zip(steps, crossing, strict=True) if count == min(crossing)]
    return best[len(best) // 2]


def _parts(lines: Sequence[Line], gutters: Gutters) -> Iterator[tuple[list[Line], float]]:
    """Yield the lines of each part, and how wide it is."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    for low, high in pairwise((left, *gutters, right)):
        yield [line for line in lines if line.left >= low and line.right <= high], high - low


def _is_filled(part: Sequence[Line], room: float) -> bool:
    """Tell whether a part has lines enough, most of which fill it."""
    return len(part) >= _FEWEST_ROWS and _fills(part, room)


def _fills(part: Sequence[Line], room: float) -> bool:
    widths = [line.right - line.left for line in part]
    filling = [width for width in widths if width >= _NARROWEST_COLUMN * room]
    return sum(filling) >= _FILLED * sum(widths)
