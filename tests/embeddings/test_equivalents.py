"""Words of a question for which a library has words of another language that mean nearly the same."""

from collections.abc import Sequence

import numpy as np

from embeddings.arrays import Vectors
from embeddings.lexical.columns import Text
from embeddings.lexical.equivalents import Equivalents
from embeddings.lexical.lexicon import Lexicon
from embeddings.question import read

# What a model might know: each word has a place, words of one meaning the same.
MEANINGS = {"light": 0, "lighthouse": 0, "Leuchtturm": 0, "boats": 1, "Boote": 1, "cook": 2, "Koch": 2}

SIZE = 40


class Model:
    """A model that knows the meanings above, any other word by itself, and counts the words that it read."""

    def __init__(self) -> None:
        self.read = 0
        self._meanings = dict(MEANINGS)

    def __call__(self, words: Sequence[str]) -> Vectors:
        self.read += len(words)
        places = [self._meanings.setdefault(word, len(self._meanings)) for word in words]
        return np.eye(SIZE, dtype=np.float32)[places]


def lexicon() -> Lexicon:
    english = ("The cook lit the light.", "Two boats passed the lighthouse.", "Brandt kept the oil.")
    german = [Text("de", "", ("Der Koch schlief.",))]
    return Lexicon.of([*(Text("en", "", (line,)) for line in english), *german])


def holding(words: Lexicon, model: Equivalents, question: str, language: str) -> list[list[int]]:
    """Give for each word of a question the passages that hold it, or what means the same in a language."""
    asked = read(question, "de")
    query = words.query_across(asked, language, model, np.zeros((1, SIZE), dtype=np.float32))
    return [[place for place in range(4) if at in words.held(query, place)] for at in range(len(query.terms))]


def test_a_word_that_the_texts_do_not_hold_stands_for_those_that_mean_the_same() -> None:
    words = lexicon()

    found = holding(words, words.equivalents(Model()), "Sahen die Boote den Leuchtturm?", "en")

    assert found == [[], [1], [0, 1]]


def test_a_name_that_the_texts_hold_stands_for_itself() -> None:
    words = lexicon()

    assert holding(words, words.equivalents(Model()), "Wo war Brandt?", "en") == [[2]]


def test_a_word_that_only_texts_in_its_own_language_hold_has_equivalents_in_others() -> None:
    words = lexicon()
    model = words.equivalents(Model())

    assert holding(words, model, "Wer war der Koch?", "en") == [[0]]
    assert holding(words, model, "Wer war der Koch?", "de") == [[3]]


def test_a_word_of_a_question_is_embedded_once() -> None:
    words, model = lexicon(), Model()
    equivalents = words.equivalents(model)
    holding(words, equivalents, "Wer war der Koch?", "en")
    before = model.read

    found = holding(words, equivalents, "Wo war der Koch der Boote?", "en")

    assert found == [[0], [1]]
    assert model.read == before + 1


def test_the_words_of_a_language_are_embedded_once() -> None:
    words, model = lexicon(), Model()
    equivalents = words.equivalents(model)
    holding(words, equivalents, "Wer war der Koch?", "en")
    before = model.read

    holding(words, equivalents, "Wo war der Leuchtturm?", "en")

    assert model.read - before == 1


def test_vectors_that_an_index_keeps_are_not_made_again() -> None:
    words, model = lexicon(), Model()
    held = [one for language in ("en", "de") for one in words.equivalents(model)._words(language)]
    kept = model([word for word, _, _ in sorted(held, key=lambda one: one[2])]).astype(np.float16)
    model.read = 0

    found = holding(words, words.equivalents(model, kept), "Sahen die Boote den Leuchtturm?", "en")

    assert found == [[], [1], [0, 1]]
    assert model.read == 3  # the question's words


def test_vectors_of_other_words_are_not_taken() -> None:
    words, model = lexicon(), Model()

    holding(words, words.equivalents(model, np.zeros((1, SIZE), dtype=np.float16)), "Boote?", "en")

    assert model.read > 2


def test_a_listed_word_stands_for_what_it_means_even_if_the_model_knows_nothing_near() -> None:
    words = Lexicon.of(
        [Text("en", "", (line,)) for line in ("The strike was long.", "It rained.", "It is dry.")]
    )
    model = words.equivalents(Model())

    assert holding(words, model, "Wann war der Streik?", "en") == [[0]]
    assert holding(words, model, "Wann waren die Hungerstreiks?", "en") == [[0]]  # by its parts


def test_where_the_texts_hold_nothing_of_what_is_listed_no_other_word_will_do() -> None:
    words = Lexicon.of([Text("en", "", (line,)) for line in ("The harbour.", "It rained.", "It is dry.")])
    known = Model()
    known._meanings |= {"Streik": 3, "harbour": 3}  # as wrong as models are

    assert holding(words, words.equivalents(known), "Wann war der Streik?", "en") == [[]]


def test_a_name_that_is_written_otherwise_in_another_language_is_found() -> None:
    texts = [Text("en", "", (line,)) for line in ("Rakovsky gave in.", "It rained in Vorkuta.", "It is dry.")]
    words = Lexicon.of(texts)
    model = words.equivalents(Model())

    assert holding(words, model, "Warum war Rakowski dort?", "en") == [[0]]
    assert holding(words, model, "Wo war Workuta?", "en") == [[1]]


def test_each_part_of_a_compound_is_a_word_of_its_own() -> None:
    lines = ("The hungry were starved.", "A famine came.", "They ate their hunger.", "The strike went on.")
    words = Lexicon.of([Text("en", "", (line,)) for line in lines])

    hunger, strike = holding(words, words.equivalents(Model()), "Was war der Hungerstreik?", "en")

    assert (hunger, strike) == ([0, 1, 2], [3])


def test_a_part_of_which_the_texts_have_nothing_is_left_out() -> None:
    words = Lexicon.of([Text("en", "", (line,)) for line in ("The strike went on.", "It was late.")])

    query = words.query_across(
        read("Was war der Schulstreik?", "de"),
        "en",
        words.equivalents(Model()),
        np.zeros((1, SIZE), np.float32),
    )

    assert [words.held(query, place) for place in range(2)] == [{0}, set()]
    assert len(query.terms) == 1
