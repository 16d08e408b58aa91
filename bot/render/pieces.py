"""A quotation → the pieces that every rendering shows: words, markers, the best sentence. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.answer import Quote
from bot.render.superscript import superscript
from corpus.model import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation as it is shown: its own words, or a marker set as a superscript."""

    shown: str
    is_marker: bool
    is_highlight: bool


def pieces(quote: Quote) -> Iterator[Piece]:
    """Yield the words and markers of a quotation in order; line prefixes of the format are left out.

    The shown words, with each marker as printed in its place, are the quotation.
    """
    gaps = sorted(
        [(marker.start, marker.end, superscript(marker.label)) for marker in quote.markers]
        + [(prefix.start, prefix.end, "") for prefix in quote.prefixes]
    )
    at = 0
    for start, end, shown in gaps:
        yield from _words(quote, at, start)
        if shown:
            yield Piece(shown, is_marker=True, is_highlight=_is_highlighted(quote, start, end))
        at = end
    yield from _words(quote, at, len(quote.text))


def _words(quote: Quote, start: int, end: int) -> Iterator[Piece]:
    """Yield a stretch of words, cut where the best sentence begins and ends."""
    best = _lit(quote)
    edges = sorted({start, end, *(e for e in ((best.start, best.end) if best else ()) if start < e < end)})
    for a, b in pairwise(edges):
        yield Piece(quote.text[a:b], is_marker=False, is_highlight=_is_highlighted(quote, a, b))


def _is_highlighted(quote: Quote, start: int, end: int) -> bool:
    best = _lit(quote)
    return best is not None and best.start <= start and end <= best.end


def _lit(quote: Quote) -> Span | None:
    """Give the sentence that is set apart in the quotation: none where one of its notes answers."""
    return None if quote.answering else quote.highlight
