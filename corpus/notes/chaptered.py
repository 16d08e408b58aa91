"""Notes at the end of a book, chapter by chapter under one heading → the chapter that each list serves. Pure.

Each list begins anew, so that only its chapter tells who calls it: the one that has the words of the heading
over the list, or the one in its turn, where the text calls all lists one for one. Otherwise nobody knows.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.notes import lists
from corpus.notes.alignment import Places
from corpus.notes.forms import ALL
from corpus.notes.lists import Entry
from corpus.notes.surroundings import Surroundings, is_headed
from corpus.stretch import Stretch

Listed = tuple[Sequence[Entry], Surroundings]
NOBODY = range(0)


def served(
    blocks: Sequence[Stretch], possible: Sequence[Listed], places: Places
) -> Iterator[tuple[int, range]]:
    """Yield the place of each list under a heading for its chapter, and the blocks that it serves."""
    for group in _groups(blocks, possible):
        members = [possible[at] for at in group]
        found = _by_words(blocks, members) or _by_order(blocks, members, places) or [NOBODY] * len(group)
        yield from zip(group, found, strict=True)


def _groups(blocks: Sequence[Stretch], possible: Sequence[Listed]) -> Iterator[list[int]]:
    """Yield the lists that stand together, each under its own heading, the first under that of notes too."""
    group: list[int] = []
    stop = -1
    for at, (entries, around) in enumerate(possible):
        above = around.above
        named = bool(above) and not lists.is_heading(blocks[above.stop - 1])
        if not (group and named and above.start == stop):
            if len(group) > 1:
                yield group
            group = []
        if group or (named and lists.is_heading(blocks[above.start])):
            group.append(at)
        stop = entries[-1].blocks.stop
    if len(group) > 1:
        yield group


def _words(block: Stretch) -> str:
    return " ".join(block.words.strip("#=_* \n").casefold().split())


def _by_words(blocks: Sequence[Stretch], members: Sequence[Listed]) -> list[range]:
    """Give each list the chapter whose heading stands over it again: all of them in their order, or none."""
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
    fits = places.exact(every, 0, sorted(ALL))
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
