"""Passages that a button names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking import kinds
from bot.lookup import names, numbered, passages
from bot.render.posts import ids
from corpus.model import Document, Library
from corpus.parse import parse


def test_every_passage_is_found_by_its_name_and_its_id_and_quoted_verbatim(sample: Library) -> None:
    for document in sample.documents:
        for passage in document.passages:
            found = passages.find(sample, names.name(passage.id, passage.text))
            assert found == passages.find(sample, passage.id) == (document, passage)
            quote = passages.quotation(document, passage, 0)
            assert quote.text == document.text[quote.start : quote.end]


@given(
    st.lists(
        st.tuples(st.text("0aZ-_", min_size=12, max_size=12), st.none() | st.integers(0, 99_999)),
        min_size=1,
        max_size=9,
    )
)
def test_an_id_fits_and_is_read_again(given_places: list[tuple[str, int | None]]) -> None:
    wanted = [
        ids.Spot(passage, sentence if sentence is not None and sentence < 999 else None)
        for passage, sentence in given_places
    ]

    for name in (ids.more(wanted), ids.near(wanted), ids.post(wanted)):
        assert len(name) <= 100
        assert ids.spots(name.split(":", 2)[2]) == wanted[: ids.MOST_SPOTS]
    note = ids.note(wanted[0], 3, 2).split(":", 2)[2]
    assert (ids.spots(note), ids.numbers(note)) == ([wanted[0]], [3, 2, 0])


TEXT = b"The Quay\n\nHe came at nine. The boat had gone.\n\nNobody knew.\n\nNobody knew.\n"


def read(path: str, data: bytes = TEXT) -> Document:
    found = parse(data, path)
    assert isinstance(found, Document)
    return found


def named(document: Document, number: int) -> str:
    passage = document.passage(number)
    return names.name(passage.id, passage.text)


def test_a_passage_of_a_file_that_was_moved_is_found_where_it_stands_now() -> None:
    before, now = read("quay.txt"), read("old/the-quay.txt")

    assert names.find(Library((now,)), named(before, 1)) is now.passage(1)


def test_of_equal_paragraphs_the_one_that_was_shown_is_found_and_after_a_move_none() -> None:
    here = read("quay.txt")
    library, moved = Library((here,)), Library((read("moved.txt"),))

    assert [names.find(library, named(here, number)) for number in (2, 3)] == [*here.passages[1:]]
    assert names.find(moved, named(here, 2)) is None


def test_where_two_texts_have_the_words_each_is_found_by_its_own_name_and_neither_by_that_of_a_third() -> (
    None
):
    first, second = read("a.txt"), read("b.txt")
    library = Library((first, second))

    assert names.find(library, named(first, 1)) is first.passage(1)
    assert names.find(library, named(second, 1)) is second.passage(1)
    assert names.find(library, named(read("c.txt"), 1)) is None


def test_a_passage_whose_words_have_changed_is_not_found() -> None:
    before, now = read("quay.txt"), read("quay.txt", TEXT.replace(b"nine", b"ten"))

    assert names.find(Library((now,)), named(before, 1)) is None


FERRY = b"""The Ferry at Low Ness

The Rope

It was pulled across by hand for a hundred years, and nobody minded.[1]

1. Wren, p. 8.

The Engine

It failed on its first crossing, with the bishop aboard and the choir.[1]

1. Olds, p. 25.
"""


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("note 1, chapter The Engine", ["Olds, p. 25."]),
        ("footnote 1 of The Rope", ["Wren, p. 8."]),
        ("note 1 of the ferry at Low Ness", ["Wren, p. 8.", "Olds, p. 25."]),
        ("note 2 of The Rope", None),
    ],
)
def test_a_note_of_a_chapter_is_named_by_the_words_of_its_heading(
    message: str, found: list[str] | None
) -> None:
    library = Library((read("ferry.txt", FERRY),))

    answered = numbered.answer(kinds.read(message), message, library, "gen-000001")

    assert (answered and [noted.note.text for noted in answered.notes]) == found
