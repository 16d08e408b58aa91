"""Words as they are searched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.language.tokens import first_word, fold, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("the U.S.S.R. fell", "the ussr fell", id="an acronym is one word"),
        pytest.param("in the U.S. and", "in the us and", id="an acronym of two letters"),
        pytest.param("E.H. Carr, e.g.", "eh carr eg", id="initials and abbreviations"),
        pytest.param("Trotsky’s and Cliff's", "trotsky and cliff", id="the possessive is dropped"),
        pytest.param("l’homme d'un", "homme un", id="an elided article is dropped"),
        pytest.param("O’Brien doesn't", "obrien doesnt", id="other apostrophes join"),
        pytest.param("co-thinkers", "co thinkers cothinkers", id="a compound gives its parts and the whole"),
        pytest.param("well‐known", "well known wellknown", id="a typographic hyphen"),
        pytest.param("in 1917.21 it", "in 1917 21 1917.21 it", id="a year with a marker that was not seen"),
        pytest.param("700,000 and 1.000.000", "700000 and 1000000", id="thousands are one number"),
        pytest.param("the 1930s, 132-day", "the 1930s 132 day", id="numbers with letters"),
        pytest.param("camp.¹¹ ended²", "camp ended", id="superscript markers are no words"),
        pytest.param("“capitulated,”", "capitulated", id="quotation marks"),
        pytest.param("STRASSE Straße", "strasse strasse", id="letter case"),
        pytest.param("revolución", "revolución", id="accents stay for the stemmer"),
        pytest.param("東京都", "東京 京都", id="Han characters in pairs"),
        pytest.param("国", "国", id="one Han character"),
        pytest.param("हिन्दी में", "हिन्दी में", id="vowel signs belong to the word"),
        pytest.param("snake_case", "snake case", id="an underscore parts words"),
        pytest.param("… — !", "", id="no word"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert [token.word for token in tokenize(text)] == words.split()


def test_a_word_knows_its_place() -> None:
    assert [(token.start, token.end) for token in tokenize("a co-thinker’s")] == [
        (0, 1),
        (2, 4),
        (5, 14),
        (2, 14),
    ]


def test_accents_are_folded() -> None:
    assert (fold("revolución"), fold("naïve"), fold("plain")) == ("revolucion", "naive", "plain")


@given(st.text(max_size=200))
def test_every_word_of_any_text_has_a_place_in_it(text: str) -> None:
    for token in tokenize(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.word


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F), min_size=2, max_size=20))
def test_letter_case_makes_no_difference(word: str) -> None:
    plain = [token.word for token in tokenize(word.casefold())]

    assert [token.word for token in tokenize(word)] == plain


@given(st.text())
def test_the_first_word_alone_is_the_first_of_all(text: str) -> None:
    assert first_word(text) == next((token.word for token in tokenize(text)), None)
