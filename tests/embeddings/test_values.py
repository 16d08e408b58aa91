"""Dataclasses in an index: written as JSON, and put together again as far as they are looked at."""

import json
from dataclasses import replace

import pytest

from corpus.model import (
    Apparatus,
    Block,
    BlockKind,
    Counts,
    Footnote,
    Marker,
    Passage,
    Problem,
    Quotation,
    Span,
)
from embeddings.store.manifest import Recipe
from embeddings.store.shelf import Entry, Record, Table
from embeddings.store.values import UNREADABLE, Apart, reader, to_json

SOURCE = "The ice came early.1"
PASSAGE = Passage(
    "0a1b",
    "ice",
    1,
    0,
    20,
    source=SOURCE,
    heading=None,
    markers=(Marker("1", 19, 20, None),),
    sentences=(Span(0, 20),),
    section=("Winter", "Ice"),
)
PROBLEM = Problem("gap in the notes", "2 is missing", "line 3")  # type: ignore[arg-type]


def test_what_is_written_is_read_again() -> None:
    for value in (
        Block(BlockKind.TITLE, 0, 5, 1),
        Apparatus((("1", "Roe, p. 3."),), ("Roe",)),
        Recipe("m", "w", 3, "flat", "r", second=None),
    ):
        assert reader(type(value))(json.loads(to_json(value))) == value


def test_the_text_of_a_document_is_left_out_of_its_parts() -> None:
    written = json.loads(to_json(PASSAGE, without="source"))

    assert "source" not in written
    assert reader(Passage)(written | {"source": SOURCE}) == PASSAGE
    assert reader(Passage)(written | {"source": SOURCE}).text == SOURCE


def test_words_are_written_as_they_are_and_nothing_between_them() -> None:
    assert to_json(Footnote("a", 0, 2, source="¹ ü"), without="source").decode() == (
        '{"label":"a","start":0,"end":2,"sentences":[]}'
    )
    assert to_json({"ä": Counts(1)}, indent=1).decode() == (
        '{\n "ä": {\n  "passages": 1,\n  "notes": 0,\n  "unresolved": 0\n }\n}'
    )


def test_parts_are_made_when_they_are_looked_at() -> None:
    made: list[int] = []

    def make(value: int) -> str:
        made.append(value)
        return str(value)

    parts = Apart([7, 8, 9], make)

    assert (len(parts), made) == (3, [])
    assert (parts[-1], parts[2], made) == ("9", "9", [9])
    assert (parts[:2], made) == (("7", "8"), [9, 7, 8])
    assert parts == ("7", "8", "9") == parts
    assert parts != ("7", "8")
    assert (hash(parts), repr(parts)) == (hash(("7", "8", "9")), "('7', '8', '9')")
    assert json.loads(to_json({"all": parts})) == {"all": ["7", "8", "9"]}
    with pytest.raises(IndexError):
        parts[3]


def test_a_table_has_its_problems_made_when_they_are_looked_at() -> None:
    light = Record(1, "0")
    entry = Entry(
        "i", "i.txt", "d", "T", None, None, None, None, "en", Counts(2, 1), ("1",), (PROBLEM,), light, light
    )
    table = Table((entry,), (PROBLEM,), {"i.txt": "d"})

    read = reader(Table, Problem)(json.loads(to_json(table)))

    assert isinstance(read.problems, Apart)
    assert isinstance(read.documents[0].problems, Apart)
    assert read == table == replace(read)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"start": 1}, id="a field is missing"),
        pytest.param({"start": "1", "end": 2}, id="a word for a number"),
        pytest.param({"start": True, "end": 2}, id="a truth for a number"),
        pytest.param([1, 2], id="a list"),
        pytest.param(None, id="nothing"),
    ],
)
def test_values_of_another_form_are_refused(value: object) -> None:
    with pytest.raises(UNREADABLE):
        reader(Span)(value)


def test_a_word_for_a_list_and_an_unknown_kind_are_refused() -> None:
    with pytest.raises(ValueError, match="is no list"):
        reader(Apparatus)({"notes": "ab", "works": []})
    with pytest.raises(ValueError, match="'chorus' is not a valid BlockKind"):
        reader(Block)({"kind": "chorus", "start": 0, "end": 1})


def test_what_a_later_version_added_is_left_out() -> None:
    assert (
        reader(Quotation)(
            {
                "passage": 1,
                "start": 2,
                "end": 3,
                "speaker": {"name": None, "certain": False, "voice": "low"},
                "lead_in": None,
                "mood": "grim",
            }
        ).speaker.certain
        is False
    )
