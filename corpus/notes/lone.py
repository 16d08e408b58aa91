"""Lists of notes that stand alone → the chapter that each serves, or nobody. Pure.

One may stand under the heading of another chapter, or be the one that is left where all count anew.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from corpus.notes import chapters, headings
from corpus.notes.alignment import Places
from corpus.notes.chapters import NOBODY, Listed
from corpus.notes.entries import Entry
from corpus.notes.forms import ALL, CERTAIN_MARKERS, Shape, calling
from corpus.notes.labels import distance
from corpus.notes.surroundings import Surroundings
from corpus.stretch import Stretch

# More lists that stand alone are no notes of chapters, and to look at each would take the square of a text.
_LOOKED_AT = 4


def misplaced(
    blocks: Sequence[Stretch], possible: Sequence[Listed], grouped: AbstractSet[int], places: Places
) -> Iterator[tuple[int, range]]:
    """Yield each list whose heading names another chapter than that in which it stands, with its blocks."""
    over = {at for _, around in possible for at in around.above}
    starts = [at for at, block in enumerate(blocks) if at not in over and headings.is_headed(block)]
    for at, (entries, around) in enumerate(possible):
        heading = blocks[around.above.stop - 1] if around.above else None
        if (
            at in grouped
            or heading is None
            or around.inside
            or (headings.is_of_notes(heading) and not headings.names_chapter(chapters.words_of(heading)))
        ):
            continue
        named = [start for start in starts if chapters.names(heading, blocks[start])]
        if len(named) == 1:
            own = range(named[0], chapters.end_of(blocks, named[0], len(blocks), places))
            if entries[0].blocks.start not in own:
                listed = [entry.head.label for entry in entries]
                has_lost = sum(not headings.is_of_notes(blocks[one]) for one in around.above) > 1
                if _calls(own, entries, places) == listed:
                    yield at, own
                elif has_lost or _is_of_another(entries, starts, own, places):
                    yield at, NOBODY  # which of the lists is lost, its heading may not tell
                else:
                    yield at, own


def _is_of_another(entries: Sequence[Entry], starts: Sequence[int], own: range, places: Places) -> bool:
    """Tell whether another chapter than the named one calls the labels of a list one for one."""
    listed, stop = [entry.head.label for entry in entries], entries[0].blocks.start
    parts = [range(*ends) for ends in pairwise([*(at for at in starts if at < stop), stop])]
    others = (part for part in parts if part.stop <= own.start or part.start >= own.stop)
    return any(_calls(part, entries, places) == listed for part in others)


def only_ones(
    blocks: Sequence[Stretch], possible: Sequence[Listed], places: Places, grouped: AbstractSet[int]
) -> Iterator[tuple[int, range]]:
    """Yield each list that is alone where all chapters begin anew, and the blocks that it serves."""
    starts = [at for at, block in enumerate(blocks) if headings.is_chapter(block)]
    parts = [range(*ends) for ends in pairwise([*starts, len(blocks)])]
    firsts = Counter(_label(entries) for entries, _ in possible)
    lone = [at for at, (entries, _) in enumerate(possible) if firsts[_label(entries)] == 1]
    for at in lone if len(lone) <= _LOOKED_AT else ():
        entries, around = possible[at]
        runs = [_calls(one, entries, places) for one in parts]
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
        own = _chapter_of(blocks, parts, first, around, closes=closes)
        if own is None or runs[own] != called:
            yield at, NOBODY
        else:
            yield at, range(parts[own].start, min(parts[own].stop, first))


def _counts_anew(blocks: Sequence[Stretch], entries: Sequence[Entry], places: Places) -> bool:
    """Tell whether a text counts from the first label of a list under each heading, as chapters do."""
    first = entries[0].blocks.start
    starts = [at for at, block in enumerate(blocks[:first]) if chapters.is_heading(block)]
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
    blocks: Sequence[Stretch], parts: Sequence[range], first: int, around: Surroundings, *, closes: bool
) -> int | None:
    """Give the chapter that the heading over a list names, else the one in which it stands."""
    over = chapters.words_of(blocks[around.above.stop - 1]) if around.above else ""
    named = [
        at for at, one in enumerate(parts) if chapters.is_in(chapters.opening_of(blocks[one.start]), over)
    ]
    if named or headings.names_chapter(over):
        return named[0] if len(named) == 1 else None
    if closes:
        return None  # `Notes` at the end of a book may be those of any
    return next((at for at, one in enumerate(parts) if first in one), None)
