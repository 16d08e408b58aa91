"""The apparatus of the sample library against its golden truth: nothing wrong, no less than before."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus import library
from corpus.folder import Rules
from corpus.model import Document, Library, Quotation, Reference
from corpus.references.signals import skip
from corpus.stretch import whole

ROOT = Path(__file__).parents[2]
GOLDEN = json.loads((ROOT / "tests" / "golden" / "apparatus.json").read_text(encoding="utf-8"))
LEAST_NAMED = 33  # of the 65 quotations with a known speaker


@pytest.fixture(scope="module")
def texts() -> Library:
    return library.read(ROOT / "corpus" / "texts", Rules())


@pytest.mark.parametrize(
    "true", GOLDEN["short_forms"], ids=lambda t: f"{t['document']}-{t['note']}-{t['form']}"
)
def test_a_short_form_means_what_its_author_meant(texts: Library, true: dict[str, Any]) -> None:
    document = _document(texts, true)

    reference = _reference(document, true)

    target = document.notes[reference.note].label if reference.note is not None else None
    assert target == true["resolves_to"]
    if target is None:
        assert {document.notes[c.note].label for c in reference.candidates} == set(true["candidates"])


def test_nothing_else_is_taken_for_a_short_form(texts: Library) -> None:
    documents = {true["document"] for true in GOLDEN["short_forms"]}

    found = sum(len(document.references) for document in texts.documents if document.id in documents)

    assert found == len(GOLDEN["short_forms"])


def _document(texts: Library, true: dict[str, Any]) -> Document:
    document = texts.document(true["document"])
    assert document is not None
    return document


def _reference(document: Document, true: dict[str, Any]) -> Reference:
    words = skip(whole(true["text"])).words
    for reference in document.references:
        note = document.notes[reference.citation.note]
        printed = note.text[reference.citation.start : reference.citation.end]
        if note.label == true["note"] and words.startswith(printed):
            return reference
    raise AssertionError(f"not found: {true['text']}")


def test_no_quotation_is_given_to_somebody_else(texts: Library) -> None:
    named = 0

    for true in GOLDEN["quotations"]:
        document = _document(texts, true)
        said = _quotation(document, true).speaker.name
        if said is not None:
            named += 1
            assert true["speaker"] is not None, true["starts"]
            assert true["speaker"].endswith(said), true["starts"]

    assert named >= LEAST_NAMED


def _quotation(document: Document, true: dict[str, Any]) -> Quotation:
    near = [q for q in document.quotations if true["starts"] in document.text[q.start : q.start + 40]]
    assert near, true["starts"]
    return near[0]
