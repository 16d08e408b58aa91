"""The lines of each column → its text, and the notes at its foot, which may go on at the next one. Pure.

Notes stand in smaller type than the line above them, or below a short rule, and each begins with a label.
Small type without a label is the end of the note before, if that is not closed; else it is a block
quotation's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.pdf import labels
from corpus.pdf.lines import Line

_SMALLER = 1.06  # times the notes' size is the least size of the text
_FAR_INSIDE = 5.0  # ems
_UNDERLINE = 0.3  # ems below a line
_WORD = re.compile(r"[^\W\d_]{2}")
_DASHES = re.compile(r"[_—–―‒-]{3,}")
_ADDRESS = re.compile(r"(?:\w://|\bwww\.)\S+\Z")
_CLOSED = (".", "!", "?", "”", "’", "»", '"', ")", "]", ":")


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
    for column in columns:
        labels_near = called.get(column.page, set()) | called.get(column.page - 1, set())
        near = _Labels(labels_near, labels_near - {labels.raised_head(line) for line in column.lines})
        start = _start(column, text_size, near, out.notes)
        out.columns.append(Column(column.page, column.lines[:start]))
        _gather(column, column.lines[start:], near, out)
    _without_words(out)
    return out


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
    if ruled is not None and (ruled >= small or _head(lines[ruled], _last(notes), called)):
        head = _first_head(lines, ruled, called, notes)
        if head == ruled or (_is_open(notes, column.page) and ruled >= small):
            return ruled
    head = _first_head(lines, small, called, notes)
    if head == small:
        return small
    if _is_open(notes, column.page) and small < len(lines) and not _is_apart(lines, small, head):
        return small
    return head if head is not None else len(lines)


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


def _last(notes: Sequence[FootNote]) -> str | None:
    return notes[-1].label if notes else None


def _head(line: Line, last: str | None, called: _Labels) -> tuple[str, int] | None:
    """Give the label of a note that begins here and where its words begin: called nearby, or the next."""
    label = labels.raised_head(line)
    if label is not None:
        is_next = label.isdecimal() and labels.follows(last, label)
        return (label, 0) if is_next or label in called.called or labels.is_soon(last, line, label) else None
    level = labels.level_head(line)
    if level is None or level[0] not in called.level or not labels.follows(last, level[0]):
        return None
    return level


def _is_open(notes: Sequence[FootNote], page: int) -> bool:
    """Tell whether the last note ends on the column or page before, and not as sentences and addresses do."""
    if not notes or not notes[-1].lines or page - notes[-1].lines[-1][0] > 1:
        return False
    words = notes[-1].lines[-1][1].text.rstrip()
    return not words.endswith(_CLOSED) and not _ADDRESS.search(words)


def _is_apart(lines: Sequence[Line], start: int, head: int | None) -> bool:
    """Tell whether small lines stand off from the notes below them: they are a quotation in the text."""
    if head is None or head - start < 1 or head + 1 >= len(lines):
        return False
    return lines[head - 1].base - lines[head].base > 1.5 * (lines[head].size * 1.2)


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
        label = labels.bare(line)
        if label and any(labels.raised_head(other) == label for other in lines[at + 1 :]):
            label = None  # a power, over the line below
        if label:
            notes.append(FootNote(label, column.page))
            is_lost = False
            continue
        if _is_far_inside(line, lines):
            missing = _missing(_last(notes), lines[at + 1 :], called)
            is_lost = len(missing) > 1
            if len(missing) == 1:
                notes.append(FootNote(missing[0], column.page, is_labelled=False))
        if is_lost:
            out.lost.append((column.page, line.text))
        else:
            notes[-1].lines.append((column.page, line))


def _missing(last: str | None, following: Sequence[Line], called: _Labels) -> list[str]:
    """List the numbers between the last note and the next label; without one, those that are called."""
    if last is None or not last.isdecimal():
        return []
    heads = (_head(line, last, called) or (labels.bare(line), 0) for line in following)
    until = next((label for label, _ in heads if label and label.isdecimal()), None)
    number, missing = int(last) + 1, []
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
