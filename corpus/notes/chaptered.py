"""Notes at the end of a book, chapter by chapter under one heading → the chapter that each list serves. Pure.

Each list begins anew, so that only its chapter tells who calls it: the one that has the words of the heading
over the list, or the one in its turn, where the text calls all lists one for one. Otherwise nobody knows.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.notes import lists
from corpus.notes.alignment import Places
from corpus.notes.forms import ALL, calling
from corpus.notes.lists import Entry
from corpus.notes.markers import Trust
from corpus.notes.surroundings import Surroundings, is_headed
from corpus.stretch import Stretch

Listed = tuple[Sequence[Entry], Surroundings]
NOBODY = range(0)
# So many groups of lists that stand together, of stars, of numbers, of letters, are looked at from each end:
# more are no notes of chapters, and to look at each would take the square of a text.
_LOOKED_AT = 4
# What calls all notes one for one may hang on years: `in 1844.1`.
_ENOUGH = (Trust.GOOD, Trust.FAIR, Trust.LOW)


def served(
    blocks: Sequence[Stretch], possible: Sequence[Listed], places: Places
) -> Iterator[tuple[int, range]]:
    """Yield the place of each list under a heading for its chapter, and the blocks that it serves."""
    for group in _groups(blocks, possible, places):
        members = [possible[at] for at in group]
        found = _by_words(blocks, members) or _by_order(blocks, members, places) or [NOBODY] * len(group)
        yield from zip(group, found, strict=True)


def _groups(blocks: Sequence[Stretch], possible: Sequence[Listed], places: Places) -> Iterator[list[int]]:
    """Yield the lists that stand together and begin anew each: of stars and of numbers, each for itself."""
    runs = _runs(possible)
    groups: dict[int, list[list[int]]] = {}
    for at, one in enumerate(possible):
        known = groups.setdefault(runs[one[0][0].blocks.start], [])
        near = [*known[:_LOOKED_AT], *known[_LOOKED_AT:][-_LOOKED_AT:]]
        group = next((group for group in near if _is_next(blocks, possible, group, one, places)), None)
        if group:
            group.append(at)
        else:
            known.append([at])
    yield from (group for known in groups.values() for group in known if len(group) > 1)


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

    Else it may be one of points, in an appendix behind the notes.
    """
    before = possible[group[0]]
    if _is_named(blocks, before) and before[1].titled and _is_named(blocks, one):
        return True
    first, head = before[0][0].head, one[0][0].head
    alike = (head.form, head.label) == (first.form, first.label)
    called = places.times(head.label, one[0][0].blocks.start, calling(head.form), Trust.LOW)
    return alike and called > len(group)


def _is_named(blocks: Sequence[Stretch], one: Listed) -> bool:
    """Tell whether a list has a heading of its own, such as `Chapter One`."""
    above = one[1].above
    return bool(above) and not lists.is_heading(blocks[above.stop - 1])


def _words(block: Stretch) -> str:
    return " ".join(block.words.strip("#=_* \n").casefold().split())


def _by_words(blocks: Sequence[Stretch], members: Sequence[Listed]) -> list[range]:
    """Give each list the chapter whose heading stands over it again: all of them in their order, or none."""
    if not all(_is_named(blocks, one) for one in members):
        return []
    first = members[0][1].above.start
    last = {
        _words(block): at for at, block in enumerate(blocks[:first]) if len(block) <= lists.LONGEST_HEADING
    }
    starts = [last.get(_words(blocks[around.above.stop - 1]), -1) for _, around in members]
    if starts[0] < 0 or any(at >= following for at, following in pairwise(starts)):
        return []
    return [
        range(at, _end_of_chapter(blocks, at, stop))
        for at, stop in zip(starts, [*starts[1:], first], strict=True)
    ]


def _end_of_chapter(blocks: Sequence[Stretch], start: int, stop: int) -> int:
    """Give where a chapter ends: at a heading that opens with the same word, if one without notes follows."""
    opening = _words(blocks[start]).split()[0]
    alike = (
        at
        for at in range(start + 1, stop)
        if is_headed(blocks[at]) and _words(blocks[at]).startswith(opening)
    )
    return next(alike, stop)


def _by_order(blocks: Sequence[Stretch], members: Sequence[Listed], places: Places) -> list[range]:
    """Give each list the chapter in its turn, if the text calls the labels of all lists one for one."""
    every = [entry for entries, _ in members for entry in entries]
    fits = next(filter(None, (places.exact(every, 0, sorted(ALL), enough=low) for low in _ENOUGH)), {})
    starts = [block.start for block in blocks]
    found: list[range] = []
    number = 0
    for entries, _ in members if fits else ():
        ends = (fits[number].start, fits[number + len(entries) - 1].start)
        first, last = (bisect_right(starts, end) - 1 for end in ends)
        found.append(range(first, last + 1))
        number += len(entries)
    apart = all(one.stop <= following.start for one, following in pairwise(found))
    return found if apart else []
