"""Whether words stand in the library: exactly, nearly, or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quotations import Verdict, check, is_long_enough
from corpus.model import Library


@pytest.mark.parametrize(
    "quoted",
    [
        pytest.param("and very few of the strikers lived to see the end of 1938.", id="before a marker"),
        pytest.param("lived to see the end of 1938. Only a handful of people", id="over a marker"),
        pytest.param("“They were killed. The concessions won in March 1937”", id="in quotation marks"),
        pytest.param("They were\n killed.  The concessions won", id="with other white space"),
        pytest.param("by the government's own reckoning", id="with a typewriter's apostrophe"),
        pytest.param(
            "survived to say what had been done. The shootings went on for about two months.",
            id="over two paragraphs",
        ),
    ],
)
def test_what_stands_there_is_found_whatever_a_keyboard_makes_of_it(sample: Library, quoted: str) -> None:
    assert check(sample, quoted).verdict is Verdict.EXACT


@given(st.data())
def test_every_sentence_of_the_library_is_found_exactly(sample: Library, data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(sample.documents))
    passage = data.draw(st.sampled_from(document.passages))
    span = data.draw(st.sampled_from(passage.sentences))

    found = check(sample, document.text[span.start : span.end].rstrip("0123456789[]^*"))

    assert found.verdict in (Verdict.EXACT, Verdict.NEAR)


def test_a_near_quotation_is_shown_with_its_difference(sample: Library) -> None:
    found = check(
        sample, "some of their wives and older relatives died with them, and few of the strikers lived"
    )

    assert found.verdict is Verdict.NEAR
    assert found.passage is not None
    assert found.passage.number == 8
    only_quoted = [d.words for d in found.differences if not d.printed]
    only_printed = [d.words for d in found.differences if not d.quoted]
    assert (only_quoted, only_printed) == (["relatives"], ["children", "very"])


@pytest.mark.parametrize(
    "quoted", ["Call me Ishmael. Some years ago, never mind how long precisely", "xyzzy plugh xyzzy", "? ! …"]
)
def test_what_does_not_stand_there_is_not_found(sample: Library, quoted: str) -> None:
    assert check(sample, quoted).verdict is Verdict.NOT_FOUND


def test_a_word_or_two_are_too_few() -> None:
    assert not is_long_enough("the end")
    assert is_long_enough("to the end")
