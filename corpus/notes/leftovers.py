"""What looks like notes or markers and is none → calls of a note again, and reports. Pure.

Silence is a fault: whoever reads the report should know each place where the text may call a note that is not
shown, and each list that may be one of notes.
"""

import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from corpus.line_numbers import Lines
from corpus.model import Marker, Problem, ProblemKind
from corpus.notes import gaps, headings, heads, labels
from corpus.notes.alignment import Places
from corpus.notes.candidates import Candidate, are_items
from corpus.notes.forms import ALL, CERTAIN_HEADS, CERTAIN_MARKERS, Shape, own
from corpus.notes.markers import Place, Trust, hangs
from corpus.notes.places import Forms
from corpus.stretch import Stretch

# A marker without note behind the last one may be this far from its number, less one.
_FARTHEST_ORPHAN = 4
# Forms of lists that are called as prose counts too: `gone (4)`, `gone. 4 Nobody`
_DOUBTFUL = (Shape.ROUND, Shape.ROMAN, Shape.PLAIN, Shape.TOLD)
_ANYWHERE = range(sys.maxsize)
# Characters between two points that are counted in one sentence
_LONGEST_POINT = 300
# So many lists that close chapters are a habit of a text.
_A_HABIT = 3
# So many marks in a row, 1, 2, 3, look like markers though no list is found.
_FEWEST_LOOSE = 3
# `1.1 Roe`, and `^ Roe` of pages that lost their numbers
_NUMBERED = re.compile(r"[^\w\s]{0,3} ?\d{1,3}\W|\^ ")
# ` (1, 2)`, ` (3–5)`, ` (8)`
_ROUNDS = re.compile(r"(?<=[^\W\d_]\s)\((\d{1,3}(?:(?:,\s?|[–-])\d{1,3})*)\)")
_NUMBER = re.compile(r"\d+")
# Signs that are hardly anything but labels; a star alone is also a mark of its own: `char*`, `price*`.
_DAGGERS = re.compile("[†‡]")
# Signs that close a label, and so many labels that stand above with theirs.
_SIGNS = ")]}>/\\"
_FEWEST_PRINTED = 2
# One label in so many at the end of a text is called, where the list may be one of notes.
_FEWEST_CALLED = 4


def gather(
    text: str,
    lines: Lines,
    candidates: Sequence[Candidate],
    places: Places,
    free: Sequence[Place],
    markers: list[Marker],
    problems: list[Problem],
) -> None:
    """Add the markers that call a note again, and report what is not understood."""
    believed = [one for one in candidates if one.fits is not None]
    closing = Counter(one.form for one in believed if one.around.closes)
    habits = {form for form, count in closing.items() if count >= _A_HABIT}
    after = {id(one): following for one, following in _following(candidates)}
    before = {id(following): one for one, following in _following(candidates)}
    for one in candidates:
        if one.fits is None:
            told = list(_list(text, lines, one, places, habits))
            problems += told or _of_pages(lines, one, before.get(id(one)), after.get(id(one)), places)
    if believed:
        problems += _strays(text, lines, free, markers, believed)
    problems += _loose(lines, free, markers, CERTAIN_MARKERS if believed else ALL)
    problems += _signs(lines, free, markers, habit=any(one.form is Shape.SYMBOL for one in believed))


def _is_called_in_rounds(text: str, one: Candidate) -> bool:
    """Tell whether a list of works is called as in many journals: `the quay (1, 2) and the pier (3–5)`."""
    printed = {entry.head.label for entry in one.entries}
    groups = [found[1] for found in _ROUNDS.finditer(text, 0, one.entries[0].head.start)]
    called = {label for group in groups for label in _NUMBER.findall(group)} & printed
    several = sum(not group.isdigit() for group in groups)
    return several >= _FEWEST_LOOSE and _FEWEST_CALLED * len(called) >= len(printed)


def _list(
    text: str, lines: Lines, one: Candidate, places: Places, habits: AbstractSet[Shape]
) -> Iterator[Problem]:
    """Report a list that looks like one of notes and is kept as text."""
    count, where = len(one.entries), lines.at(one.entries[0].head.start)
    doubtful = one.form in _DOUBTFUL and one.at_end and places.may_call(one.entries)
    doubtful = doubtful or (one.at_end and _is_called_in_rounds(text, one))
    if one.around.titled and not doubtful:
        detail = f"{count} under a heading, but the text does not call them; kept as paragraphs"
    elif one.form in CERTAIN_HEADS or any(_DAGGERS.search(entry.head.label) for entry in one.entries):
        detail = f"{count} in the form of notes, but the text does not call them; kept as paragraphs"
    elif doubtful or (one.at_end and (one.around.ruled or (one.form in CERTAIN_MARKERS and count > 1))):
        detail = f"{count} at the end, not surely called by the text; kept as paragraphs"
    elif _is_nearly_called(one, places) or (one.at_end and _prints_its_labels(text, one)):
        detail = f"{count} with labels that the text may call; kept as paragraphs"
    elif one.form in habits and one.around.closes and not (one.around.introduced or one.around.heading):
        detail = f"{count} at the end of a chapter, as notes of others; kept as paragraphs"
    else:
        return
    yield Problem(ProblemKind.NOTES_WITHOUT_MARKERS, detail, where)


def _following(candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield each list with the next one of its form."""
    last: dict[Shape, Candidate] = {}
    for one in candidates:
        if one.form in last:
            yield last[one.form], one
        last[one.form] = one


def _of_pages(
    lines: Lines, one: Candidate, before: Candidate | None, after: Candidate | None, places: Places
) -> Iterator[Problem]:
    """Report a list whose numbers go on from notes or lead to notes, as on pages, or one of signs."""
    if one.around.introduced or one.around.heading or are_items(one.entries):
        return
    goes_on = before is not None and bool(before.fits) and one.continues
    leads_on = after is not None and bool(after.fits) and after.continues
    near = range(max(0, one.entries[0].blocks.start - 1), one.entries[0].blocks.start)
    beside = any(other is not None and other.fits for other in (before, after))
    signed = one.form is Shape.SYMBOL and (
        beside or places.calls(one.entries[0].head.label, near, own(one.form))
    )
    if goes_on or leads_on or signed:
        detail = f"{len(one.entries)} as notes at the foot of a page, uncalled; kept as paragraphs"
        yield Problem(ProblemKind.NOTES_WITHOUT_MARKERS, detail, lines.at(one.entries[0].head.start))


def headed(
    blocks: Sequence[Stretch], over: headings.Over, candidates: Sequence[Candidate], lines: Lines
) -> Iterator[Problem]:
    """Report what stands under a heading of notes and begins with a number that no label is: `1.1 Roe`."""
    known = {entry.blocks.start for one in candidates for entry in one.entries}
    known |= over.again
    for at, (above, below) in enumerate(pairwise(blocks), 1):
        if at not in known and headings.is_of_notes(above) and below.match(_NUMBERED):
            detail = "under a heading of notes, with labels that are not understood; kept as paragraphs"
            yield Problem(ProblemKind.NOTES_WITHOUT_MARKERS, detail, lines.at(below.start))


def boxes(within: Stretch, lines: Lines, known: AbstractSet[int]) -> Iterator[Problem]:
    """Report notes in boxes that stand in other notes, or that are called elsewhere; they stay there."""
    inside = [box.start for box in heads.boxes(within) if box.start not in known]
    if inside:
        detail = f"{len(inside)} in boxes inside paragraphs or notes; kept there"
        yield Problem(ProblemKind.NOTE_WITHOUT_LABEL, detail, lines.at(inside[0]))


def _is_nearly_called(one: Candidate, places: Places) -> bool:
    """Tell whether something like a marker stands before a list for each label; points have a colon."""
    if one.around.introduced or one.form is Shape.SYMBOL:
        return False
    if one.on_page:
        return True
    before = range(one.since, one.entries[0].blocks.start)
    if all(places.calls(entry.head.label, before) for entry in one.entries):
        return True
    if one.at_end and places.exact(one.entries, one.since, sorted(own(one.form)), enough=Trust.FAIR):
        return True
    several = one.at_end and len(one.entries) > 1
    if several and any(
        places.times(e.head.label, before.stop, own(one.form), Trust.HIGH) for e in one.entries
    ):
        return True
    if not one.at_end:
        return False
    called = sum(places.calls(entry.head.label, before, own(one.form)) for entry in one.entries)
    return called > 1 and _FEWEST_CALLED * called >= len(one.entries)


def _prints_its_labels(text: str, one: Candidate) -> bool:
    """Tell whether the text before a list has its labels as the list prints them, `400 (1)`."""
    if one.around.introduced or len(one.entries) < _FEWEST_PRINTED:
        return False
    printed = [text[entry.head.start : entry.head.end].strip() for entry in one.entries]
    stop = one.entries[0].head.start
    return all(label[-1] in _SIGNS and _ends_something(text, label, stop) for label in printed)


def _ends_something(text: str, printed: str, stop: int) -> bool:
    """Tell whether what is printed so stands at the end of a line or a clause, and counts nothing."""
    return re.compile(rf"{re.escape(printed)}(?=[ ]*\n|[.,;:!?)]|\Z)").search(text, 0, stop) is not None


def _in_order(believed: Sequence[Candidate], free: Sequence[Place]) -> bool:
    """Tell whether notes are first called in their order; references are not, and as often as one likes."""
    first: dict[str, int] = {}
    for place in free:
        first.setdefault(place.label, place.start)
    for one in believed:
        fits = sorted((one.fits or {}).items())
        starts = [min(place.start, first.get(place.label, place.start)) for _, place in fits]
        if all(place.form in CERTAIN_MARKERS for _, place in fits) and starts != sorted(starts):
            return False
    return True


def _strays(
    text: str, lines: Lines, free: Sequence[Place], markers: list[Marker], believed: Sequence[Candidate]
) -> Iterator[Problem]:
    """Add markers that stand outside the order: notes called again, and calls without a note.

    A label that is met again is a marker only in a form that is nothing else, `[4]`, not the 4 of `rule.4`,
    in which its list is called, and only where it is called: before it, or anywhere if a heading says that it
    is one of references.
    """
    owners = _owners(believed)
    every = frozenset(place.form for one in believed for place in (one.fits or {}).values())
    told, before = _in_order(believed, free), {marker.note for marker in markers}
    order, at, points = list(markers), 0, {*_points(free), *_strangers(text, free, believed)}
    for place in free:
        while at < len(order) and order[at].start < place.start:
            at += 1
        called, reach, forms = owners.get(place.label, (None, range(0), every))
        is_certain = place.form in CERTAIN_MARKERS and place.start not in points
        again = place.form is Shape.BRACKETED and (reach == _ANYWHERE or place.start in points)
        if not (place.trust == Trust.HIGH or again) or place.form not in forms:
            continue
        where = lines.at(place.start)
        if called is not None and is_certain and place.start in reach:
            markers.append(Marker(place.label, place.start, place.end, called))
            if told and called in before and place.form is not Shape.KEY:
                yield Problem(ProblemKind.REPEATED_MARKER, f"marker {place.label} again", where)
        elif called is not None:
            detail = f"{place.label} may call note {place.label} again; kept as text"
            yield Problem(ProblemKind.REPEATED_MARKER, detail, where)
        elif place.label in owners and reach == _ANYWHERE:
            markers.append(Marker(place.label, place.start, place.end, None))
            detail = f"marker {place.label}: notes are counted by chapter, and none is certain"
            yield Problem(ProblemKind.MARKER_WITHOUT_NOTE, detail, where)
        elif place.label not in owners and _fits_between(place, order, at):
            markers.append(Marker(place.label, place.start, place.end, None))
            yield Problem(ProblemKind.MARKER_WITHOUT_NOTE, f"marker {place.label}", where)


def _points(free: Sequence[Place]) -> Iterator[int]:
    """Yield where brackets count from 1 on: `of three kinds: [1] the dam, [2] the mill and [3] the weir`."""
    enumerated = [one for one in free if one.form is Shape.BRACKETED and one.trust == Trust.LOW]
    run: list[Place] = []
    for place in enumerated:
        near = bool(run) and place.start - run[-1].end <= _LONGEST_POINT
        run = [*run, place] if near and place.label == str(len(run) + 1) else [place]
        if len(run) > 1 and run[0].label == "1":
            yield from (one.start for one in run)


def _strangers(text: str, free: Sequence[Place], believed: Sequence[Candidate]) -> Iterator[int]:
    """Yield where a label stands as prose counts, `as [5] in the list`, and one marker at most does."""
    fits = [place for one in believed for place in (one.fits or {}).values()]
    if len(fits) > gaps.FEWEST_HANGING and sum(not hangs(text, place) for place in fits) <= 1:
        yield from (place.start for place in free if not hangs(text, place))


def _owners(believed: Sequence[Candidate]) -> dict[str, tuple[int | None, range, Forms]]:
    """Give for each label its note, None if there are several, and where and how it may be called again."""
    owners: dict[str, tuple[int | None, range, Forms]] = {}
    number = 0
    for one in believed:
        fits = (one.fits or {}).values()
        forms = frozenset(place.form for place in fits)
        reach = range(min((place.start for place in fits), default=0), one.entries[0].head.start)
        for entry in one.entries:
            label = entry.head.label
            _, _, others = owners.get(label, (None, reach, frozenset()))
            if one.serves is not None:  # what is left may call a note of any chapter
                owners[label] = (None, _ANYWHERE, forms | others)
            elif label in owners:
                owners[label] = (None, reach, forms | others)
            else:
                owners[label] = (number, _ANYWHERE if one.of_works else reach, forms)
            number += 1
    return owners


def _fits_between(place: Place, order: Sequence[Marker], at: int) -> bool:
    """Tell whether an orphan's number lies between those of the markers around it, or just after the last."""
    after = labels.distance(order[at - 1].label if at > 0 else "0", place.label)
    if after is None or after <= 0:
        return False
    if at == len(order):
        return after < _FARTHEST_ORPHAN
    until = labels.distance(place.label, order[at].label)
    return until is not None and until > 0


def _loose(
    lines: Lines, free: Sequence[Place], markers: Sequence[Marker], forms: Collection[Shape]
) -> Iterator[Problem]:
    """Report what looks like markers 1, 2, 3… and has no list of notes."""
    known = {marker.start for marker in markers}
    loose = [p for p in free if p.trust == Trust.HIGH and p.form in forms and p.start not in known]
    for counts in (str.isdigit, labels.is_roman):
        row: list[Place] = []
        for place in loose:
            if counts(place.label) and labels.number(place.label) == len(row) + 1:
                row.append(place)
        if len(row) >= _FEWEST_LOOSE:
            detail = f"what looks like markers {row[0].label} to {row[-1].label}, but no list of notes"
            yield Problem(ProblemKind.MARKERS_WITHOUT_NOTES, detail, lines.at(row[0].start))


def _signs(
    lines: Lines, free: Sequence[Place], markers: Sequence[Marker], *, habit: bool
) -> Iterator[Problem]:
    """Report signs that stand as markers do and call nothing: of two kinds, or where others call notes."""
    known = {marker.start for marker in markers}
    left = [place for place in free if place.form is Shape.SYMBOL and place.start not in known]
    told = " ".join(dict.fromkeys(place.label for place in left))
    if left and (habit or " " in told or _DAGGERS.search(told)):
        detail = f"what looks like markers by signs ({told}), but no notes of theirs"
        yield Problem(ProblemKind.MARKERS_WITHOUT_NOTES, detail, lines.at(left[0].start))
