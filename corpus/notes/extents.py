"""Lists of notes → the same, each note as long as it is: to the foot of its page, over more blocks. Pure."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from corpus.notes import headings, heads, labels
from corpus.notes.entries import LONGEST_NOTE, WIDEST_GAP, Entry
from corpus.notes.forms import Shape
from corpus.notes.heads import follows
from corpus.stretch import Stretch


def by_pages(
    blocks: Sequence[Stretch],
    lists: Sequence[list[Entry]],
    over: AbstractSet[int],
    calls: Callable[[str, range], bool],
    may_call: Callable[[str, range], bool],
) -> Iterator[list[Entry]]:
    """Part lists where the text of a page stands between two notes, and not a further paragraph of the first.

    The text above calls the notes of its own page only, and what stands between may call a later one. A list
    under a heading of notes stands behind its text, and all of it is called above.
    """
    since: dict[Shape, int] = {}
    for entries in lists:
        first = entries[0].blocks.start
        above = range(since.get(entries[0].head.form, 0), first)
        above = above or range(first)
        headed = first > 0 and (first - 1 in over or headings.is_of_notes(blocks[first - 1]))
        parts = [entries[:1]]
        for at, entry in enumerate(entries[1:], 1):
            previous = parts[-1][-1]
            stop = _own_stop(blocks, previous)
            between = range(stop, entry.blocks.start)
            known = {one.head.label for one in entries[max(0, at - WIDEST_GAP) : at]} if between else set()
            later = {one.head.label for one in entries[at : at + WIDEST_GAP]} if between else set()
            anew = labels.is_symbol(entry.head.label) and entry.head.label in known
            is_below = any(calls(label, above) for label in known) and not any(
                may_call(label, above) for label in later
            )
            if not headed and (anew or is_below or any(calls(label, between) for label in later)):
                parts[-1][-1] = replace(previous, blocks=range(previous.blocks.start, stop))
                parts.append([entry])
            else:
                parts[-1].append(entry)
        since[entries[0].head.form] = entries[-1].blocks.stop
        yield from parts


def let_run_on(
    blocks: Sequence[Stretch],
    lists: Sequence[list[Entry]],
    over: AbstractSet[int],
    under_notes: AbstractSet[int],
    calls: Callable[[str, range], bool],
    may_call: Callable[[str, range], bool],
) -> None:
    """Let the last note of a list run on to the list of the next chapter, where both stand under a heading.

    What stands between is no text: it is short, heads nothing and calls none of the notes below it.
    """
    for entries, following in pairwise(lists):
        last, first = entries[-1], following[0]
        heading = first.blocks.start - 1
        stop = heading if heading in over or headings.is_of_notes(blocks[heading]) else first.blocks.start
        between = range(last.blocks.stop, stop)
        if not 0 < len(between) < LONGEST_NOTE or {entries[0].blocks.start, first.blocks.start} - under_notes:
            continue
        goes_on = first.head.form is not Shape.SYMBOL and follows(last.head, first.head)
        anew = first.head.form is last.head.form and not goes_on  # signs begin anew in each chapter
        is_text = any(headings.is_headed(blocks[at]) or headings.is_rule(blocks[at]) for at in between)
        is_text = is_text or any(may_call(entry.head.label, between) for entry in following)
        if anew and not is_text and calls(first.head.label, range(entries[0].blocks.start)):
            entries[-1] = replace(last, end=blocks[stop - 1].end, blocks=range(last.blocks.start, stop))


def joined(blocks: Sequence[Stretch], lists: Sequence[list[Entry]]) -> Iterator[list[Entry]]:
    """Join two lists where one goes on with the other's numbers, and all that stands between is indented.

    It is the end of the last note, however long.
    """
    going_on: list[Entry] = []
    for entries in lists:
        if going_on and _runs_on_to(blocks, going_on, entries[0]):
            last, first = going_on[-1], entries[0].blocks.start
            going_on[-1] = replace(last, end=blocks[first - 1].end, blocks=range(last.blocks.start, first))
            going_on += entries
            continue
        if going_on:
            yield going_on
        going_on = entries
    if going_on:
        yield going_on


def _runs_on_to(blocks: Sequence[Stretch], entries: Sequence[Entry], following: Entry) -> bool:
    last = entries[-1]
    if last.head.form is Shape.BOXED:
        return False  # its bracket ends it
    if last.head.dress != following.head.dress or not follows(last.head, following.head):
        return False
    own = _indent(blocks[last.blocks.start].since(last.head.start))
    between = range(last.blocks.stop, following.blocks.start)
    return len(between) > 0 and all(_is_further(blocks[at], own) for at in between)


def _own_stop(blocks: Sequence[Stretch], entry: Entry) -> int:
    """Give where the block ends in which the first words of a note stand."""
    return next(at for at in entry.blocks if entry.end <= blocks[at].end) + 1


def to_its_bracket(blocks: Sequence[Stretch], entry: Entry) -> Entry:
    """Let a note that begins with `[Footnote 4:` go on to the block that ends with its bracket."""
    first = entry.blocks.start
    for index in range(first, min(first + 1 + LONGEST_NOTE, len(blocks))):
        if blocks[index].endswith("]") and entry.end <= blocks[index].end:
            end = entry.end if index == first else blocks[index].end
            return replace(entry, end=end, blocks=range(first, index + 1))
    return entry


def with_indented(blocks: Sequence[Stretch], entries: Sequence[Entry]) -> Entry:
    """Let the last note of a list go on over indented blocks, where the text before the list has none."""
    last = entries[-1]
    first = entries[0].blocks.start
    own = _indent(blocks[first].since(entries[0].head.start))
    is_closed = last.head.form is Shape.BOXED
    if is_closed or any(_indent(block) > own for block in blocks[max(0, first - LONGEST_NOTE) : first]):
        return last
    stop = last.blocks.stop
    while stop < min(last.blocks.stop + LONGEST_NOTE, len(blocks)) and _is_further(blocks[stop], own):
        stop += 1
    end = blocks[stop - 1].end if stop > last.blocks.stop else last.end
    return replace(last, end=end, blocks=range(last.blocks.start, stop))


def _is_further(block: Stretch, own: int) -> bool:
    """Tell whether all of a block is indented, and no other note begins there."""
    return not heads.head(block) and all(_indent(line.trimmed()) > own for line in block.lines())


def _indent(words: Stretch) -> int:
    """Count the white space before the first words of a line; the sign of a new page is none."""
    before = words.text[words.text.rfind("\n", 0, words.start) + 1 : words.start].replace("\f", "")
    return len(before) if before.isspace() else 0
