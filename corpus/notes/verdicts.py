"""Lists that may be notes → those that are, each with the places that call it. Pure.

The evidence, in the order of its weight: the form of the labels (`forms`), their order (`alignment`), what
stands around a list (`surroundings`). A list is believed only if most of its labels find a marker of its own
form, so that ten numbered demands are no footnotes. One of another form (`too.(1)`, and `1. …` under it) is
believed only if its labels are those of the text above it one for one, or if a heading says what it is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from corpus.notes import beliefs, chains, chaptered, chapters, labels
from corpus.notes.alignment import Places
from corpus.notes.beliefs import A_HABIT, Judged
from corpus.notes.candidates import Candidate, find, is_only_head
from corpus.notes.entries import Entry
from corpus.notes.forms import Shape, calling, own
from corpus.notes.headings import Over
from corpus.notes.markers import Place, Trust
from corpus.stretch import Stretch

_SEVERAL = 2  # labels that count: 1, 2


def judge(blocks: Sequence[Stretch], over: Over, places: Places) -> list[Candidate]:
    """Find every list, and say which of them are notes: those of their own form first, from the last on."""
    candidates = find(blocks, over, places)
    listed = [(one.entries, one.around) for one in candidates]
    for at, serves in list(chaptered.served(blocks, listed, places)):
        one = candidates[at]
        one.serves, one.since, one.reach, one.chapter = serves, serves.start, serves.start, 0
        places.serve(one.entries, serves.stop)
    own = [one for one in candidates if one.serves is None and (one.apart or not one.since)]
    texts = [(one.entries, range(one.reach, one.entries[0].blocks.start)) for one in own]
    for at in chaptered.exchanged(texts, places):
        own[at].serves = chapters.NOBODY
        places.serve(own[at].entries, 0)
    local = _local(candidates, places)
    _judge_each(candidates, len(blocks), places, beliefs.by_own)
    _look_back(candidates, places, local)
    _judge_each(candidates, len(blocks), places, beliefs.by_own)
    for one in candidates:
        places.claim(one.entries, one.fits or {}, anywhere=one.of_works)
    _judge_each(candidates, len(blocks), places, beliefs.by_told)
    _judge_each(candidates, len(blocks), places, beliefs.by_other)
    habits = beliefs.habits_of(candidates, places)
    _judge_each(candidates, len(blocks), places, lambda one, known: beliefs.by_alike(one, known, habits))
    _judge_each(candidates, len(blocks), places, beliefs.by_mixed)
    _judge_each(candidates, len(blocks), places, beliefs.by_changing)
    _believe_between(candidates)
    _doubt_shared(candidates, places)
    _doubt_passed_over(candidates, blocks)
    _doubt_before_anew(candidates, blocks, places)
    return candidates


def _doubt_before_anew(candidates: Sequence[Candidate], blocks: Sequence[Stretch], places: Places) -> None:
    """Take from a list the markers before those that begin anew, 1, 2, and call nothing.

    The list stands behind a chapter of its own; what is before that has lost its notes: `4`, `5`, and `1`,
    `2`, `6` before the notes 1 to 6; or `1` to `4` under another heading. Works are called in any order.
    """
    starts = [block.start for block in blocks]
    headed = [at for at, block in enumerate(blocks) if chapters.is_heading(block)]
    for one in candidates:
        if not one.fits or one.serves is not None or one.of_works or len(one.entries) < _SEVERAL:
            continue
        found = sorted(one.fits.values(), key=chains.start_of)
        if found != [one.fits[at] for at in sorted(one.fits)]:
            continue
        forms = {place.form for place in found}
        stop = blocks[one.entries[0].blocks.start].start
        last = bisect_left(headed, bisect_right(starts, found[-1].start))
        for anew in _begun_anew(one.entries, found, places.between(found[0].end, stop, forms)):
            kept = {at: place for at, place in one.fits.items() if place.start > anew.start}
            if kept or last < bisect_left(headed, bisect_right(starts, anew.start)):
                one.fits = kept or _in_order(one.entries, places.between(anew.start, stop, forms)) or None
                break


def _begun_anew(entries: Sequence[Entry], found: Sequence[Place], near: Sequence[Place]) -> Iterator[Place]:
    """Yield, from the last, the places with the first label of a list that the second one follows."""
    first, second = (entry.head.label for entry in entries[:_SEVERAL])
    last = max((place.start for place in found if place.label == second), default=-1)
    following: dict[Shape, str] = {}
    for place in reversed(near):
        if place.label == first and (following.get(place.form) == second or last > place.start):
            yield place
        following[place.form] = place.label


def _in_order(entries: Sequence[Entry], near: Sequence[Place]) -> dict[int, Place]:
    """Fit a list to the places that have its labels, in order."""
    labels = {entry.head.label: number for number, entry in enumerate(entries)}
    pairs = [(place, labels[place.label]) for place in near if place.label in labels]
    return chains.align(pairs, len(entries))


def _doubt_passed_over(candidates: Sequence[Candidate], blocks: Sequence[Stretch]) -> None:
    """Take the markers from notes where another note of that label, which nothing calls, stands nearer.

    Text stands between the two, so that each is a note of its own chapter or page, and the marker is that of
    the nearer one, whose list is damaged.
    """
    near: dict[tuple[Shape, str], tuple[Entry, bool]] = {}  # uncalled: the last of each label, and if told

    @cache
    def texts() -> Sequence[int]:
        return [at for at, block in enumerate(blocks) if not is_only_head(block)]

    def is_passed_over(one: Candidate, label: str, place: Place) -> bool:
        other, told = near.get((one.form, label), (None, False))
        if other is None or other.head.start <= place.start:
            return False
        if one.told and not told:  # points amid a text whose notes have a heading
            return False
        behind = bisect_left(texts(), other.blocks.stop)
        return behind < len(texts()) and texts()[behind] < one.entries[0].blocks.start

    for one in candidates:
        if one.fits and one.serves is None and not one.of_works:
            fits = one.fits.items()
            left = {
                at: place for at, place in fits if not is_passed_over(one, one.entries[at].head.label, place)
            }
            one.fits = left or None
        if one.around.introduced or one.around.heading:
            continue
        for at, entry in enumerate(one.entries):
            if at in (one.fits or {}):
                near.pop((one.form, entry.head.label), None)
            else:
                near[one.form, entry.head.label] = entry, one.told


def _doubt_shared(candidates: Sequence[Candidate], places: Places) -> None:
    """Take the markers from notes of one label in two lists that stand together, if the text calls it once.

    One of the two is misprinted: `[16]` at the head of the notes of a chapter, behind `[16]`.
    """
    last: dict[Shape, Candidate] = {}
    for one in candidates:
        before = last.get(one.form)
        are_together = before is not None and one.around.above.start <= before.entries[-1].blocks.stop
        if before and one.fits and are_together and one.serves is before.serves is None:
            known = {entry.head.label for entry in before.entries}
            stop = before.entries[0].blocks.start
            shared = {e.head.label for e in one.entries if e.head.label in known}
            once = {label for label in shared if places.times(label, stop, calling(one.form)) == 1}
            for lists_ in (before, one) if once else ():
                if lists_.fits is not None:
                    lists_.fits = {
                        at: place
                        for at, place in lists_.fits.items()
                        if lists_.entries[at].head.label not in once
                    }
        last[one.form] = one


def _believe_between(candidates: Sequence[Candidate]) -> None:
    """Believe the uncalled notes of a page whose number goes on from the page before to the one behind it."""
    runs: dict[Shape, list[Candidate]] = {}
    for one in candidates:
        run = runs.setdefault(one.form, [])
        points = one.around.introduced or one.around.heading
        if not one.continues or points or labels.is_symbol(one.entries[0].head.label):
            run.clear()
        if one.fits and run and run[0].fits:
            for between in run[1:]:
                between.fits = between.fits or {}
            run.clear()
        if one.fits or run:
            run.append(one)


def _local(candidates: Sequence[Candidate], places: Places) -> set[Shape]:
    """Keep lists that are called right before them by habit, as at the foot of pages, to that text.

    A note whose marker is lost there is not called by one of an earlier chapter: no list reaches past the one
    before it, unless that is one of points, stands right above it, or is gone on with where the text between
    calls nothing. The forms of such lists are given.
    """
    ends: dict[Shape, int] = {}
    often: dict[Shape, list[bool]] = {}
    reaches: list[int] = []
    begun: dict[Shape, int] = {}  # what the last lists reach back to
    for one in candidates:
        end = ends.get(one.form, 0)
        is_beside = one.around.above.start <= end
        goes_on = one.continues and not places.called(range(end, one.entries[0].blocks.start))
        reaches.append(begun.get(one.form, 0) if is_beside or goes_on else end)
        if one.around.introduced or one.serves is not None:
            continue
        near = range(reaches[-1], one.entries[0].blocks.start)
        called = [places.may_be_called(entry.head.label, near) for entry in one.entries]
        often.setdefault(one.form, []).append(2 * sum(called) > len(called))
        ends[one.form], begun[one.form] = one.entries[-1].blocks.stop, reaches[-1]
    local = {form for form, near in often.items() if len(near) >= A_HABIT and 4 * sum(near) >= 3 * len(near)}
    for one, reach in zip(candidates, reaches, strict=True):
        if one.form in local:
            one.reach = max(one.reach, reach)
    return local


def _look_back(candidates: Sequence[Candidate], places: Places, local: AbstractSet[Shape]) -> None:
    """Let each list be called by all text before it, up to a list that has its first label and is called.

    That list need not be believed: what calls it one for one belongs to it, or to nobody.
    """
    ends: dict[tuple[Shape, str], int] = {}
    for one in candidates:
        if one.serves is not None or one.apart or one.form in local:
            continue
        one.reach = 0 if one.continues else ends.get((one.form, one.entries[0].head.label), 0)
        if one.fits is not None or _is_exact(one, places):
            stop = one.entries[-1].blocks.stop
            ends.update({(one.form, entry.head.label): stop for entry in one.entries})


def _is_exact(one: Candidate, places: Places) -> bool:
    """Tell whether what stands right before a list calls its labels one for one, as far as form says."""
    return not one.around.introduced and bool(
        places.exact(one.entries, one.since, sorted(own(one.form)), single=True, enough=Trust.FAIR)
    )


def _judge_each(
    candidates: Sequence[Candidate],
    tail: int,
    places: Places,
    verdict: Callable[[Candidate, Places], "Judged | None"],
) -> None:
    """Judge the lists not yet believed, the last first; from the block ``tail`` on there are notes."""
    for one in reversed(candidates):
        one.at_end = one.entries[-1].blocks.stop == tail
        first = one.entries[0]
        counts = one.of_sections or _may_be_points(one, places)
        if one.fits is None and not counts and (judged := verdict(one, places)):
            one.entries, one.fits = judged
            places.take(one.fits.values())
        if one.fits is not None and one.at_end:
            tail = one.around.above.start if one.entries[0] is first else one.entries[0].blocks.start


def _may_be_points(one: Candidate, places: Places) -> bool:
    """Tell whether roman numbers without a sign may be those of points: no heading, no rule, text behind.

    `my mother.i`, one for one, calls notes all the same.
    """
    is_apart = one.around.titled or one.around.ruled or one.at_end
    if one.form is not Shape.ROMAN or is_apart or one.entries[0].head.dress != "#":
        return False
    return not places.exact(one.entries, one.since, {Shape.ROMAN})
