"""Headings of a plain text that come again are headings; names that come again are who speaks."""

import pytest

from corpus.model import Document
from corpus.parse import parse

_SAID = "The ferry was built by a tinker from the south, and it sank in the first frost of the year."


def read(*blocks: str) -> tuple[list[str], int]:
    """Give the headings of a text under its title, and how many passages it has."""
    found = parse("\n\n".join(("The Quay", *blocks)).encode(), "quay.txt")
    assert isinstance(found, Document)
    return list(found.headings), len(found.passages)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("I. The Ferry", "II. The Pilots", id="roman numbers"),
        pytest.param("A. The Ferry", "B. The Pilots", id="letters"),
        pytest.param("A. Who Built the Ferry?", "B. Who Sank It?", id="letters of questions"),
        pytest.param("Chapter I: The Ferry", "Chapter II: The Pilots", id="chapters"),
        pytest.param("Introduction: The Ferry", "Notes: The Pilots", id="parts with names of their own"),
    ],
)
def test_headings_whose_count_begins_anew_in_each_part_stay_headings(first: str, second: str) -> None:
    found = read("PART ONE", first, _SAID, second, _SAID, "PART TWO", first, _SAID, second, _SAID)

    assert found == (["PART ONE", first, second, "PART TWO", first, second], 4)


def test_letters_that_ask_and_answer_head_nothing() -> None:
    found = read(
        _SAID, "Q. And then?", "A. It sank", "Q. Who saw it?", "A. " + _SAID, "Q. You went home", _SAID
    )

    assert found == ([], 7)


@pytest.mark.parametrize("name", ["Roe", "Buch"])
def test_a_name_that_comes_again_heads_nothing(name: str) -> None:
    assert read(_SAID, f"{name}: And then?", _SAID, f"{name}: Who saw it?", _SAID) == ([], 5)
