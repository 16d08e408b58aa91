"""Text cases of short forms: notes, a dot, and what became of each short form."""

import pytest

from corpus.model import Footnote, Reference, Resolution
from corpus.references.resolution import resolve
from tests.casefile import Case, cases


def notes_of(source: str) -> list[Footnote]:
    lines = (line.partition(" ") for line in source.splitlines() if line)
    return [Footnote(label, 0, len(text), source=text) for label, _, text in lines]


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


@pytest.mark.parametrize("case", cases("short-forms-*.txt"))
def test_short_forms_are_resolved_as_their_case_says(case: Case) -> None:
    notes = notes_of(case.given)

    found = [shown(notes, reference) for reference in resolve(notes).references]

    assert "\n".join(found) == case.expected
