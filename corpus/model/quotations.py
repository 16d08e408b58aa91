"""Words of somebody else inside a passage, and whose they are. Pure."""

from dataclasses import dataclass

from corpus.model.passages import Passage
from corpus.model.spans import Span

_MARKS = '“„‟«»"‘'  # what opens a quotation; what closes it, `corpus/language/marks.py` knows


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words a quotation holds; ``name`` is as printed in the text, None when not identified."""

    name: str | None
    certain: bool


@dataclass(frozen=True, slots=True)
class Said:
    """Words of which a format says who speaks them, as in a play: ``text[start:end]``, by ``name``."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of somebody else inside a passage, quotation marks included, as a range of the document's text.

    ``lead_in`` is the sentence that introduces them, which may stand in another passage.
    """

    passage: int
    start: int
    end: int
    speaker: Speaker
    lead_in: Span | None


def is_turn(passage: Passage, quotation: Quotation) -> bool:
    """Say whether a quotation is a turn of a transcript, which no mark opens."""
    return not passage.is_quotation and passage.source[quotation.start] not in _MARKS
