"""Laws of a stretch of text: what it says of its words is what a copy of them would say."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from corpus.stretch import Stretch, of, whole, words_at

SIGNS = "ab .,\n\u00a0*"


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    text = draw(st.text(SIGNS, max_size=40))
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return Stretch(text, start, end)


@given(stretches())
def test_the_words_are_a_slice_of_the_text(stretch: Stretch) -> None:
    assert stretch.words == stretch.text[stretch.start : stretch.end]
    assert (len(stretch), bool(stretch)) == (len(stretch.words), stretch.words != "")
    assert of(stretch.text, stretch.span) == stretch
    assert words_at(stretch.text, stretch.span) == stretch.words
    assert whole(stretch.text).words == stretch.text


@given(stretches(), st.none() | st.text(SIGNS), st.none() | st.text(SIGNS))
def test_trimming_is_that_of_the_words(stretch: Stretch, left: str | None, right: str | None) -> None:
    trimmed = stretch.trimmed(left, right)

    assert trimmed.words == stretch.words.lstrip(left).rstrip(right)
    assert stretch.start <= trimmed.start <= trimmed.end <= stretch.end
    assert trimmed.trimmed(left, right) == trimmed


@given(stretches())
def test_the_lines_are_those_of_the_words(stretch: Stretch) -> None:
    lines = list(stretch.lines())

    assert [line.words for line in lines] == stretch.words.split("\n")
    assert (lines[0].start, lines[-1].end) == (stretch.start, stretch.end)


@given(stretches(), st.integers(0, 40))
def test_cut_in_two_it_is_whole(stretch: Stretch, at: int) -> None:
    at = min(max(at, stretch.start), stretch.end)

    assert stretch.until(at).words + stretch.since(at).words == stretch.words


@given(stretches(), st.integers(0, 40), st.integers(0, 9))
def test_what_stands_before_is_the_end_of_it(stretch: Stretch, at: int, reach: int) -> None:
    at = min(max(at, stretch.start), stretch.end)

    assert stretch.until(at).words.endswith(stretch.before(at, reach))
    assert len(stretch.before(at, reach)) == min(reach, at - stretch.start)
    assert stretch.until(at, reach).words == stretch.before(at, reach)
    assert stretch.first(reach).words == stretch.words[:reach]


@given(stretches(), st.sampled_from([r"a+", r"\s", r"[.,]\Z", r"", r"b*\n", r"\Aa"]))
def test_what_a_pattern_finds_is_found_at_its_place_in_the_text(stretch: Stretch, source: str) -> None:
    pattern = re.compile(source)

    for found in (stretch.match(pattern), stretch.search(pattern), stretch.fullmatch(pattern)):
        if found:
            assert stretch.start <= found.start() <= found.end() <= stretch.end
            assert stretch.text[found.start() : found.end()] == found[0]
    if not source.startswith(r"\A"):  # the beginning of a text is not that of a stretch
        found = [(one.start() - stretch.start, one[0]) for one in stretch.finditer(pattern)]
        assert found == [(one.start(), one[0]) for one in pattern.finditer(stretch.words)]


@given(stretches(), st.text(SIGNS, max_size=3))
def test_it_begins_and_ends_as_its_words_do(stretch: Stretch, signs: str) -> None:
    assert stretch.startswith(signs) == stretch.words.startswith(signs)
    assert stretch.endswith((signs, "*")) == stretch.words.endswith((signs, "*"))


def test_what_would_end_before_it_begins_is_empty() -> None:
    backwards = Stretch("ice ", 3, 1)

    assert not backwards
    assert (backwards.words, backwards.trimmed().words, backwards.search(re.compile("c"))) == ("", "", None)


def test_a_pattern_sees_what_stands_before() -> None:
    assert Stretch("ferry4", 5, 6).match(re.compile(r"(?<=y)4"))


def test_no_stretch_is_altered() -> None:
    with pytest.raises(AttributeError):
        Stretch("ice", 0, 1).end = 3


def test_spans_and_stretches_are_never_taken_for_each_other() -> None:
    assert Stretch("ice", 0, 3) != Span(0, 3)
