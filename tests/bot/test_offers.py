"""What an option offers, and what is meant by it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lookup import documents, offers
from corpus.model import Library
from corpus.notes import labels


def test_a_document_is_meant_by_its_id_its_title_or_what_was_offered(sample: Library) -> None:
    document = sample.documents[0]

    for name in (document.id, document.title.upper(), documents.short_name(document.id)):
        assert offers.by_name(sample, f" {name} ") is document
    assert offers.by_name(sample, "nothing") is None


@given(st.text(max_size=120))
def test_whatever_is_typed_the_offer_fits(sample: Library, typed: str) -> None:
    for choice in (*offers.document_offers(sample, typed), *offers.note_offers(sample, typed, None)):
        assert 1 <= len(choice.shown.encode("utf-16-le")) // 2 <= 100
        assert 1 <= len(choice.value) <= 100


@pytest.mark.parametrize(
    "typed",
    [
        "9",
        " 9 ",
        "[9]",
        "⁹",
        "[⁹]",
        "^9",
        "[^9]",
        "(9)",
        "9)",
        "9.",
        "９",
        "Note 9",
        "note  9.",
        "Anm. 9",
        "fn.9",
    ],
)
def test_a_label_means_the_same_while_it_is_typed_and_when_it_is_sent(sample: Library, typed: str) -> None:
    offered = [choice.shown.split(" — ")[0] for choice in offers.note_offers(sample, typed, None)]
    found = offers.notes_named(sample, typed, None)

    assert [shown for shown in offered if shown.startswith("9 ")] == [
        f"9 · {offers.clipped(note.title, 32)}" for note in found
    ]
    assert len(found) == 5


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("¹²ª", "12a"),
        ("IV", "IV"),
        ("Fußnote iv", "iv"),
        ("[*]", "*"),
        ("(††)", "††"),
        ("[B]", "B"),
        ("[^a-name]", "a-name"),
        ("[^fn1]", "fn1"),
        ("note1", "note1"),
        ("[^a.b]", "a.b"),
        ("Note", "Note"),
        ("notes of a strike", "notes of a strike"),
        ("[", ""),
        ("", ""),
    ],
)
def test_a_label_is_meant_without_the_signs_around_it(typed: str, label: str) -> None:
    assert labels.meant(typed) == label


def test_a_label_is_found_whatever_its_case(sample: Library) -> None:
    document = sample.documents[0]
    notes = tuple(replace(document.notes[0], label=label) for label in ("iv", "B", "v"))
    lettered = Library((replace(document, notes=notes, citations=(), references=(), works=()),))

    assert [note.note.label for note in offers.notes_named(lettered, "IV", None)] == ["iv"]
    assert [note.note.label for note in offers.notes_named(lettered, "Note b", None)] == ["B"]


def test_a_note_that_was_offered_is_meant_and_no_other_with_its_label(sample: Library) -> None:
    offered = offers.note_offers(sample, "9", None)[:2]
    found = [offers.notes_named(sample, choice.value, None) for choice in offered]

    assert [choice.shown.split(" — ")[0] for choice in offered] == [
        "9 · The Light on Brimness and Its…",
        "9 · The Night of the Eleventh of…",
    ]
    assert [[note.title for note in notes] for notes in found] == [
        ["The Light on Brimness and Its Keepers"],
        ["The Night of the Eleventh of December"],
    ]
    assert len(offers.notes_named(sample, "9", None)) == 5


def test_a_note_that_was_offered_before_the_text_changed_is_found_by_its_label(sample: Library) -> None:
    document = sample.document("hunger-strike")
    assert document is not None
    (offered,) = (c for c in offers.note_offers(sample, "9", document) if c.shown.startswith("9 "))
    shorter = Library((replace(document, notes=document.notes[3:]),))

    (found,) = offers.notes_named(shorter, offered.value, None)

    assert found.note.label == "9"
