"""The suffix of a file → its reader. A new format is a file beside this one, and a line here."""

from collections.abc import Mapping
from importlib import import_module

from corpus.model import Problem
from corpus.readers.source import Reader, Source


def _reader(module: str) -> Reader:
    """Give the reader of a module of this folder, which is imported for the first file of its format."""

    def read(data: bytes, path: str) -> Source | Problem:
        found: Reader = import_module(f"corpus.readers.{module}").read
        return found(data, path)

    return read


READERS: Mapping[str, Reader] = {
    ".txt": _reader("plain"),
    ".md": _reader("markdown"),
    ".markdown": _reader("markdown"),
    ".html": _reader("html"),
    ".htm": _reader("html"),
    ".xhtml": _reader("html"),
    ".epub": _reader("epub"),
    ".docx": _reader("docx"),
    ".odt": _reader("odt"),
    ".pdf": _reader("pdf"),
    ".rst": _reader("rst"),
    ".mediawiki": _reader("mediawiki"),
    ".wiki": _reader("mediawiki"),
    ".fb2": _reader("fb2"),
    ".jats": _reader("jats"),
    ".nxml": _reader("jats"),
    ".tei": _reader("tei"),
    ".docbook": _reader("docbook"),
    ".dbk": _reader("docbook"),
    ".xml": _reader("xml"),
    ".tex": _reader("latex"),
    ".org": _reader("org"),
    ".rtf": _reader("rtf"),
}


def either() -> str:
    """Name the formats in a sentence.

    >>> either().split(", ")[0], either().endswith(" or .rtf")
    ('.txt', True)
    """
    *others, last = READERS
    return f"{', '.join(others)} or {last}" if others else last
