"""The notes of the Le Blanc talk: 43 citations, 8 short forms, and the traps among them."""

import pytest

from corpus.model import Footnote, Reference, Resolution
from corpus.references.resolution import resolve
from tests.corpus import talk

pytestmark = talk.present


def test_every_citation_is_split_off_as_it_is_and_nothing_else_is() -> None:
    document = talk.document()
    true = [(str(n["n"]), _plain(cited)) for n in talk.truth()["notes"] for cited in n["citations"]]

    found = [
        (document.notes[c.note].label, _plain(document.notes[c.note].text[c.start : c.end]))
        for c in document.citations
    ]

    assert len(true) == 43
    assert found == true


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").rstrip(".")


def test_every_short_form_is_resolved_and_none_is_wrong() -> None:
    document = talk.document()
    true = [
        (
            str(form["note"]),
            form["text"].rstrip("."),
            str(form["full_reference_in_note"]),
            form["full_reference"],
        )
        for form in talk.truth()["short_forms"]
    ]

    found = []
    for reference in document.references:
        citation, note = reference.citation, document.notes[reference.citation.note]
        assert reference.note is not None
        full = document.notes[reference.note]
        head = reference.candidates[0].head
        words = note.text[citation.start : citation.end]
        found.append((note.label, words, full.label, full.text[head.start : head.end]))

    assert len(true) == 8
    assert found == true


@pytest.mark.parametrize(
    ("short", "candidates"),
    [
        pytest.param("Joffe, p. 3.", ["5", "6"], id="two Joffes"),
        pytest.param(
            "Trotsky, p. 3.", ["1", "3", "14", "15", "17"], id="works of Trotsky and of another Trotsky"
        ),
        pytest.param("Lewin, p. 3.", ["12", "19"], id="two books of one Lewin"),
        pytest.param("Le Blanc, p. 3.", ["1", "13", "14", "21"], id="four books of Le Blanc"),
        pytest.param("Chattopadhyay, p. 3.", "13", id="the first of two editors"),
        pytest.param("Victor Trotsky, p. 3.", "1", id="a surname that two authors share"),
        pytest.param("Trotsky, Writings, p. 3.", "3", id="the book that holds an article"),
        pytest.param("Trotsky, Stalin, p. 3.", [], id="a book that was never cited"),
        pytest.param("Ibid.", "14", id="after a note with one work"),
    ],
)
def test_a_trap_is_answered_with_its_candidates(short: str, candidates: list[str] | str) -> None:
    notes = [*talk.document().notes, Footnote("23", 0, len(short), source=short)]

    (reference,) = (r for r in resolve(notes).references if r.citation.note == 22)

    assert _answer(notes, reference) == candidates


def _answer(notes: list[Footnote], reference: Reference) -> list[str] | str:
    if reference.note is not None:
        return notes[reference.note].label
    assert reference.resolution is not Resolution.RESOLVED
    return [notes[candidate.note].label for candidate in reference.candidates]
