"""A list of notes and its markers → those that a misprint may have made, which are certain no more. Pure.

A number that two notes have, or two markers where a note has none, is right at one of them at most.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from corpus.notes import gaps, labels
from corpus.notes.alignment import Places
from corpus.notes.candidates import Candidate
from corpus.notes.forms import Shape, calling
from corpus.notes.markers import Place, Trust
from corpus.stretch import Stretch

_SEVERAL = 2
Fits = dict[int, Place]


def without_doubled(one: Candidate, places: Places) -> Fits:
    """Give the markers of a list; none for notes of one label that is not called as often."""
    fits, unsure = one.fits or {}, set[int]()
    rows: dict[str, list[int]] = {}
    for at, entry in enumerate(one.entries):
        rows.setdefault(entry.head.label, []).append(at)
    for label, same in rows.items():
        if len(same) >= _SEVERAL and one.form is not Shape.NAMED and _are_unsure(one, label, same, places):
            unsure.update(same)
    return {number: place for number, place in fits.items() if number not in unsure}


def _are_unsure(one: Candidate, label: str, same: Sequence[int], places: Places) -> bool:
    """Tell whether it is not known which of several notes of one label a marker calls."""
    stop, forms = _stop(one), calling(one.form)
    if labels.is_symbol(label):
        return places.times(label, stop, forms, since=one.since) < len(same)
    often = places.times(label, stop, forms) > len(same)
    return often or not all(at in (one.fits or {}) for at in same) or _is_misprinted(one, label, places)


def _stop(one: Candidate) -> int:
    """Give the block before which what calls a list stands."""
    return one.serves.stop if one.serves else one.entries[0].blocks.start


def _is_misprinted(one: Candidate, label: str, places: Places) -> bool:
    """Tell whether the number before or behind one that several notes have is missed among the notes.

    The text calls it, or the number beyond it is there: `2`, `2`, `4`.
    """
    known = {entry.head.label for entry in one.entries}
    forms = {place.form for place in (one.fits or {}).values()}
    stop = _stop(one)
    for step in (-1, 1):
        beside, beyond = labels.beside(label, step), labels.beside(label, 2 * step)
        if (
            beside
            and beside not in known
            and (beyond in ("", *known) or places.times(beside, stop, forms, Trust.GOOD))
        ):
            return True
    return False


def doubled(
    text: str, blocks: Sequence[Stretch], one: Candidate, fits: Mapping[int, Place], places: Places
) -> tuple[Fits, list[Place]]:
    """Give what calls a list, and the places near a note without a marker that have the label of another.

    One of those may be misprinted, and call that note: of `[3]`, `[3]`, `[5]` the first alone surely calls
    note 3, of `[1]`, `[3]`, `[3]` the last. Where a text calls notes again elsewhere, too, none is.
    """
    right, doubtful = dict(fits), list[Place]()
    first = blocks[one.entries[0].blocks.start].start
    begin = blocks[min(one.since, one.entries[0].blocks.start)].start
    known, forms = {entry.head.label for entry in one.entries}, {place.form for place in fits.values()}
    again = [place for place in places.between(begin, first, forms) if place.label in known]
    if one.around.titled and not one.around.of_notes:
        return right, []
    starts = [place.start for place in again]
    for numbers in gaps.missing(one.entries, fits):
        window = gaps.window_of(text, blocks, one, fits, numbers, places)
        if window is None:
            continue
        before, behind = numbers[0] - 1, numbers[-1] + 1
        for at, same in (
            (before, _alike(fits, before, fits[before - 1].end if before - 1 in fits else begin, places)),
            (behind, _alike(fits, behind, fits[behind + 1].start if behind + 1 in fits else first, places)),
        ):
            if same:
                right[at] = same[0]
                doubtful += [*same[1:], fits[at]]
        doubtful += again[bisect_left(starts, window.start) : bisect_left(starts, window.end)]
    kept = {place.start for place in right.values()} | {place.start for place in doubtful}
    is_habit = any(place.start not in kept for place in again)
    return (dict(fits), []) if is_habit else (right, doubtful)


def _alike(fits: Mapping[int, Place], at: int, bound: int, places: Places) -> list[Place]:
    """List what has the label of a marker and stands between it and an offset, nearest to that first."""
    if at not in fits:
        return []
    place = fits[at]
    is_before = bound < place.start
    start, end = sorted((bound, place.start))
    near = places.between(start, end, {place.form}, Trust.LOW)
    same = [one for one in near if one.label == place.label and one.start != place.start]
    return same if is_before else same[::-1]
