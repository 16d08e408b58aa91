"""Plain text → its notes, and the markers that call them. Pure.

First the lists that may be notes are found, then judged by their form, their order and their place
(`verdicts`). What the order alone tells is added (`gaps`), and what looks like notes or markers and is not
understood is reported (`leftovers`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.line_numbers import Lines
from corpus.model import Footnote, Marker, Problem, ProblemKind, Span
from corpus.notes import gaps, headings, inline, labels, leftovers, misprints, nested, verdicts
from corpus.notes.alignment import Places
from corpus.notes.candidates import Candidate
from corpus.notes.entries import Entry
from corpus.notes.forms import Shape
from corpus.stretch import Stretch

_VALUES = "several numbers in brackets, and brackets that touch, are lists of values here; they call no note"
_THE_TEXT = "the whole text"
_SPENT = "too many numbers and lists to try them all; some of its notes may not be shown as notes"


@dataclass
class Apparatus:
    """The notes and markers of a text; ``headings`` and ``blocks`` are places in the sequence of blocks."""

    notes: list[Footnote] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    of_all: list[Problem] = field(default_factory=list)  # those of them that tell of the whole text
    note_blocks: list[Span] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    headings: set[int] = field(default_factory=set)
    uncalled: dict[int, Problem] = field(
        default_factory=dict
    )  # notes that their list's order finds no marker of


def find(text: str, blocks: Sequence[Stretch], titles: AbstractSet[int] = frozenset()) -> Apparatus:
    """Find the notes among the blocks of a text, and their markers in the others.

    ``titles`` are the blocks that are headings by their format: they begin no list.
    """
    places, lines, found = Places(text, blocks), Lines(text), Apparatus()
    over = headings.over_notes(blocks, titles)
    candidates = verdicts.judge(blocks, over, places)
    places.head({entry.head.start for one in candidates if one.fits is not None for entry in one.entries})
    for one in candidates:
        if one.fits is not None:
            _gather(text, blocks, lines, one, places, found)
            found.headings.update((*one.around.above, *one.around.inside))
    found.markers.sort(key=lambda marker: marker.start)
    _leave_shared(lines, found)
    free = places.left(found.used | found.headings)
    leftovers.gather(text, lines, candidates, places, free, found.markers, found.problems)
    found.problems.extend(leftovers.headed(blocks, over, candidates, lines))
    known = {entry.head.start for one in candidates for entry in one.entries}
    known |= _add_inline(blocks, {place.label for place in free}, known, found)
    if blocks:
        found.problems.extend(leftovers.boxes(Stretch(text, blocks[0].start, blocks[-1].end), lines, known))
    found.markers.sort(key=lambda marker: marker.start)
    found.markers.extend(list(gaps.within_ranges(text, found.markers, found.notes)))
    found.markers.sort(key=lambda marker: (marker.start, marker.end))
    found.markers.extend(nested.calls(found.notes, found.uncalled, places.inside(found.used)))
    found.of_all.extend(_of_all(candidates, places))
    found.problems.extend(found.of_all)
    called = [found.uncalled[marker.note] for marker in found.markers if marker.note in found.uncalled]
    found.problems = [problem for problem in found.problems if problem not in called]
    return found


def _leave_shared(lines: Lines, found: Apparatus) -> None:
    """Leave out what calls notes of two lists at one place: one label is misprinted, and one note wrong."""
    times = Counter((marker.start, marker.end) for marker in found.markers)
    shared = {marker.start: marker for marker in found.markers if times[marker.start, marker.end] > 1}
    if shared:
        found.markers = [marker for marker in found.markers if marker.start not in shared]
    for marker in shared.values():
        detail = f"{marker.label} may call several notes {marker.label}; kept as text"
        found.problems.append(Problem(ProblemKind.REPEATED_MARKER, detail, lines.at(marker.start)))


def _of_all(candidates: Sequence[Candidate], places: Places) -> Iterator[Problem]:
    """Yield what is told of the whole text: what may call no note in it, and what was not tried."""
    if places.has_values and any(one.fits and one.form is Shape.BRACKETED for one in candidates):
        yield Problem(ProblemKind.MARKERS_WITHOUT_NOTES, _VALUES, _THE_TEXT)
    if places.is_spent:
        yield Problem(ProblemKind.NOTES_WITHOUT_MARKERS, _SPENT, _THE_TEXT)


def _add_inline(
    blocks: Sequence[Stretch], called: AbstractSet[str], known: AbstractSet[int], found: Apparatus
) -> set[int]:
    """Add the notes that stand amid the text, where they are called; give where they begin."""
    text = [block for at, block in enumerate(blocks) if at not in found.used | found.headings]
    starts = set()
    for note, box in list(inline.find(text, found.notes)):
        if box.start not in known and note.label not in called:
            found.markers.append(Marker(note.label, box.start, box.end, len(found.notes)))
            found.notes.append(note)
            starts.add(box.start)
    return starts


def _gather(
    text: str, blocks: Sequence[Stretch], lines: Lines, one: Candidate, places: Places, found: Apparatus
) -> None:
    """Turn a believed list into notes and markers, with the problems of the list itself."""
    first, entries, fits = len(found.notes), one.entries, misprints.without_doubled(one, places)
    for at in gaps.strangers(text, fits) if one.around.of_notes or not one.around.titled else ():
        del fits[at]
    fits, again = misprints.doubled(text, blocks, one, fits, places)
    places.take((*fits.values(), *again))
    for place in again:
        detail = f"{place.label} may call note {place.label} again, or one that nothing calls; kept as text"
        found.problems.append(Problem(ProblemKind.REPEATED_MARKER, detail, lines.at(place.start)))
    closed, doubtful = gaps.close(text, blocks, one, places)
    for number, entry in enumerate(entries):
        label, where = entry.head.label, lines.at(entry.head.start)
        stop = _end_of(blocks, entry, entries[number + 1] if number + 1 < len(entries) else None)
        end = _without_bracket(text, entry, stop)
        found.notes.append(Footnote(label, entry.head.end, end, source=text))
        found.note_blocks.append(Span(entry.head.start, stop))
        found.used.update(entry.blocks)
        if number in fits:
            place = fits[number]
            found.markers.append(Marker(label, place.start, place.end, first + number))
        elif len(spans := closed.get(number, ())) == 1:
            span = spans[0]
            found.markers.append(Marker(label, span.start, span.end, first + number))
            detail = f"marker {label} is told by its place between the others alone"
            found.problems.append(Problem(ProblemKind.MARKER_BY_ORDER, detail, lines.at(span.start)))
        else:
            count = len(spans) + len(doubtful.get(number, ()))
            several = f": {count} {'places' if count > 1 else 'place'} may call it" if count else ""
            problem = Problem(ProblemKind.NOTE_WITHOUT_MARKER, f"note {label}{several}", where)
            found.problems.append(problem)
            found.uncalled[first + number] = problem
    found.problems.extend(_list_problems(lines, entries))


def _end_of(blocks: Sequence[Stretch], entry: Entry, following: Entry | None) -> int:
    """Give the end of a note's words: those of its further blocks belong to it."""
    text, end = blocks[entry.blocks.start].text, entry.end
    if following and len(entry.blocks) > 1:
        end = min(blocks[entry.blocks.stop - 1].end, following.head.start)
    return Stretch(text, entry.head.end, end).trimmed(left="").end


def _without_bracket(text: str, entry: Entry, stop: int) -> int:
    """Leave out the bracket that closes `[Footnote 4: Berger.]`."""
    if entry.head.form is Shape.BOXED and text[stop - 1] == "]":
        return Stretch(text, entry.head.end, stop - 1).trimmed(left="").end
    return stop


def _list_problems(lines: Lines, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Report gaps and repeats in the numbers of a list."""
    for previous, entry in pairwise(entries):
        step = labels.distance(previous.head.label, entry.head.label)
        a, b = labels.number(previous.head.label), labels.number(entry.head.label)
        where = lines.at(entry.head.start)
        if previous.head.label == entry.head.label and step is not None:
            yield Problem(ProblemKind.REPEATED_NOTE, f"two notes {entry.head.label}", where)
        elif step is not None and step > 1 and a is not None and b is not None:
            yield Problem(ProblemKind.GAP_IN_THE_NOTES, f"no note {_missing(previous, a, b)}", where)


def _missing(previous: Entry, a: int, b: int) -> str:
    if not previous.head.label[0].isdigit() and not labels.is_roman(previous.head.label):
        return f"behind {previous.head.label}"
    return str(a + 1) if b - a == 2 else f"{a + 1} to {b - 1}"
