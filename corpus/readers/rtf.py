"""A text in RTF → Source: pandoc reads it."""

from corpus.model import Problem, ProblemKind
from corpus.readers import pandoc
from corpus.readers.source import Source


def read(data: bytes, name: str) -> Source | Problem:
    """Read a text."""
    if not data.startswith(b"{\\rtf"):
        return Problem(ProblemKind.DAMAGED_FILE, "not read as RTF: it does not begin as such", name)
    # A program may say that a note need not be understood: `{\*\footnote …}`, and pandoc would leave it out.
    words = data.decode("latin-1").replace("{\\*\\footnote", "{\\footnote")
    return pandoc.read(words, "rtf", name)
