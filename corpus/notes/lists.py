"""Plain text → the lists that may be its notes, by the labels at the heads of its lines. Pure.

Whether such a list is one of notes is not said here: ten numbered demands are a list too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from itertools import pairwise

from corpus.notes import extents, headings, heads, labels
from corpus.notes.entries import (
    BARE,
    LONGEST_NOTE,
    MISSING_ONE,
    WIDEST_GAP,
    Entry,
    bare_labels,
    in_block,
    is_near,
)
from corpus.notes.forms import Shape
from corpus.notes.headings import Over
from corpus.notes.heads import Head, are_symbols, follows
from corpus.stretch import Stretch

# So much farther behind its number than in the note before the words of a note do not stand.
_WIDEST_INDENT = 4
# `[HTML] A vocabulary…` between `[Holm66] …` and `[Roe70] …`: a work of its own
_WORK = re.compile(r"\[[A-Z][\w.+-]{1,30}\]\s")
# `[Hale 1901] Roads…` between `[B] …` and `[C] …`, if the text names it so
_NAMED_WORK = re.compile(r"(\[(?!\d+\])[^\[\]\n]{2,40}\])\s")
# `- 14 -`, `[14]`, `14`: the number of a page, alone between two blocks
_PAGE = re.compile(r"\W{0,3}\d{1,4}\W{0,3}")


def find(
    blocks: Sequence[Stretch],
    headed: Over,
    calls: Callable[[str, range], bool],
    is_called: Callable[[Entry], bool] = lambda _: False,
    may_call: Callable[[str, range], bool] = lambda *_: False,
) -> list[list[Entry]]:
    """Join the entries of a text into lists: labels that do not fall, few blocks between, under one heading.

    ``headed`` are the headings over notes. ``calls`` tells whether some blocks call a label, ``may_call``
    whether something there looks like it: what stands between two notes and calls the second is the text, and
    those are notes of pages. ``is_called`` tells whether the text above calls a note in a form of its own.
    """
    lists: list[list[Entry]] = []
    barrier = -1
    over = headed.parts
    bare = bare_labels(blocks, over, calls)
    listed = False  # under a heading of notes
    under_notes: set[int] = set()  # the blocks under such headings that begin notes
    section = 0  # the number of the last section that has one
    for index, block in enumerate(blocks):
        if index in over and lists and _goes_on_under(blocks, index, lists[-1][-1], calls):
            lists[-1][-1] = replace(lists[-1][-1], blocks=range(lists[-1][-1].blocks.start, index))
            continue
        if headings.is_of_notes(block) or headings.is_rule(block) or index in over:
            below = index == barrier + 1 or _is_below(blocks, index, lists, over)
            listed = headings.is_of_notes(block) or (listed and below and not headings.is_rule(block))
            barrier = index
        if index in over:
            continue
        if not listed and _is_section(blocks, index, lists[-1][-1] if lists else None, section):
            section = headings.number(block) or section
            continue
        if lists and index < lists[-1][-1].blocks.stop:  # inside a note that has begun
            continue
        under = listed and _is_under_heading(index, barrier, lists)
        within = list(in_block(blocks, index, mixed=under or index in bare))
        if listed and within:
            under_notes.add(index)
        alone = within[0] if len(within) == 1 and lists else None
        if alone and _is_further_paragraph(lists[-1][-1], alone, barrier, calls):
            continue
        for entry in _as_letters(lists, within):
            _add(
                lists,
                entry,
                barrier,
                partial(_is_text, blocks, calls, over),
                is_called,
                mixed=under,
                over=over,
            )
            if lists[-1][-1] is entry and entry.head.form is Shape.BOXED:
                lists[-1][-1] = extents.to_its_bracket(blocks, entry)
    lists = list(extents.by_pages(blocks, list(extents.joined(blocks, lists)), over, calls, may_call))
    extents.let_run_on(blocks, lists, over, under_notes, calls, may_call)
    for entries in lists:
        entries[-1] = extents.with_indented(blocks, entries)
    return [part for entries in lists for part in _parted(entries)]


def _as_letters(lists: Sequence[Sequence[Entry]], within: Iterable[Entry]) -> Iterator[Entry]:
    """Read the notes of a block as going on with the last list: `[i]` behind `[h]` is a letter."""
    before = lists[-1][-1].head if lists else None
    for entry in within:
        before = heads.as_letter(before, entry.head)
        yield replace(entry, head=before)


def _is_below(
    blocks: Sequence[Stretch], index: int, lists: Sequence[Sequence[Entry]], over: AbstractSet[int]
) -> bool:
    """Tell whether a block stands right below a list; the heading of a chapter below paragraphs of a note."""
    stop = lists[-1][-1].blocks.stop if lists else 0
    if index not in over or not stop or index - stop >= LONGEST_NOTE:
        return index == stop
    return not any(headings.is_headed(blocks[at]) for at in range(stop, index))


def _is_under_heading(index: int, barrier: int, lists: Sequence[Sequence[Entry]]) -> bool:
    """Tell whether a block begins a list right under a heading, or goes on with one."""
    return index == barrier + 1 or (bool(lists) and lists[-1][0].blocks.start == barrier + 1)


def _add(
    lists: list[list[Entry]],
    entry: Entry,
    barrier: int,
    is_text: Callable[[Entry, Entry], bool],
    is_called: Callable[[Entry], bool],
    *,
    mixed: bool,
    over: AbstractSet[int],
) -> None:
    """Let an entry go on with the last list, or with the one before it, or begin another.

    What stands between two notes of a list is a part of the first, but for a note that is called itself.

    ``mixed`` says that the list stands under a heading of notes, where labels may be printed in several ways.
    """
    if before := _before_a_misprint(lists, entry):
        before.append(entry)
        return
    for back in (1, 2):
        previous = lists[-back][-1] if len(lists) >= back else None
        if not previous or not _is_close(previous, entry, barrier):
            break
        if _goes_on(previous, entry, mixed=mixed) and not is_text(previous, entry):
            going_on, beside = lists[-back], lists[back - 3] if len(lists) > 1 else []
            if back == 2:
                anew = previous.head.label == entry.head.label  # `*` of the next chapter
                if anew or not follows(previous.head, entry.head) or _dress(entry) == _dress(beside[0]):
                    break
                if beside[-1].head.form is previous.head.form or not is_called(
                    beside[-1]
                ):  # `(1) … (2) …`: points
                    lists.remove(beside)
                    beside = []
            is_between = bool(beside) and beside[-1].blocks.start >= previous.blocks.stop
            if (
                _stop(previous, over) < entry.blocks.start and not is_between
            ):  # they belong to the note before
                going_on[-1] = replace(previous, blocks=range(previous.blocks.start, entry.blocks.start))
            going_on.append(entry)
            return
    lists.append([entry])


def _before_a_misprint(lists: list[list[Entry]], entry: Entry) -> list[Entry] | None:
    """Give the list that an entry goes on with, right below one that has another number: `3`, `7`, `5`.

    What stands between is a note with a misprinted number, and none of another list.
    """
    last = lists[-1] if lists else []
    above = last[-2:-1] or (lists[-2][-1:] if len(lists) > 1 else [])
    if not above:
        return None
    one, misprinted = above[0], last[-1]
    are_together = one.blocks.stop >= misprinted.blocks.start and misprinted.blocks.stop >= entry.blocks.start
    are_alike = _dress(one) == _dress(misprinted) == _dress(entry)
    steps = [
        labels.distance(a.head.label, b.head.label)
        for a, b in ((one, misprinted), (misprinted, entry), (one, entry))
    ]
    if not (are_together and are_alike) or steps[-1] != MISSING_ONE or steps[0] is None or 1 in steps[:2]:
        return None
    if len(last) == 1:
        lists.pop()
        lists[-1].append(misprinted)
    return lists[-1]


def _is_further_paragraph(
    previous: Entry, entry: Entry, barrier: int, calls: Callable[[str, range], bool]
) -> bool:
    """Tell a further paragraph of a note, `1936 was the year…`, which nothing near it calls."""
    step = labels.distance(previous.head.label, entry.head.label)
    if step is None or step <= WIDEST_GAP or not _is_close(previous, entry, barrier):
        return False
    near = range(max(0, entry.blocks.start - LONGEST_NOTE), entry.blocks.start)
    return not calls(entry.head.label, near)


def _goes_on_under(
    blocks: Sequence[Stretch], index: int, last: Entry, calls: Callable[[str, range], bool]
) -> bool:
    """Tell whether a list goes on with its numbers under the heading of another chapter."""
    if not 0 <= index - last.blocks.stop < LONGEST_NOTE or index + 1 == len(blocks):
        return False
    head = heads.head(blocks[index + 1]) or heads.alone(blocks[index + 1], bare=last.head.form in BARE)
    if head is None or head.form is not last.head.form or not is_near(last.head, head):
        return False
    if head.form is Shape.SYMBOL:  # signs begin anew in each
        return False
    between = range(last.blocks.stop, index)
    return not any(headings.is_headed(blocks[at]) for at in between) and not calls(head.label, between)


def _is_section(blocks: Sequence[Stretch], index: int, last: Entry | None, section: int) -> bool:
    """Tell whether a block is a numbered heading with text below it, and not the next note of a list."""
    block = blocks[index]
    if not headings.is_numbered_title(block) or not headings.has_text_below(blocks, index):
        return False
    head = heads.head(block)
    if last is None or head is None or last.blocks.stop != index or headings.number(block) == section + 1:
        return True
    return head.form is not last.head.form or not is_near(last.head, head)


def _stop(entry: Entry, over: AbstractSet[int]) -> int:
    """Give the block behind an entry, and behind the heading of a chapter that stands right under it."""
    return entry.blocks.stop + (entry.blocks.stop in over)


def _is_close(previous: Entry, entry: Entry, barrier: int) -> bool:
    return entry.blocks.start - previous.blocks.stop < LONGEST_NOTE and previous.blocks.stop > barrier


def _goes_on(previous: Entry, entry: Entry, *, mixed: bool) -> bool:
    """Tell whether an entry may follow another in one list; gaps, and repeats right below, are reported."""
    if previous.head.form is not entry.head.form:
        return mixed and follows(previous.head, entry.head)
    if entry.head.dress != previous.head.dress and not follows(previous.head, entry.head):
        return False  # `1) …` in the note `1. …`
    if _width(entry.head) > _width(previous.head) + _WIDEST_INDENT:
        return False  # `4          ROE v. DUN`, at the head of a page
    step = labels.distance(previous.head.label, entry.head.label)
    if step is None:  # `*` and `†` are called in an order of their own
        return are_symbols(previous.head, entry.head)
    if previous.head.label == entry.head.label:
        return previous.blocks.stop >= entry.blocks.start
    return 0 <= step <= WIDEST_GAP


def _parted(entries: list[Entry]) -> list[list[Entry]]:
    """Part a list where its first label comes again in the next block: 1, and then 1, 2, 3."""
    first = entries[0].head.label
    anew = [
        at
        for at, (above, entry) in enumerate(pairwise(entries), 1)
        if entry.head.label == first and above.blocks.stop == entry.blocks.start
    ]
    parts = [entries[start:stop] for start, stop in pairwise([0, *anew, len(entries)])]
    return parts if labels.number(first) == 1 and any(len(part) > 1 for part in parts) else [entries]


def _dress(entry: Entry) -> tuple[Shape, str]:
    return entry.head.form, entry.head.dress


def _width(head: Head) -> int:
    """Count what is printed around the label of a head."""
    return head.end - head.start - len(head.label)


def _is_text(
    blocks: Sequence[Stretch],
    calls: Callable[[str, range], bool],
    over: AbstractSet[int],
    previous: Entry,
    entry: Entry,
) -> bool:
    """Tell whether what stands between two notes is the text, not a part of the first."""
    between = range(_stop(previous, over), entry.blocks.start)
    if between and any(_page_ends(blocks[at - 1], blocks[at]) for at in (*between, between.stop)):
        return True
    if any(blocks[at].words.count("\n") == 0 and _PAGE.fullmatch(blocks[at].words) for at in between):
        return True
    if previous.head.form is Shape.BOXED:
        return len(between) > 0
    if previous.head.form is Shape.KEY and any(_WORK.match(blocks[at].words) for at in between):
        return True
    if previous.head.form is Shape.BRACKETED and any(is_work(blocks[at], blocks[:at]) for at in between):
        return True
    return calls(entry.head.label, between)


def is_work(block: Stretch, above: Sequence[Stretch]) -> bool:
    """Tell whether a block begins with a work as the text above it names it in brackets."""
    name = block.match(_NAMED_WORK)
    return name is not None and any(name[1] in text.words for text in above)


def _page_ends(above: Stretch, below: Stretch) -> bool:
    """Tell whether words that are no block stand between two: a foot of a page, a head of the next."""
    return any(map(str.isalnum, Stretch(above.text, above.end, below.start).words))
