"""The suffix of a file → its reader. A new format is a file beside this one, and a line here."""

from collections.abc import Mapping

from corpus.readers import markdown, plain
from corpus.readers.source import Reader

READERS: Mapping[str, Reader] = {
    ".txt": plain.read,
    ".md": markdown.read,
}


def either() -> str:
    """Name the formats in a sentence.

    >>> either()
    '.txt or .md'
    """
    *others, last = READERS
    return f"{', '.join(others)} or {last}" if others else last
