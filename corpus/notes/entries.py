"""A block of a text → the notes that may begin in it, by the labels at the heads of its lines. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.notes import headings, heads, labels
from corpus.notes.forms import Shape
from corpus.notes.heads import Head, follows
from corpus.stretch import Stretch

# A note may run over this many further blocks before the next label; more of them are the text itself.
LONGEST_NOTE = 4
# Numbers that may be missing between two notes of one list; a greater step is a number inside a note.
WIDEST_GAP = 20
# So many may be missing between two lines of one block.
_SMALL_GAP = 3
# So many labels in a row tell that one among them is misprinted.
_FEWEST_IN_A_RUN = 4
MISSING_ONE = 2  # from the number before one that is missing to the number behind it
# So many blocks, and lines, behind a doubtful number may begin with the notes that are missing before it.
AHEAD = 8
_LINES_AHEAD = 80
# Forms of labels that are nothing but a number.
BARE = frozenset({Shape.PLAIN, Shape.ROMAN})
# What stands under a number alone on its line, but under no heading, is no longer where it is a note.
_LONGEST_ALONE = 500
# `*Fury said to a mouse,`, and lines below `in the house.*`
_EMPHASIS = re.compile(r"(\*{1,3})(?=[^\s*])[^*]{1,2000}(?<=\S)\1(?![\w*])")
_MOST_UNCALLED = 4  # one of so many


@dataclass(frozen=True, slots=True)
class Entry:
    """A note in a list: its head, where its words end, and the blocks (places in the sequence) it fills."""

    head: Head
    end: int
    blocks: range


def bare_labels(
    blocks: Sequence[Stretch], over: AbstractSet[int], calls: Callable[[str, range], bool]
) -> set[int]:
    """Give the blocks of notes under numbers alone on their lines, `1`, wherever they stand.

    The numbers of pages are printed so, too. Of notes the text above calls nearly each, right above if it is
    one alone, and what is under each is short and calls nothing.
    """
    found = dict[int, bool]()
    first = 0  # of blocks that stand right behind one another
    for at, block in enumerate(blocks):
        head = heads.alone(block, bare=True)
        if head is None or head.form not in BARE or head.end >= block.end:
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


def in_block(blocks: Sequence[Stretch], index: int, *, mixed: bool) -> Iterator[Entry]:
    """Yield the notes that begin in a block: one, or one a line where their numbers go on by one."""
    block = blocks[index]
    if head := heads.alone(block, bare=mixed):
        yield from _under_its_label(blocks, index, head)
        return
    first, *lines = block.lines()
    labelled = [(heads.head(first), first)]
    if not labelled[0][0] or (lines and _opens_emphasis(labelled[0][0], block)):
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
            follows(before, head) or near or _is_out_of_order(labelled[-WIDEST_GAP:], head, block)
        ):
            labelled.append((head, line))
            is_passed = False
        else:
            is_passed = is_passed or _is_alike(before, head, block)
    ends = [line.start for _, line in labelled[1:]] + [block.end]
    for (head, _), end in zip(labelled, ends, strict=True):
        if head:
            yield Entry(head, end, range(index, index + 1))


def _opens_emphasis(head: Head, block: Stretch) -> bool:
    """Tell whether stars at the head of a block open words that the next stars close, lines below: verses."""
    return head.form is Shape.SYMBOL and block.since(head.start).match(_EMPHASIS) is not None


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
        if is_first or (wide == [misprinted] and rest[misprinted] - rest[misprinted - 1] == MISSING_ONE):
            return True
    return any(
        first >= 0
        and _counts_on([*numbers[:first], *numbers[first : first + 2][::-1], *numbers[first + 2 :]])
        for first in (at, at - 1)
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
        found = [(line, heads.alone(line, bare=head.form in BARE)) for line in block.lines()]
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
