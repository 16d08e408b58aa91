"""Blocks in which the breaks between paragraphs are lost → paragraphs that can be read. Pure.

What is left of the breaks is looked for first: sentences glued together where two lines were joined, and
short lines at the ends of sentences. A block without either, longer than any paragraph, is cut at sentences.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.blocks.paragraphs import ends_sentence
from corpus.language import sentences
from corpus.language.languages import EVERY, any_of
from corpus.model import Marker
from corpus.stretch import Stretch

# A paragraph of a book is hardly longer; one that is has lost its breaks.
_LONGEST = 10_000
# So long a passage is still read at one glance.
_READABLE = 1_500
# A text of so few blocks may have lost its breaks, as may a block of this length.
_FEW_BLOCKS = 3
_LONG = 3_000
_FEWEST_GLUED = 3
# `scraper.The scraper`, `1931Every`, `no boat. [2]Notes`; not `strike....The`, `e.g.The`
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_]{3}[.!?])[”’»\"]?|(?<=[^\W\d_][.!?]\])|(?<=[.!? ]\[\d\])|(?<=[.!? ]\[\d\d\])"
    r"|(?<=\b[12]\d{3}))"
    r"(?=[“„«‘\"]?[A-ZÀ-ÖØ-Þ][’'a-zß-ÿ]*[\s,\[\d])"
)
# A title runs on into what stands under it: `The WeatherWait for`
_TITLE_GLUED = re.compile(
    r"(?<=[^\W\d_][a-zß-ÿ]{2})(?=[A-ZÀ-ÖØ-Þ][a-zß-ÿ]*\s)|(?<=[A-ZÀ-ÖØ-Þ]{3})(?=[A-ZÀ-ÖØ-Þ][a-zß-ÿ]+\s)"
)
_LONGEST_TITLE = 80
_STOP = re.compile(r"[.!?]")
_NOTES = re.compile(rf"{any_of(EVERY.note_headings)}:?\s*(?=\[?1[\].)]?\s)", re.IGNORECASE)
_NOTES_GLUED = re.compile(rf"(?<=[\s\])”.!?])(?={any_of(EVERY.note_headings)}:?\[?1[\].)]\s)", re.IGNORECASE)
_HEAD = re.compile(r"(?<=[.!?”\"»:\]\w])\s?(?=\[?(\d{1,3})[\].)]?\s\S)")
# A line ends a paragraph if it ends a sentence and the first word of the next line had well had room in it.
_SHORT_LINE = 0.9
_FEWEST_LINES = 8


def glued(blocks: Sequence[Stretch]) -> Iterator[Stretch]:
    """Cut blocks where the end of a paragraph and the start of the next are glued together."""
    few = len(blocks) <= _FEW_BLOCKS
    for block in blocks:
        cuts = [found.end() for found in block.finditer(_GLUED)] if few or len(block) > _LONG else []
        yield from _cut(block, _with_notes(block, cuts)) if len(cuts) >= _FEWEST_GLUED else [block]


def _with_notes(block: Stretch, cuts: Sequence[int]) -> list[int]:
    """Add the cuts inside a list of notes that follows its heading, as in `Notes[1] Dun.[2] Holm`."""
    glued = (found.start() for found in block.finditer(_NOTES_GLUED))
    found = sorted({*cuts, *_titles(block, cuts), *glued})
    for cut in found:
        if heading := _NOTES.match(block.text, cut, block.end):
            return [*(at for at in found if at <= cut), heading.end(), *_heads(block.since(heading.end()))]
    return found


def _titles(block: Stretch, cuts: Sequence[int]) -> Iterator[int]:
    """Yield where titles are glued to what stands under them, right behind another cut."""
    for at in (block.start, *cuts):
        near = block.since(at).first(_LONGEST_TITLE)
        stop = near.search(_STOP)
        yield from (
            found.start() for found in near.until(stop.start() if stop else near.end).finditer(_TITLE_GLUED)
        )


def _heads(notes: Stretch) -> Iterator[int]:
    """Yield where the second note begins, the third and so on; and where the text goes on behind the last."""
    begins: list[int] = []
    for head in notes.finditer(_HEAD):
        if int(head[1]) == len(begins) + 2:
            begins.append(head.end())
    yield from begins
    if begins and (end := _GLUED.search(notes.text, begins[-1], notes.end)):
        yield end.end()


def by_short_lines(block: Stretch) -> Iterator[Stretch]:
    """Cut a block of many lines behind those that end a sentence and are shorter than they had to be."""
    lines = [line.trimmed() for line in block.lines()]
    if len(lines) < _FEWEST_LINES:
        return iter([block])
    room = _SHORT_LINE * sorted(map(len, lines))[len(lines) * 3 // 4]
    short = (above for above, below in pairwise(lines) if _had_room(above, below, room))
    return _cut(block, [line.end for line in short if ends_sentence(line)])


def _had_room(above: Stretch, below: Stretch, room: float) -> bool:
    return len(above) + 1 + len(below.words.partition(" ")[0]) < room


def is_long(block: Stretch) -> bool:
    """Tell whether a block is longer than a paragraph can be."""
    return len(block) > _LONGEST


def by_sentences(block: Stretch, markers: Sequence[Marker]) -> Iterator[Stretch]:
    """Cut a block that is longer than a paragraph at sentences, into stretches that can be read."""
    if not is_long(block):
        return iter([block])
    cuts, begin = [], block.start
    for sentence in sentences.split(block, markers):
        if sentence.end - begin > _READABLE and sentence.start > begin:
            cuts.append(sentence.start)
            begin = sentence.start
    return _cut(block, cuts)


def _cut(block: Stretch, cuts: Sequence[int]) -> Iterator[Stretch]:
    edges = [block.start, *sorted({*cuts} - {block.start}), block.end]
    parts = (Stretch(block.text, begin, end).trimmed() for begin, end in pairwise(edges))
    return (part for part in parts if part)
