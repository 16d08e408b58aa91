"""The structure of a text → its passages, each with its heading, its markers and what introduces it. Pure."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from corpus.language import sentences
from corpus.line_numbers import Lines
from corpus.model import Block, BlockKind, Marker, Page, Passage, Problem, ProblemKind, Span
from corpus.readers.structure import Structure
from corpus.stretch import Stretch, of

_PASSAGES = (BlockKind.PARAGRAPH, BlockKind.QUOTATION)


def cut_passages(document: str, text: str, structure: Structure) -> Iterator[Passage]:
    """Yield the passages, each with its heading, its markers and what introduces it."""
    markers = sorted(structure.markers, key=lambda marker: marker.start)
    starts = [marker.start for marker in markers]
    twins: dict[str, int] = {}
    heading: str | None = None
    introduced_by = dict(_introductions(text, structure.blocks))
    introduces = {number: quotation for quotation, number in reversed(introduced_by.items())}
    number = 0
    above: list[Marker] = []
    for block in structure.blocks:
        inside = tuple(markers[bisect_left(starts, block.start) : bisect_left(starts, block.end)])
        if block.kind == BlockKind.HEADING:
            above += inside
            heading = " ".join(text[block.start : block.end].strip("# \n").split())
        if block.kind not in _PASSAGES:
            continue
        number += 1
        words = text[block.start : block.end]
        twins[words] = twins.get(words, 0) + 1
        yield Passage(
            id=_stable_id(document, words, twins[words]),
            document=document,
            number=number,
            start=block.start,
            end=block.end,
            source=text,
            heading=heading,
            markers=inside,
            sentences=sentences.split(of(text, block), inside),
            prefixes=_between(structure.prefixes, block),
            is_quotation=block.kind == BlockKind.QUOTATION,
            introduced_by=introduced_by.get(number),
            introduces=introduces.get(number),
            page=_pages(structure.pages, block),
            heading_notes=tuple(dict.fromkeys(m.note for m in above if m.note is not None)),
        )
        above.clear()


def unquoted_markers(text: str, structure: Structure) -> Iterator[Problem]:
    """Report markers in titles and headings: no quotation shows them."""
    passages = [block for block in structure.blocks if block.kind in _PASSAGES]
    starts = [block.start for block in passages]
    for marker in structure.markers:
        place = bisect_right(starts, marker.start) - 1
        if place < 0 or marker.start >= passages[place].end:
            detail = f"marker {marker.label} stands in a title or a heading, which no quotation shows"
            yield Problem(ProblemKind.MARKER_OUTSIDE_THE_PARAGRAPHS, detail, Lines(text).at(marker.start))


def _introductions(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of each block quotation and of the paragraph that introduces it.

    The paragraphs of one quotation follow one another and have one introduction.
    """
    number = 0
    introduction: int | None = None
    for block in blocks:
        if block.kind in _PASSAGES:
            number += 1
        if block.kind == BlockKind.QUOTATION:
            if introduction is not None:
                yield number, introduction
        else:
            ends_in_colon = block.kind == BlockKind.PARAGRAPH and _ends_in_colon(of(text, block))
            introduction = number if ends_in_colon else None


def _ends_in_colon(block: Stretch) -> bool:
    return block.trimmed(right="*_ \n").endswith((":", "："))


def _between(spans: Sequence[Span], block: Block) -> tuple[Span, ...]:
    first = bisect_left(spans, block.start, key=lambda span: span.start)
    return tuple(spans[first : bisect_left(spans, block.end, key=lambda span: span.start)])


def _pages(pages: Sequence[Page], block: Block) -> str | None:
    """Give the number of the page that a block stands on, or of its first and last."""
    first = bisect_right(pages, block.start, key=lambda page: page.end)
    inside = list(takewhile(lambda page: page.start < block.end, islice(pages, first, None)))
    if not inside:
        return None
    return "-".join(dict.fromkeys((inside[0].label, inside[-1].label)))


def _stable_id(document: str, words: str, twin: int) -> str:
    """Hash document and words, so that an id outlives a reindex as long as the words do.

    Equal paragraphs of one document are told apart by their order.
    """
    source = f"{document}\0{words}\0{twin}" if twin > 1 else f"{document}\0{words}"
    return hashlib.sha256(source.encode()).hexdigest()[:12]
