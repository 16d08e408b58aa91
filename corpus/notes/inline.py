"""Notes that stand where they are called, `oak,[Footnote: So Roe.] and` → notes, and their boxes. Pure."""

from collections.abc import Iterator, Sequence
from itertools import count

from corpus.model import Footnote, Span
from corpus.notes import heads
from corpus.stretch import Stretch

_LONGEST = 2_000


def find(blocks: Sequence[Stretch], notes: Sequence[Footnote]) -> Iterator[tuple[Footnote, Span]]:
    """Yield the notes in boxes inside some blocks, each with where it stands, brackets included.

    One without a label gets a number that no other note of the text has.
    """
    taken = {note.label for note in notes}
    free = (str(number) for number in count(1) if str(number) not in taken)
    for block in blocks:
        at = block.start
        for box in heads.boxes(block):
            end = _closing(block, box.start)
            if box.start < at or end is None:
                continue
            words = Stretch(block.text, box.end, end - 1).trimmed()
            if words:
                label = next(free) if box.label == heads.UNLABELLED else box.label
                yield Footnote(label, words.start, words.end, source=block.text), Span(box.start, end)
            at = end


def _closing(block: Stretch, opening: int) -> int | None:
    """Find the end of the bracket that opens at a place."""
    depth = 0
    for at in range(opening, min(block.end, opening + _LONGEST)):
        depth += {"[": 1, "]": -1}.get(block.text[at], 0)
        if depth == 0:
            return at + 1
    return None
