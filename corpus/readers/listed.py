"""A structure without notes → the same with those that its words show, as in a plain text. Pure."""

from dataclasses import replace

from corpus.model import Block, BlockKind
from corpus.notes import footnotes
from corpus.readers.structure import Structure
from corpus.stretch import of


def with_listed_notes(text: str, structure: Structure) -> Structure:
    """Look for a list of notes by their numbers, and for what calls them."""
    blocks = [block for block in structure.blocks if block.kind != BlockKind.FURNITURE]
    spans = [of(text, block) for block in blocks]
    listed = footnotes.find(text, spans)
    apart = listed.used | listed.headings
    every = (
        *(block for block in structure.blocks if block.kind == BlockKind.FURNITURE),
        *(block for at, block in enumerate(blocks) if at not in apart),
        *(Block(BlockKind.NOTE, note.start, note.end) for note in listed.note_blocks),
        *(Block(BlockKind.NOTES_HEADING, spans[at].start, spans[at].end) for at in listed.headings),
    )
    return replace(
        structure,
        blocks=tuple(sorted(every, key=lambda block: block.start)),
        notes=tuple(listed.notes),
        markers=tuple(listed.markers),
        problems=(*structure.problems, *listed.problems),
    )
