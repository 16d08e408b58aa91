"""Which paragraphs of a text are the items of a list, that is quoted whole."""

import pytest

from corpus import lists
from corpus.model import Document
from corpus.parse import parse

BREAD, COAL, NIGHT = "1. Bread for every crew.", "2. Coal for the school.", "3. No work at night."
NOTED = "2. Coal for the school.[1]"


def document(*paragraphs: str) -> Document:
    found = parse("\n\n".join(("# The Quay", *paragraphs)).encode(), "quay.md")
    assert isinstance(found, Document)
    return found


def runs(*paragraphs: str) -> list[list[int]]:
    """Give for each paragraph the numbers of the list that it is quoted with."""
    text = document(*paragraphs)
    return [[one.number for one in lists.run(text, passage)] for passage in text.passages]


def test_an_item_is_quoted_with_the_whole_list_and_what_introduces_it() -> None:
    found = runs(
        "They asked for this:", BREAD, COAL, NIGHT, "Nobody answered them until the autumn, " + "alas " * 50
    )

    assert found == [[1, 2, 3, 4]] * 4 + [[]]


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param([BREAD, COAL], id="two are no list"),
        pytest.param([COAL, NIGHT, "4. Salt for all."], id="the first is missing"),
        pytest.param([BREAD, COAL, "Meanwhile it rained.", NIGHT], id="something stands between"),
        pytest.param([BREAD, COAL, "3. " + "Much was said. " * 30], id="a long paragraph is no item"),
        pytest.param([BREAD, COAL, "# The Night", NIGHT], id="another heading stands between"),
    ],
)
def test_what_is_no_list_of_lines_is_quoted_by_itself(paragraphs: list[str]) -> None:
    assert not any(runs(*paragraphs))


def test_letters_and_signs_make_lists_too() -> None:
    assert runs("a) bread", "b) coal", "c) salt") == [[1, 2, 3]] * 3
    assert runs("• bread", "• coal", "• salt") == [[1, 2, 3]] * 3


def test_a_list_begins_anew_where_the_count_does() -> None:
    found = runs(BREAD, COAL, NIGHT, BREAD, COAL, NIGHT)

    assert found == [[1, 2, 3]] * 3 + [[4, 5, 6]] * 3


def test_items_that_call_notes_are_quoted_with_the_list() -> None:
    assert runs(BREAD, NOTED, NIGHT, "[1] The Minutes, p. 4.") == [[1, 2, 3]] * 3
    assert runs("They asked:", "- bread\n- coal[1]", "[1] The Minutes, p. 4.") == [[1, 2]] * 2


def test_a_list_with_long_notes_is_quoted_item_by_item() -> None:
    assert not any(runs(BREAD, NOTED, NIGHT, "[1] " + "The Minutes say much of it. " * 30))


def test_a_list_in_which_somebody_is_quoted_is_not_quoted_whole() -> None:
    said = "2. “We want coal for the school and for every widow of the harbour,” said Jon Quill."

    assert not any(runs(BREAD, said, NIGHT))


def test_a_list_longer_than_a_post_is_quoted_item_by_item() -> None:
    assert not any(runs(*(f"{place}. {'A word of it. ' * 15}" for place in range(1, 12))))


def test_a_list_without_empty_lines_is_quoted_with_what_introduces_it() -> None:
    found = runs("They asked for this:", "- bread for every crew;\n- no work at night.", "Nobody answered.")

    assert found == [[1, 2], [1, 2], []]


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(["They asked:", "- bread and coal"], id="one line is no list"),
        pytest.param(["They asked.", "- bread\n- coal"], id="nothing introduces it"),
        pytest.param(["They asked:", "# The Night", "- bread\n- coal"], id="another heading stands between"),
    ],
)
def test_lines_that_are_not_introduced_are_quoted_by_themselves(paragraphs: list[str]) -> None:
    assert not any(runs(*paragraphs))


LETTER = "The nets are mended, and the men ask for their money before the week is out."


def test_what_a_colon_introduces_is_quoted_with_what_introduces_it() -> None:
    found = runs("Rudd, in a letter to Gill:", LETTER, "Nobody knows what Gill thought of it.")

    assert found == [[1, 2], [1, 2], []]


def test_a_long_paragraph_that_ends_with_a_colon_is_quoted_with_what_follows_but_not_the_other_way() -> None:
    long = "Rudd was a careful man, who kept a copy of every letter that he sent. " * 4

    assert runs(f"{long}This is the one to Gill:", LETTER) == [[1, 2], []]


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(["Rudd wrote to Gill.", LETTER], id="nothing introduces it"),
        pytest.param(["Rudd wrote to Gill:", "# The Night", LETTER], id="another heading stands between"),
        pytest.param(["Rudd wrote to Gill:", "“We want our money,” it began. " + LETTER], id="a quotation"),
        pytest.param(["Rudd wrote to Gill:", LETTER + " It rained. " * 200], id="too long for a post"),
        pytest.param(
            ["They asked:", *(f"{place}. {'A word of it. ' * 15}" for place in range(1, 12))],
            id="a long list",
        ),
    ],
)
def test_what_is_not_led_up_to_is_quoted_by_itself(paragraphs: list[str]) -> None:
    assert not any(runs(*paragraphs))
