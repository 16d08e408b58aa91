"""The letters of a page → its rows, each of one or more stretches, with what is raised in them. Pure.

Where a parser ends a line is of no use: it does so right before raised digits. Places and sizes are compared
with those of the nearest letters, never with the commonest of the page, which may be that of a table.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import inf
from statistics import median

from corpus.pdf.sheets import Glyph

# All of these in ems: lengths as parts of the size of the letters.
_SAME_BASE = 0.1
_SAME_ROW = 0.3
_NEXT_LETTER = (-0.6, 1.0)  # how far the next letter of a run may stand from the last
_WORD_GAP = 0.2
_CELL_GAP = 1.0
_RAISED = (0.12, 0.8)  # how far above the base line a raised sign stands
_LOWERED = (-0.45, -0.08)
_BESIDE = (-0.35, 0.6)  # how far a raised sign stands from the word before it
_BEFORE = (-0.3, 1.3)  # and how far before the word behind it, as the label of a note
_TAB = 3.5  # how far before it, if it looks like a label
_RAISED_AS_LARGE = 0.42  # how far up then, if as large; the number of a table's row stands amid two lines
_WORDS = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 2
_LOOKS_LIKE_A_LABEL = re.compile(r"\d{1,3}|[*†‡]{1,3}")
INITIAL = 1.6  # how many times as large as the lines beside it a large first letter is
HEIGHT = 0.8  # of a capital
_LEADING = (0.8, 1.7)  # between the lines of one paragraph
_LABEL_GAP = 4.0  # between the label of a note and its words, on one base line
_SMALLER = 0.93
_LOOSE = 0.8  # how small a digit is that stands raised by itself
_MOST_RUNS = 5_000  # a page of text has some hundreds; a map or a hostile page has more
_LONGEST_RAISED = 12  # letters


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one size on one height; ``height`` is 1 for raised, -1 for lowered ones, else 0."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    spaced: bool
    height: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a row without a wide gap. ``size`` and ``bold`` are those of most of its letters.

    ``first_word`` is how long its first word is, ``cells`` how many stretches it was put together of.
    """

    pieces: tuple[Piece, ...]
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first_word: float
    cells: int = 1

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(" " * (piece.spaced and at > 0) + piece.text for at, piece in enumerate(self.pieces))


def rows(glyphs: Sequence[Glyph]) -> list[list[Line]]:
    """Give the rows of a page from its top, each cut at its wide gaps."""
    runs = list(_runs(glyphs))
    if len(runs) <= _MOST_RUNS:
        initials = _initials(runs)
        runs = [*_hosted([run for at, run in enumerate(runs) if at not in initials]), *initials.values()]
    return [_stretches(row) for row in _rows(runs)]


def joined(stretches: Sequence[Line]) -> Line:
    """Put the stretches of a row together again."""
    if len(stretches) == 1:
        return stretches[0]
    pieces: list[Piece] = []
    for line in stretches:
        pieces += [replace(line.pieces[0], spaced=True), *line.pieces[1:]]
    return replace(_line(pieces), cells=sum(line.cells for line in stretches))


def _runs(glyphs: Iterable[Glyph]) -> Iterator[Piece]:
    """Join letters that follow one another on one height, in one size."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph):
            yield _piece(run)
            run = []
        run.append(glyph)
    if run:
        yield _piece(run)


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, 1.0)
    gap = (glyph.left - last.right) / size
    return (
        abs(glyph.size - last.size) <= 0.03 * size
        and abs(glyph.base - last.base) <= _SAME_BASE * size
        and _NEXT_LETTER[0] < gap < _NEXT_LETTER[1]
        and glyph.left >= last.left - 0.05 * size
        and glyph.bold == last.bold
    )


def _piece(run: Sequence[Glyph]) -> Piece:
    words = [run[0].letter]
    for last, glyph in pairwise(run):
        words.append(" " * _is_spaced(last.right, glyph) + glyph.letter)
    first = run[0]
    right = max(glyph.right for glyph in run)
    return Piece("".join(words), first.left, right, first.base, first.size, first.bold, first.spaced)


def _is_spaced(right: float, glyph: Glyph) -> bool:
    return glyph.spaced or glyph.left - right > _WORD_GAP * 1.5 * glyph.size


def _hosted(runs: list[Piece]) -> list[Piece]:
    """Set raised and lowered signs on the base line of the words beside them, and mark them as such."""
    hosts = sorted(runs, key=lambda run: run.base)
    bases = [run.base for run in hosts]
    out: list[Piece] = []
    for run in runs:
        host = _host(run, hosts, bases) if len(run.text) <= _LONGEST_RAISED else None
        out.append(
            run if host is None else replace(run, base=host.base, height=1 if run.base > host.base else -1)
        )
    return out


def _initials(runs: Sequence[Piece]) -> dict[int, Piece]:
    """Give the large first letters by their places, each on its first line: `D` and `ie Frage`."""
    large = INITIAL * median(run.size for run in runs) if runs else 0.0
    letters = ((at, run) for at, run in enumerate(runs) if is_initial(run) and run.size >= large)
    found = ((at, run, _first_beside(run, runs)) for at, run in letters)
    return {at: replace(run, base=base) for at, run, base in found if base is not None}


def is_initial(run: Piece) -> bool:
    """Tell whether a run may be a letter that is as high as several lines."""
    return len(run.text) == 1 and run.text.isupper()


def _first_beside(initial: Piece, runs: Sequence[Piece]) -> float | None:
    """Give the base of the first line beside a large letter, if that is as high as two or more."""
    beside = [
        run.base
        for run in runs
        if INITIAL * run.size <= initial.size
        and _BESIDE[0] * run.size <= run.left - initial.right <= run.size
        and -_SAME_ROW * run.size <= run.base - initial.base <= HEIGHT * initial.size
    ]
    is_set_in = len(beside) > 1 and min(beside) - initial.base < _SAME_ROW * initial.size
    return max(beside) if is_set_in else None


def _host(run: Piece, hosts: Sequence[Piece], bases: Sequence[float]) -> Piece | None:
    """Find the words that a small sign belongs to: those right before it, else those right behind it."""
    reach = 4 * max(run.size, 1.0)
    near = hosts[bisect_left(bases, run.base - reach) : bisect_right(bases, run.base + reach)]
    bearing = [host for host in near if host is not run and _bears(host, run)]
    if not bearing:
        return None
    is_first, is_apart = _is_first(run, near), not (_leads(run, near) or _is_of_lines(run, near))
    best: tuple[float, Piece] | None = None
    for host in bearing:
        before, behind = (run.left - host.right) / host.size, (host.left - run.right) / host.size
        inside = host.left < run.left and run.right < host.right
        if inside or _BESIDE[0] <= before <= _BESIDE[1]:
            cost = 0.0 if inside else abs(before)
        elif _BEFORE[0] <= behind <= (_TAB if _is_label(run, host, is_first=is_first) else _BEFORE[1]):
            cost = 1 + abs(behind)
        elif before > 0 and is_apart and _is_loose(run, host):
            cost = 2 + before  # behind words that are blackened
        else:
            continue
        if best is None or cost < best[0]:
            best = cost, host
    return best[1] if best else None


def _bears(host: Piece, run: Piece) -> bool:
    """Tell whether a run is raised or lowered against a larger one or, if it is digits, an equal one."""
    rise = (run.base - host.base) / max(host.size, 1.0)
    raised, lowered = _RAISED[0] <= rise <= _RAISED[1], _LOWERED[0] <= rise <= _LOWERED[1]
    if run.size <= _SMALLER * host.size:
        return raised or lowered
    return raised and run.text.isdigit() and run.size <= host.size and len(host.text) > len(run.text)


def _is_label(run: Piece, host: Piece, *, is_first: bool) -> bool:
    """Tell a raised number a tab before words; before other numbers it stands in a table or a chart."""
    if run.base < host.base or not _LOOKS_LIKE_A_LABEL.fullmatch(run.text):
        return False
    if run.size <= _LOOSE * host.size:
        return True
    return (
        is_first
        and run.base - host.base <= _RAISED_AS_LARGE * host.size
        and len(_WORDS.findall(host.text)) >= _FEWEST_WORDS
    )


def _is_first(run: Piece, near: Sequence[Piece]) -> bool:
    """Tell whether nothing stands before a run on its own base line."""
    return not any(other.right <= run.left and _is_level(other, run) for other in near if other is not run)


def _is_loose(run: Piece, host: Piece) -> bool:
    return run.text.isdigit() and run.size <= _LOOSE * host.size


def _leads(run: Piece, near: Sequence[Piece]) -> bool:
    """Tell whether words of its size stand behind a number on its own base line: it is their label."""
    return any(
        0 < other.left - run.right < _LABEL_GAP * run.size
        and _is_level(other, run)
        and other.size >= 0.97 * run.size
        for other in near
    )


def _is_of_lines(run: Piece, near: Sequence[Piece]) -> bool:
    """Tell whether a line as large stands right above or below a number: it ends a note, `p.`, `251`."""
    return any(
        _LEADING[0] * run.size <= abs(other.base - run.base) <= _LEADING[1] * run.size
        and abs(other.size - run.size) <= 0.03 * run.size
        and other.left <= run.left + 1 < other.right
        and len(other.text) > len(run.text)
        for other in near
    )


def _is_level(one: Piece, other: Piece) -> bool:
    return abs(one.base - other.base) <= _SAME_BASE * other.size


def _rows(runs: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Gather the runs of one height, from the top of the page; a row is ordered from left to right."""
    row: list[Piece] = []
    least = inf
    ordered = sorted(runs, key=lambda run: (-run.base, run.left))
    for base, found in groupby(ordered, key=lambda run: run.base):
        line = list(found)
        size = _size(line)
        if row and row[0].base - base > _SAME_ROW * min(size, least):
            yield _ordered(row)
            row, least = [], inf
        row += line
        least = min(size, least)
    if row:
        yield _ordered(row)


def _size(line: Sequence[Piece]) -> float:
    """Give the least size on a line; small signs that hang on words do not count beside them."""
    return min(run.size for run in level(line))


def level(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Give the pieces that are neither raised nor lowered; where there are no others, all of them."""
    return [piece for piece in pieces if not piece.height] or pieces


def _ordered(row: list[Piece]) -> list[Piece]:
    """Order a row; where a raised sign was printed over a gap within a run, the run is cut there."""
    ordered: list[Piece] = []
    for run in sorted(row, key=lambda run: run.left):
        last = ordered[-1] if ordered else None
        if last and run.height and run.right < last.right - 0.3 * last.size and (cut := _cut(last, run)):
            ordered[-1:] = [cut[0], run, cut[1]]
        else:
            ordered.append(run)
    return ordered


def _cut(host: Piece, run: Piece) -> tuple[Piece, Piece] | None:
    """Cut a run at the space next to where a sign stands over it."""
    share = (run.left - host.left) / max(host.right - host.left, 1.0)
    spaces = [at for at, letter in enumerate(host.text) if letter == " "]
    if not spaces:
        return None
    at = min(spaces, key=lambda at: abs(at / len(host.text) - share))
    return (
        replace(host, text=host.text[:at], right=run.left),
        replace(host, text=host.text[at + 1 :], left=run.right, spaced=True),
    )


def _stretches(row: Sequence[Piece]) -> list[Line]:
    """Cut a row at its wide gaps."""
    out: list[list[Piece]] = []
    right = 0.0
    for piece in row:
        gap = (piece.left - right) / max(piece.size, 1.0)
        if not out or gap > _CELL_GAP * (1.3 if piece.height else 1.0):
            out.append([piece])
        else:
            last = out[-1][-1]
            is_tight = piece.height or last.height or (is_initial(last) and last.size >= INITIAL * piece.size)
            spaced = gap > _WORD_GAP if is_tight else piece.spaced or gap > 0.3
            out[-1].append(replace(piece, spaced=spaced))
        right = max(piece.right, right)
    return [_line(pieces) for pieces in out]


def _line(pieces: Sequence[Piece]) -> Line:
    words = level(pieces)
    longest = max(words, key=lambda piece: len(piece.text))
    sizes = [piece.size for piece in words for _ in piece.text]
    bold = sum(len(piece.text) for piece in words if piece.bold)
    first = words[0]
    word = first.text.split(" ", 1)[0]
    return Line(
        pieces=tuple(pieces),
        left=min(piece.left for piece in pieces),
        right=max(piece.right for piece in pieces),
        base=longest.base,
        size=median(sizes),
        bold=2 * bold > sum(len(piece.text) for piece in words),
        first_word=(first.right - first.left) * len(word) / max(len(first.text), 1),
    )
