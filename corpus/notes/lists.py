"""Plain text → the lists that may be its notes, by the labels at the heads of its lines. Pure.

Whether such a list is one of notes is not said here: ten numbered demands are a list too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from corpus.notes import headings, heads, labels
from corpus.notes.forms import Shape
from corpus.notes.heads import Head, are_symbols, follows
from corpus.stretch import Stretch

# A note may run over this many further blocks before the next label; more of them are the text itself.
LONGEST_NOTE = 4
# Numbers that may be missing between two notes of one list; a greater step is a number inside a note.
_WIDEST_GAP = 20
# So many may be missing between two lines of one block.
_SMALL_GAP = 3

# So many labels in a row tell that one among them is misprinted.
_FEWEST_IN_A_RUN = 4
_MISSING_ONE = 2  # from the number before one that is missing to the number behind it

# So many blocks, and lines, behind a doubtful number may begin with the notes that are missing before it.
AHEAD = 8
_LINES_AHEAD = 80

# Forms of labels that are nothing but a number.
_BARE = frozenset({Shape.PLAIN, Shape.ROMAN})
# What stands under a number alone on its line, but under no heading, is no longer where it is a note.
_LONGEST_ALONE = 500
_MOST_UNCALLED = 4  # one of so many

# So much farther behind its number than in the note before the words of a note do not stand.
_WIDEST_INDENT = 4

# `[HTML] A vocabulary…` between `[Holm66] …` and `[Roe70] …`: a work of its own
_WORK = re.compile(r"\[[A-Z][\w.+-]{1,30}\]\s")
# `[Hale 1901] Roads…` between `[B] …` and `[C] …`, if the text names it so
_NAMED_WORK = re.compile(r"(\[[^\[\]\n]{2,40}\])\s")
# `- 14 -`, `[14]`, `14`: the number of a page, alone between two blocks
_PAGE = re.compile(r"\W{0,3}\d{1,4}\W{0,3}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A note in a list: its head, where its words end, and the blocks (places in the sequence) it fills."""

    head: Head
    end: int
    blocks: range


def find(
    blocks: Sequence[Stretch],
    over: AbstractSet[int],
    calls: Callable[[str, range], bool],
    is_called: Callable[[Entry], bool] = lambda _: False,
    may_call: Callable[[str, range], bool] = lambda *_: False,
) -> list[list[Entry]]:
    """Join the entries of a text into lists: labels that do not fall, few blocks between, under one heading.

    ``over`` are the places of headings over the notes of chapters.
    ``calls`` tells whether some blocks call a label, ``may_call`` whether something there looks like it: what
    stands between two notes and calls the second is the text, and the notes are those of pages. ``is_called``
    tells whether the text above calls a note in a form of its own.
    """
    lists: list[list[Entry]] = []
    barrier = -1
    bare = _bare(blocks, over, calls)
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
        within = list(_entries(blocks, index, mixed=under or index in bare))
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
                lists[-1][-1] = _to_its_bracket(blocks, entry)
    lists = list(_by_pages(blocks, lists, over, calls, may_call))
    _let_run_on(blocks, lists, over, under_notes, calls, may_call)
    for entries in lists:
        entries[-1] = _with_indented(blocks, entries)
    return [part for entries in lists for part in _parted(entries)]


def _as_letters(lists: Sequence[Sequence[Entry]], within: Iterable[Entry]) -> Iterator[Entry]:
    """Read the notes of a block as going on with the last list: `[i]` behind `[h]` is a letter."""
    before = lists[-1][-1].head if lists else None
    for entry in within:
        before = heads.as_letter(before, entry.head)
        yield replace(entry, head=before)


def _by_pages(
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
            known = {one.head.label for one in entries[max(0, at - _WIDEST_GAP) : at]} if between else set()
            later = {one.head.label for one in entries[at : at + _WIDEST_GAP]} if between else set()
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


def _is_below(
    blocks: Sequence[Stretch], index: int, lists: Sequence[Sequence[Entry]], over: AbstractSet[int]
) -> bool:
    """Tell whether a block stands right below a list; the heading of a chapter below paragraphs of a note."""
    stop = lists[-1][-1].blocks.stop if lists else 0
    if index not in over or not stop or index - stop >= LONGEST_NOTE:
        return index == stop
    return not any(headings.is_headed(blocks[at]) for at in range(stop, index))


def _let_run_on(
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
        stop = first.blocks.start - (first.blocks.start - 1 in over)
        between = range(last.blocks.stop, stop)
        if not 0 < len(between) < LONGEST_NOTE or {entries[0].blocks.start, first.blocks.start} - under_notes:
            continue
        anew = first.head.form is last.head.form and not follows(last.head, first.head)
        is_text = any(headings.is_headed(blocks[at]) or headings.is_rule(blocks[at]) for at in between)
        is_text = is_text or any(may_call(entry.head.label, between) for entry in following)
        if anew and not is_text and calls(first.head.label, range(entries[0].blocks.start)):
            entries[-1] = replace(last, end=blocks[stop - 1].end, blocks=range(last.blocks.start, stop))


def _own_stop(blocks: Sequence[Stretch], entry: Entry) -> int:
    """Give where the block ends in which the first words of a note stand."""
    return next(at for at in entry.blocks if entry.end <= blocks[at].end) + 1


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
    if not (are_together and are_alike) or steps[-1] != _MISSING_ONE or steps[0] is None or 1 in steps[:2]:
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
    if step is None or step <= _WIDEST_GAP or not _is_close(previous, entry, barrier):
        return False
    near = range(max(0, entry.blocks.start - LONGEST_NOTE), entry.blocks.start)
    return not calls(entry.head.label, near)


def _goes_on_under(
    blocks: Sequence[Stretch], index: int, last: Entry, calls: Callable[[str, range], bool]
) -> bool:
    """Tell whether a list goes on with its numbers under the heading of another chapter."""
    if not 0 <= index - last.blocks.stop < LONGEST_NOTE or index + 1 == len(blocks):
        return False
    head = heads.head(blocks[index + 1]) or heads.alone(blocks[index + 1], bare=last.head.form in _BARE)
    if head is None or head.form is not last.head.form or not is_near(last.head, head):
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


def _bare(blocks: Sequence[Stretch], over: AbstractSet[int], calls: Callable[[str, range], bool]) -> set[int]:
    """Give the blocks of notes under numbers alone on their lines, `1`, wherever they stand.

    The numbers of pages are printed so, too. Of notes the text above calls nearly each, right above if it is
    one alone, and what is under each is short and calls nothing.
    """
    found = dict[int, bool]()
    first = 0  # of blocks that stand right behind one another
    for at, block in enumerate(blocks):
        head = heads.alone(block, bare=True)
        if head is None or head.form not in _BARE or head.end >= block.end:
            continue
        first = first if found and next(reversed(found)) in (at - 1, at - 1 - (at - 1 in over)) else at
        entries = list(_under_its_label(blocks, at, head))
        if any(headings.calls(block.until(entry.end).since(entry.head.end)) for entry in entries):
            return set()
        below = heads.alone(blocks[at + 1], bare=True) if at + 1 < len(blocks) else None
        is_one = first == at and len(entries) == 1 and not (below and follows(head, below))
        above = range(max(0, at - LONGEST_NOTE), at) if is_one else range(first)
        is_short = all(entry.end - entry.head.end <= _LONGEST_ALONE for entry in entries)
        found[at] = is_short and calls(head.label, above)
    is_habit = _MOST_UNCALLED * list(found.values()).count(False) <= len(found)
    return {at for at, is_note in found.items() if is_note} if is_habit else set()


def _entries(blocks: Sequence[Stretch], index: int, *, mixed: bool) -> Iterator[Entry]:
    """Yield the notes that begin in a block: one, or one a line where their numbers go on by one."""
    block = blocks[index]
    if head := heads.alone(block, bare=mixed):
        yield from _under_its_label(blocks, index, head)
        return
    first, *lines = block.lines()
    labelled = [(heads.head(first), first)]
    if not labelled[0][0]:
        return
    found = list(_read(labelled[0][0], lines))
    begun = {_label(head) for head in found if head and not _runs_on(head, block)}
    is_passed = False  # whether a line below the last note is printed as that is, and begins none
    run = _run_but_one(labelled[0][0], found, block)
    for at, (line, head) in enumerate(zip(lines, found, strict=True), 1):
        before = labelled[-1][0]
        if not head or not before:
            continue
        if head in run:
            labelled.append((head, line))
            continue
        near = (
            not is_passed
            and _is_near(before, head, block)
            and not _comes_again(before, head, blocks, index, found[at : at + _LINES_AHEAD])
        )
        if not _is_within(before, head, begun, block, mixed=mixed) and (
            follows(before, head) or near or _is_out_of_order(labelled[-_WIDEST_GAP:], head, block)
        ):
            labelled.append((head, line))
            is_passed = False
        else:
            is_passed = is_passed or _is_alike(before, head, block)
    ends = [line.start for _, line in labelled[1:]] + [block.end]
    for (head, _), end in zip(labelled, ends, strict=True):
        if head:
            yield Entry(head, end, range(index, index + 1))


def _read(before: Head | None, lines: Iterable[Stretch]) -> Iterator[Head | None]:
    """Yield the label at the head of each line, if there is one; `i` behind `h` is a letter."""
    for line in lines:
        if head := heads.head(line):
            before = head = heads.as_letter(before, head)
        yield head


def _is_within(
    before: Head, head: Head, begun: AbstractSet[tuple[Shape, str]], block: Stretch, *, mixed: bool
) -> bool:
    """Tell whether a label stands within the words of a note, in a line that goes on or a list of its own.

    `12 of them`, within the note above `12 Roe`; `2. tar`, in a list in the note `[1] Roe`, above `[2] Holm`.
    """
    if _label(head) in begun and _runs_on(head, block):
        return True
    return head.form is not before.form and (not mixed or (before.form, head.label) in begun)


def _run_but_one(first: Head | None, found: Sequence[Head | None], block: Stretch) -> list[Head]:
    """Give the heads of a block if they count on by one, but for one misprint or two that are exchanged.

    `4`, `2`, `3`, `4` and `2`, `1`, `3`, `4`: each line begins a note, if all are printed alike.
    """
    if first is None:
        return []
    alike = [one for one in found if one and _is_alike(first, one, block)]
    numbers = [labels.number(one.label) or 0 for one in (first, *alike)]
    if first.form is Shape.NAMED or len(numbers) < _FEWEST_IN_A_RUN or not all(numbers):
        return []
    steps = [at for at, (one, other) in enumerate(pairwise(numbers)) if other - one != 1]
    return alike if steps and _mends(numbers, steps[0]) else []


def _mends(numbers: Sequence[int], at: int) -> bool:
    """Tell whether numbers count on by one if one beside a place is another, or two there are exchanged."""
    for misprinted in (at, at + 1):
        rest = [*numbers[:misprinted], *numbers[misprinted + 1 :]]
        wide = [place for place, (one, other) in enumerate(pairwise(rest), 1) if other - one != 1]
        is_first = misprinted == 0 and not wide and rest[0] > 1
        if is_first or (wide == [misprinted] and rest[misprinted] - rest[misprinted - 1] == _MISSING_ONE):
            return True
    exchanged = [*numbers[:at], *numbers[at : at + 2][::-1], *numbers[at + 2 :]]
    return _counts_on(exchanged) or _counts_on(
        [*numbers[: at - 1], *numbers[at - 1 : at + 1][::-1], *numbers[at + 1 :]]
    )


def _counts_on(numbers: Sequence[int]) -> bool:
    return all(other - one == 1 for one, other in pairwise(numbers))


def _label(head: Head) -> tuple[Shape, str]:
    return head.form, head.label


def _runs_on(head: Head, block: Stretch) -> bool:
    """Tell whether the words behind a label go on in a small letter."""
    return block.text[head.end : head.end + 1].islower()


def is_near(before: Head, head: Head) -> bool:
    """Tell whether a label follows another, behind a small gap at most."""
    step = labels.distance(before.label, head.label)
    return follows(before, head) or (step is not None and 0 < step <= _SMALL_GAP)


def _is_near(before: Head, head: Head, block: Stretch) -> bool:
    """Tell whether a line begins a note behind a small gap that is printed as the last is."""
    return is_near(before, head) and _signs(before, block) == _signs(head, block)


def _is_alike(before: Head, head: Head, block: Stretch) -> bool:
    """Tell whether a line below the head of a note is printed as that is: `22` of the verses 11, 22, 13."""
    is_alike = head.form is before.form and _signs(before, block) == _signs(head, block)
    return is_alike and not _runs_on(head, block)


def _is_out_of_order(labelled: Sequence[tuple[Head | None, Stretch]], head: Head, block: Stretch) -> bool:
    """Tell whether a line is printed as a note whose number is missing above, or is that of the last again.

    Of two notes 2 nobody knows which it is; below a colon it counts points.
    """
    known = [one for one, _ in labelled if one]
    if any(_signs(one, block) != _signs(head, block) for one in known):
        return False
    if head.label == known[-1].label:
        return not block.until(head.start).words.rstrip().endswith(":")
    steps = [labels.distance(one.label, head.label) for one in known]
    return 0 not in steps and any(_is_between(a.label, head.label, b.label) for a, b in pairwise(known))


def _comes_again(
    before: Head, head: Head, blocks: Sequence[Stretch], index: int, rest: Sequence[Head | None]
) -> bool:
    """Tell whether a number behind a gap stands in the note above it: what is missing follows, and it again.

    `bundle / 3. The stones` in note 1, above `2. Hull` and `3. Ledger`.
    """
    below = (heads.head(block) for block in blocks[index + 1 : index + 1 + AHEAD])
    later = [one.label for one in (*rest, *below) if one and one.form is head.form]
    missing = (at for at, label in enumerate(later) if _is_between(before.label, label, head.label))
    first = next(missing, len(later))
    return head.label in later[first:]


def _is_between(label: str, middle: str, following: str) -> bool:
    """Tell whether a label counts between two others."""
    return (labels.distance(label, middle) or 0) > 0 and (labels.distance(middle, following) or 0) > 0


def _signs(head: Head, block: Stretch) -> tuple[str, int]:
    """Give what is printed around a label, and where in its line it begins."""
    printed = block.text[head.start : head.end].replace(head.label, "#", 1)
    return printed, head.start - block.text.rfind("\n", 0, head.start)


def _under_its_label(blocks: Sequence[Stretch], index: int, head: Head) -> Iterator[Entry]:
    """Yield the notes under labels that stand alone on their lines, in their block or in the next."""
    if head.end < blocks[index].end:
        begun = [head]
        block = blocks[index].since(head.end)
        found = [(line, heads.alone(line, bare=head.form in _BARE)) for line in block.lines()]
        run = _run_but_one(head, [under for _, under in found], blocks[index])
        for line, under in found:
            again = under is not None and under.label == begun[-1].label
            if under and under.form is head.form and (again or follows(begun[-1], under) or under in run):
                begun.append(replace(under, end=min(line.end + 1, blocks[index].end)))
        ends = [*(following.start for following in begun[1:]), blocks[index].end]
        for label, end in zip(begun, ends, strict=True):
            yield Entry(label, end, range(index, index + 1))
    elif index + 1 < len(blocks) and not headings.begins_note(blocks[index + 1]):
        below = blocks[index + 1]
        yield Entry(replace(head, end=below.start), below.end, range(index, index + 2))


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
    return 0 <= step <= _WIDEST_GAP


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
