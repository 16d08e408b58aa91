"""Plain text → its notes, and the markers that call them. Pure.

First the note lists are found, then their labels are looked for in the text before them. A list is believed
only if most of its labels find a marker there: ten numbered demands are no footnotes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.line_numbers import Lines
from corpus.model import Footnote, Marker, Problem, ProblemKind, Span
from corpus.notes import labels, lists, markers
from corpus.notes.alignment import Places
from corpus.notes.heads import Shape
from corpus.notes.lists import Entry
from corpus.notes.markers import Place, Trust
from corpus.stretch import Stretch

# A marker without note behind the last one may be this far from its number, less one.
_FARTHEST_ORPHAN = 4


@dataclass
class Apparatus:
    """The notes and markers of a text; ``headings`` and ``blocks`` are places in the sequence of blocks."""

    notes: list[Footnote] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    note_blocks: list[Span] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    headings: set[int] = field(default_factory=set)


def find(text: str, blocks: Sequence[Stretch]) -> Apparatus:
    """Find the notes among the blocks of a text, and their markers in the others."""
    places = Places(text, blocks)
    possible = lists.find(blocks, places.calls)
    pages = _page_notes(possible, places)
    lines, found = Lines(text), Apparatus()
    believed: list[tuple[list[Entry], dict[int, Place]]] = []
    tail = len(blocks)  # from here on there are only notes
    for candidates, since in reversed(list(zip(possible, [0, *_ends(possible)], strict=False))):
        above = lists.headings_above(blocks, candidates, since)
        titled = any(lists.is_heading(blocks[at]) for at in above)
        at_end = candidates[-1].blocks.stop == tail
        alone = not (titled or at_end or candidates[0].blocks.start in pages)
        entries, fits = places.fit(candidates, since)
        if not _is_believed(entries, fits, alone=alone) or (_are_items(candidates) and not titled):
            entries, fits = candidates, {}
            if titled or (at_end and len(candidates) > 1 and _is_doubtful(candidates)):
                fits = places.fit_doubtful(candidates, since)
        if fits:
            if at_end:
                tail = above.start if entries[0] is candidates[0] else entries[0].blocks.start
            places.take(fits.values())
            believed.append((entries, fits))
            found.headings.update(above)
        elif titled:
            detail = f"{len(entries)} under a heading, but the text does not call them; kept as paragraphs"
            found.problems.append(
                Problem(ProblemKind.NOTES_WITHOUT_MARKERS, detail, lines.at(entries[0].head.start))
            )
        elif at_end and _is_doubtful(entries) and places.may_call(entries):
            detail = f"{len(entries)} at the end, not surely called by the text; kept as paragraphs"
            found.problems.append(
                Problem(ProblemKind.NOTES_WITHOUT_MARKERS, detail, lines.at(entries[0].head.start))
            )
    if not believed:
        found.problems.extend(_loose_markers(text, blocks))
        return found
    for entries, fits in reversed(believed):
        _gather(text, lines, entries, fits, found)
    _add_strays(lines, places.left(found.used | found.headings), found)
    found.markers.sort(key=lambda marker: marker.start)
    return found


def _ends(possible: Sequence[Sequence[Entry]]) -> Iterator[int]:
    return (entries[-1].blocks.stop for entries in possible)


def _page_notes(possible: Sequence[Sequence[Entry]], places: Places) -> set[int]:
    """Give the blocks of single notes that stand right under the text that calls them, as on a page.

    A number at the head of a line may as well be that of a point: there must be several such notes. A star
    may be that of an item: there must be no list of stars.
    """
    if any(_are_items(entries) for entries in possible):
        possible = [entries for entries in possible if not _is_star(entries[0])]
    notes: list[Entry] = []
    for entries, since in zip(possible, [0, *_ends(possible)], strict=False):
        first = entries[0].blocks.start
        near = range(max(since, first - lists.LONGEST_NOTE), first)
        if len(entries) == 1 and places.calls(entries[0].head.label, near):
            notes.append(entries[0])
    plain = sum(note.head.form is Shape.PLAIN for note in notes)
    return {note.blocks.start for note in notes if note.head.form is not Shape.PLAIN or plain > 1}


def _are_items(entries: Sequence[Entry]) -> bool:
    """Tell whether a list has nothing but stars at its heads, as lists of items have; `(*)` is no item."""
    return len(entries) > 1 and all(_is_star(entry) for entry in entries)


def _is_star(entry: Entry) -> bool:
    return entry.head.label == "*" and entry.head.form is Shape.MARKED


def _is_doubtful(entries: Sequence[Entry]) -> bool:
    """Tell whether a list is printed as doubtful markers are: `(4)`, `iv.`."""
    return entries[0].head.form in (Shape.ROUND, Shape.ROMAN)


def _is_believed(entries: Sequence[Entry], fits: dict[int, Place], *, alone: bool) -> bool:
    """Tell whether most labels found a marker; a single note amid the text is believed on a page only."""
    if len(entries) == 1 and alone:
        return False
    sure = sum(1 for place in fits.values() if place.trust > Trust.LOW)
    return 2 * len(fits) > len(entries) and sure > 0


def _gather(
    text: str, lines: Lines, entries: Sequence[Entry], fits: dict[int, Place], found: Apparatus
) -> None:
    """Turn a believed list into notes and markers, with the problems of the list itself."""
    first = len(found.notes)
    for number, entry in enumerate(entries):
        stop = _end_of(text, entry, entries[number + 1] if number + 1 < len(entries) else None)
        end = _without_bracket(text, entry, stop)
        found.notes.append(Footnote(entry.head.label, entry.head.end, end, source=text))
        found.note_blocks.append(Span(entry.head.start, stop))
        found.used.update(entry.blocks)
        if place := fits.get(number):
            found.markers.append(Marker(entry.head.label, place.start, place.end, first + number))
        else:
            where = lines.at(entry.head.start)
            found.problems.append(Problem(ProblemKind.NOTE_WITHOUT_MARKER, f"note {entry.head.label}", where))
    found.problems.extend(_list_problems(lines, entries))


def _end_of(text: str, entry: Entry, following: Entry | None) -> int:
    """Give the end of a note's words: those of its further blocks belong to it."""
    if following and len(entry.blocks) > 1:
        return Stretch(text, entry.head.end, following.head.start).trimmed(left="").end
    return Stretch(text, entry.head.end, entry.end).trimmed(left="").end


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
            missing = str(a + 1) if step == 2 else f"{a + 1} to {b - 1}"
            yield Problem(ProblemKind.GAP_IN_THE_NOTES, f"no note {missing}", where)


def _add_strays(lines: Lines, places: Sequence[Place], found: Apparatus) -> None:
    """Add markers that stand outside the order: notes called twice, and calls without a note."""
    index_of: dict[str, int | None] = {}
    for index, note in enumerate(found.notes):
        index_of[note.label] = None if note.label in index_of else index
    order = sorted(found.markers, key=lambda marker: marker.start)
    at = 0
    for place in places:
        while at < len(order) and order[at].start < place.start:
            at += 1
        if place.trust < Trust.HIGH:
            continue
        where = lines.at(place.start)
        if (called := index_of.get(place.label)) is not None:
            found.markers.append(Marker(place.label, place.start, place.end, called))
            found.problems.append(Problem(ProblemKind.REPEATED_MARKER, f"marker {place.label} again", where))
        elif place.label not in index_of and _fits_between(place, order, at):
            found.markers.append(Marker(place.label, place.start, place.end, None))
            found.problems.append(Problem(ProblemKind.MARKER_WITHOUT_NOTE, f"marker {place.label}", where))


def _fits_between(place: Place, order: Sequence[Marker], at: int) -> bool:
    """Tell whether an orphan's number lies between those of the markers around it, or just after the last."""
    after = labels.distance(order[at - 1].label if at > 0 else "0", place.label)
    if after is None or after <= 0:
        return False
    if at == len(order):
        return after < _FARTHEST_ORPHAN
    until = labels.distance(place.label, order[at].label)
    return until is not None and until > 0


def _loose_markers(text: str, blocks: Sequence[Stretch]) -> list[Problem]:
    """Report what looks like markers 1, 2, 3… in a text where no note list was found."""
    expected = 1
    first: Place | None = None
    for block in blocks:
        for place in markers.places(block):
            if place.trust == Trust.HIGH and place.label == str(expected):
                first = first or place
                expected += 1
    if first is None or expected <= 3:
        return []
    detail = f"what looks like markers 1 to {expected - 1}, but no list of notes"
    return [Problem(ProblemKind.MARKERS_WITHOUT_NOTES, detail, Lines(text).at(first.start))]
