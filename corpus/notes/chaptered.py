"""Notes at the end of a book, chapter by chapter under one heading → the chapter that each list serves. Pure.

Each list begins anew, so that only its chapter tells who calls it: the one that has the words of the heading
over the list, or the one in its turn, where the text calls all lists one for one. Otherwise nobody knows.
Where the markers of every chapter begin anew and a text has one list alone, the others have lost theirs.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from corpus.notes import headings
from corpus.notes.alignment import Places
from corpus.notes.entries import Entry
from corpus.notes.forms import ALL, CERTAIN_MARKERS, Shape, calling
from corpus.notes.heads import follows
from corpus.notes.labels import distance, is_symbol, number
from corpus.notes.markers import Trust
from corpus.notes.surroundings import Surroundings
from corpus.stretch import Stretch

Listed = tuple[Sequence[Entry], Surroundings]
_COUNTED = ("1", "I")  # how a heading counts that names no kind of part
NOBODY = range(0)
# So many groups of lists that stand together, of stars, of numbers, of letters, are looked at from each end:
# more are no notes of chapters, and to look at each would take the square of a text.
_LOOKED_AT = 4
# So many blocks behind the heading of a section its first marker stands.
_NEAR = 40
# What calls all notes one for one may hang on years: `in 1844.1`.
_ENOUGH = (Trust.GOOD, Trust.FAIR, Trust.LOW)


def served(
    blocks: Sequence[Stretch], possible: Sequence[Listed], places: Places
) -> Iterator[tuple[int, range]]:
    """Yield the place of each list under a heading for its chapter, and the blocks that it serves."""
    groups = list(_groups(blocks, possible, places))
    chapters = [at for at, block in enumerate(blocks) if headings.is_chapter(block)] if groups else []
    short = list(_short(blocks)) if groups else []
    for group in groups:
        members = [possible[at] for at in group]
        starts = [_start(blocks, short, one, members[0][1].above.start) for one in members]
        found = (
            _by_words(blocks, members, starts, places)
            or _by_order(blocks, members, starts, places)
            or _by_number(blocks, members, chapters, places)
            or [NOBODY] * len(group)
        )
        yield from zip(group, found, strict=True)
    grouped = {at for group in groups for at in group}
    grouped.update(beside := list(_beside(possible, places, grouped)))
    yield from ((at, NOBODY) for at in beside)
    misplaced = dict(_misplaced(blocks, possible, grouped, places))
    yield from misplaced.items()
    yield from _only_ones(blocks, possible, places, grouped | misplaced.keys())


def exchanged(texts: Sequence[tuple[Sequence[Entry], range]], places: Places) -> Iterator[int]:
    """Yield the places of two lists of which the text before the other calls each one for one, its own not.

    ``texts`` are the lists with the blocks that may call them.
    """
    listed = [tuple(entry.head.label for entry in entries) for entries, _ in texts]
    every = [places.called(blocks) for _, blocks in texts]
    for form in sorted(ALL):
        called = [tuple(dict.fromkeys(one.get(form, ()))) for one in every]
        strange = [at for at in range(len(texts)) if called[at] and called[at] != listed[at]]
        pairs = {(listed[at], called[at]) for at in strange}
        yield from (at for at in strange if (called[at], listed[at]) in pairs)


def _beside(possible: Sequence[Listed], places: Places, grouped: AbstractSet[int]) -> Iterator[int]:
    """Yield the lists that stand beside others, behind a text that counts anew, in no group with them.

    A misprint or a page may have cut them, and nobody knows which chapter each serves.
    """
    runs = _runs(possible)
    together: dict[tuple[int, Shape], list[int]] = {}
    for at, (entries, _) in enumerate(possible):
        together.setdefault((runs[entries[0].blocks.start], entries[0].head.form), []).append(at)
    ends: dict[Shape, int] = {}
    for (start, form), members in together.items():
        left = [at for at in members if at not in grouped]
        text = range(ends.get(form, 0), start)
        if left and len(members) > 1 and any(map(_comes_again, places.called(text).values())):
            yield from left
        ends[form] = possible[members[-1]][0][-1].blocks.stop


def _comes_again(called: Sequence[str]) -> bool:
    """Tell whether a text counts from 1 on, 1, 2, and once more."""
    begun = [one for one, other in pairwise(called) if number(one) == 1 and distance(one, other) == 1]
    return len(begun) > 1


def _misplaced(
    blocks: Sequence[Stretch], possible: Sequence[Listed], grouped: AbstractSet[int], places: Places
) -> Iterator[tuple[int, range]]:
    """Yield each list whose heading names another chapter than that in which it stands, with its blocks."""
    over = {at for _, around in possible for at in around.above}
    starts = [at for at, block in enumerate(blocks) if at not in over and headings.is_headed(block)]
    for at, (entries, around) in enumerate(possible):
        heading = blocks[around.above.stop - 1] if around.above else None
        if at in grouped or heading is None or around.inside or not headings.names_chapter(_words(heading)):
            continue
        named = [start for start in starts if _names(heading, blocks[start])]
        if len(named) == 1:
            stop = _end_of_chapter(blocks, named[0], len(blocks), places)
            if entries[0].blocks.start not in range(named[0], stop):
                yield at, range(named[0], stop)


def _names(over: Stretch, heading: Stretch) -> bool:
    """Tell whether the heading over a list names the chapter of another heading, by number or words.

    By number if both are of one kind: `Chapter 1` is neither `Part I` nor the section `1. The Rope`.
    """
    number = headings.number(over)
    if not number or headings.part(over) in _COUNTED:
        return _is_in(_opening(heading), _words(over))
    return (number, headings.part(over)) == (headings.number(heading), headings.part(heading))


def _only_ones(
    blocks: Sequence[Stretch], possible: Sequence[Listed], places: Places, grouped: AbstractSet[int]
) -> Iterator[tuple[int, range]]:
    """Yield each list that is alone where all chapters begin anew, and the blocks that it serves."""
    starts = [at for at, block in enumerate(blocks) if headings.is_chapter(block)]
    chapters = [range(*ends) for ends in pairwise([*starts, len(blocks)])]
    firsts = Counter(_label(entries) for entries, _ in possible)
    lone = [at for at, (entries, _) in enumerate(possible) if firsts[_label(entries)] == 1]
    for at in lone if len(lone) <= _LOOKED_AT else ():
        entries, around = possible[at]
        runs = [_calls(one, entries, places) for one in chapters]
        begun = [run for run in runs if run]
        is_anew = len(begun) > 1 and all(_counts_from(entries[0], run) for run in begun)
        if at in grouped or not around.of_notes:
            continue
        if not is_anew:
            if around.closes and (_counts_anew(blocks, entries, places) or _signs_again(entries, places)):
                yield at, NOBODY
            continue
        first, called = entries[0].blocks.start, [entry.head.label for entry in entries]
        closes = entries[-1].blocks.stop == len(blocks)
        own = _chapter_of(blocks, chapters, first, around, closes=closes)
        if own is None or runs[own] != called:
            yield at, NOBODY
        else:
            yield at, range(chapters[own].start, min(chapters[own].stop, first))


def _counts_anew(blocks: Sequence[Stretch], entries: Sequence[Entry], places: Places) -> bool:
    """Tell whether a text counts from the first label of a list under each heading, as chapters do."""
    first = entries[0].blocks.start
    starts = [at for at, block in enumerate(blocks[:first]) if _is_heading(block)]
    parts = [range(*ends) for ends in pairwise([0, *starts, first])]
    for form in sorted(ALL):
        runs = [run for part in parts if (run := places.labels(part, {form}))]
        if len(runs) > 1 and all(len(run) > 1 and _counts_from(entries[0], run) for run in runs):
            return True
    return False


def _signs_again(entries: Sequence[Entry], places: Places) -> bool:
    """Tell whether the signs of a list begin anew in the text before it: `*`, `†`, and `*`, `†` once more."""
    first = entries[0]
    has_several = any(entry.head.label == first.head.label for entry in entries[1:])
    if first.head.form is not Shape.SYMBOL or has_several:
        return False
    called = places.called(range(first.blocks.start)).get(Shape.SYMBOL, [])
    return sum(one == first.head.label != other for one, other in pairwise(called)) > 1


def _label(entries: Sequence[Entry]) -> tuple[Shape, str]:
    return entries[0].head.form, entries[0].head.label


def _calls(chapter: range, entries: Sequence[Entry], places: Places) -> list[str]:
    """List the labels that a chapter calls unmistakably in the form of a list, outside the list."""
    forms = calling(entries[0].head.form) & CERTAIN_MARKERS
    first, behind = entries[0].blocks.start, entries[-1].blocks.stop
    around = range(chapter.start, min(chapter.stop, first)), range(max(chapter.start, behind), chapter.stop)
    return [label for part in around for label in places.labels(part, forms)]


def _counts_from(first: Entry, run: Sequence[str]) -> bool:
    """Tell whether labels count from the first one of a list on."""
    return run[0] == first.head.label and all(distance(*pair) == 1 for pair in pairwise(run))


def _chapter_of(
    blocks: Sequence[Stretch], chapters: Sequence[range], first: int, around: Surroundings, *, closes: bool
) -> int | None:
    """Give the chapter that the heading over a list names, else the one in which it stands."""
    over = _words(blocks[around.above.stop - 1]) if around.above else ""
    named = [at for at, one in enumerate(chapters) if _is_in(_opening(blocks[one.start]), over)]
    if named or headings.names_chapter(over):
        return named[0] if len(named) == 1 else None
    if closes:
        return None  # `Notes` at the end of a book may be those of any
    return next((at for at, one in enumerate(chapters) if first in one), None)


def _groups(blocks: Sequence[Stretch], possible: Sequence[Listed], places: Places) -> Iterator[list[int]]:
    """Yield the lists that stand together and begin anew each: of stars and of numbers, each for itself."""
    runs, begun_anew = _runs(possible), _begun_anew(possible)
    groups: dict[int, list[list[int]]] = {}
    for at in begun_anew:
        one = possible[at]
        known = groups.setdefault(runs[one[0][0].blocks.start], [])
        near = [*known[:_LOOKED_AT], *known[_LOOKED_AT:][-_LOOKED_AT:]]
        group = next((group for group in near if _is_next(blocks, possible, group, one, places)), None)
        if group:
            group.append(at)
        else:
            known.append([at])
    yield from (group for known in groups.values() for group in known if len(group) > 1)


def _begun_anew(possible: Sequence[Listed]) -> Iterator[int]:
    """Yield the places of the lists that do not go on with the numbers of the one of their form before."""
    last: dict[Shape, Entry] = {}
    for at, (entries, around) in enumerate(possible):
        if around.introduced and not around.titled:
            continue  # points
        before = last.get(entries[0].head.form)
        first = entries[0].head
        if before is None or is_symbol(first.label) or not follows(before.head, first):
            yield at
        last[entries[0].head.form] = entries[-1]


def _runs(possible: Sequence[Listed]) -> dict[int, int]:
    """Give for each block of lists, and of their headings, the first of those that stand together."""
    filled = {
        at for entries, around in possible for entry in entries for at in (*entry.blocks, *around.above)
    }
    runs: dict[int, int] = {}
    for at in sorted(filled):
        runs[at] = runs.get(at - 1, at)
    return runs


def _is_next(
    blocks: Sequence[Stretch], possible: Sequence[Listed], group: Sequence[int], one: Listed, places: Places
) -> bool:
    """Tell whether a list has a heading of its own, as all have, or the text calls its first label as often.

    Else it may be one of points, in an appendix behind the notes, but for one right below them.
    """
    before, last = possible[group[0]], possible[group[-1]]
    if _is_named(blocks, before) and before[1].titled and _is_named(blocks, one):
        return True
    first, head = before[0][0].head, one[0][0].head
    alike = (head.form, head.label) == (first.form, first.label)
    if alike and (before[1].titled or before[1].ruled) and _begin(blocks, one) == last[0][-1].blocks.stop:
        return True
    called = places.times(head.label, one[0][0].blocks.start, calling(head.form), Trust.LOW)
    return alike and called > len(group)


def _begin(blocks: Sequence[Stretch], one: Listed) -> int:
    """Give where a list, or the heading of notes over it, begins, a block; another is of an appendix."""
    entries, around = one
    headed = around.above and headings.is_of_notes(blocks[around.above.start])
    return around.above.start if headed else entries[0].blocks.start


def _is_named(blocks: Sequence[Stretch], one: Listed) -> bool:
    """Tell whether a list has a heading of its own, such as `Chapter One` or `Notes to Chapter One`."""
    above = one[1].above
    if not above:
        return False
    return not headings.is_of_notes(blocks[above.stop - 1]) or headings.names_chapter(
        _words(blocks[above.stop - 1])
    )


def _words(block: Stretch) -> str:
    return headings.key(block)


def _short(blocks: Sequence[Stretch]) -> Iterator[tuple[int, str]]:
    """Yield the places and the words of what may be the heading of a chapter."""
    for at, block in enumerate(blocks):
        if len(block) <= headings.LONGEST and not headings.is_of_notes(block):
            yield at, _words(block)


def _start(blocks: Sequence[Stretch], short: Sequence[tuple[int, str]], one: Listed, stop: int) -> int | None:
    """Give the heading before a block that stands over a list again, or that its heading names."""
    if not _is_named(blocks, one):
        return None
    heading = blocks[one[1].above.stop - 1]
    wanted = headings.readings(_words(heading))
    short = short[: bisect_left(short, (stop, ""))]
    if same := [at for at, words in short if words in wanted]:
        return same[-1]
    named = [at for at, _ in short if _names(heading, blocks[at]) and _is_heading(blocks[at])]
    return named[0] if len(named) == 1 else None


def _is_heading(block: Stretch) -> bool:
    return headings.is_headed(block) or headings.is_numbered_title(block)


def _opening(heading: Stretch) -> str:
    """Give what names a chapter in its heading: `chapter 2` of `Chapter 2. The Hall`."""
    words = _words(heading).split()[: 2 if headings.is_chapter(heading) else None]
    return " ".join(words)


def _is_in(words: str, over: str) -> bool:
    return bool(words) and f" {words} " in f" {over} "


def _by_words(
    blocks: Sequence[Stretch], members: Sequence[Listed], starts: Sequence[int | None], places: Places
) -> list[range]:
    """Give each list the chapter that its heading names, in whatever order: all of them, or none."""
    known = sorted({at for at in starts if at is not None})
    if len(known) < len(members):
        return []
    ends = dict(pairwise([*known, members[0][1].above.start]))
    return [
        range(at, _end_of_chapter(blocks, at, ends[at], places)) if at is not None else NOBODY
        for at in starts
    ]


def _end_of_chapter(blocks: Sequence[Stretch], start: int, stop: int, places: Places) -> int:
    """Give where a chapter ends: at a heading that opens with the same word, if one without notes follows.

    Below the heading of a section the markers count on: `The Roof`, in `The Hall`.
    """
    opening, part = _words(blocks[start]).split()[0], headings.part(blocks[start])

    def is_next(block: Stretch) -> bool:
        return headings.part(block) == part if part else _words(block).split()[:1] == [opening]

    begin = start
    for at in range(start + 1, stop):
        if not headings.is_headed(blocks[at]) or not is_next(blocks[at]):
            continue
        if part or not _count_on(range(begin, at), range(at, min(at + _NEAR, stop)), places):
            return at
        begin = at
    return stop


def _count_on(above: range, below: range, places: Places) -> bool:
    """Tell whether the markers behind a heading go on with the numbers of those before it."""
    before, behind = places.called(above), places.called(below)
    return any(distance(before[form][-1], behind[form][0]) == 1 for form in before.keys() & behind)


def _by_order(
    blocks: Sequence[Stretch], members: Sequence[Listed], starts_known: Sequence[int | None], places: Places
) -> list[range]:
    """Give each list the chapter in its turn, if the text calls the labels of all lists one for one.

    No list serves another chapter than its heading names.
    """
    every = [entry for entries, _ in members for entry in entries]
    fits = next(filter(None, (places.exact(every, 0, sorted(ALL), enough=low) for low in _ENOUGH)), {})
    fits = fits or places.in_turn([entries for entries, _ in members])
    numbers = [number for number in _numbers(blocks, members) if number is not None]
    if numbers != sorted(numbers):
        return []
    starts = [block.start for block in blocks]
    found: list[range] = []
    number = 0
    for entries, _ in members if fits else ():
        ends = (fits[number].start, fits[number + len(entries) - 1].start)
        first, last = (bisect_right(starts, end) - 1 for end in ends)
        found.append(range(first, last + 1))
        number += len(entries)
    apart = all(one.stop <= following.start for one, following in pairwise(found))
    known = sorted(at for at in starts_known if at is not None)
    named = (
        at is None or at == _last(known, one.start) for one, at in zip(found, starts_known, strict=False)
    )
    return found if apart and all(named) else []


def _by_number(
    blocks: Sequence[Stretch], members: Sequence[Listed], headed: Sequence[int], places: Places
) -> list[range]:
    """Give each list the chapter of its number, if there are as many and most are called one for one.

    Of those that are not, one alone keeps its chapter: a note or a marker of it is lost.
    """
    stop = members[0][1].above.start
    starts = headed[: bisect_left(headed, stop)]
    numbers = [number or at for at, number in enumerate(_numbers(blocks, members), 1)]
    if len(starts) != len(members) or sorted(numbers) != list(range(1, len(members) + 1)):
        return []
    chapters = [range(*ends) for ends in pairwise([*starts, stop])]
    own = [chapters[number - 1] for number in numbers]
    every = [places.called(chapter) for chapter in own]
    listed = [[entry.head.label for entry in entries] for entries, _ in members]
    for form in sorted(ALL):
        runs = [list(dict.fromkeys(called.get(form, ()))) for called in every]
        again = [_comes_again(called.get(form, ())) for called in every]
        right = [run == one and not twice for run, one, twice in zip(runs, listed, again, strict=True)]
        if 2 * sum(right) > len(members):
            alone = right.count(False) == 1
            return [one if is_right or alone else NOBODY for one, is_right in zip(own, right, strict=True)]
    return []


def _numbers(blocks: Sequence[Stretch], members: Sequence[Listed]) -> list[int | None]:
    """Give the number of the chapter that the heading over each list names, if it does."""
    return [
        headings.number(blocks[one[1].above.stop - 1]) if _is_named(blocks, one) else None for one in members
    ]


def _last(known: Sequence[int], start: int) -> int | None:
    """Give the last of some places before another."""
    at = bisect_right(known, start)
    return known[at - 1] if at else None
