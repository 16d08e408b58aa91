"""Plain text → Structure: blocks by blank lines, the note list, then what each block is. Pure."""

from corpus import footnotes, note_lists, paragraphs
from corpus.model import Block, BlockKind
from corpus.structure import Structure


def read(text: str, start: int) -> Structure:
    """Read the words of ``text`` from ``start`` on."""
    every = list(note_lists.apart(text, paragraphs.split(text, start)))
    inside = paragraphs.frame(text, every)
    spans = every[inside.start : inside.stop]
    found = footnotes.find(text, spans)
    apart = found.used | found.headings
    body = [span for index, span in enumerate(spans) if index not in apart]
    outside = (*every[: inside.start], *every[inside.stop :])
    blocks = [
        *(Block(BlockKind.FURNITURE, span.start, span.end) for span in outside),
        *paragraphs.classify(text, body),
        *(Block(BlockKind.NOTE, note.start, note.end) for note in found.note_blocks),
        *(Block(BlockKind.NOTES_HEADING, spans[index].start, spans[index].end) for index in found.headings),
    ]
    blocks.sort(key=lambda block: block.start)
    return Structure(
        blocks=tuple(blocks),
        notes=tuple(found.notes),
        markers=tuple(found.markers),
        problems=tuple(found.problems),
        title=_words(text, blocks, BlockKind.TITLE),
        subtitle=_words(text, blocks, BlockKind.SUBTITLE),
        author=paragraphs.author(_words(text, blocks, BlockKind.BYLINE) or ""),
    )


def _words(text: str, blocks: list[Block], kind: BlockKind) -> str | None:
    """Give the words of the first block of a kind on one line."""
    found = next((block for block in blocks if block.kind == kind), None)
    return " ".join(text[found.start : found.end].split()) if found else None
