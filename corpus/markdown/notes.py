"""What a walk and the linker of pages have found → notes and markers, linked and labelled. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from corpus.line_numbers import Lines
from corpus.markdown.walk import Called
from corpus.model import Footnote, Marker, Problem, ProblemKind
from corpus.notes import nested


def link(notes: Sequence[Footnote], calls: Sequence[Called]) -> tuple[list[Footnote], list[Marker]]:
    """Order notes as they stand in the text, label those written amid it, and link what calls them.

    A label that two notes have means the first.
    """
    order = sorted(range(len(notes)), key=lambda at: notes[at].start)
    placed = {at: place for place, at in enumerate(order)}
    labelled = list(_labelled([notes[at] for at in order]))
    meant: dict[str, int] = {}
    for place, at in enumerate(order):
        if notes[at].label:
            meant.setdefault(notes[at].label, place)
    markers = []
    for call in sorted(calls, key=lambda call: call.start):
        note = _meant(call, meant, placed)
        label = call.label or ("" if note is None else labelled[note].label)
        markers.append(Marker(label, call.start, call.end, note))
    return labelled, markers


def _meant(call: Called, meant: Mapping[str, int], placed: Mapping[int, int]) -> int | None:
    if call.note is not None:
        return placed[call.note]
    return None if call.lost else meant.get(call.label)


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
