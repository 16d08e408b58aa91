"""Copies that are searched: words divided at the ends of lines are whole there, and nowhere else."""

import pytest

from corpus.model import Document
from corpus.parse import parse
from embeddings.copies import Copies


def read(text: str) -> Document:
    document = parse(text.encode(), "clay.txt")
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("printed", "searched"),
    [
        pytest.param("It was ter-\nribly wet.", "It was terribly wet.", id="a word that is nowhere else"),
        pytest.param(
            "A well-\nknown kiln. The well-known one.", "A well-known kiln.", id="a hyphen of its own"
        ),
        pytest.param(
            "A long-\nterm loan. So long a term.", "A long-term loan.", id="two words that stand elsewhere"
        ),
        pytest.param(
            "The Anglo-\nAmerican kiln.", "The Anglo- American kiln.", id="a capital is no half of a word"
        ),
        pytest.param("It was ter\u00ad\nribly we\u00adt.", "It was terribly wet.", id="soft hyphens"),
        pytest.param("From 1911-\n1912 on.", "From 1911- 1912 on.", id="numbers"),
    ],
)
def test_a_word_divided_at_the_end_of_a_line_is_searched_whole(printed: str, searched: str) -> None:
    document = read(f"The clay was dug at low tide by the women of the lane.\n\n{printed}")

    copies = Copies(document).sentences(document.passages[1], [])

    assert copies[0] == searched
    assert document.passages[1].text == printed


def test_a_text_without_divided_words_is_copied_on_one_line() -> None:
    document = read("The clay was dug\nat low tide.")

    assert Copies(document).sentences(document.passages[0], []) == ["The clay was dug at low tide."]
