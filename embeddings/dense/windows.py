"""A text and its tokens → windows that a model reads whole. Pure."""

from bisect import bisect_right
from collections.abc import Sequence

from corpus.model import Span


def cut(
    offsets: Sequence[tuple[int, int]], length: int, window: int, breaks: Sequence[int]
) -> tuple[Span, ...]:
    """Cut a text of ``length`` characters, whose tokens lie at ``offsets``, into windows of tokens.

    A window ends at the last of ``breaks`` (ascending offsets of sentence ends) in its second half,
    else where it is full. Windows follow one another and leave nothing out.

    >>> cut([(0, 1), (1, 2), (2, 3), (3, 4)], 4, 3, [2])
    (Span(start=0, end=2), Span(start=2, end=4))
    """
    spans: list[Span] = []
    first, begin = 0, 0
    while first + window < len(offsets):
        full = offsets[first + window][0]
        half = offsets[first + window // 2][0]
        last_break = breaks[bisect_right(breaks, full) - 1] if breaks else 0
        end = last_break if half < last_break <= full else full
        spans.append(Span(begin, end))
        begin = end
        while offsets[first][0] < end:
            first += 1
    spans.append(Span(begin, length))
    return tuple(spans)
