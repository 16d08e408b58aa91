"""Plain text → the spans of its blocks, and which of them are the text itself. Pure."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Span

# White space alone between two line ends separates blocks.
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)*(?=\n)")
# A line longer than this is a paragraph by itself: the text is not wrapped by hand.
_LONGEST_WRAPPED_LINE = 180

# `© Ransay Review 1972`, `First published in the Ransay Review, 1972. All rights reserved.`
_FOOTER = re.compile(
    r"(?:©|\(c\) |copyright (?:©|\(c\)|\d{4})).{0,200}|.{0,200}\ball rights reserved\.?"
    r"|(?:first |originally )?(?:re)?(?:published|printed) (?:in|by|at) .{0,120}\b(?:1[5-9]|20)\d{2}\.?",
    re.IGNORECASE | re.DOTALL,
)
# `*** START OF THIS PROJECT GUTENBERG EBOOK …`: what stands around the book is about the file
_BOOK_STARTS = ("*** START OF TH", "***START OF TH")
_BOOK_ENDS = ("*** END OF TH", "***END OF TH")


def split(text: str, start: int = 0) -> list[Span]:
    """Give the spans of the blocks of a text: runs of lines without a blank line between them.

    Where lines are as long as paragraphs, each line is a block of its own.
    """
    spans: list[Span] = []
    at = start
    for gap in [*_BLANK.finditer(text, start), None]:
        end = gap.start() if gap else len(text)
        spans.extend(_blocks(text, at, end))
        at = gap.end() if gap else end
    return spans


def _blocks(text: str, start: int, end: int) -> Iterator[Span]:
    block = stripped(text, start, end)
    if block is None:
        return
    lines = list(_lines(text, block))
    if max(line.end - line.start for line in lines) > _LONGEST_WRAPPED_LINE:
        yield from lines
    else:
        yield block


def _lines(text: str, block: Span) -> Iterator[Span]:
    at = block.start
    while at < block.end:
        stop = text.find("\n", at, block.end)
        stop = block.end if stop < 0 else stop
        if line := stripped(text, at, stop):
            yield line
        at = stop + 1


def stripped(text: str, start: int, end: int) -> Span | None:
    """Give a stretch without white space around it, if anything is left."""
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Span(left, left + len(words.strip())) if words.strip() else None


def frame(text: str, spans: Sequence[Span]) -> range:
    """Give the places of the blocks of the text itself; what is about a file or its rights stands around it.

    A text of Project Gutenberg says where it begins and ends; others may end with lines about their rights.
    """
    starts = [at for at, span in enumerate(spans) if text.startswith(_BOOK_STARTS, span.start)]
    ends = [at for at, span in enumerate(spans) if text.startswith(_BOOK_ENDS, span.start)]
    if starts and ends and starts[0] < ends[0]:
        return range(starts[0] + 1, ends[0])
    stop = len(spans)
    while stop > 1 and _FOOTER.fullmatch(text, spans[stop - 1].start, spans[stop - 1].end):
        stop -= 1
    return range(stop)
