"""Stretches of a text by their ends, and what is left of one without others. Pure."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int


class Ranged(Protocol):
    """What has a place in a text: a span, a block, a marker, a citation."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


def without(text: str, start: int, end: int, gaps: Sequence[Ranged]) -> str:
    """Copy ``text[start:end]`` without the ordered spans in ``gaps``: a passage as it is searched.

    >>> without("led by him.1", 0, 12, [Span(11, 12)])
    'led by him.'
    """
    first = bisect_left(gaps, start, key=lambda gap: gap.start)
    inside = takewhile(lambda gap: gap.end <= end, islice(gaps, first, None))
    edges = [start, *(edge for gap in inside for edge in (gap.start, gap.end)), end]
    return "".join(text[a:b] for a, b in list(pairwise(edges))[::2])
