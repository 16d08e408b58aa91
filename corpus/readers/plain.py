"""Plain text → Source: blocks by blank lines, the note list, then what each block is. Pure."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.blocks import bylines, kinds, lost, pages, paragraphs, pictures
from corpus.line_numbers import Lines
from corpus.model import Block, BlockKind, Marker, Problem, ProblemKind, heading_words
from corpus.notes import apart, entries, footnotes, heads
from corpus.readers import gutenberg, rst, textual
from corpus.readers.source import Source
from corpus.readers.structure import Structure
from corpus.stretch import Stretch

# A page with no more blocks than this has no blank lines between its paragraphs.
_FEW_BLOCKS = 3


def read(data: bytes, name: str) -> Source | Problem:
    """Read a plain text; one whose notes are those of reStructuredText is read as that."""
    if rst.has_notes(data) and isinstance(read := rst.read(data, name), Source) and read.structure.markers:
        return read
    return textual.read(data, name, structure)


def structure(text: str, start: int) -> Structure:
    """Read the words of ``text`` from ``start`` on."""
    on_pages, count = pages.furniture(Stretch(text, start, len(text)))
    split = paragraphs.split(text, start, on_pages)
    printed = [block for block in split if block.start not in on_pages]
    every, problems = _mended(printed, paged=len(printed) <= _FEW_BLOCKS * count)
    inside = gutenberg.frame(every)
    within = every[inside.start : inside.stop]
    found = footnotes.find(text, within)
    taken = found.used | found.headings
    whole = [block for index, block in enumerate(within) if index not in taken]
    body = [part for block in whole for part in lost.by_sentences(block, found.markers)]
    outside = (*every[: inside.start], *every[inside.stop :])
    blocks = [
        *(Block(BlockKind.FURNITURE, block.start, block.end) for block in split if block.start in on_pages),
        *(Block(BlockKind.FURNITURE, block.start, block.end) for block in outside),
        *kinds.classify(body),
        *(Block(BlockKind.NOTE, note.start, note.end) for note in found.note_blocks),
        *(Block(BlockKind.NOTES_HEADING, within[at].start, within[at].end) for at in found.headings),
    ]
    blocks.sort(key=lambda block: block.start)
    return Structure(
        blocks=tuple(blocks),
        notes=tuple(found.notes),
        markers=tuple(found.markers),
        problems=(
            *problems,
            *_cut_at_sentences(whole, body),
            *found.problems,
            *_side_notes(body),
            *_after_notes(text, blocks),
        ),
        title=_title(text, blocks, found.markers),
        subtitle=_words(text, blocks, BlockKind.SUBTITLE),
        author=bylines.author(_words(text, blocks, BlockKind.BYLINE) or ""),
    )


def _mended(blocks: Sequence[Stretch], *, paged: bool) -> tuple[list[Stretch], list[Problem]]:
    """Cut blocks where breaks between paragraphs are lost, and notes off the text; say what was cut."""
    glued = list(lost.glued(blocks))
    every = list(apart.apart(glued))
    if not paged and not any(lost.is_long(block) for block in every):
        mended = every
    else:
        mended = [part for block in every for part in _by_short_lines(block, paged=paged)]
    problems = [
        Problem(ProblemKind.PARAGRAPHS_NOT_MARKED, f"{detail}, {more} times", "line 1")
        for more, detail in (
            (len(glued) - len(blocks), "cut where sentences are glued together"),
            (len(mended) - len(every), "cut where a sentence ends a short line"),
        )
        if more
    ]
    return mended, problems


def _by_short_lines(block: Stretch, *, paged: bool) -> Iterator[Stretch]:
    if heads.head(block) or not (paged or lost.is_long(block)):
        return iter([block])
    return lost.by_short_lines(block)


def _cut_at_sentences(whole: Sequence[Stretch], body: Sequence[Stretch]) -> Iterator[Problem]:
    """Report blocks that were longer than any paragraph."""
    if len(body) > len(whole):
        longest = next(block for block in whole if lost.is_long(block))
        detail = f"cut at sentences, {len(body) - len(whole)} times"
        where = Lines(longest.text).at(longest.start)
        yield Problem(ProblemKind.PARAGRAPHS_NOT_MARKED, detail, where)


def _side_notes(body: Sequence[Stretch]) -> Iterator[Problem]:
    """Report what stands beside the text and is called by nothing."""
    if beside := [block for block in body if pictures.is_side_note(block)]:
        where = Lines(beside[0].text).at(beside[0].start)
        yield Problem(ProblemKind.NOTE_WITHOUT_LABEL, f"{len(beside)} beside the text, kept apart", where)


def _after_notes(text: str, blocks: Sequence[Block]) -> Iterator[Problem]:
    """Report what follows the last list of notes under no heading: it may be the end of the last note."""
    last = max((at for at, block in enumerate(blocks) if block.kind == BlockKind.NOTE), default=None)
    if last and blocks[last - 1].kind in (BlockKind.NOTE, BlockKind.NOTES_HEADING):
        rest = takewhile(lambda block: block.kind != BlockKind.HEADING, blocks[last + 1 :])
        after = [block for block in rest if block.kind.is_passage]
        if 0 < len(after) <= entries.LONGEST_NOTE:
            detail = f"{len(after)} under no heading, kept as the text's own"
            yield Problem(ProblemKind.PARAGRAPHS_AFTER_THE_NOTES, detail, Lines(text).at(after[0].start))


def _title(text: str, blocks: Sequence[Block], markers: Sequence[Marker]) -> str | None:
    """Give the words of the title, without the markers that stand in it."""
    title = next((block for block in blocks if block.kind == BlockKind.TITLE), None)
    return heading_words(text, title, sorted(markers, key=lambda marker: marker.start)) if title else None


def _words(text: str, blocks: list[Block], kind: BlockKind) -> str | None:
    """Give the words of the first block of a kind on one line."""
    found = next((block for block in blocks if block.kind == kind), None)
    return " ".join(text[found.start : found.end].split()) if found else None
