"""What the id of a button names → the passage and what is said of it. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from bot.answer import FoundNote, Quote, quote
from bot.lookup import names
from corpus.model import Document, Library, Passage


def nth(documents: Sequence[Document], number: int) -> tuple[Document, Passage] | None:
    """Give the passage with a number among those of some texts, counted on from the first after the last."""
    ends = list(accumulate(document.counts.passages for document in documents))
    if not ends or not ends[-1]:
        return None
    place = number % ends[-1]
    at = bisect_right(ends, place)
    return documents[at], documents[at].passage(1 + place - (ends[at - 1] if at else 0))


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
    return document.passage(number) if 1 <= number <= document.counts.passages else None


def callers(library: Library, found: FoundNote) -> tuple[Quote, ...]:
    """Quote the passages that call a note, with the sentence that does set apart."""
    document = library.document(found.document)
    if document is None:
        return ()
    return tuple(
        quotation(document, passage, passage.calling(found.note.place)) for passage in found.passages
    )
