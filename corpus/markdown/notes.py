"""What a walk and the linker of pages have found → notes and markers, linked and labelled. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from corpus.line_numbers import Lines
from corpus.markdown.walk import Called
from corpus.model import Footnote, Marker, Problem, ProblemKind
from corpus.notes import nested


def link(notes: Sequence[Footnote], calls: Sequence[Called]) -> tuple[list[Footnote], list[Marker]]:
    """Order notes as they stand in the text, label those written amid it, and link what calls them.

    A label that two notes of a list have means the first. Where files were joined, each has its own notes:
    a label means that of the next list in which it stands.
    """
    order = sorted(range(len(notes)), key=lambda at: notes[at].start)
    placed = {at: place for place, at in enumerate(order)}
    labelled = list(_labelled([notes[at] for at in order]))
    meant = _Meant(labelled, calls)
    markers = []
    for call in sorted(calls, key=lambda call: call.start):
        note = placed[call.note] if call.note is not None else meant.at(call)
        label = call.label or ("" if note is None else labelled[note].label)
        markers.append(Marker(label, call.start, call.end, note))
    return labelled, markers


class _Meant:
    """What each label means, by the notes as they stand in the text and the calls between them."""

    def __init__(self, notes: Sequence[Footnote], calls: Sequence[Called]) -> None:
        self._first: dict[str, int] = {}  # where a label is called first
        outside = sorted(_outside(notes, calls), key=lambda call: call.start)
        for call in outside:
            self._first.setdefault(call.label, call.start)
        starts = [call.start for call in outside]
        self._lists: dict[str, list[tuple[int, int]]] = {}  # labels, and where notes of theirs begin
        last: dict[str, int] = {}
        for place, note in enumerate(notes):
            lists = self._lists.setdefault(note.label, [])
            if not lists or bisect_left(starts, last[note.label]) < bisect_left(starts, note.start):
                lists.append((note.start, place))
            last[note.label] = note.end

    def at(self, call: Called) -> int | None:
        """Give the place of the note that a label means."""
        lists = self._lists.get(call.label, [])
        if call.lost or not call.label or not lists:
            return None
        behind = bisect_right(lists, (call.start, 0))
        if lists[0][0] < self._first.get(call.label, 0):  # the notes stand before what calls them
            return lists[max(0, behind - 1)][1]
        return lists[min(behind, len(lists) - 1)][1]


def _outside(notes: Sequence[Footnote], calls: Sequence[Called]) -> Iterator[Called]:
    """Yield the calls that stand in no note."""
    starts = [note.start for note in notes]
    for call in calls:
        at = bisect_right(starts, call.start) - 1
        if at < 0 or call.start >= notes[at].end:
            yield call


def problems(text: str, notes: Sequence[Footnote], markers: Sequence[Marker]) -> Iterator[Problem]:
    """Report notes that nothing calls, labels that two notes have, and markers without a note."""
    lines, called = Lines(text), nested.reached(notes, markers)
    labels: set[str] = set()
    for place, note in enumerate(notes):
        if note.label in labels and place not in called:
            yield Problem(ProblemKind.REPEATED_NOTE, f"two notes {note.label}", lines.at(note.start))
        elif place not in called:
            yield Problem(ProblemKind.NOTE_WITHOUT_MARKER, f"note {note.label}", lines.at(note.start))
        labels.add(note.label)
    for marker in markers:
        if marker.note is None:
            detail = f"marker {marker.label}"
            yield Problem(ProblemKind.MARKER_WITHOUT_NOTE, detail, lines.at(marker.start))


def _labelled(notes: Sequence[Footnote]) -> Iterator[Footnote]:
    """Give the notes that are written amid the text numbers that no other note has."""
    taken = {note.label for note in notes}
    free = (str(number) for number in count(1) if str(number) not in taken)
    for note in notes:
        yield note if note.label else replace(note, label=next(free))
