"""Plain text → the lists that may be its notes, by the labels at the heads of its lines. Pure.

Whether such a list is one of notes is not said here: ten numbered demands are a list too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.language import elsewhere
from corpus.language.languages import EVERY, any_of, folded
from corpus.notes import heads, labels, markers
from corpus.notes.heads import Head, Shape, are_symbols, follows
from corpus.stretch import Stretch

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


def apart(blocks: Iterable[Stretch]) -> Iterator[Stretch]:
    """Cut the heading or the rule off the list right under it: `Notes`, then `1. Roe`."""
    for block in blocks:
        line = next(block.lines())
        if line.end < block.end and _heads_a_list(line) and heads.head(below := block.since(line.end + 1)):
            yield from (line.trimmed(), below.trimmed())
        else:
            yield block


def _heads_a_list(line: Stretch) -> bool:
    return is_heading(line) or line.trimmed().fullmatch(_RULE) is not None


def is_heading(block: Stretch) -> bool:
    """Tell whether a block is the heading of notes."""
    return len(block) <= _LONGEST_HEADING and _is_heading(block.words)


def _is_heading(words: str) -> bool:
    folded = " ".join(words.strip("#=_*: \n\t.-").casefold().split())
    return folded in NOTE_HEADINGS or _NOTES_TO.fullmatch(folded) is not None


def headings_above(blocks: Sequence[Stretch], entries: Sequence[Entry], since: int) -> range:
    """Give the blocks that only head a list: `Notes`, and `Chapter 2` under it or under the list before."""
    first = entries[0].blocks.start
    above = first - 1
    if above >= 0 and is_heading(blocks[above]):
        return range(above, first)
    if above < 0 or not _is_subheading(blocks[above]):
        return range(first, first)
    if above > 0 and is_heading(blocks[above - 1]):
        return range(above - 1, first)
    return range(above, first) if above == since > 0 else range(first, first)


def _is_subheading(block: Stretch) -> bool:
    words = block.words
    if len(words) > _LONGEST_HEADING or not words[0].isupper() or _STOP_INSIDE.search(words):
        return False
    calls = any(True for _ in markers.places(block))
    return not calls and (words[-1].isalnum() or words.isupper())


def find(blocks: Sequence[Stretch], calls: Callable[[str, range], bool]) -> list[list[Entry]]:
    """Join the entries of a text into lists: labels that do not fall, few blocks between, under one heading.

    ``calls`` tells whether some blocks call a label: what stands between two notes and calls the second is
    the text, and the notes are those of pages.
    """
    lists: list[list[Entry]] = []
    barrier = -1
    for index, block in enumerate(blocks):
        if is_heading(block):
            barrier = index
        if lists and index < lists[-1][-1].blocks.stop:  # inside a note in brackets
            continue
        for entry in _entries(block, index):
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
                lists[-1][-1] = _to_its_bracket(blocks, entry)
    for entries in lists:
        entries[-1] = _with_indented(blocks, entries)
    return lists


def _entries(block: Stretch, index: int) -> Iterator[Entry]:
    """Yield the notes that begin in a block: one, or one a line where their numbers go on by one."""
    first, *lines = block.lines()
    labelled = [(heads.head(first), first)]
    if not labelled[0][0]:
        return
    for line in lines:
        head = heads.head(line)
        if head and follows(labelled[-1][0], head):
            labelled.append((head, line))
    ends = [line.start for _, line in labelled[1:]] + [block.end]
    for (head, _), end in zip(labelled, ends, strict=True):
        if head:
            yield Entry(head, end, range(index, index + 1))


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


def _to_its_bracket(blocks: Sequence[Stretch], entry: Entry) -> Entry:
    """Let a note that begins with `[Footnote 4:` go on to the block that ends with its bracket."""
    first = entry.blocks.start
    for index in range(first, min(first + 1 + LONGEST_NOTE, len(blocks))):
        if blocks[index].endswith("]") and entry.end <= blocks[index].end:
            end = entry.end if index == first else blocks[index].end
            return replace(entry, end=end, blocks=range(first, index + 1))
    return entry


def _with_indented(blocks: Sequence[Stretch], entries: Sequence[Entry]) -> Entry:
    """Let the last note of a list go on over indented blocks, where the text before the list has none."""
    last = entries[-1]
    first = entries[0].blocks.start
    own = _indent(blocks[first].since(entries[0].head.start))
    if any(_indent(block) > own for block in blocks[max(0, first - LONGEST_NOTE) : first]):
        return last
    stop = last.blocks.stop
    while stop < min(last.blocks.stop + LONGEST_NOTE, len(blocks)) and all(
        _indent(line.trimmed()) > own for line in blocks[stop].lines()
    ):
        stop += 1
    end = blocks[stop - 1].end if stop > last.blocks.stop else last.end
    return replace(last, end=end, blocks=range(last.blocks.start, stop))


def _indent(words: Stretch) -> int:
    """Count the white space before the first words of a line."""
    before = words.text[words.text.rfind("\n", 0, words.start) + 1 : words.start]
    return len(before) if before.isspace() else 0
