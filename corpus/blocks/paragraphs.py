"""Plain text → its blocks, and which of them are the text itself. Pure."""

import re
from collections.abc import Iterator, Sequence

from corpus.language.languages import EVERY, any_of
from corpus.stretch import Stretch

# White space alone between two line ends separates blocks.
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)*(?=\n)")
# A line longer than this is a paragraph by itself: the text is not wrapped by hand.
_LONGEST_WRAPPED_LINE = 180

# `© Ransay Review 1972`, `First published in the Ransay Review, 1972. All rights reserved.`
_FOOTER = re.compile(
    rf"(?:©|\(c\) |{any_of(EVERY.copyright)} (?:©|\(c\)|\d{{4}})).{{0,200}}"
    rf"|.{{0,200}}\b{any_of(EVERY.rights)}\.?"
    rf"|{any_of(EVERY.published)} .{{0,120}}\b(?:1[5-9]|20)\d{{2}}\.?",
    re.IGNORECASE | re.DOTALL,
)
# `*** START OF THIS PROJECT GUTENBERG EBOOK …`: what stands around the book is about the file
_BOOK_STARTS = ("*** START OF TH", "***START OF TH")
_BOOK_ENDS = ("*** END OF TH", "***END OF TH")


def split(text: str, start: int = 0) -> list[Stretch]:
    """Give the blocks of a text: runs of lines without a blank line between them.

    Where lines are as long as paragraphs, each line is a block of its own.
    """
    blocks: list[Stretch] = []
    at = start
    for gap in [*_BLANK.finditer(text, start), None]:
        end = gap.start() if gap else len(text)
        blocks += _blocks(Stretch(text, at, end).trimmed())
        at = gap.end() if gap else end
    return blocks


def _blocks(block: Stretch) -> Iterator[Stretch]:
    if max(len(line.strip()) for line in block.words.split("\n")) > _LONGEST_WRAPPED_LINE:
        yield from (line for line in map(Stretch.trimmed, block.lines()) if line)
    elif block:
        yield block


def frame(blocks: Sequence[Stretch]) -> range:
    """Give the places of the blocks of the text itself; what is about a file or its rights stands around it.

    A text of Project Gutenberg says where it begins and ends; others may end with lines about their rights.
    """
    starts = [at for at, block in enumerate(blocks) if block.startswith(_BOOK_STARTS)]
    ends = [at for at, block in enumerate(blocks) if block.startswith(_BOOK_ENDS)]
    if starts and ends and starts[0] < ends[0]:
        return range(starts[0] + 1, ends[0])
    stop = len(blocks)
    while stop > 1 and blocks[stop - 1].fullmatch(_FOOTER):
        stop -= 1
    return range(stop)
