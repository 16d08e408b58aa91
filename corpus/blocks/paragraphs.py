"""Plain text → its blocks, and which of them are the text itself. Pure."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, pairwise

from corpus.blocks import pictures, underlines
from corpus.language import marks
from corpus.language.languages import EVERY, any_of
from corpus.stretch import Stretch

# White space alone between two line ends separates blocks.
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)*(?=\n)")
# A line longer than this is a paragraph by itself, where the text is not wrapped by hand.
_LONGEST_WRAPPED_LINE = 180
# A line of this length that ends no sentence was wrapped.
_SHORTEST_WRAPPED_LINE = 30
_SENTENCE_END = re.compile(
    rf"[.!?…:][{re.escape(marks.CLOSING)})\]]*(?:[\[(]\w{{1,3}}[\])]|\d{{1,3}}|[*†‡⁰¹²³⁴-⁹]+)?$"
)
_BEGINS = re.compile(r"[\W_]*[^\W\d_a-z]")

# `© Ransay Review 1972`, `First published in the Ransay Review, 1972. All rights reserved.`
_FOOTER = re.compile(
    rf"(?:©|\(c\) (?=.{{0,60}}\b\d{{4}}\b)|{any_of(EVERY.copyright)} (?:©|\(c\)|\d{{4}})).{{0,200}}"
    rf"|.{{0,200}}\b{any_of(EVERY.rights)}\.?"
    rf"|{any_of(EVERY.published)} .{{0,120}}\b(?:1[5-9]|20)\d{{2}}\.?",
    re.IGNORECASE | re.DOTALL,
)
# `*** START OF THIS PROJECT GUTENBERG EBOOK …`: what stands around the book is about the file
_BOOK_STARTS = ("*** START OF TH", "***START OF TH")
_BOOK_ENDS = ("*** END OF TH", "***END OF TH")


def split(text: str, start: int = 0, apart: AbstractSet[int] = frozenset()) -> list[Stretch]:
    """Give the blocks of a text: runs of lines without a blank line between them.

    Where lines are as long as paragraphs, each line is a block of its own; where paragraphs are told by
    indentation alone, each of them is. Lines whose words begin at a place in ``apart`` are blocks.
    """
    blocks: list[Stretch] = []
    at = start
    for gap in [*_BLANK.finditer(text, start), None]:
        end = gap.start() if gap else len(text)
        blocks += _blocks(Stretch(text, at, end), apart)
        at = gap.end() if gap else end
    return blocks


def _blocks(block: Stretch, apart: AbstractSet[int]) -> Iterator[Stretch]:
    every = [line for line in block.lines() if line.trimmed()]
    for is_apart, lines in groupby(every, key=lambda line: line.trimmed().start in apart):
        if is_apart:
            yield from (line.trimmed() for line in lines)
        else:
            yield from _parts(list(lines))


def _parts(lines: Sequence[Stretch]) -> Iterator[Stretch]:
    """Cut lines that no blank line parts into paragraphs, headings and pictures."""
    if len(lines) == 1:
        yield lines[0].trimmed()
    elif any(_is_long(line) for line in lines) and not _is_wrapped(lines):
        yield from (line.trimmed() for line in lines)
    else:
        cuts = {*underlines.cuts(lines), *pictures.cuts(lines), *_indented(lines), *_on_new_pages(lines)}
        edges = [lines[0].start, *sorted(cuts - {lines[0].start}), lines[-1].end]
        parts = (Stretch(lines[0].text, begin, end).trimmed() for begin, end in pairwise(edges))
        yield from (part for part in parts if part)


def _is_long(line: Stretch) -> bool:
    return len(line.trimmed()) > _LONGEST_WRAPPED_LINE


def _is_wrapped(lines: Sequence[Stretch]) -> bool:
    """Tell whether most of the shorter lines end in the midst of a sentence, as wrapped lines do."""
    shorter = [line.trimmed() for line in lines[:-1] if not _is_long(line)]
    wrapped = sum(len(line) >= _SHORTEST_WRAPPED_LINE and not ends_sentence(line) for line in shorter)
    return 2 * wrapped > len(shorter)


def ends_sentence(line: Stretch) -> bool:
    """Tell whether a line ends as a sentence does, a marker behind it or not."""
    return _SENTENCE_END.search(line.until(line.end, 12).words) is not None


def _indented(lines: Sequence[Stretch]) -> list[int]:
    """Give the starts of paragraphs that are told by indentation alone: a sentence ends before each.

    Verse and what is set apart has indented lines one below the other, in the midst of a sentence too.
    """
    least = min(map(_indent, lines))
    inner = [at for at in range(1, len(lines)) if _indent(lines[at]) > least]
    starts = [at for at in inner if ends_sentence(lines[at - 1].trimmed()) and lines[at].match(_BEGINS)]
    flush = len(lines) - 1 - len(inner)
    if not starts or len(starts) < len(inner) or flush < 1 or (flush < len(starts) and len(starts) < 2):
        return []
    return [lines[at].start for at in starts]


def _on_new_pages(lines: Sequence[Stretch]) -> Iterator[int]:
    """Yield where a page begins behind the end of a sentence: the notes of the last page end there too."""
    for above, line in pairwise(lines):
        begins = line.text.find("\f", line.start, line.trimmed().start) >= 0
        if begins and ends_sentence(above.trimmed()):
            yield line.start


def _indent(line: Stretch) -> int:
    return line.trimmed().start - line.start


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
