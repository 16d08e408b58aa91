"""What a walk and the linker of pages have found → notes and markers, linked and labelled. Pure."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from corpus.line_numbers import Lines
from corpus.markdown.walk import Called
from corpus.model import Footnote, Marker, Problem, ProblemKind
from corpus.notes import nested


def link(
    notes: Sequence[Footnote], calls: Sequence[Called], headings: Sequence[int] = ()
) -> tuple[list[Footnote], list[Marker]]:
    """Order notes as they stand in the text, label those written amid it, and link what calls them.

    A label that two notes of a list have means the first. Where files were joined, each has its own notes:
    a label means that of the next list in which it stands. Called again below another of the ``headings``,
    before that list, it means nothing the first time: the chapter may have lost its notes.
    """
    order = sorted(range(len(notes)), key=lambda at: notes[at].start)
    placed = {at: place for place, at in enumerate(order)}
    labelled = list(_labelled([notes[at] for at in order]))
    meant = _Meant(labelled, calls, sorted(headings))
    markers = []
    for call in sorted(calls, key=lambda call: call.start):
        note = placed[call.note] if call.note is not None else meant.at(call)
        label = call.label or ("" if note is None else labelled[note].label)
        markers.append(Marker(label, call.start, call.end, note))
    return labelled, markers


class _Meant:
    """What each label means, by the notes as they stand in the text and the calls between them."""

    def __init__(self, notes: Sequence[Footnote], calls: Sequence[Called], headings: Sequence[int]) -> None:
        self._headings = headings
        self._called: dict[str, list[int]] = {}  # where a label is called outside of notes
        outside = sorted(_outside(notes, calls), key=lambda call: call.start)
        for call in outside:
            self._called.setdefault(call.label, []).append(call.start)
        starts = [call.start for call in outside]
        self._lists: dict[str, list[tuple[int, int]]] = {}  # labels, and where notes of theirs begin
        last: dict[str, int] = {}
        for place, note in enumerate(notes):
            lists = self._lists.setdefault(note.label, [])
            if not lists or bisect_left(starts, last[note.label]) < bisect_left(starts, note.start):
                lists.append((note.start, place))
            last[note.label] = note.end
        self._lost = self._from(notes, outside)

    def _from(self, notes: Sequence[Footnote], outside: Sequence[Called]) -> int:
        """Give where a last chapter begins that calls again, in its order, what the text before notes calls.

        Its own notes may be lost. One label that is called again may be the same note, called twice.
        """
        if not notes:
            return sys.maxsize
        before = dict.fromkeys(call.label for call in outside if call.start < notes[0].start)
        heading = bisect_right(self._headings, notes[-1].start)
        start = self._headings[heading] if heading < len(self._headings) else sys.maxsize
        behind = dict.fromkeys(call.label for call in outside if call.start > start)
        is_anew = len(behind) > 1 and list(behind) == list(before)[: len(behind)]
        return start if is_anew else sys.maxsize

    def at(self, call: Called) -> int | None:
        """Give the place of the note that a label means."""
        lists = self._lists.get(call.label, [])
        if call.lost or not call.label or not lists:
            return None
        if len(lists) == 1:
            return lists[0][1] if call.start < self._lost else None
        called = self._called.get(call.label, [])
        behind = bisect_right(lists, (call.start, 0))
        before = lists[behind - 1] if behind else None
        following = lists[behind] if behind < len(lists) else None
        if called and lists[0][0] < called[0]:  # the notes stand before what calls them
            if before is None:
                return None
            first = min(self._called_from(call.label, before[0]), call.start)
            return None if self._are_parted(first, call.start) else before[1]
        is_behind = following is None or self._are_parted(call.start, following[0])
        if before and is_behind and not self._are_parted(before[0], call.start):
            return before[1]  # called again below the list of its chapter
        if following is None:
            return None
        last = max(self._called_until(call.label, following[0]), call.start)
        return None if self._are_parted(call.start, last) else following[1]

    def _called_from(self, label: str, start: int) -> int:
        """Give where a label is called next, outside of notes; beyond all places if nowhere."""
        called = self._called.get(label, [])
        return next(iter(called[bisect_left(called, start) :]), sys.maxsize)

    def _called_until(self, label: str, end: int) -> int:
        """Give where a label is called last before a place, outside of notes; before all if nowhere."""
        called = self._called.get(label, [])
        return next(iter(reversed(called[: bisect_left(called, end)])), -1)

    def _are_parted(self, start: int, end: int) -> bool:
        """Tell whether a heading stands between two places."""
        return bisect_left(self._headings, start) < bisect_left(self._headings, end)


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
