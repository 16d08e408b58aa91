"""Plain text → the lists that may be its notes, by the labels at the heads of its lines. Pure.

Whether such a list is one of notes is not said here: ten numbered demands are a list too.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.language import elsewhere
from corpus.language.languages import EVERY, any_of, folded
from corpus.model import Span
from corpus.notes import heads, labels, markers
from corpus.notes.heads import Head, Shape, are_symbols, follows

# A note may run over this many further blocks before the next label; more of them are the text itself.
LONGEST_NOTE = 4
_LONGEST_HEADING = 60
# Numbers that may be missing between two notes of one list; a greater step is a number inside a note.
_WIDEST_GAP = 20

NOTE_HEADINGS = folded(EVERY.note_headings, elsewhere.NOTE_HEADINGS)
# `Notes to Chapter 2`, `Anmerkungen zum ersten Kapitel`; not `Notes on the Great Storm`
_NOTES_TO = re.compile(
    rf"{any_of(EVERY.note_words, EVERY.notes_words)} {any_of(EVERY.notes_to)} (?:\w+ )?"
    rf"{any_of(EVERY.chapter_words, EVERY.front_parts)}\b.*",
    re.IGNORECASE,
)
_STOP_INSIDE = re.compile(r"[.!?…;,].")
_RULE = re.compile(r"[_=*–—-]{3,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A note in a list: its head, where its words end, and the blocks (places in the sequence) it fills."""

    head: Head
    end: int
    blocks: range


def apart(text: str, blocks: Sequence[Span]) -> Iterator[Span]:
    """Cut the heading or the rule off the list right under it: `Notes`, then `1. Roe`."""
    for block in blocks:
        stop = text.find("\n", block.start, block.end)
        line = text[block.start : stop].strip() if 0 < stop <= block.start + _LONGEST_HEADING else ""
        if (_is_heading(line) or _RULE.fullmatch(line)) and heads.head(text, Span(stop + 1, block.end)):
            yield Span(block.start, block.start + len(line))
            yield Span(block.end - len(text[stop : block.end].lstrip()), block.end)
        else:
            yield block


def is_heading(text: str, span: Span) -> bool:
    """Tell whether a block is the heading of notes."""
    return span.end - span.start <= _LONGEST_HEADING and _is_heading(text[span.start : span.end])


def _is_heading(words: str) -> bool:
    folded = " ".join(words.strip("#=_*: \n\t.-").casefold().split())
    return folded in NOTE_HEADINGS or _NOTES_TO.fullmatch(folded) is not None


def headings_above(text: str, blocks: Sequence[Span], entries: Sequence[Entry], since: int) -> range:
    """Give the blocks that only head a list: `Notes`, and `Chapter 2` under it or under the list before."""
    first = entries[0].blocks.start
    above = first - 1
    if above >= 0 and is_heading(text, blocks[above]):
        return range(above, first)
    if above < 0 or not _is_subheading(text, blocks[above]):
        return range(first, first)
    if above > 0 and is_heading(text, blocks[above - 1]):
        return range(above - 1, first)
    return range(above, first) if above == since > 0 else range(first, first)


def _is_subheading(text: str, span: Span) -> bool:
    words = text[span.start : span.end]
    if len(words) > _LONGEST_HEADING or not words[0].isupper() or _STOP_INSIDE.search(words):
        return False
    calls = any(True for _ in markers.places(text, span.start, span.end))
    return not calls and (words[-1].isalnum() or words.isupper())


def find(text: str, blocks: Sequence[Span], calls: Callable[[str, range], bool]) -> list[list[Entry]]:
    """Join the entries of a text into lists: labels that do not fall, few blocks between, under one heading.

    ``calls`` tells whether some blocks call a label: what stands between two notes and calls the second is
    the text, and the notes are those of pages.
    """
    lists: list[list[Entry]] = []
    barrier = -1
    for index, span in enumerate(blocks):
        if is_heading(text, span):
            barrier = index
        if lists and index < lists[-1][-1].blocks.stop:  # inside a note in brackets
            continue
        for entry in _entries(text, span, index):
            previous = lists[-1][-1] if lists else None
            close = (
                previous and index - previous.blocks.stop < LONGEST_NOTE and previous.blocks.stop > barrier
            )
            if not previous or not close:
                lists.append([entry])
            elif _goes_on(previous, entry) and not _is_text(previous, index, entry, calls):
                if previous.blocks.stop < index:  # blocks between belong to the note before
                    lists[-1][-1] = replace(previous, blocks=range(previous.blocks.start, index))
                lists[-1].append(entry)
            elif not _is_inside(previous, entry):  # `1936 was the year…`: a further paragraph of the note
                lists.append([entry])
            if lists[-1][-1] is entry and entry.head.form is Shape.BOXED:
                lists[-1][-1] = _to_its_bracket(text, blocks, entry)
    for entries in lists:
        entries[-1] = _with_indented(text, blocks, entries)
    return lists


def _entries(text: str, span: Span, index: int) -> Iterator[Entry]:
    """Yield the notes that begin in a block: one, or one a line where their numbers go on by one."""
    lines = list(_lines(text, span))
    labelled = [(heads.head(text, line), line) for line in lines[:1]]
    if not labelled[0][0]:
        return
    for line in lines[1:]:
        head = heads.head(text, line)
        if head and follows(labelled[-1][0], head):
            labelled.append((head, line))
    ends = [line.start for _, line in labelled[1:]] + [span.end]
    for (head, _), end in zip(labelled, ends, strict=True):
        if head:
            yield Entry(head, end, range(index, index + 1))


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        stop = text.find("\n", start, span.end)
        stop = span.end if stop < 0 else stop
        yield Span(start, stop)
        start = stop + 1


def _goes_on(previous: Entry, entry: Entry) -> bool:
    """Tell whether an entry may follow another in one list; gaps and repeats are allowed, and reported."""
    step = labels.distance(previous.head.label, entry.head.label)
    if step is None:  # `*` and `†` are called in an order of their own
        return are_symbols(previous.head, entry.head)
    return 0 <= step <= _WIDEST_GAP


def _is_inside(previous: Entry, entry: Entry) -> bool:
    step = labels.distance(previous.head.label, entry.head.label)
    return step is not None and step > _WIDEST_GAP


def _is_text(previous: Entry, index: int, entry: Entry, calls: Callable[[str, range], bool]) -> bool:
    """Tell whether what stands between two notes is the text, not a part of the first."""
    between = range(previous.blocks.stop, index)
    if previous.head.form is Shape.BOXED:
        return len(between) > 0
    return calls(entry.head.label, between)


def _to_its_bracket(text: str, blocks: Sequence[Span], entry: Entry) -> Entry:
    """Let a note that begins with `[Footnote 4:` go on to the block that ends with its bracket."""
    first = entry.blocks.start
    for index in range(first, min(first + 1 + LONGEST_NOTE, len(blocks))):
        if text[blocks[index].end - 1] == "]" and entry.end <= blocks[index].end:
            end = entry.end if index == first else blocks[index].end
            return replace(entry, end=end, blocks=range(first, index + 1))
    return entry


def _with_indented(text: str, blocks: Sequence[Span], entries: Sequence[Entry]) -> Entry:
    """Let the last note of a list go on over indented blocks, where the text before the list has none."""
    last = entries[-1]
    own, first = _indent(text, entries[0].head.start), entries[0].blocks.start
    if any(_indent(text, span.start) > own for span in blocks[max(0, first - LONGEST_NOTE) : first]):
        return last
    stop = last.blocks.stop
    while stop < min(last.blocks.stop + LONGEST_NOTE, len(blocks)) and all(
        _indent(
            text, line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
        )
        > own
        for line in _lines(text, blocks[stop])
    ):
        stop += 1
    end = blocks[stop - 1].end if stop > last.blocks.stop else last.end
    return replace(last, end=end, blocks=range(last.blocks.start, stop))


def _indent(text: str, at: int) -> int:
    """Count the white space before the first word of a line."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return len(before) if before.isspace() else 0
