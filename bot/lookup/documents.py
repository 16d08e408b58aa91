"""The name of a document, short enough for a button → the document; a library without some of them. Pure."""

import hashlib
from collections.abc import Collection
from dataclasses import replace

from corpus.model import Document, Library


def without(library: Library, off: Collection[str]) -> Library:
    """Leave out the documents that are off."""
    if not off:
        return library
    return replace(library, documents=tuple(one for one in library.documents if one.id not in off))


def key(document: str) -> str:
    """Name a document in few characters, since its id is as long as its path."""
    return hashlib.sha256(document.encode()).hexdigest()[:12]


def by_key(library: Library, wanted: str) -> Document | None:
    """Find a document by its short name."""
    return next((document for document in library.documents if key(document.id) == wanted), None)
