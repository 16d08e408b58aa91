"""A quotation → the pieces that every rendering shows: words, markers, what is set apart. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.answer import Quote
from bot.render.superscript import superscript


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
        + [(prefix.start, prefix.end, "") for prefix in quote.prefixes],
        key=lambda gap: gap[:2],
    )
    at = 0
    for start, end, shown in gaps:
        yield from _words(quote, at, start)
        if shown:
            yield Piece(shown, is_marker=True, is_highlight=_is_highlighted(quote, start, end))
        at = end
    yield from _words(quote, at, len(quote.text))


def _words(quote: Quote, start: int, end: int) -> Iterator[Piece]:
    """Yield a stretch of words, cut where a sentence that is set apart begins and ends."""
    borders = {edge for lit in quote.set_apart for edge in (lit.start, lit.end)}
    edges = sorted({start, end, *(edge for edge in borders if start < edge < end)})
    for a, b in pairwise(edges):
        yield Piece(quote.text[a:b], is_marker=False, is_highlight=_is_highlighted(quote, a, b))


def _is_highlighted(quote: Quote, start: int, end: int) -> bool:
    return any(lit.start <= start and end <= lit.end for lit in quote.set_apart)
