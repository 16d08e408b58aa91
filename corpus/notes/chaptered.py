"""Notes at the end of a book, chapter by chapter under one heading → the chapter that each list serves. Pure.

Each list begins anew, so that only its chapter tells who calls it: the one that has the words of the heading
over the list, or the one in its turn, where the text calls all lists one for one. Otherwise nobody knows.
Where the markers of every chapter begin anew and a text has one list alone, the others have lost theirs.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from corpus.notes import chapters, headings, lone
from corpus.notes.alignment import Places
from corpus.notes.chapters import NOBODY, Listed
from corpus.notes.entries import LONGEST_NOTE, Entry
from corpus.notes.forms import ALL, Shape, calling
from corpus.notes.heads import follows
from corpus.notes.labels import distance, is_symbol, number
from corpus.notes.markers import Trust
from corpus.stretch import Stretch

# So many groups of lists that stand together, of stars, of numbers, of letters, are looked at from each end:
# more are no notes of chapters, and to look at each would take the square of a text.
_LOOKED_AT = 4
# So many blocks that call nothing cut a list, and are no text of a chapter.
_FEW = 2
# What calls all notes one for one may hang on years: `in 1844.1`.
_ENOUGH = (Trust.GOOD, Trust.FAIR, Trust.LOW)


def served(
    blocks: Sequence[Stretch], possible: Sequence[Listed], places: Places
) -> Iterator[tuple[int, range]]:
    """Yield the place of each list under a heading for its chapter, and the blocks that it serves."""
    groups = list(_groups(blocks, possible, places))
    opening = [at for at, block in enumerate(blocks) if headings.is_chapter(block)] if groups else []
    short = list(_short(blocks)) if groups else []
    for group in groups:
        members = [possible[at] for at in group]
        starts = [_start(blocks, short, one, members[0][1].above.start) for one in members]
        found = (
            _by_words(blocks, members, starts, places)
            or _by_order(blocks, members, starts, places)
            or _by_number(blocks, members, opening, places)
            or [NOBODY] * len(group)
        )
        yield from zip(group, found, strict=True)
    grouped = {at for group in groups for at in group}
    grouped.update(beside := list(_beside(blocks, possible, places, grouped)))
    yield from ((at, NOBODY) for at in beside)
    misplaced = dict(lone.misplaced(blocks, possible, grouped, places))
    yield from misplaced.items()
    yield from lone.only_ones(blocks, possible, places, grouped | misplaced.keys())


def exchanged(texts: Sequence[tuple[Sequence[Entry], range]], places: Places) -> Iterator[int]:
    """Yield the places of two lists of which the text before the other calls each one for one, its own not.

    ``texts`` are the lists with the blocks that may call them.
    """
    listed = [tuple(entry.head.label for entry in entries) for entries, _ in texts]
    most = max(map(len, listed), default=0) + 1
    for form in sorted(ALL):
        called = [places.distinct(blocks, form, most) for _, blocks in texts]
        strange = [at for at in range(len(texts)) if called[at] and called[at] != listed[at]]
        pairs = {(listed[at], called[at]) for at in strange}
        yield from (at for at in strange if (called[at], listed[at]) in pairs)


def _beside(
    blocks: Sequence[Stretch], possible: Sequence[Listed], places: Places, grouped: AbstractSet[int]
) -> Iterator[int]:
    """Yield the lists that stand beside others, behind a text that counts anew, in no group with them.

    A misprint or a page may have cut them, and nobody knows which chapter each serves.
    """
    runs = _runs(blocks, possible, places)
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


def _groups(blocks: Sequence[Stretch], possible: Sequence[Listed], places: Places) -> Iterator[list[int]]:
    """Yield the lists that stand together and begin anew each: of stars and of numbers, each for itself."""
    runs, begun_anew = _runs(blocks, possible, places), _begun_anew(possible)
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


def _runs(blocks: Sequence[Stretch], possible: Sequence[Listed], places: Places) -> dict[int, int]:
    """Give for each block of lists, and of their headings, the first of those that stand together.

    Between them a list may stand whose first label is lost, below the heading of its chapter, or, under a
    heading of notes, what is no heading and calls nothing: the number of a page, a further paragraph.
    """
    titled = {entries[-1].blocks.stop for entries, around in possible if around.titled}
    filled = {
        at for entries, around in possible for entry in entries for at in (*entry.blocks, *around.above)
    }
    runs: dict[int, int] = {}
    last = -1
    for at in sorted(filled):
        between = range(last + 1, at)
        is_one = not between or _is_lost_list(blocks, between, places)
        is_one = is_one or (between.start in titled and _is_cut(blocks, between, places))
        runs[at] = runs[last] if last >= 0 and is_one else at
        last = at
    return runs


def _is_lost_list(blocks: Sequence[Stretch], between: range, places: Places) -> bool:
    """Tell whether what stands between two lists are notes that none is found of, under their heading."""
    if not 1 < len(between) <= LONGEST_NOTE:
        return False
    heading = blocks[between.start]
    is_named = headings.is_of_notes(heading) or headings.is_chapter(heading)
    return is_named and not places.called(between)


def _is_cut(blocks: Sequence[Stretch], between: range, places: Places) -> bool:
    """Tell whether few blocks between two parts of a list, which head and call nothing, only cut it."""
    is_text = len(between) > _FEW or any(chapters.is_heading(blocks[at]) for at in between)
    return not is_text and not places.called(between)


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
        chapters.words_of(blocks[above.stop - 1])
    )


def _short(blocks: Sequence[Stretch]) -> Iterator[tuple[int, str]]:
    """Yield the places and the words of what may be the heading of a chapter."""
    for at, block in enumerate(blocks):
        if len(block) <= headings.LONGEST and not headings.is_of_notes(block):
            yield at, chapters.words_of(block)


def _start(blocks: Sequence[Stretch], short: Sequence[tuple[int, str]], one: Listed, stop: int) -> int | None:
    """Give the heading before a block that stands over a list again, or that its heading names."""
    if not _is_named(blocks, one):
        return None
    heading = blocks[one[1].above.stop - 1]
    wanted = headings.readings(chapters.words_of(heading))
    short = short[: bisect_left(short, (stop, ""))]
    if same := [at for at, words in short if words in wanted]:
        return same[-1]
    named = [at for at, _ in short if chapters.names(heading, blocks[at]) and chapters.is_heading(blocks[at])]
    return named[0] if len(named) == 1 else None


def _by_words(
    blocks: Sequence[Stretch], members: Sequence[Listed], starts: Sequence[int | None], places: Places
) -> list[range]:
    """Give each list the chapter that its heading names, in whatever order: all of them, or none."""
    known = sorted({at for at in starts if at is not None})
    if len(known) < len(members):
        return []
    ends = dict(pairwise([*known, _end_of_text(blocks, members[0][1].above.start, known[-1])]))
    return [
        range(at, chapters.end_of(blocks, at, ends[at], places)) if at is not None else NOBODY
        for at in starts
    ]


def _end_of_text(blocks: Sequence[Stretch], stop: int, start: int) -> int:
    """Give where the text ends before the notes of a book: at their heading, if one stands further up."""
    return next((at for at in range(start, stop) if headings.is_of_notes(blocks[at])), stop)


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
    parts = [range(*ends) for ends in pairwise([*starts, stop])]
    own = [parts[number - 1] for number in numbers]
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
