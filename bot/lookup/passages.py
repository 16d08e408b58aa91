"""What the id of a button names → the passage and what is said of it. Pure."""

from collections.abc import Iterable

from bot.answer import FoundNote, Quote, quote
from bot.lookup import names
from corpus.model import Document, Library, Passage

_FEW = 60  # characters: what is shorter, a verse number, a cry, says little by itself


def any_of(documents: Iterable[Document]) -> list[tuple[Document, Passage]]:
    """List the passages of which any may be shown by itself; short ones only if all are."""
    every = [(document, passage) for document in documents for passage in document.passages]
    return [(document, one) for document, one in every if one.end - one.start >= _FEW] or every


def find(library: Library, passage: str) -> tuple[Document, Passage] | None:
    """Find a passage by its name, or by its id."""
    found = names.find(library, passage)
    document = library.document(found.document) if found else None
    return (document, found) if document and found else None


def quotation(document: Document, passage: Passage, lit: int | None = None) -> Quote:
    """Quote a passage, with one of its sentences or of its notes' set apart if it has that one."""
    return quote(document, passage, lit)


def neighbour(document: Document, passage: Passage, step: int) -> Passage | None:
    """Give the passage so many steps further in a document."""
    number = passage.number + step
    return document.passage(number) if 1 <= number <= len(document.passages) else None


def callers(library: Library, found: FoundNote) -> tuple[Quote, ...]:
    """Quote the passages that call a note, with the sentence that does set apart."""
    document = library.document(found.document)
    if document is None:
        return ()
    return tuple(
        quotation(document, passage, passage.calling(found.note.place)) for passage in found.passages
    )
