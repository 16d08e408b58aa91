"""A text of Org mode → Source: pandoc reads it, its notes keep their names."""

import re
from collections.abc import Iterator

from corpus.line_numbers import Lines
from corpus.markup.converted import named
from corpus.model import Problem, ProblemKind
from corpus.readers import pandoc
from corpus.readers.decode import decode
from corpus.readers.source import Source

# `[fn:quay] Roe, p. 3.` at the beginning of a line: a note, which may be called again and again
_NOTE = re.compile(r"^(\[fn:([\w-]{1,80})\][ \t]+)(?=\S)", re.MULTILINE)
# `early.[fn:quay]`, but not one that has its words with it: `[fn:quay: Roe, p. 3.]`
_CALL = re.compile(r"(?<!\n)\[fn:([\w-]{1,80})\]")


def read(data: bytes, name: str) -> Source | Problem:
    """Read a text."""
    decoded = decode(data, name)
    if isinstance(decoded, Problem):
        return decoded
    words, problems = decoded
    marked = _NOTE.sub(lambda note: f"{note[1]}{named(note[2])}", words)
    return pandoc.read(marked, "org", name, (*problems, *_unlinked(words)))


def _unlinked(words: str) -> Iterator[Problem]:
    """Report the notes that nothing calls, which pandoc leaves out, and calls of notes that are not there."""
    lines = Lines(words)
    notes = {note[2]: note for note in _NOTE.finditer(words)}
    calls = {call[1]: call for call in _CALL.finditer(words)}
    for name, note in notes.items():
        if name not in calls:
            detail = f"note {name}; left out"
            yield Problem(ProblemKind.NOTE_WITHOUT_MARKER, detail, lines.at(note.start()))
    for name, call in calls.items():
        if name not in notes:
            yield Problem(ProblemKind.MARKER_WITHOUT_NOTE, f"marker {name}", lines.at(call.start()))
