"""A text in RTF → Source: pandoc reads it, once its letters are those of Unicode."""

from corpus.markup.refused import Refused
from corpus.model import Problem, ProblemKind
from corpus.readers import code_pages, pandoc
from corpus.readers.source import Source


def read(data: bytes, name: str) -> Source | Problem:
    """Read a text."""
    if not data.startswith(b"{\\rtf"):
        return Problem(ProblemKind.DAMAGED_FILE, "not read as RTF: it does not begin as such", name)
    try:
        letters = code_pages.as_unicode(data)
    except Refused as refused:
        return Problem(refused.kind, refused.detail, name)
    problems = []
    if letters.unread:
        count = "1 letter" if letters.unread == 1 else f"{letters.unread} letters"
        detail = f"{count} of which the file does not say what they are; left out"
        problems.append(Problem(ProblemKind.LETTERS_NOT_READ, detail, "the text"))
    # A program may say that a note need not be understood: `{\*\footnote …}`, and pandoc would leave it out.
    words = letters.text.replace("{\\*\\footnote", "{\\footnote")
    return pandoc.read(words, "rtf", name, problems)
