"""A text in RTF → Source: pandoc reads it, once its letters are those of Unicode."""

import re

from corpus.markup import converted
from corpus.markup.refused import Refused
from corpus.model import Problem, ProblemKind
from corpus.readers import code_pages, pandoc
from corpus.readers.source import Source

# A program may say that a note need not be understood: `{\*\footnote …}`, and pandoc would leave it out.
_NOTE = re.compile(r"\{\\(?:\*\\)?footnote(?![a-z])")
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_MOST_UNCLOSED = 100
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
    words, unclosed = letters.text, _unclosed(letters.text)
    if 0 < unclosed <= _MOST_UNCLOSED:
        words += "}" * unclosed
        detail = f"groups that are not closed: {unclosed}, as of a file that is cut off"
        problems.append(Problem(ProblemKind.DAMAGED_FILE, detail, "the text"))
    return pandoc.read(_notes_apart(words), "rtf", name, problems)


def _unclosed(words: str) -> int:
    """Count the groups that are still open at the end."""
    depth = 0
    for sign in _BRACE.finditer(words):
        depth = max(0, depth + {"{": 1, "}": -1}.get(sign[0], 0))
    return depth


def _notes_apart(words: str) -> str:
    r"""Put the notes of a text into paragraphs of their own at its end, and a sign where each was.

    Pandoc confuses the notes of one row of a table, leaves out the words of one that begins no paragraph
    there, and takes the first words of a note in a heading for a heading. `converted` puts them back.
    """
    kept: list[str] = []
    notes: list[str] = []
    at = 0
    for note in _NOTE.finditer(words):
        if note.start() < at:  # in another one
            continue
        end = _end(words, note.start())
        sign = f"{converted.PLACE}{len(notes)}{converted.PLACE}"
        body = _CELL.sub(r"\\plain", words[note.end() : end])
        notes.append(f"{{\\pard\\plain {sign}{{\\footnote\\pard\\plain {body}\\par}}\n")
        kept += (words[at : note.start()], f"{{{sign}}}")
        at = end
    last = max(words.rfind("}", at), at)  # of the whole
    # A paragraph ends a table.
    between = f"\\pard\n{{\\pard\\plain {converted.PLACE}\\par}}\n" if notes else ""
    return "".join([*kept, words[at:last], between, *notes, words[last:]])


def _end(words: str, start: int) -> int:
    """Give where the group ends that opens here."""
    depth = 0
    for sign in _BRACE.finditer(words, start):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if depth == 0:
            return sign.end()
    return len(words)
