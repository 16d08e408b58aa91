"""The lines of columns → paragraphs and headings, over the ends of columns and pages. Pure.

A paragraph begins where a line is indented, where a gap is wider than between lines, where the type
changes, and where the line before ended although the next word had had room.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from statistics import median

from corpus.pdf import tables
from corpus.pdf.feet import Column
from corpus.pdf.lines import HEIGHT, INITIAL, Line, is_initial, level

_BOLD = 0.6  # of the letters of what is bold; the number of a section need not be
# In ems
_INDENT = 0.7
_WIDE_GAP = 1.28  # times the usual distance of lines
_ROOM = 0.6  # what must be left beside the next word
_OTHER_SIZE = 1.04
_SAME_GAP = 0.1  # ems
_BELOW = 1.0  # ems from the foot of a large letter to the next line
_SAME_WORDS = 0.4  # how far the words of two entries begin from one another
_SHORT = 3  # what a line is shorter than the next one

_ENDS = (".", "!", "?", "…", ":", ";", "”", "»", "’", '"', ")", "]")
_SENTENCE_ENDS = (".", "!", "?", "…", ":", "”", "»", '"')
# `•`, `–`, `(a)`, `1.`, `iv)`, `§ 4`, `[12]`: the head of an item
_ITEM = re.compile(
    rf"[{tables.BULLETS}]\s|\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,5}})[.)]\s|§ ?\d|\[(?P<work>\d{{1,3}})\]\s",
    re.IGNORECASE,
)
# `Introduction . . . . . . 5`: a line of a list of contents
_LEADERS = re.compile(r"(?:\s?[.·…]){4,}\s*\S{0,8}$")


class Turn(StrEnum):
    """What stands between a line and the one before it."""

    SAME_LINE = "same line"  # a space, unless a hyphen divides a word
    BREAK = "break"  # the line was ended on purpose: verse, an address


@dataclass
class Set:
    """Lines that are set as one: a paragraph, or a heading. Each has its page and its turn."""

    lines: list[tuple[int, Line, Turn]] = field(default_factory=list)
    row: bool = False  # of a table
    mixed: bool = False  # a table whose cells have several lines
    gap: bool = False  # a wide gap stands above
    inset: bool = False  # from both edges of its column

    @property
    def text(self) -> str:
        """The words, line by line."""
        return "\n".join(line.text for _, line, _ in self.lines)

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0][1]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1][1]

    @property
    def is_bold(self) -> bool:
        """Whether most of the letters are bold."""
        pieces = [piece for _, line, _ in self.lines for piece in level(line.pieces)]
        bold = sum(len(piece.text) for piece in pieces if piece.bold)
        return bold > _BOLD * sum(len(piece.text) for piece in pieces)

    @property
    def is_contents(self) -> bool:
        """Whether this is a line of a list of contents."""
        return _LEADERS.search(self.text) is not None


def sets(columns: Sequence[Column]) -> list[Set]:
    """Give the paragraphs and headings of all columns in order."""
    out: list[Set] = []
    leading = _leading(columns)
    indents = _indents(columns)
    for column in columns:
        found = list(_column(column, leading))
        if out and found and _goes_on(out[-1], found[0], column, indents=indents):
            first = found.pop(0)
            out[-1].lines += first.lines
        out += found
    return out


def _leading(columns: Sequence[Column]) -> float:
    """Give the usual distance of two lines, in ems."""
    gaps = [
        (above.base - below.base) / below.size
        for column in columns
        for above, below in pairwise(column.lines)
        if abs(above.size - below.size) < 0.5
        and 0.5 * below.size < above.base - below.base < 3.5 * below.size
    ]
    return median(gaps) if gaps else 1.2


def _column(column: Column, leading: float) -> Iterator[Set]:
    lines = column.lines
    if not lines:
        return
    right = _edge([line.right for line in lines])
    left = -_edge([-line.left for line in lines])
    tabled = tables.rows(lines)
    mixed = {at: run for run in tables.mixed(lines) for at in run}
    current = Set()
    for at, line in enumerate(lines):
        if at == 0:
            turn: Turn | None = None
        elif at in mixed or at - 1 in mixed:
            turn = Turn.BREAK if at in mixed and at > mixed[at].start else None
        elif at in tabled or at - 1 in tabled:
            turn = None
        else:
            turn = _turn(lines, at, current, _room(lines, at, left, right, leading), leading)
        if turn is None:
            if current.lines:
                yield _placed(current, left, right)
            above = lines[at - 1] if at else None
            gap = above is None or _is_wide(above, line, leading)
            current = Set(row=at in tabled or at in mixed, gap=gap, mixed=at in mixed)
            turn = Turn.SAME_LINE
        current.lines.append((column.page, line, turn))
    if current.lines:
        yield _placed(current, left, right)


def _placed(lines: Set, left: float, right: float) -> Set:
    """Say whether lines are set in from both sides, as a block quotation is."""
    size = lines.first.size
    begins, ends = (
        min(line.left for _, line, _ in lines.lines),
        max(line.right for _, line, _ in lines.lines),
    )
    lines.inset = len(lines.lines) > 1 and begins - left > size and right - ends > 0.8 * size
    return lines


def _edge(ends: Sequence[float]) -> float:
    """Give where most lines end that fill the column: the last tenth is not looked at."""
    return sorted(ends)[math.ceil(0.9 * (len(ends) - 1))]


def _room(lines: Sequence[Line], at: int, left: float, right: float, leading: float) -> float:
    """Give how far the line above might have gone: to the edge of the column, or of its own inset block."""
    if (
        lines[at - 1].left - left < _INDENT * lines[at].size
        or lines[at].left - left < _INDENT * lines[at].size
    ):
        return right
    block = [lines[at - 1].right, lines[at].right]
    for step, stop in ((-1, -1), (1, len(lines))):
        for place in range(at - 1 if step < 0 else at, stop - step, step):
            one, other = sorted((place, place + step))
            if _is_wide(lines[one], lines[other], leading) or lines[place + step].left - left < 1:
                break
            block.append(lines[place + step].right)
    return min(right, max(block))


def _turn(lines: Sequence[Line], at: int, current: Set, right: float, leading: float) -> Turn | None:
    """Say what stands between a line and the one above; None for the end of a paragraph."""
    above, line = lines[at - 1], lines[at]
    shift = (line.left - above.left) / line.size
    ended = above.right + above.size * (0.25 + _ROOM) + line.first_word < right
    is_entry = _ITEM.match(line.text) or line.text.startswith("[")
    is_apart = _is_wide(above, line, leading) and (ended or is_entry or not _is_regular(lines, at))
    if _differs(above, line) or is_apart:
        return None
    if _is_beside_initial(current.first, line):
        return Turn.SAME_LINE
    if _are_centred(above, line):
        if _begins_text(above, line, right):
            return None
        return Turn.BREAK if ended else Turn.SAME_LINE
    if _is_next_entry(current.first, line):
        return None
    if shift > _INDENT:
        if any(abs(piece.left - line.left) < 0.4 * line.size for piece in above.pieces[1:]):
            return Turn.SAME_LINE  # under the words of an item, right of its number
        return None if not _is_hanging(lines, at, current, right) else Turn.SAME_LINE
    if shift < -_INDENT and len(current.lines) > 1:
        return None
    if ended:
        closes = above.text.rstrip().endswith(_SENTENCE_ENDS)
        return None if closes or _ITEM.match(line.text) else Turn.BREAK
    if (
        _ITEM.match(line.text)
        and above.text.rstrip().endswith((".", ";", ":"))
        and _ITEM.match(current.first.text)
    ):
        return None
    return Turn.SAME_LINE


def _is_next_entry(first: Line, line: Line) -> bool:
    """Tell the entry of a list, `[13] Kolb…` or `13   Kolb…`, that follows the one that is read."""
    last, entry = _ITEM.match(first.text), _ITEM.match(line.text)
    if last and entry and last["work"] and entry["work"]:
        return int(entry["work"]) == int(last["work"]) + 1
    above, below = tables.numbered(first), tables.numbered(line)
    if above is None or below is None or below[0] != above[0] + 1:
        return False
    return abs(below[1].left - above[1].left) < _SAME_WORDS * line.size


def _begins_text(above: Line, line: Line, right: float) -> bool:
    """Tell the first line of a paragraph, which fills its column from its indent on, below a short one."""
    return above.right < right - 4 * above.size and line.right > right - 0.3 * line.size


def _are_centred(above: Line, line: Line) -> bool:
    """Tell whether two lines that begin and end at other places have one middle."""
    middles = (above.left + above.right) / 2 - (line.left + line.right) / 2
    return abs(middles) < 0.5 * line.size and abs(above.left - line.left) > 0.8 * line.size


def _differs(above: Line, line: Line) -> bool:
    """Tell whether two lines are not of one type: size, or bold against light.

    A head may run into its paragraph: what follows on the line is of the type of the next line. A short line
    in bold is a heading, though the paragraph below begins with such a head.
    """
    end, begin = level(above.pieces), level(line.pieces)
    last, first = end[-1], begin[0]
    runs_in = len({piece.bold for piece in end}) > 1
    is_heading = last.bold and not runs_in and not all(piece.bold for piece in begin)
    if is_heading and above.right < line.right - _SHORT * line.size:
        return True
    if above.bold != line.bold and last.bold != first.bold:
        return True
    return _is_other(above.size, line.size) and (not runs_in or _is_other(last.size, first.size))


def _is_other(size: float, other: float) -> bool:
    return max(size, other) / max(min(size, other), 0.1) > _OTHER_SIZE


def _is_wide(above: Line, line: Line, leading: float) -> bool:
    gap = above.base - line.base
    return gap > _WIDE_GAP * leading * max(line.size, above.size) or gap < 0


def _is_beside_initial(first: Line, line: Line) -> bool:
    """Tell whether a line stands beside the large letter of a paragraph's first line, or right below it."""
    initial = first.pieces[0]
    is_large = is_initial(initial) and initial.size >= INITIAL * line.size
    return is_large and first.base - line.base <= HEIGHT * initial.size + _BELOW * line.size


def _is_regular(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the gap over a line is that of the line above it, or below: so a draft is set."""
    gap = lines[at - 1].base - lines[at].base
    beside = ((at - 2, at - 1), (at, at + 1))
    return any(
        one >= 0
        and other < len(lines)
        and abs(lines[one].base - lines[other].base - gap) <= _SAME_GAP * lines[at].size
        and abs(lines[one].size - lines[other].size) < _SAME_GAP * lines[at].size
        for one, other in beside
    )


def _is_hanging(lines: Sequence[Line], at: int, current: Set, right: float) -> bool:
    """Tell whether an indented line goes on with an entry whose first line hangs out to the left.

    So are lists of literature set: the first line is full, and what follows it is indented alike.
    """
    above, line = lines[at - 1], lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if len(current.lines) != 1 or above.right < right - 2 * above.size:
        if following is not None and following.left < line.left - 0.3 * line.size:
            return False  # `B. The Quay`, and a paragraph below whose first line is indented
        return bool(_ITEM.match(current.first.text)) and len(current.lines) == 1
    if _ITEM.match(current.first.text):
        return True
    alike = following is not None and abs(following.left - line.left) < 0.3 * line.size
    return alike and not above.text.rstrip().endswith((*_SENTENCE_ENDS, ","))


def _indents(columns: Sequence[Column]) -> bool:
    """Tell whether the text marks paragraphs by indenting their first lines."""
    pairs = [
        (above, line)
        for column in columns
        for above, line in pairwise(column.lines)
        if not _differs(above, line)
    ]
    indented = sum(_INDENT < (line.left - above.left) / line.size < 6 for above, line in pairs)
    return indented > 0.02 * len(pairs)


def _goes_on(last: Set, first: Set, column: Column, *, indents: bool) -> bool:
    """Tell whether a paragraph goes on in the next column, or on the next page."""
    if last.row or first.row or _differs(last.last, first.first) or last.is_contents or first.is_contents:
        return False
    end, words = last.last.text.rstrip(), first.first.text
    if words[0].islower():
        return True
    if not end.endswith(_ENDS):
        return len(last.lines) > 1 or len(end) > 60
    if not indents or len(last.lines) < 2:
        return False
    others = [line.left for line in column.lines[1:] if not _differs(line, first.first)]
    usual = min(others) if others else first.first.left
    flush = first.first.left - usual < _INDENT * first.first.size
    width = last.first.right
    return flush and last.last.right > width - 0.5 * last.last.size
