"""The structure of a text → its passages, each with its heading, its markers and what introduces it. Pure."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import TypeVar

from corpus.language import sentences
from corpus.line_numbers import Lines
from corpus.model import (
    PAGES,
    Block,
    BlockKind,
    Footnote,
    Marker,
    Page,
    Passage,
    Problem,
    ProblemKind,
    Span,
    heading_words,
)
from corpus.readers.structure import Structure
from corpus.stretch import Stretch, of

_TITLES = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.BYLINE)
_T = TypeVar("_T", Span, Marker)
_R = TypeVar("_R", Block, Footnote)


def cut_passages(document: str, text: str, structure: Structure) -> Iterator[Passage]:
    """Yield the passages, each with its heading, its markers and what introduces it."""
    within = set(_in_notes(structure))
    markers = sorted(
        (marker for marker in structure.markers if marker not in within), key=lambda marker: marker.start
    )
    starts = [marker.start for marker in markers]
    twins: dict[str, int] = {}
    gaps: list[Span | Marker] = sorted((*markers, *structure.prefixes), key=lambda gap: gap.start)
    sections = dict(_sections(text, structure.blocks, markers, gaps))
    introduced_by = dict(_introductions(text, structure.blocks))
    introduces = {number: quotation for quotation, number in reversed(introduced_by.items())}
    number = 0
    for block in structure.blocks:
        if not block.kind.is_passage:
            continue
        number += 1
        inside = tuple(markers[bisect_left(starts, block.start) : bisect_left(starts, block.end)])
        section, above = sections[block.start]
        words = text[block.start : block.end]
        twins[words] = twins.get(words, 0) + 1
        yield Passage(
            id=_stable_id(document, words, twins[words]),
            document=document,
            number=number,
            start=block.start,
            end=block.end,
            source=text,
            heading=section[-1] if section else None,
            markers=inside,
            sentences=sentences.split(of(text, block), inside),
            prefixes=_between(structure.prefixes, block),
            is_quotation=block.kind == BlockKind.QUOTATION,
            introduced_by=introduced_by.get(number),
            introduces=introduces.get(number),
            page=_pages(structure.pages, block),
            section=section,
            heading_markers=above,
            within=block.within,
        )


def elsewhere(structure: Structure) -> tuple[Marker, ...]:
    """Give the markers outside the passages: in titles, headings, notes."""
    passages = [block for block in structure.blocks if block.kind.is_passage]
    within = set(_in_notes(structure))
    markers = sorted(structure.markers, key=lambda marker: marker.start)
    return tuple(marker for marker in markers if marker in within or _around(passages, marker) is None)


def unseen(structure: Structure) -> tuple[Span, ...]:
    """Give what is no word of the titles and headings in which it stands, in order."""
    headings = [block for block in structure.blocks if block.kind in (BlockKind.HEADING, *_TITLES)]
    return tuple(span for block in headings for span in _between(structure.prefixes, block))


def _in_notes(structure: Structure) -> Iterator[Marker]:
    """Yield the markers in notes, also in those that are written amid a paragraph."""
    notes = sorted(structure.notes, key=lambda note: note.start)
    for marker in structure.markers:
        if _around(notes, marker):
            yield marker


def unquoted_markers(text: str, structure: Structure) -> Iterator[Problem]:
    """Report markers in titles, which no quotation shows; those of headings serve the passages below."""
    titles, lines = [block for block in structure.blocks if block.kind in _TITLES], Lines(text)
    for marker in elsewhere(structure):
        if _around(titles, marker):
            detail = f"marker {marker.label} stands in the title, which no quotation shows"
            yield Problem(ProblemKind.MARKER_OUTSIDE_THE_PARAGRAPHS, detail, lines.at(marker.start))


def _around(blocks: Sequence[_R], marker: Marker) -> _R | None:
    """Find the block or note in which a marker stands, among those in order."""
    place = bisect_right(blocks, marker.start, key=lambda block: block.start) - 1
    return blocks[place] if place >= 0 and marker.start < blocks[place].end else None


_Section = tuple[tuple[str, ...], tuple[Marker, ...]]


def _sections(
    text: str, blocks: Sequence[Block], markers: Sequence[Marker], unseen: Sequence[Span | Marker]
) -> Iterator[tuple[int, _Section]]:
    """Yield where each passage begins, the headings over it, the outermost first, and their markers.

    ``unseen`` are the markers and what else is no word of a heading.
    """
    above: list[Block] = []
    section: _Section = ((), ())
    for block in blocks:
        if block.kind == BlockKind.HEADING:
            above = [heading for heading in above if _level(heading) < _level(block)] + [block]
            words = tuple(heading_words(text, heading, unseen) for heading in above)
            section = words, tuple(m for heading in above for m in _between(markers, heading))
        elif block.kind.is_passage:
            yield block.start, section


def _level(heading: Block) -> int:
    return heading.level or 1


def _introductions(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of each block quotation and of the paragraph that introduces it.

    The paragraphs of one quotation follow one another and have one introduction.
    """
    number = 0
    introduction: int | None = None
    for block in blocks:
        if block.kind.is_passage:
            number += 1
        if block.kind == BlockKind.QUOTATION:
            if introduction is not None:
                yield number, introduction
        elif block.kind != BlockKind.FURNITURE:
            ends_in_colon = block.kind == BlockKind.PARAGRAPH and _ends_in_colon(of(text, block))
            introduction = number if ends_in_colon else None


def _ends_in_colon(block: Stretch) -> bool:
    return block.trimmed(right="*_ \n").endswith((":", "："))


def _between(spans: Sequence[_T], block: Block) -> tuple[_T, ...]:
    first = bisect_left(spans, block.start, key=lambda span: span.start)
    return tuple(spans[first : bisect_left(spans, block.end, key=lambda span: span.start)])


def _pages(pages: Sequence[Page], block: Block) -> str | None:
    """Give the number of the page that a block stands on, or of its first and last."""
    first = bisect_right(pages, block.start, key=lambda page: page.end)
    inside = list(takewhile(lambda page: page.start < block.end, islice(pages, first, None)))
    if not inside:
        return None
    return PAGES.join(dict.fromkeys((inside[0].label, inside[-1].label)))


def _stable_id(document: str, words: str, twin: int) -> str:
    """Hash document and words, so that an id outlives a reindex as long as the words do.

    Equal paragraphs of one document are told apart by their order.
    """
    source = f"{document}\0{words}\0{twin}" if twin > 1 else f"{document}\0{words}"
    return hashlib.sha256(source.encode()).hexdigest()[:12]
