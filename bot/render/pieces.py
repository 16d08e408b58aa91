"""A quotation → the pieces that every rendering shows: words, markers, what is set apart. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answer import Quote
from bot.render.superscript import superscript
from corpus.model import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation as it is shown: its own words, or a marker set as a superscript.

    What ``is_highlight`` is set apart by us, what ``is_italic`` or ``is_strong`` by the text.
    """

    shown: str
    is_marker: bool
    is_highlight: bool
    is_italic: bool = False
    is_strong: bool = False


def pieces(quote: Quote, *, typeset: bool = False) -> Iterator[Piece]:
    """Yield the words and markers of a quotation in order; line prefixes of the format are left out.

    The shown words, with each marker as printed in its place, are the quotation. Who asks for them
    ``typeset`` shows what the text sets apart, and is not given the signs by which it does.
    """
    emphasis = quote.emphasis
    hidden = [*quote.prefixes, *(emphasis.signs if typeset else ())]
    gaps = sorted(
        [(marker.start, marker.end, superscript(marker.label)) for marker in quote.markers]
        + [(gap.start, gap.end, "") for gap in hidden],
        key=lambda gap: gap[:2],
    )
    at = 0
    for start, end, shown in gaps:
        yield from _words(quote, at, start, typeset=typeset)
        if shown:
            yield _piece(quote, shown, start, end, typeset=typeset, is_marker=True)
        at = end
    yield from _words(quote, at, len(quote.text), typeset=typeset)


def _words(quote: Quote, start: int, end: int, *, typeset: bool) -> Iterator[Piece]:
    """Yield a stretch of words, cut where what is set apart begins and ends."""
    apart = [*quote.set_apart, *((*quote.emphasis.italic, *quote.emphasis.strong) if typeset else ())]
    borders = {edge for lit in apart for edge in (lit.start, lit.end)}
    edges = sorted({start, end, *(edge for edge in borders if start < edge < end)})
    for a, b in pairwise(edges):
        yield _piece(quote, quote.text[a:b], a, b, typeset=typeset)


def _piece(
    quote: Quote, shown: str, start: int, end: int, *, typeset: bool, is_marker: bool = False
) -> Piece:
    italic, strong = (quote.emphasis.italic, quote.emphasis.strong) if typeset else ((), ())
    return Piece(
        shown,
        is_marker=is_marker,
        is_highlight=_is_in(quote.set_apart, start, end),
        is_italic=_is_in(italic, start, end),
        is_strong=_is_in(strong, start, end),
    )


def _is_in(apart: Sequence[Span], start: int, end: int) -> bool:
    return any(one.start <= start and end <= one.end for one in apart)
