"""The rows of pages → what is repeated around the text: running heads, page numbers, line numbers. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from statistics import median

from corpus.pdf import labels
from corpus.pdf.columns import Row
from corpus.pdf.lines import Line, joined

_EDGE_ROWS = 3  # running heads and feet are among the first and last rows of a page
_SAME_HEIGHT = 3.0  # points
_OFTEN = 2  # other pages with the same row
_FEW_PAGES = 5  # of which one other is enough
_STAMPED = 6  # pages with the very same words at the same height, however large: `4TH PASS PAGES`
_LARGER = 1.15  # than the text
_LARGER_NUMBER = 1.6  # the text of a page may be notes for the most part
_FEWEST_NUMBERED = 4  # rows with a number in the margin
_IN_COLUMN = 1.2  # ems between the ends of numbers that stand below one another
# `84`, `- 84 -`, `[84]`, `xiv`, `Page 84 of 120`
_ONLY_NUMBER = re.compile(
    r"\W{0,3}(?:[^\W\d]{4,6}\.?\s+)?(\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s+[^\W\d]{2,4}\s+\d{1,4}|\s*/\s*\d{1,4})?\W{0,3}",
    re.IGNORECASE,
)


_NUMBERS = re.compile(r"\d+")  # `Case 16-1261 Document 40 Page 2 of 4`
_AT_AN_END = re.compile(r"^(?:\d+|[ivxlc]+\b)|(?:\d+|\b[ivxlc]+)$")


@dataclass
class Framed:
    """The rows of a page's text, and apart from them its running heads and numbers.

    ``numbers`` are what may be the page's number.
    """

    rows: list[Row]
    apart: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)


def framed(pages: Sequence[Sequence[Row]]) -> list[Framed]:
    """Set apart on every page what is repeated around the text."""
    out = [_without_line_numbers(rows) for rows in pages]
    repeats = _Repeats(out)
    for at, page in enumerate(out):
        gone = repeats.around(at)
        page.apart += [_words(page.rows[number]) for number in gone]
        page.numbers += [found for number in gone for found in _numbers(_words(page.rows[number]))]
        page.rows = [row for number, row in enumerate(page.rows) if number not in gone]
    return out


def _words(row: Row) -> str:
    return joined(row).text


def _numbers(words: str) -> Iterator[str]:
    """Yield what may be the number of a page in its running head: what stands first or last."""
    if only := _ONLY_NUMBER.fullmatch(words):
        yield only[1]
        return
    parts = words.split()
    for part in (parts[0], parts[-1]):
        if part.isdecimal() and len(part) <= 4:
            yield part


class _Repeats:
    """Which rows at the edges of pages are met again on others, at the same height, in the same size."""

    def __init__(self, pages: Sequence[Framed]) -> None:
        self._pages = pages
        self._places: dict[tuple[str, int], list[tuple[int, float]]] = {}
        self._stamps: Counter[tuple[str, int]] = Counter()  # the very words, and how high they stand
        for at, page in enumerate(pages):
            for number in {*self._top(page), *self._foot(page)}:
                row = page.rows[number]
                self._places.setdefault(_form(row), []).append((at, row[0].base))
                self._stamps[_stamp(row)] += 1

    def around(self, at: int) -> set[int]:
        """Give the places of the rows of a page that stand around its text, from each edge inwards."""
        page = self._pages[at]
        return {
            number
            for edge in (self._top(page), self._foot(page))
            for number in takewhile(lambda number: self._is_repeated(at, number), edge)
        }

    def _top(self, page: Framed) -> range:
        return range(min(_EDGE_ROWS, len(page.rows)))

    def _foot(self, page: Framed) -> range:
        count = len(page.rows)
        return range(count - 1, max(count - 1 - _EDGE_ROWS, -1), -1)

    def _is_repeated(self, at: int, number: int) -> bool:
        page = self._pages[at]
        row = page.rows[number]
        if labels.raised_head(row[0]):
            return False  # a note that another page has as well: `12 Ibid.`
        is_number = _ONLY_NUMBER.fullmatch(_words(row)) is not None
        text = median(size for other in page.rows for line in other for size in [line.size] * len(line.text))
        if self._stamps[_stamp(row)] >= _STAMPED and not row[0].text.isdecimal():
            return True
        if min(line.size for line in row) > (_LARGER_NUMBER if is_number else _LARGER) * text:
            return False  # `Chapter 2` stands over each chapter, but is no running head
        places = self._places.get(_form(row), ())
        same = {where for where, base in places if where != at and abs(base - row[0].base) <= _SAME_HEIGHT}
        if len(same) >= _OFTEN:
            return True
        if is_number:
            return len(same) > 0 or (len(self._pages) == 1 and _stands_off(page, number))
        return len(same) > 0 and len(self._pages) <= _FEW_PAGES and _stands_off(page, number)


def _stamp(row: Row) -> tuple[str, int]:
    return _words(row), round(row[0].base)


def _form(row: Row) -> tuple[str, int]:
    """Give the words of a row without its numbers, of which that of the page is one, and their size."""
    return _NUMBERS.sub("#", _AT_AN_END.sub("#", _words(row).casefold())), round(row[0].size)


def _stands_off(page: Framed, number: int) -> bool:
    """Tell whether a row at the edge stands farther from the text than its lines from one another."""
    inward = number + 1 if number < len(page.rows) - 1 - number else number - 1
    if not 0 <= inward < len(page.rows):
        return True
    gap = abs(page.rows[number][0].base - page.rows[inward][0].base)
    return gap > 1.3 * _leading(page.rows) or page.rows[number][0].size < 0.9 * page.rows[inward][0].size


def _leading(rows: Sequence[Row]) -> float:
    gaps = [above[0].base - below[0].base for above, below in pairwise(rows)]
    return median(gaps) if gaps else 0.0


def _without_line_numbers(rows: Sequence[Row]) -> Framed:
    """Set apart the numbers of lines: whole numbers in the margin that go up by one or by five."""
    for side in (0, -1):
        numbered = _in_one_column(
            [at for at, row in enumerate(rows) if row[side].text.isdecimal()], rows, side
        )
        beside = [at for at in numbered if len(rows[at]) > 1]
        if len(beside) < max(_FEWEST_NUMBERED, len(rows) // 8):
            continue
        outer = [rows[at][side] for at in numbered]
        inner = [other for row in rows for other in (row[1:] if side == 0 else row[:-1]) if len(row) > 1]
        steps = Counter(int(b.text) - int(a.text) for a, b in pairwise(outer))
        step, often = steps.most_common(1)[0]
        if step not in (1, 2, 5, 10) or often < 0.8 * (len(outer) - 1):
            continue
        of_words = len(rows) - (len(numbered) - len(beside))
        if step == 1 and len(outer) < 0.5 * of_words:
            continue
        if _are_beyond(outer, inner, side):
            apart = set(numbered)
            left = [_without(row, side) if at in apart else row for at, row in enumerate(rows)]
            return Framed([row for row in left if row], apart=[" ".join(line.text for line in outer)])
    return Framed(list(rows))


def _in_one_column(numbered: Sequence[int], rows: Sequence[Row], side: int) -> list[int]:
    """Give the rows whose numbers stand below one another, which the number of the page does not."""
    if not numbered:
        return []
    ends = median(rows[at][side].right for at in numbered)
    return [at for at in numbered if abs(rows[at][side].right - ends) <= _IN_COLUMN * rows[at][side].size]


def _are_beyond(outer: Sequence[Line], inner: Sequence[Line], side: int) -> bool:
    """Tell whether numbers stand outside of where all words begin, or end."""
    if side == 0:
        return max(line.right for line in outer) < min(line.left for line in inner) + 1
    return min(line.left for line in outer) > max(line.right for line in inner) - 1


def _without(row: Row, side: int) -> Row:
    return row[1:] if side == 0 else row[:-1]
