"""The lines of each column → its text, and the notes at its foot, which may go on at the next one. Pure.

Notes stand in smaller type than the line above them, or below a short rule, and each begins with a label.
Small type without a label is the end of the note before, if that is not closed; else it is a block
quotation's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import NamedTuple

from corpus.language import marks
from corpus.pdf import labels
from corpus.pdf.lines import Line

_SMALLER = 1.06  # times the notes' size is the least size of the text
_FAR_INSIDE = 5.0  # ems
_FEWEST_APART = 2  # pieces
_UNDERLINE = 0.3  # ems below a line
_SAME_PLACE = 1.0  # points
_SAME_SIZE = 0.06  # of it
_WORD = re.compile(r"[^\W\d_]{2}")
_DASHES = re.compile(r"[_—–―‒-]{3,}")
_ADDRESS = re.compile(r"(?:\w://|\bwww\.)\S+\Z")
_CLOSED = (".", "!", "?", ")", "]", ":", *marks.CLOSING, "“", "«", "‹")


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of a column, the place of its page, and the heights of short rules on it."""

    page: int
    lines: tuple[Line, ...]
    rules: tuple[float, ...] = ()


@dataclass
class FootNote:
    """A note: its label, the page that it begins on, and its lines, each with its page.

    Of the first line the words begin at ``skip``, or behind the raised label; one that is not ``is_labelled``
    has no label in print.
    """

    label: str
    page: int
    lines: list[tuple[int, Line]] = field(default_factory=list)
    skip: int = 0
    is_labelled: bool = True
    is_whole: bool = False  # text stands below it, so that it does not go on

    @property
    def end(self) -> int:
        """The page that it ends on."""
        return self.lines[-1][0] if self.lines else self.page


@dataclass
class Split:
    """The columns without their feet, the notes in order, and words of no known note, each with its page."""

    columns: list[Column] = field(default_factory=list)
    notes: list[FootNote] = field(default_factory=list)
    lost: list[tuple[int, str]] = field(default_factory=list)


class _Labels(NamedTuple):
    """What a page and the one before it call, and those labels of which no line of the page begins raised.

    Where a note begins with `¹`, `1. Introduction` is a heading.
    """

    called: AbstractSet[str]
    level: AbstractSet[str]


def split(columns: Sequence[Column]) -> Split:
    """Take the notes off the feet of all columns."""
    out = Split()
    columns = [_ruled(column) for column in columns]
    text_size = _commonest(line for column in columns for line in column.lines)
    called = _called(columns)
    is_full = False  # of notes, from its top
    for column in columns:
        labels_near = called.get(column.page, set()) | called.get(column.page - 1, set())
        near = _Labels(labels_near, labels_near - {labels.raised_head(line) for line in column.lines})
        top = _going_on(column, near, out.notes) if is_full else 0
        _gather(column, column.lines[:top], near, out)
        rest = replace(column, lines=column.lines[top:])
        start = _start(rest, text_size, near, out.notes)
        out.columns.append(Column(column.page, rest.lines[:start]))
        foot, below = _ended(rest.lines[start:], text_size, near, out.notes)
        _gather(column, foot, near, out)
        if below:
            out.columns.append(Column(column.page, below))
            out.notes[-1].is_whole = True
        is_full = not start and bool(rest.lines)
    _without_words(out)
    return out


def _going_on(column: Column, called: _Labels, notes: Sequence[FootNote]) -> int:
    """Count the lines of notes at the top of a column, above larger ones of the text.

    They stand there behind a column that is full of them: those of an article, at its end.
    """
    if not notes or not notes[-1].lines or not column.lines:
        return 0
    if not _is_open(notes, column.page) and not _head(column.lines[0], _last(notes), called):
        return 0
    size = notes[-1].lines[-1][1].size
    small = sum(1 for _ in takewhile(lambda line: line.size < _SMALLER * size, column.lines))
    return small if small < len(column.lines) else 0


def _ruled(column: Column) -> Column:
    """Take the rules that are set of dashes from the lines of a column, and leave out those under words."""
    dashes = [line for line in column.lines if _DASHES.fullmatch(line.text)]
    kept = tuple(line for line in column.lines if line not in dashes)
    rules = [rule for rule in column.rules if not any(_is_under(line, rule) for line in kept)]
    return Column(column.page, kept, (*rules, *(line.base for line in dashes)))


def _is_under(line: Line, rule: float) -> bool:
    """Tell whether a rule stands right under a line: it is under some words of it, an address mostly."""
    return 0 <= line.base - rule <= _UNDERLINE * line.size


def _commonest(lines: Iterator[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _called(columns: Sequence[Column]) -> dict[int, set[str]]:
    called: dict[int, set[str]] = {}
    for column in columns:
        called.setdefault(column.page, set()).update(labels.called(list(column.lines)))
    return called


def _start(column: Column, text_size: float, called: _Labels, notes: Sequence[FootNote]) -> int:
    """Find the first line of a column's foot; the number of its lines if it has none."""
    lines = column.lines
    if not lines:
        return 0
    small = _small(lines)
    if text_size <= _SMALLER * _size(lines):
        small = len(lines)  # what is below a larger title is of the size of the text
    ruled = next(
        (at for at, line in enumerate(lines) if _is_under_rule(line, lines[:at], column.rules)), None
    )
    if ruled is not None and (ruled >= small or _may_be_ruled_off(lines, ruled, text_size, notes, called)):
        head = _first_head(lines, ruled, called, notes)
        if head == ruled or (_is_open(notes, column.page) and ruled >= small):
            return ruled
    head = _first_head(lines, small, called, notes)
    if head == small:
        return small
    if _is_open(notes, column.page) and small < len(lines) and not _is_apart(lines, small, head):
        return small
    return head if head is not None else len(lines)


def _may_be_ruled_off(
    lines: Sequence[Line], at: int, text_size: float, notes: Sequence[FootNote], called: _Labels
) -> bool:
    """Tell whether a note as large as the text begins under a rule that is not that of a running head."""
    is_small = lines[at].size < _SMALLER * text_size
    return at > 0 and is_small and _head(lines[at], _last(notes), called) is not None


def _small(lines: Sequence[Line]) -> int:
    """Give the place from which all lines are as small as the last."""
    at, size = len(lines), _size(lines)
    while at > 0 and lines[at - 1].size < _SMALLER * size:
        at -= 1
    while at < len(lines) - 1 and labels.bare(lines[at]) and _is_far_inside(lines[at], lines[at:]):
        at += 1  # a marker behind blackened words
    return at


def _is_far_inside(line: Line, lines: Sequence[Line]) -> bool:
    return line.left - min(other.left for other in lines) > _FAR_INSIDE * line.size


def _size(lines: Sequence[Line]) -> float:
    """Give the size of the last line that has words."""
    return next((line.size for line in reversed(lines) if not labels.bare(line)), lines[-1].size)


def _is_under_rule(line: Line, above: Sequence[Line], rules: Sequence[float]) -> bool:
    """Tell whether a rule stands between a line and the one above it, and none further down."""
    top = above[-1].base if above else float("inf")
    return any(line.base < rule < top for rule in rules) and not any(rule < line.base for rule in rules)


def _first_head(lines: Sequence[Line], start: int, called: _Labels, notes: Sequence[FootNote]) -> int | None:
    last = _last(notes)
    return next((at for at in range(start, len(lines)) if _head(lines[at], last, called)), None)


def _last(notes: Sequence[FootNote]) -> FootNote | None:
    return notes[-1] if notes else None


def _head(line: Line, before: FootNote | None, called: _Labels) -> tuple[str, int] | None:
    """Give the label of a note that begins here and where its words begin: called nearby, or the next."""
    last = before.label if before else None
    label = labels.raised_head(line)
    if label is not None:
        is_next = label.isdecimal() and labels.follows(last, label)
        return (label, 0) if is_next or label in called.called or labels.is_soon(last, line, label) else None
    level = labels.level_head(line)
    if level is None or not labels.follows(last, level[0]):
        return None
    named = f"[{level[0]}]" if line.text.startswith("[") else level[0]
    return level if named in called.level or _is_set_as(line, before) else None


def _is_set_as(line: Line, before: FootNote | None) -> bool:
    """Tell whether a number stands apart from its words as that of the note before it: `7   Ibid.`."""
    head = _set_apart(before) if before else None
    if head is None or len(line.pieces) < _FEWEST_APART:
        return False
    number, words = line.pieces[:2]
    label = head.pieces[0]
    is_below = abs(number.left - label.left) <= _SAME_PLACE or abs(number.right - label.right) <= _SAME_PLACE
    return is_below and abs(words.left - head.pieces[1].left) <= _SAME_PLACE


def _set_apart(note: FootNote) -> Line | None:
    """Give the first line of a note whose number stands apart from its words, by a gap or its type."""
    head = note.lines[0][1] if note.skip and note.lines else None
    if head is None or len(head.pieces) < _FEWEST_APART or labels.number_alone(head.pieces[0]) is None:
        return None
    return head


def _is_open(notes: Sequence[FootNote], page: int) -> bool:
    """Tell whether the last note ends on the column or page before, and not as sentences and addresses do."""
    if not notes or not notes[-1].lines or notes[-1].is_whole or page - notes[-1].end > 1:
        return False
    words = notes[-1].lines[-1][1].text.rstrip()
    return not words.endswith(_CLOSED) and not _ADDRESS.search(words)


def _is_apart(lines: Sequence[Line], start: int, head: int | None) -> bool:
    """Tell whether small lines stand off from the notes below them: they are a quotation in the text."""
    if head is None or head - start < 1 or head + 1 >= len(lines):
        return False
    return lines[head - 1].base - lines[head].base > 1.5 * (lines[head].size * 1.2)


def _ended(
    lines: Sequence[Line], text_size: float, called: _Labels, notes: Sequence[FootNote]
) -> tuple[Sequence[Line], tuple[Line, ...]]:
    """Part a foot from what is as large as the text below it: it is that of a table, amid the text."""
    heads = [at for at, line in enumerate(lines) if _head(line, _last(notes), called)]
    last = heads[-1] if heads else 0
    for at in range(last + 1, len(lines)):
        if lines[at].size >= _SMALLER * lines[last].size and lines[at].size >= text_size:
            return lines[:at], tuple(lines[at:])
    return lines, ()


def _gather(column: Column, lines: Sequence[Line], called: _Labels, out: Split) -> None:
    """Add the lines of a foot to the notes; those before the first label go on with the last note.

    A line that begins far inside stands behind blackened words. If these may have held a label, it is that of
    the one note that is missing here; if several are, nobody knows whose words follow.
    """
    notes, is_lost = out.notes, False
    for at, line in enumerate(lines):
        if found := _head(line, _last(notes), called):
            notes.append(FootNote(found[0], column.page, [(column.page, line)], found[1]))
            is_lost = False
            continue
        if label := _bare(line, lines[at + 1 :], _last(notes)):
            notes.append(FootNote(label, column.page))
            is_lost = False
            continue
        is_astray = _is_astray(line, notes)
        if _is_far_inside(line, lines):
            missing = _missing(_last(notes), lines[at + 1 :], called)
            is_lost = len(missing) > 1
            if len(missing) == 1 and not is_astray:
                notes.append(FootNote(missing[0], column.page, is_labelled=False))
        if is_lost or is_astray:
            out.lost.append((column.page, line.text))
        else:
            notes[-1].lines.append((column.page, line))


def _is_astray(line: Line, notes: Sequence[FootNote]) -> bool:
    """Tell whether a line is set neither as the last note is nor below its lines, as a name on a map."""
    before = next((note.lines for note in reversed(notes) if note.lines), [])
    if not before or abs(line.size - before[-1][1].size) <= _SAME_SIZE * line.size:
        return False
    if not any(map(str.isalpha, line.text)):
        return False
    return all(abs(line.left - other.left) > line.size for _, other in before)


def _bare(line: Line, below: Sequence[Line], before: FootNote | None) -> str | None:
    """Give the label that is all of a line; not a power over the line below, nor a note's last figure."""
    label = labels.bare(line)
    if label is None or any(labels.raised_head(other) == label for other in below):
        return None
    if before is None or not label.isdecimal():
        return label
    head = _set_apart(before)
    if head is not None and line.left - head.left > _SAME_PLACE:
        return None
    return label if labels.is_next_few(before.label, label) else None


def _missing(last: FootNote | None, following: Sequence[Line], called: _Labels) -> list[str]:
    """List the numbers between the last note and the next label; without one, those that are called."""
    if last is None or not last.label.isdecimal():
        return []
    heads = (_head(line, last, called) or (labels.bare(line), 0) for line in following)
    until = next((label for label, _ in heads if label and label.isdecimal()), None)
    number, missing = int(last.label) + 1, []
    while number < int(until) if until else str(number) in called.called:
        missing.append(str(number))
        number += 1
    return missing


def _without_words(out: Split) -> None:
    """Set apart labels of which all words are blackened, and numbers among numbers, as of a formula."""
    for note in out.notes:
        if not _has_words(note):
            words = " ".join(line.text for _, line in note.lines) or note.label
            out.lost += [(note.page, words)] if note.lines or note.is_labelled else []
    out.lost.sort(key=lambda found: found[0])
    out.notes = [note for note in out.notes if _has_words(note)]


def _has_words(note: FootNote) -> bool:
    return any(_WORD.search(line.text) for _, line in note.lines)
