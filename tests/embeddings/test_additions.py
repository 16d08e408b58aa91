"""Which passages add to those before them."""

import pytest

from embeddings.ranking.additions import Candidate, adding


def passage(section: str, score: float, *held: int) -> Candidate:
    return Candidate(section, score, frozenset(held))


@pytest.mark.parametrize(
    ("later", "adds"),
    [
        pytest.param(passage("a", 0.3, 1), False, id="a weaker one of the section with the same words"),
        pytest.param(passage("a", 0.3), False, id="a weaker one of the section without any"),
        pytest.param(passage("a", 0.45, 1), True, id="one that is nearly as good"),
        pytest.param(passage("a", 0.1, 3), True, id="one with a further word of the question"),
        pytest.param(passage("b", 0.1), True, id="one of another section"),
    ],
)
def test_a_passage_adds_to_its_section_or_not(later: Candidate, adds: bool) -> None:
    first = passage("a", 0.6, 1, 2)

    assert list(adding([first, later])) == [True, adds]


def test_what_adds_nothing_does_not_count_for_those_behind_it() -> None:
    some = [passage("a", 0.6, 1), passage("a", 0.3, 1), passage("a", 0.2, 2), passage("a", 0.1, 2)]

    assert list(adding(some)) == [True, False, True, False]


def test_nothing_is_no_trouble() -> None:
    assert list(adding([])) == []
