"""A PDF with a text layer → Source: paragraphs over lines and pages, notes from the feet of the pages."""

from corpus.model import Problem
from corpus.readers.confined import confined
from corpus.readers.source import Source

# A page takes 30 milliseconds, whatever its share of the bytes: a megabyte may hold a thousand pages.
_SECONDS = 90.0


def read(data: bytes, name: str) -> Source | Problem:
    """Read a PDF in the child process."""
    return confined(document, data, name, _SECONDS)


def document(data: bytes, name: str) -> Source | Problem:
    """Read a PDF."""
    from corpus.readers import pages

    return pages.read(data, name)
