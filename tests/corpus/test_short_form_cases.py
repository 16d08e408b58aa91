"""Text cases of short forms: notes, a dot, and what became of each short form."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.model import Footnote, Reference, Resolution
from corpus.references.resolution import resolve

CASES = Path(__file__).parents[1] / "cases"


def cases() -> Iterator[object]:
    for path in sorted(CASES.glob("short-forms-*.txt")):
        for case in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            name, _, rest = case.partition("\n")
            source, _, expected = rest.partition(".\n" if rest.startswith(".\n") else "\n.\n")
            yield pytest.param(source, expected.strip(), id=name.strip())


def notes_of(source: str) -> list[Footnote]:
    lines = (line.partition(" ") for line in source.splitlines() if line)
    return [Footnote(label, 0, len(text), text) for label, _, text in lines]


def shown(notes: list[Footnote], reference: Reference) -> str:
    citation = reference.citation
    note = notes[citation.note]
    said = f"{note.label}: {note.text[citation.start : citation.end]}"
    if reference.note is not None:
        return f"{said} = {notes[reference.note].label}"
    candidates = ", ".join(notes[candidate.note].label for candidate in reference.candidates)
    if reference.resolution is Resolution.AMBIGUOUS:
        return f"{said} ? {candidates}"
    return f"{said} !" + (f" later {candidates}" if candidates else "")


@pytest.mark.parametrize(("source", "expected"), list(cases()))
def test_short_forms_are_resolved_as_their_case_says(source: str, expected: str) -> None:
    notes = notes_of(source)

    found = [shown(notes, reference) for reference in resolve(notes).references]

    assert "\n".join(found) == expected
