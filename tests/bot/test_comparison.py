"""Both sides of a comparison stand beside each other."""

from pathlib import Path

import pytest

from bot.asking.kinds import read
from bot.comparison import side_by_side
from corpus import library
from corpus.folder import Rules
from corpus.model import Library
from embeddings.hits import Found, Hit, Outcome, Score


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("How did Quill and Roe differ on the tax?", ("Quill the tax", "Roe the tax")),
        ("Hi bot, how does the old quay differ from the new one? thanks", ("the old quay", "the new one")),
        ("What is the difference between a cran and a barrel?", ("a cran", "a barrel")),
        ("Compare Ada Quill’s nets with Roe’s.", ("Ada Quill’s nets", "Roe’s")),
        ("Did the coopers and the curers agree?", ("the coopers", "the curers")),
        ("Quill versus Roe", ("Quill", "Roe")),
        ("Worin unterscheiden sich Quill und Roe?", ("Quill", "Roe")),
        ("Was ist der Unterschied zwischen Ebbe und Flut?", ("Ebbe", "Flut")),
        ("Quelle est la différence entre la voile et la rame ?", ("la voile", "la rame")),
        ("¿Cuál es la diferencia entre la vela y el remo?", ("la vela", "el remo")),
        ("What did Quill and Roe build?", ()),
        ("How did the quay and the church come to be built?", ()),
        ("Who said “how did Quill and Roe differ”?", ()),
    ],
)
def test_the_sides_of_a_comparison_are_told(question: str, sides: tuple[str, ...]) -> None:
    assert read(question).sides == sides


@pytest.fixture
def tides(tmp_path: Path) -> Library:
    (tmp_path / "tides.txt").write_text(
        "Roe was for the tax.\n\nThe tax was low.\n\nQuill was against it.\n\nRoe paid it.\n\nIt fell.\n"
    )
    return library.read(tmp_path, Rules())


def found(texts: Library, *numbers: int, outcome: Outcome = Outcome.QUOTED) -> Found:
    passages = texts.documents[0].passages
    return Found(tuple(Hit(passages[n - 1], 0, Score(0.5, 0.5, 0.5)) for n in numbers), outcome, 0.9)


def numbers(given: Found) -> list[int]:
    return [hit.passage.number for hit in given.hits]


def test_a_side_that_the_first_passages_do_not_name_is_put_beside_the_first(tides: Library) -> None:
    asked: list[str] = []

    def find(side: str) -> Found:
        asked.append(side)
        return found(tides, 3)

    given = side_by_side(found(tides, 1, 2, 4), ("Quill the tax", "Roe the tax"), find)

    assert numbers(given) == [1, 3, 2]
    assert asked == ["Quill the tax"]


@pytest.mark.parametrize(
    ("together", "side"),
    [
        pytest.param((1, 3, 2), (5,), id="both are named"),
        pytest.param((1, 2, 4), (5,), id="what is found for the side does not name it"),
        pytest.param((), (3,), id="nothing was found"),
    ],
)
def test_else_what_was_found_stays_as_it_is(
    tides: Library, together: tuple[int, ...], side: tuple[int, ...]
) -> None:
    given = side_by_side(found(tides, *together), ("Quill", "Roe"), lambda _: found(tides, *side))

    assert numbers(given) == list(together)


def test_a_passage_that_does_not_bear_on_its_side_is_not_put_anywhere(tides: Library) -> None:
    given = side_by_side(
        found(tides, 1, 2), ("Quill", "Roe"), lambda _: found(tides, 3, outcome=Outcome.CLOSEST)
    )

    assert numbers(given) == [1, 2]


def test_a_name_is_known_by_another_ending_of_it(tides: Library) -> None:
    given = side_by_side(found(tides, 3), ("again", "Quill"), lambda _: found(tides, 1))

    assert numbers(given) == [3]
