"""A structure without notes → the same with those that its words show, as in a plain text. Pure."""

from dataclasses import replace

from corpus.model import Block, BlockKind
from corpus.notes import footnotes
from corpus.readers.structure import Structure
from corpus.stretch import of


def with_listed_notes(text: str, structure: Structure) -> Structure:
    """Look for a list of notes by their numbers, and for what calls them."""
    every = structure.blocks
    inside = [at for at, block in enumerate(every) if block.kind != BlockKind.FURNITURE] or [0]
    blocks = every[inside[0] : inside[-1] + 1]
    spans = [of(text, block) for block in blocks]
    listed = footnotes.find(text, spans)
    apart = listed.used | listed.headings
    read = (
        *every[: inside[0]],
        *every[inside[-1] + 1 :],
        *(block for at, block in enumerate(blocks) if at not in apart),
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
