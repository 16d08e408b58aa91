"""The name of a document, short enough for a button ↔ the document. Pure."""

import hashlib
from functools import cache

from corpus.model import Document, Library


@cache  # a press asks it of every document
def short_name(document: str) -> str:
    """Name a document in few characters, since its id is as long as its path."""
    return hashlib.sha256(document.encode()).hexdigest()[:12]


def by_short_name(library: Library, wanted: str) -> Document | None:
    """Find a document by its short name."""
    return next((document for document in library.documents if short_name(document.id) == wanted), None)
