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
_NOTE = re.compile(r"^(\[fn:([\w-]{1,80})\][ \t]*)(?=\S)", re.MULTILINE)
# The same to its end: the next note, a heading, two empty lines
_WHOLE_NOTE = re.compile(
    r"^\[fn:([\w-]{1,80})\](?:[ \t]*|\n)(?=\S)((?:(?!\n\n\n|\n\*+ |\n\[fn:[\w-]{1,80}\]).)*)",
    re.MULTILINE | re.DOTALL,
)
# `early.[fn:quay]`, but not one that has its words with it: `[fn:quay: Roe, p. 3.]`
_CALL = re.compile(r"(?!\A)(?<!\n)\[fn:([\w-]{1,80})\]")


def read(data: bytes, name: str) -> Source | Problem:
    """Read a text."""
    decoded = decode(data, name)
    if isinstance(decoded, Problem):
        return decoded
    words, problems = decoded
    kept = _with_uncalled_kept(words)
    marked = _NOTE.sub(lambda note: f"{note[1]}{named(note[2])}", kept)
    return pandoc.read(marked, "org", name, (*problems, *_unlinked(words)))


def _with_uncalled_kept(words: str) -> str:
    """Move the notes that nothing calls behind the text, as paragraphs: pandoc would leave them out."""
    calls: dict[str, list[int]] = {}
    for call in _CALL.finditer(words):
        calls.setdefault(call[1], []).append(call.start())
    apart: list[str] = []

    def taken(note: re.Match[str]) -> str:
        if any(not note.start() < call < note.end() for call in calls.get(note[1], ())):
            return note[0]
        apart.append(f"\n\n\n({note[1]}) {note[2]}")
        return "\n" * note[0].count("\n")  # the lines keep their numbers

    text = _WHOLE_NOTE.sub(taken, words)
    return "".join((text, *apart))


def _unlinked(words: str) -> Iterator[Problem]:
    """Report the notes that nothing calls, and calls of notes that are not there."""
    lines = Lines(words)
    notes = {note[2]: note for note in _NOTE.finditer(words)}
    calls = {call[1]: call for call in _CALL.finditer(words)}
    for name, note in notes.items():
        if name not in calls:
            detail = f"note {name}; kept as a paragraph at the end"
            yield Problem(ProblemKind.NOTE_WITHOUT_MARKER, detail, lines.at(note.start()))
    for name, call in calls.items():
        if name not in notes:
            yield Problem(ProblemKind.MARKER_WITHOUT_NOTE, f"marker {name}", lines.at(call.start()))
