"""A text in RTF → Source: pandoc reads it, once its letters are those of Unicode."""

import re
from collections.abc import Iterator

from corpus.markup.refused import Refused
from corpus.model import Problem, ProblemKind
from corpus.readers import code_pages, pandoc
from corpus.readers.source import Source

# A program may say that a note need not be understood: `{\*\footnote …}`, and pandoc would leave it out.
_NOTE = re.compile(r"\{\\(?:\*\\)?footnote(?![a-z])")
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_CELL = re.compile(r"\\intbl(?![a-z])")


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
    return pandoc.read("".join(_notes_apart(letters.text)), "rtf", name, problems)


def _notes_apart(words: str) -> Iterator[str]:
    r"""Begin each note as a paragraph of its own, which is in no table.

    Pandoc takes `\intbl` in a note for a cell, leaves out the words of a note in a table that begins no
    paragraph, and takes the first words of a note in a heading for a heading.
    """
    at = 0
    for note in _NOTE.finditer(words):
        if note.start() < at:  # in another one
            continue
        end = _end(words, note.start())
        yield from (
            words[at : note.start()],
            "{\\footnote\\pard\\plain ",
            _CELL.sub(r"\\plain", words[note.end() : end]),
        )
        at = end
    yield words[at:]


def _end(words: str, start: int) -> int:
    """Give where the group ends that opens here."""
    depth = 0
    for sign in _BRACE.finditer(words, start):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if depth == 0:
            return sign.end()
    return len(words)
