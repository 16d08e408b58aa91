"""Plain text → Source: blocks by blank lines, the note list, then what each block is. Pure."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.blocks import bylines, kinds, paragraphs
from corpus.line_numbers import Lines
from corpus.model import Block, BlockKind, Problem, ProblemKind
from corpus.notes import apart, footnotes, lists
from corpus.readers import textual
from corpus.readers.source import Source
from corpus.readers.structure import Structure


def read(data: bytes, name: str) -> Source | Problem:
    """Read a plain text."""
    return textual.read(data, name, structure)


def structure(text: str, start: int) -> Structure:
    """Read the words of ``text`` from ``start`` on."""
    every = list(apart.apart(paragraphs.split(text, start)))
    inside = paragraphs.frame(every)
    within = every[inside.start : inside.stop]
    found = footnotes.find(text, within)
    taken = found.used | found.headings
    body = [block for index, block in enumerate(within) if index not in taken]
    outside = (*every[: inside.start], *every[inside.stop :])
    blocks = [
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
        problems=(*found.problems, *_after_notes(text, blocks)),
        title=_words(text, blocks, BlockKind.TITLE),
        subtitle=_words(text, blocks, BlockKind.SUBTITLE),
        author=bylines.author(_words(text, blocks, BlockKind.BYLINE) or ""),
    )


def _after_notes(text: str, blocks: Sequence[Block]) -> Iterator[Problem]:
    """Report what follows the last list of notes under no heading: it may be the end of the last note."""
    last = max((at for at, block in enumerate(blocks) if block.kind == BlockKind.NOTE), default=None)
    if last and blocks[last - 1].kind in (BlockKind.NOTE, BlockKind.NOTES_HEADING):
        rest = takewhile(lambda block: block.kind != BlockKind.HEADING, blocks[last + 1 :])
        after = [block for block in rest if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)]
        if 0 < len(after) <= lists.LONGEST_NOTE:
            detail = f"{len(after)} under no heading, kept as the text's own"
            yield Problem(ProblemKind.PARAGRAPHS_AFTER_THE_NOTES, detail, Lines(text).at(after[0].start))


def _words(text: str, blocks: list[Block], kind: BlockKind) -> str | None:
    """Give the words of the first block of a kind on one line."""
    found = next((block for block in blocks if block.kind == kind), None)
    return " ".join(text[found.start : found.end].split()) if found else None
