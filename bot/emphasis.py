"""A stretch of a text → what it sets apart by signs of its own, so that a door may show it so. Pure.

It is looked for when it is asked for: a door that shows the signs as they are printed needs no parser.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus.model import Marker, Span

if TYPE_CHECKING:
    from corpus.markdown.emphasis import Signed

_MARKDOWN = (".md", ".markdown")
_KEPT = 256  # stretches whose signs are remembered: what is laid out is looked at several times


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The words of a stretch that are emphasised, those strongly so, and the signs of the format.

    ``source`` is what the signs are looked for in, ``gaps`` what none is part of, ``stretch`` the part of it
    that is meant. The addresses of links are signs only where ``hides_addresses``.
    """

    source: str = ""
    gaps: tuple[Span, ...] = ()
    stretch: Span | None = None
    hides_addresses: bool = False

    def __bool__(self) -> bool:
        return bool(self.italic or self.strong)

    @property
    def italic(self) -> tuple[Span, ...]:
        """The words that are emphasised."""
        return self._here(self._found[0])

    @property
    def strong(self) -> tuple[Span, ...]:
        """The words that are emphasised strongly."""
        return self._here(self._found[1])

    @property
    def signs(self) -> tuple[Span, ...]:
        """The signs that say so, those around the words of links, and backslashes."""
        return self._here(self._found[2])

    @property
    def unspoken(self) -> tuple[Span, ...]:
        """Those of the signs that set no words apart: around the words of links, and backslashes."""
        return self._here(self._found[3])

    def within(self, start: int, end: int) -> "Emphasis":
        """Give that of a stretch of it, in offsets of the stretch."""
        before = self.stretch.start if self.stretch else 0
        return replace(self, stretch=Span(before + start, before + end)) if self.source else self

    def like(self, text: str) -> "Emphasis":
        """Give that of other words of the same text."""
        return replace(self, source=text, gaps=(), stretch=None) if self.source else self

    @property
    def _found(self) -> tuple[tuple[Span, ...], ...]:
        return _look(self.source, self.gaps, self.hides_addresses) if self.source else ((), (), (), ())

    def _here(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return _clipped(spans, self.stretch.start, self.stretch.end) if self.stretch else spans


NONE = Emphasis()


def of(
    path: str, text: str, gaps: Sequence[Span | Marker] = (), *, hides_addresses: bool = False
) -> Emphasis:
    """Give what a stretch of a file sets apart; signs that are part of ``gaps`` belong to these."""
    return in_markdown(text, gaps, hides_addresses=hides_addresses) if is_markdown(path) else NONE


def is_markdown(path: str) -> bool:
    """Tell whether the signs of a file may say that words are emphasised."""
    return PurePosixPath(path).suffix.lower() in _MARKDOWN


def in_markdown(text: str, gaps: Sequence[Span | Marker] = (), *, hides_addresses: bool = False) -> Emphasis:
    """Give what a stretch of Markdown sets apart."""
    return Emphasis(text, tuple(Span(gap.start, gap.end) for gap in gaps), hides_addresses=hides_addresses)


@lru_cache(_KEPT)
def _look(text: str, gaps: Sequence[Span], hides_addresses: bool) -> tuple[tuple[Span, ...], ...]:
    """Find what is emphasised, what strongly, all signs, and those that set nothing apart."""
    if not any(sign in text for sign in "*_\\["):
        return (), (), (), ()
    from corpus.markdown.emphasis import Kind, find  # a parser, which no other text needs

    ordered = sorted(gaps, key=lambda gap: gap.start)
    found = [
        one
        for one in find(text)
        if (hides_addresses or one.kind is not Kind.LINK)
        and not any(_meets(sign, ordered) for sign in one.signs)
    ]
    italic, strong = (
        tuple(one.words for one in found if one.kind is kind) for kind in (Kind.ITALIC, Kind.STRONG)
    )
    unspoken = [one for one in found if one.kind in (Kind.LINK, Kind.ESCAPED)]
    return italic, strong, *(_signs(some) for some in (found, unspoken))


def _signs(found: "Sequence[Signed]") -> tuple[Span, ...]:
    return tuple(sorted((sign for one in found for sign in one.signs), key=lambda sign: sign.start))


def _meets(sign: Span, gaps: Sequence[Span]) -> bool:
    """Tell whether a sign has letters in common with one of the gaps, which are in order and apart."""
    before = bisect_left(gaps, sign.end, key=lambda gap: gap.start) - 1
    return before >= 0 and sign.start < gaps[before].end


def _clipped(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    kept = (Span(max(span.start, start) - start, min(span.end, end) - start) for span in spans)
    return tuple(span for span in kept if span.start < span.end)
