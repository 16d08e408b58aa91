"""What tests ask of printed pages."""

from corpus.model import BlockKind, Document
from corpus.parse import parse


def read(data: bytes) -> Document:
    """Read a PDF that is good."""
    document = parse(data, "ferry.pdf")
    assert isinstance(document, Document), document
    return document


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    """List the blocks of a text: what each is, and its words."""
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def called(document: Document) -> list[tuple[str, str | None]]:
    """List the markers, each with the words of its note."""
    return [(m.label, None if m.note is None else document.notes[m.note].text) for m in document.markers]
