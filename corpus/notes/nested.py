"""Notes that the text does not call → the markers of other notes that do. Pure.

A note to a note is called as notes of that text are, by a label that comes before its own, and at one place.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from corpus.model import Footnote, Marker
from corpus.notes import labels
from corpus.notes.forms import CERTAIN_MARKERS
from corpus.notes.markers import Place, Trust

# A note to a note is numbered right behind it, or behind others of its notes.
_NEAR = 3


def reached(notes: Sequence[Footnote], markers: Sequence[Marker]) -> set[int]:
    """Give the places of the notes that the text calls, itself or by others: none that only calls itself."""
    starts = sorted(range(len(notes)), key=lambda place: notes[place].start)
    keys = [notes[place].start for place in starts]
    called_in: dict[int | None, list[int]] = {}
    for marker in markers:
        if marker.note is not None:
            at = bisect_right(keys, marker.start) - 1
            inside = starts[at] if at >= 0 and marker.start < notes[starts[at]].end else None
            called_in.setdefault(inside, []).append(marker.note)
    found, left = set[int](), called_in.get(None, [])
    while left:
        note = left.pop()
        if note not in found:
            found.add(note)
            left += called_in.get(note, ())
    return found


def calls(
    notes: Sequence[Footnote], uncalled: Mapping[int, object], places: Sequence[Place]
) -> Iterator[Marker]:
    """Yield a marker for each note that exactly one place in the notes before it may call.

    ``places`` are those of the blocks of notes, free and in order.
    """
    for number in uncalled:
        text = notes[number].source
        near = [place for place in places if place.label == notes[number].label and _may_call(place)]
        near = [place for place in near if not _opens_line(text, place)]
        inside = [place for place in near if _is_before(notes, place, number)]
        if len(inside) == 1:
            (place,) = inside
            yield Marker(place.label, place.start, place.end, number)


def _may_call(place: Place) -> bool:
    return place.form in CERTAIN_MARKERS or place.trust >= Trust.GOOD


def _opens_line(text: str, place: Place) -> bool:
    """Tell whether a place opens its line: it is a label there, of a note that is not known."""
    return not text[text.rfind("\n", 0, place.start) + 1 : place.start].strip()


def _is_before(notes: Sequence[Footnote], place: Place, number: int) -> bool:
    """Tell whether a place stands in a note whose label comes right before that of another note."""
    around = next((note for note in notes if note.start <= place.start < note.end), None)
    if around is None:
        return False
    step = labels.distance(around.label, notes[number].label)
    return step is not None and 0 < step <= _NEAR
