"""A stretch of a text → what it sets apart by signs of its own, so that a door may show it so. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus.model import Marker, Span

_MARKDOWN = ".md"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The words of a stretch that are emphasised, those strongly so, and the signs that say it."""

    italic: tuple[Span, ...] = ()
    strong: tuple[Span, ...] = ()
    signs: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.signs)

    def within(self, start: int, end: int) -> "Emphasis":
        """Give that of a stretch of it, in offsets of the stretch."""
        return Emphasis(*(_clipped(spans, start, end) for spans in (self.italic, self.strong, self.signs)))


NONE = Emphasis()


def of(path: str, text: str, gaps: Sequence[Span | Marker] = ()) -> Emphasis:
    """Find the emphasis in a stretch of a file; signs that are part of ``gaps`` belong to these."""
    return in_markdown(text, gaps) if is_markdown(path) else NONE


def is_markdown(path: str) -> bool:
    """Tell whether the signs of a file may say that words are emphasised."""
    return PurePosixPath(path).suffix.lower() == _MARKDOWN


def in_markdown(text: str, gaps: Sequence[Span | Marker] = ()) -> Emphasis:
    """Find the emphasis in a stretch of Markdown."""
    if not ("*" in text or "_" in text):
        return NONE
    from corpus.markdown.emphasis import find  # a parser, which no other text needs

    found = [one for one in find(text) if not any(_meet(sign, gap) for sign in one.signs for gap in gaps)]
    signs = sorted((sign for one in found for sign in one.signs), key=lambda sign: sign.start)
    return Emphasis(
        tuple(Span(one.start, one.end) for one in found if not one.is_strong),
        tuple(Span(one.start, one.end) for one in found if one.is_strong),
        tuple(signs),
    )


def _meet(sign: Span, gap: Span | Marker) -> bool:
    return gap.start < sign.end and sign.start < gap.end


def _clipped(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    kept = (Span(max(span.start, start) - start, min(span.end, end) - start) for span in spans)
    return tuple(span for span in kept if span.start < span.end)
