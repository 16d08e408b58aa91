"""Notes that the text does not call → the markers of other notes that do. Pure.

A note to a note is called as notes of that text are, by a label that comes before its own, and at one place.
"""

from collections.abc import Iterator, Mapping, Sequence

from corpus.model import Footnote, Marker
from corpus.notes import labels
from corpus.notes.forms import CERTAIN_MARKERS
from corpus.notes.markers import Place, Trust

# A note to a note is numbered right behind it, or behind others of its notes.
_NEAR = 3


def calls(
    notes: Sequence[Footnote], uncalled: Mapping[int, object], places: Sequence[Place]
) -> Iterator[Marker]:
    """Yield a marker for each note that exactly one place in the notes before it may call.

    ``places`` are those of the blocks of notes, free and in order.
    """
    for number in uncalled:
        near = [place for place in places if place.label == notes[number].label and _may_call(place)]
        inside = [place for place in near if _is_before(notes, place, number)]
        if len(inside) == 1:
            (place,) = inside
            yield Marker(place.label, place.start, place.end, number)


def _may_call(place: Place) -> bool:
    return place.form in CERTAIN_MARKERS or place.trust >= Trust.GOOD


def _is_before(notes: Sequence[Footnote], place: Place, number: int) -> bool:
    """Tell whether a place stands in a note whose label comes right before that of another note."""
    around = next((note for note in notes if note.start <= place.start < note.end), None)
    if around is None:
        return False
    step = labels.distance(around.label, notes[number].label)
    return step is not None and 0 < step <= _NEAR
