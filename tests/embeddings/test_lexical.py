"""What the words of a question say of every passage."""

from math import log

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.lexical.columns import Text
from embeddings.lexical.lexicon import CORRECTED, Lexicon
from embeddings.lexical.postings import K1, B
from embeddings.question import read
from embeddings.remarks import NOTE


def lexicon(*passages: str, language: str = "en") -> Lexicon:
    return Lexicon.of([Text(language, "", tuple(passage.split(" | "))) for passage in passages])


def scored(words: Lexicon, question: str) -> list[float]:
    return words.scores(words.query(read(question, words.language))).bm25.tolist()


THREE = ("the ice came early", "a lamp was lit | the lamp went out", "no word of it")


def test_a_score_is_bm25_over_the_most_that_the_question_could_reach() -> None:
    words = lexicon(*THREE)

    saturated = 2 / (2 + K1 * (1 - B + B * 8 / (16 / 3)))

    assert scored(words, "lamp") == pytest.approx([0.0, saturated, 0.0])


def test_rarity_is_that_of_lucene() -> None:
    words = lexicon(*THREE)

    (term,) = words.query(read("lamp")).terms

    assert term.idf == pytest.approx(log(1 + (3 - 1 + 0.5) / (1 + 0.5)))


def test_the_order_and_the_ratios_are_those_of_bm25s() -> None:
    """The reference implementation, on words without a title, in which each passage is one sentence."""
    passages = ["red red boat", "red house by sea", "boat boat boat house", "sea wall", "green"]
    words = lexicon(*passages)
    reference = bm25s.BM25(k1=K1, b=B, method="lucene")
    reference.index([passage.split() for passage in passages], show_progress=False)
    query = words.query(read("red boat sea"))

    expected = reference.get_scores(["red", "boat", "sea"])

    np.testing.assert_allclose(words.scores(query).bm25 * query.ceiling, expected, rtol=1e-5)


def test_coverage_is_the_share_of_the_question_in_the_best_sentence() -> None:
    words = lexicon("the lamp went out | the keeper slept", "the keeper of the lamp", "nothing here")

    assert words.scores(words.query(read("keeper lamp"))).coverage.tolist() == [0.5, 1.0, 0.0]


def test_pairs_count_what_stands_side_by_side() -> None:
    words = lexicon("one country alone", "a country of one", "alone one | country")

    assert words.scores(words.query(read("one country"))).pairs.tolist() == [1.0, 0.0, 0.0]


def test_words_are_cut_as_the_language_of_the_passage_cuts_them() -> None:
    words = Lexicon.of(
        [Text("de", "", ("Die Häuser am Hafen",)), Text("en", "", ("The houses of the harbour",))]
    )

    assert [score > 0 for score in scored(words, "Haus")] == [True, False]
    assert [score > 0 for score in scored(words, "house")] == [False, True]


def test_a_word_typed_without_its_accents_is_found() -> None:
    words = lexicon("la revolución llegó", "el faro", language="es")

    assert [score > 0 for score in scored(words, "revolucion")] == [True, False]


def test_scripts_without_spaces_are_searched_by_pairs() -> None:
    words = lexicon("東京都は日本の首都", "大阪の港", language="ja")

    assert [score > 0 for score in scored(words, "日本の首都")] == [True, False]


def test_parts_of_long_words_are_found_by_their_letters() -> None:
    words = lexicon("Der Wärter des Leuchtturms schlief.", "Das Boot lag am Hafen.", language="de")

    letters = words.letters(read("Leuchtturmwärter", "de"))

    assert 0 == letters[1] < letters[0] < 1


def test_a_title_is_searched_and_a_note_counts_less() -> None:
    words = Lexicon.of(
        [
            Text("en", "Vorkuta", ("It was cold.",)),
            Text("en", "", ("It was cold.",), notes="Vorkuta, p. 3"),
            Text("en", "", ("It was cold.",)),
        ]
    )

    in_title, in_note, nowhere = scored(words, "Vorkuta")

    assert in_title > in_note > nowhere == 0
    assert NOTE < 1


def test_a_slip_in_a_name_is_forgiven_and_reported() -> None:
    words = lexicon("the speech of Socrates Gevorkian", "a liked boat")

    (term,) = words.query(read("Gevorkyan")).terms

    assert (term.correction, term.weight) == ("gevorkian", CORRECTED)
    assert [score > 0 for score in scored(words, "Gevorkyan")] == [True, False]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("Walter Mun", "munn", id="three letters"),
        pytest.param("Walter Nunn", "munn", id="another first letter"),
        pytest.param("walter mun", None, id="no capitals"),
        pytest.param("Walter Holm", None, id="nobody like that"),
        pytest.param("Anton Mun", None, id="behind another name"),
        pytest.param("Walter, Mun", None, id="behind a comma"),
    ],
)
def test_a_name_behind_a_name_is_the_one_that_texts_have_there(name: str, meant: str | None) -> None:
    words = lexicon("the sermon of Walter Munn", "Anton Berg was there")

    term = words.query(read(f"Who was {name}?")).terms[-1]

    assert term.correction == meant


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("Xevorkian", id="another first letter"),
        pytest.param("Gevorkovna", id="too many slips"),
        pytest.param("Gev", id="too short"),
    ],
)
def test_no_other_word_is_corrected(word: str) -> None:
    words = lexicon("the speech of Socrates Gevorkian", "a liked boat")

    (term,) = words.query(read(word)).terms

    assert (term.numbers, term.correction) == ((), None)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("harbuor", "harbour", id="two letters swapped"),
        pytest.param("harbur", "harbour", id="a letter missing"),
        pytest.param("smoked", "smoke", id="another form of a word that it holds"),
        pytest.param("boits", "boats", id="the commoner of two words as near"),
        pytest.param("gential", "genetial", id="a letter missing before a letter wrong, though rarer"),
        pytest.param("Brannd", "brand", id="a name before a commoner word"),
    ],
)
def test_a_slip_in_any_word_is_forgiven(word: str, meant: str) -> None:
    words = lexicon(
        "the boats in the harbour",
        "other boats",
        "some boat",
        "smoke over the brann brann",
        "said Brand",
        "a board",
        "genetial",
        "gentian and gentian",
        "a gentiar, the gentian",
        "gentiar",
    )

    (term,) = words.query(read(word)).terms

    assert term.numbers
    assert (term.correction or "smoke") == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [("posted", None), ("pastted", "pasted"), ("Barbra", "barbara"), ("barbra", None)],
)
def test_a_word_of_english_is_no_slip_but_may_be_a_name(word: str, meant: str | None) -> None:
    english = frozenset({"posted", "barbra"})
    words = Lexicon.of([Text("en", "", ("He pasted it for Barbara.",))], lambda: english)

    (term,) = words.query(read(word)).terms

    assert term.correction == meant


def test_a_word_of_another_language_is_no_slip() -> None:
    words = lexicon("the lamp was out", "a boat in the harbour")

    terms = words.query(read("Wer war auf der Lampe, und warum?")).terms

    assert [(term.word, term.correction) for term in terms] == [("lampe", None)]


def test_the_library_knows_part_of_a_question() -> None:
    words = lexicon("the lamp", "the keeper")
    query = words.query(read("lamp of quicksort"))

    lamp, unknown = (term.idf for term in query.terms)

    assert query.known == pytest.approx(lamp / (lamp + unknown))


def test_a_phrase_must_stand_word_for_word() -> None:
    words = lexicon("Socialism in one country.", "In a country, socialism is one.", "One-country rule")

    def held(*phrase: str) -> list[bool]:
        return [bool(may) and words.holds(at, phrase) for at, may in enumerate(words.may_hold(phrase))]

    assert held("one", "country") == [True, False, True]
    assert held("no", "such") == [False, False, False]
    assert held("country") == [True, True, True]
    assert held("one", "countries") == [False, False, False]


def test_a_phrase_is_found_in_every_language() -> None:
    words = Lexicon.of(
        [Text("en", "", ("The Boote Houses stood.",)), Text("de", "", ("Zwei Boote Häuser standen.",))]
    )

    assert words.may_hold(("boote", "hauser")).tolist() == [False, True]
    assert words.may_hold(("boote", "houses")).tolist() == [True, False]


def test_sentences_are_told_apart_by_what_only_some_of_them_hold() -> None:
    words = lexicon("the strike began | the strike went on for weeks | strike pay ended", "elsewhere")
    query = words.query(read("strike pay"))

    told = words.told_apart(query, range(3))

    assert int(np.argmax(told)) == 2
    assert 0 < told[0] == told[1] < told[2] < 1


def test_the_language_of_a_library_is_that_of_most_of_its_passages() -> None:
    texts = [Text(language, "", ("x",)) for language in ("fr", "de", "en", "de", "en")]

    assert (Lexicon.of(texts).language, Lexicon.of([]).language) == ("de", "en")


def test_an_empty_library_has_no_scores() -> None:
    words = Lexicon.of([])

    assert words.scores(words.query(read("anything"))).bm25.tolist() == []


SENTENCES = st.lists(st.text(alphabet="abc de", max_size=12), min_size=1, max_size=3)


@given(st.lists(SENTENCES, min_size=1, max_size=6), st.text(alphabet="abc de", max_size=20))
def test_every_passage_has_every_score_between_0_and_1(passages: list[list[str]], question: str) -> None:
    words = Lexicon.of([Text("en", "", tuple(sentences)) for sentences in passages])

    scores = words.scores(words.query(read(question)))

    for column in (scores.bm25, scores.coverage, scores.pairs):
        assert len(column) == len(passages)
        assert np.all((column >= 0) & (column <= 1 + 1e-6))


def test_a_sentence_leans_on_the_one_before_it_where_it_begins_by_pointing_back() -> None:
    words = lexicon("He rowed. | It was the cook who steered. | The boat sank.")

    assert [words.leans(0, sentence) for sentence in range(4)] == [False, True, False, False]


def test_the_first_passage_of_each_document_that_has_a_word_is_told() -> None:
    words = lexicon(
        "the ice came", "a lamp was lit", "the lamp went out | a lamp", "lamp and ice", "no word of it"
    )

    first = words.first_mentions(words.query(read("lamp")), np.array([0, 3]))

    assert first.tolist() == [0.0, 1.0, 0.0, 1.0, 0.0]


def test_a_note_introduces_nothing() -> None:
    words = Lexicon.of(
        [Text("en", "", ("It was dark.",), remarks=("A lamp was lit.",)), Text("en", "", ("The lamp.",))]
    )

    first = words.first_mentions(words.query(read("lamp")), np.array([0]))

    assert first.tolist() == [0.0, 1.0]


@given(
    st.lists(st.text("ab |", min_size=1, max_size=9), min_size=1, max_size=9),
    st.text("ab ", max_size=7),
    st.data(),
)
def test_some_passages_are_scored_as_among_all(passages: list[str], asked: str, data: st.DataObject) -> None:
    words = lexicon(*passages)
    query = words.query(read(asked, words.language))
    places = np.array(sorted(data.draw(st.sets(st.integers(0, len(passages) - 1)))), dtype=np.int64)

    some, every = words.scores(query, places), words.scores(query).of(places)

    for name in ("bm25", "coverage", "pairs"):
        assert getattr(some, name).tolist() == getattr(every, name).tolist()
