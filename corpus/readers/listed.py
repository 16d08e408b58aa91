"""A structure without notes → the same with those that its words show, as in a plain text. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice, pairwise

from corpus.blocks import bylines
from corpus.line_numbers import Lines
from corpus.model import Block, BlockKind, Marker, Problem, ProblemKind, Span
from corpus.notes import apart, footnotes, headings, labels
from corpus.notes.footnotes import Apparatus
from corpus.readers.structure import Structure
from corpus.stretch import Stretch, of

_LONG = 1_000  # characters of a note; few have more
_FEWEST_WORKS = 3
_MOST_ABOVE = 25  # blocks among which the authors are named: a library may have put a page before them
_IN_BRACKETS = re.compile(r"\[\d")
_LONGEST_ROW = 80  # characters of a bracket with several works before one of them


def with_listed_notes(text: str, structure: Structure, leads: Mapping[int, int] | None = None) -> Structure:
    """Look for a list of notes by their numbers, and for what calls them.

    ``leads`` are the numbers that no author has written: where a block begins whose format counts it, or
    that is a row of a table, and where its words begin. Such a list is one of notes if a heading says so, or
    if its markers are unmistakable: `Fig. C.2` calls no second point.

    Numbers of authors under a title, `Ann Roe,¹ Tom Quill²`, are those of their houses if they call what is
    called nowhere else, or again below, or if the text calls more without them.
    """
    found = _with_listed(text, structure, leads)
    names = _names(text, structure.blocks)
    if names is None or not any(names.start <= marker.start < names.end for marker in found.markers):
        return found
    byline = replace(names, kind=BlockKind.BYLINE, level=None)
    blocks = tuple(byline if block is names else block for block in structure.blocks)
    without = _with_listed(text, replace(structure, blocks=blocks), leads)
    return without if _are_of_houses(names, found.markers, without.markers) else found


def _names(text: str, blocks: Sequence[Block]) -> Block | None:
    """Find the line of authors with numbers among the first blocks."""
    read = (block for block in blocks if block.kind != BlockKind.FURNITURE)
    near = islice(read, _MOST_ABOVE)
    return next((block for block in near if bylines.are_numbered(text[block.start : block.end])), None)


def _are_of_houses(names: Block, markers: Sequence[Marker], without: Sequence[Marker]) -> bool:
    """Tell whether numbers of authors, taken for markers, are none; ``without`` are the markers then left."""
    own = {marker.label for marker in markers if names.start <= marker.start < names.end}
    others = [marker.label for marker in markers if marker.start >= names.end and marker.note is not None]
    return not others or not own.isdisjoint(others) or len(without) > len(others)


def _with_listed(text: str, structure: Structure, leads: Mapping[int, int] | None) -> Structure:
    blocks = [block for block in structure.blocks if not _is_aside(text, block)]
    spans = [of(text, block) for block in blocks]
    listed = footnotes.find(text, spans, _titles(blocks))
    if leads and _is_mistakable(text, listed, leads):
        spans = list(_less_counted(text, blocks, leads))
        listed = footnotes.find(text, spans, _titles(blocks))
    cut = list(apart.apart(spans))
    owned = [_owner(spans, part) for part in cut]
    if any(at in listed.used for at, more in pairwise(owned) if at == more):
        parts = list(_parts(blocks, spans, zip(owned, cut, strict=True), listed.used))
        further = footnotes.find(text, [of(text, part) for part in parts], _titles(parts))
        if len(further.notes) > len(listed.notes):
            blocks, spans, listed = parts, [of(text, part) for part in parts], further
    if _is_most_of(listed, spans):
        first = listed.notes[0]
        detail = f"{len(listed.notes)}, one of which would hold most of the text; kept as paragraphs"
        problem = Problem(ProblemKind.NOTES_WITHOUT_MARKERS, detail, Lines(text).at(first.start))
        return replace(structure, problems=(*structure.problems, problem))
    asides = [block for block in structure.blocks if _is_aside(text, block)]
    return replace(
        structure,
        blocks=_read(blocks, asides, listed.note_blocks, listed.used, listed.headings),
        notes=tuple(listed.notes),
        markers=tuple(listed.markers),
        problems=(*structure.problems, *listed.problems),
    )


def with_works(text: str, structure: Structure) -> Structure:
    """Add to the notes of a text the works that it calls in brackets: many papers have notes and `[7]`.

    What stands in brackets alone calls them, so that no marker of a note can be taken for one; half of them
    at least must be called. They are listed as `[7]`, or as `7.`.
    """
    own = [block for block in structure.blocks if block.kind == BlockKind.NOTE]
    blocks = [
        block for block in structure.blocks if block.kind != BlockKind.NOTE and not _is_aside(text, block)
    ]
    boxed = sum(text.startswith("[", block.start) for block in blocks)
    if max(boxed, len(_IN_BRACKETS.findall(text))) < _FEWEST_WORKS:
        return structure
    found = footnotes.find(text, [of(text, block) for block in blocks], _titles(blocks))
    begins = [block.start for block in own]
    named = {marker.start: marker.note for marker in found.markers if _is_in_brackets(text, marker)}
    of_plain = _of_plain_lists(text, found, set(named.values()))
    works = [
        at
        for at, work in enumerate(found.note_blocks)
        if (text.startswith("[", work.start) or at in of_plain)
        and bisect_left(begins, work.start) == bisect_left(begins, work.end)
    ]
    numbers = {at: len(structure.notes) + number for number, at in enumerate(works)}
    known = {marker.start for marker in structure.markers}
    calls = [
        marker
        for marker in found.markers
        if marker.note in numbers and marker.start in named and marker.start not in known
    ]
    if len(works) < _FEWEST_WORKS or 2 * len({marker.note for marker in calls}) < len(works):
        return structure
    spans = [found.note_blocks[at] for at in works]
    inside = {at for at in found.used if _holds(spans, blocks[at])}
    titles = {at for at in found.headings if at + 1 in inside}
    asides = [block for block in structure.blocks if block.kind == BlockKind.NOTE or _is_aside(text, block)]
    added = (replace(marker, note=numbers[marker.note]) for marker in calls if marker.note is not None)
    return replace(
        structure,
        blocks=_read(blocks, asides, spans, inside, titles),
        notes=(*structure.notes, *(found.notes[at] for at in works)),
        markers=tuple(sorted((*structure.markers, *added), key=lambda marker: marker.start)),
        problems=(
            *structure.problems,
            *(found.uncalled[at] for at in works if at in found.uncalled),
            *found.of_all,
        ),
    )


def _is_in_brackets(text: str, marker: Marker) -> bool:
    """Tell whether a marker stands in brackets, alone or with others: `[7]`, `[5, 7]`, `[Roe17; Holm66]`."""
    before = text[max(0, marker.start - _LONGEST_ROW) : marker.start + 1]
    return before.rfind("[") > before.rfind("]")


def _of_plain_lists(text: str, found: Apparatus, called: AbstractSet[int | None]) -> set[int]:
    """Give the entries without brackets that count on, half of which at least are called in brackets."""
    runs: list[list[int]] = [[]]
    for at, (note, block) in enumerate(zip(found.notes, found.note_blocks, strict=False)):
        run = runs[-1]
        if text.startswith("[", block.start):
            runs.append([])
        elif run and labels.beside(found.notes[run[-1]].label, 1) == note.label:
            run.append(at)
        else:
            runs.append([at])
    return {
        at
        for run in runs
        if len(run) >= _FEWEST_WORKS and 2 * sum(one in called for one in run) >= len(run)
        for at in run
    }


def _titles(blocks: Sequence[Block]) -> AbstractSet[int]:
    return frozenset(at for at, block in enumerate(blocks) if block.kind == BlockKind.HEADING)


def _read(
    blocks: Sequence[Block],
    asides: Iterable[Block],
    notes: Sequence[Span],
    used: AbstractSet[int],
    titles: AbstractSet[int],
) -> tuple[Block, ...]:
    """Put notes in place of the blocks that hold them, by their places, and say which headings are theirs."""
    read = (
        *_outside(asides, notes),
        *(block for at, block in enumerate(blocks) if at not in used | titles),
        *(Block(BlockKind.NOTE, note.start, note.end) for note in notes),
        *(Block(BlockKind.NOTES_HEADING, blocks[at].start, blocks[at].end) for at in titles),
    )
    return tuple(sorted(read, key=lambda block: block.start))


def _holds(spans: Sequence[Span], block: Block) -> bool:
    """Tell whether a block begins in one of some spans, which are in order."""
    at = bisect_right(spans, block.start, key=lambda span: span.start) - 1
    return at >= 0 and block.start < spans[at].end


def _is_aside(text: str, block: Block) -> bool:
    """Tell whether a block is no part of the text, nor a rule, which ends a note."""
    if block.kind == BlockKind.BYLINE:
        return bylines.are_numbered(text[block.start : block.end])
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
