"""A structure without notes → the same with those that its words show, as in a plain text. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from corpus.line_numbers import Lines
from corpus.model import Block, BlockKind, Problem, ProblemKind, Span
from corpus.notes import apart, footnotes, headings
from corpus.notes.footnotes import Apparatus
from corpus.readers.structure import Structure
from corpus.stretch import Stretch, of

_LONG = 1_000  # characters of a note; few have more


def with_listed_notes(text: str, structure: Structure, leads: Mapping[int, int] | None = None) -> Structure:
    """Look for a list of notes by their numbers, and for what calls them.

    ``leads`` are the numbers that no author has written: where a block begins whose format counts it, or
    that is a row of a table, and where its words begin. Such a list is one of notes if a heading says so, or
    if its markers are unmistakable: `Fig. C.2` calls no second point.
    """
    blocks = [block for block in structure.blocks if not _is_aside(text, block)]
    spans = [of(text, block) for block in blocks]
    listed = footnotes.find(text, spans)
    if leads and _is_mistakable(text, listed, leads):
        spans = list(_less_counted(text, blocks, leads))
        listed = footnotes.find(text, spans)
    cut = list(apart.apart(spans))
    owned = [_owner(spans, part) for part in cut]
    if any(at in listed.used for at, more in pairwise(owned) if at == more):
        parts = list(_parts(blocks, spans, zip(owned, cut, strict=True), listed.used))
        further = footnotes.find(text, [of(text, part) for part in parts])
        if len(further.notes) > len(listed.notes):
            blocks, spans, listed = parts, [of(text, part) for part in parts], further
    if _is_most_of(listed, spans):
        first = listed.notes[0]
        detail = f"{len(listed.notes)}, one of which would hold most of the text; kept as paragraphs"
        problem = Problem(ProblemKind.NOTES_WITHOUT_MARKERS, detail, Lines(text).at(first.start))
        return replace(structure, problems=(*structure.problems, problem))
    taken = listed.used | listed.headings
    read = (
        *_outside((block for block in structure.blocks if _is_aside(text, block)), listed.note_blocks),
        *(block for at, block in enumerate(blocks) if at not in taken),
        *(Block(BlockKind.NOTE, note.start, note.end) for note in listed.note_blocks),
        *(Block(BlockKind.NOTES_HEADING, spans[at].start, spans[at].end) for at in listed.headings),
    )
    return replace(
        structure,
        blocks=tuple(sorted(read, key=lambda block: block.start)),
        notes=tuple(listed.notes),
        markers=tuple(listed.markers),
        problems=(*structure.problems, *listed.problems),
    )


def _is_aside(text: str, block: Block) -> bool:
    """Tell whether a block is no part of the text, nor a rule, which ends a note."""
    return block.kind == BlockKind.FURNITURE and not headings.is_rule(of(text, block))


def _outside(asides: Iterable[Block], notes: Sequence[Span]) -> Iterator[Block]:
    """Yield what is no part of the text and does not lie between the blocks of one note."""
    ordered = sorted(notes, key=lambda note: note.start)
    for block in asides:
        at = bisect_right(ordered, block.start, key=lambda note: note.start) - 1
        if at < 0 or block.start >= ordered[at].end:
            yield block


def _owner(spans: Sequence[Stretch], part: Stretch) -> int:
    return bisect_right(spans, part.start, key=lambda span: span.start) - 1


def _parts(
    blocks: Sequence[Block],
    spans: Sequence[Stretch],
    cut: Iterable[tuple[int, Stretch]],
    listed: AbstractSet[int],
) -> Iterator[Block]:
    """Yield the blocks, those of notes as they are cut: `1. Roe`, and `* Holm` on the line below it."""
    last = -1
    for at, part in cut:
        if at in listed:
            yield replace(blocks[at], start=part.start, end=part.end)
        elif at != last:
            yield replace(blocks[at], start=spans[at].start, end=spans[at].end)
        last = at


def _is_most_of(listed: Apparatus, spans: Sequence[Stretch]) -> bool:
    """Tell whether one note would hold most of a text: a house of the authors, and all that follows it."""
    longest = max((note.end - note.start for note in listed.notes), default=0)
    return longest > _LONG and 2 * longest > sum(map(len, spans))


def _is_mistakable(text: str, listed: Apparatus, leads: Mapping[int, int]) -> bool:
    """Tell whether a list that the format counts is called by bare numbers."""
    counted = {at for at, note in enumerate(listed.note_blocks) if note.start in leads}
    bare = (marker for marker in listed.markers if text[marker.start : marker.end].isdigit())
    return any(marker.note in counted and text[marker.start].isascii() for marker in bare)


def _less_counted(text: str, blocks: Sequence[Block], leads: Mapping[int, int]) -> Iterator[Stretch]:
    """Yield the blocks, without their numbers and first cells but under a heading of notes."""
    titled = False
    for block in blocks:
        words = of(text, block)
        if block.kind == BlockKind.HEADING:
            titled = headings.is_of_notes(words)
        lead = block.start if titled else leads.get(block.start, block.start)
        yield Stretch(text, lead, block.end)
