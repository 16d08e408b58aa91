"""The truth of a real talk, block by block; skipped where its text is not beside the checkout."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Document
from corpus.parse import parse

KINDS = {"body": "paragraph", "blockquote": "quotation"}


@pytest.fixture(scope="module")
def truth(shared_texts: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(
        (shared_texts / "le-blanc-talk.truth.json").read_text(encoding="utf-8")
    )
    return value


@pytest.fixture(scope="module")
def talk(shared_texts: Path) -> Document:
    document = parse((shared_texts / "le-blanc-talk.txt").read_bytes(), "le-blanc-talk.txt")
    assert isinstance(document, Document)
    return document


def test_every_block_is_of_the_right_kind(talk: Document, truth: dict[str, Any]) -> None:
    expected = [(KINDS.get(p["kind"], p["kind"]), p["start"], p["end"]) for p in truth["paragraphs"]]

    found = [(str(block.kind), block.start, block.end) for block in talk.blocks]

    assert len(expected) == 60
    assert found == expected


def test_every_note_is_found_word_for_word(talk: Document, truth: dict[str, Any]) -> None:
    expected = [(str(note["n"]), note["text"]) for note in truth["notes"]]

    assert len(expected) == 22
    assert [(note.label, note.text) for note in talk.notes] == expected


def test_every_marker_is_found_at_its_offset(talk: Document, truth: dict[str, Any]) -> None:
    expected = [
        (str(marker["n"]), p["start"] + marker["start_in_paragraph"], p["start"] + marker["end_in_paragraph"])
        for p in truth["paragraphs"]
        for marker in p.get("markers", [])
    ]

    found = [(marker.label, marker.start, marker.end) for marker in talk.markers]

    assert len(expected) == 22
    assert found == expected
    assert all(talk.notes[marker.note or 0].label == marker.label for marker in talk.markers)


def test_title_subtitle_and_author_are_told_apart(talk: Document, truth: dict[str, Any]) -> None:
    words = {p["kind"]: p["text"] for p in truth["paragraphs"] if p["kind"] in ("title", "subtitle")}

    assert (talk.title, talk.subtitle, talk.author) == (words["title"], words["subtitle"], "Paul Le Blanc")
    assert talk.problems == ()


def test_a_block_quotation_shares_its_note_with_the_paragraph_that_introduces_it(
    talk: Document, truth: dict[str, Any]
) -> None:
    starts = {p["index"]: p["start"] for p in truth["paragraphs"]}
    expected = [
        (starts[p["introduced_by"]], p["start"]) for p in truth["paragraphs"] if p["kind"] == "blockquote"
    ]

    found = [
        (talk.passage(passage.introduced_by).start, passage.start)
        for passage in talk.passages
        if passage.introduced_by
    ]

    assert found == expected
    for introduction in (passage for passage in talk.passages if passage.introduces):
        assert [note.label for note in talk.notes_of(introduction)] == [
            note.label for note in talk.notes_of(talk.passage(introduction.introduces or 0))
        ]


def test_every_passage_knows_its_heading(talk: Document, truth: dict[str, Any]) -> None:
    expected = [p["section"] for p in truth["paragraphs"] if p["kind"] in KINDS]

    assert [passage.heading for passage in talk.passages] == expected


def test_what_is_searched_is_the_text_without_its_markers(talk: Document, truth: dict[str, Any]) -> None:
    from corpus.model import without

    expected = [p["clean_text"] for p in truth["paragraphs"] if p["kind"] in KINDS]

    assert [without(talk.text, p.start, p.end, p.markers) for p in talk.passages] == expected
