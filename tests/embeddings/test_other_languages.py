"""Questions and texts in languages that the main model does not know: the second model, and what is said without it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus import library
from corpus.folder import Rules
from corpus.model import Library
from embeddings.arrays import Vectors
from embeddings.build import build
from embeddings.dense import multilingual
from embeddings.dense.knowledge import knows
from embeddings.dense.multilingual import MultilingualEncoder
from embeddings.dense.transformer import SentenceEncoder
from embeddings.dense.weights import DEFAULT_MODEL
from embeddings.errors import ModelMissing
from embeddings.hits import Outcome
from embeddings.language.languages import UNDECIDED, guess
from embeddings.ranking.refusal import Refusal, Refusals
from embeddings.search import Search
from embeddings.store.contents import Contents
from embeddings.store.generations import Store
from tests.embeddings.letters import Letters

BAKER = "The baker of the village rose at three every morning and lit the oven with dry wood. He sold the bread himself."
RIVER = "In spring the river rose over its banks and carried away the wooden bridge below the mill."
SCHOOL = (
    "Der Lehrer schrieb mit weißer Kreide die Namen aller Schüler an die Tafel, und niemand durfte sprechen."
)


class LetterModel(Letters):
    """The letters under the name of a real model, so that what the models know is told apart."""

    def __init__(self, name: str) -> None:
        self.name, self.fingerprint = name, name
        self.asked: list[str] = []

    def encode(self, texts, progress=None) -> Vectors:  # type: ignore[no-untyped-def]
        self.asked += texts
        return super().encode(texts, progress)


@pytest.fixture
def texts(tmp_path: Path) -> Library:
    (tmp_path / "village.md").write_text(
        f"---\ntitle: The Village\nlanguage: en\n---\n\n{BAKER}\n\n{RIVER}\n"
    )
    (tmp_path / "schule.md").write_text(f"---\ntitle: Die Schule\nlanguage: de\n---\n\n{SCHOOL}\n")
    return library.read(tmp_path, Rules())


def finder(texts: Library, *, second: bool = True) -> tuple[Search, LetterModel, LetterModel]:
    main, other = LetterModel(DEFAULT_MODEL), LetterModel(multilingual.NAME)
    given = other if second else None
    contents = build(texts, main, second=given, kind="flat", reader="").contents
    main.asked.clear()
    other.asked.clear()
    return Search(contents, main, second=given), main, other


def test_a_question_that_the_main_model_does_not_know_is_measured_by_the_second_alone(texts: Library) -> None:
    search, main, other = finder(texts)

    found = search.find("Wer heizte den Ofen mit dem Holz?", 2)

    assert (main.asked, other.asked[0]) == ([], "Wer heizte den Ofen mit dem Holz?")
    assert found.explanation is not None
    assert (found.explanation.language, found.explanation.by_second) == ("de", True)


def test_a_text_that_the_main_model_does_not_know_is_measured_by_the_second(texts: Library) -> None:
    search, main, other = finder(texts)

    ranking = search.rank(search.read("Who wrote the names on the board?"))

    assert main.asked == other.asked[:1] == ["Who wrote the names on the board?"]
    languages = [document.language for document in texts.documents for _ in document.passages]
    assert [ranking.is_by_second(place) for place in range(3)] == [one == "de" for one in languages]


def test_the_second_model_is_not_asked_where_the_main_one_knows_all(tmp_path: Path) -> None:
    (tmp_path / "village.md").write_text(f"---\ntitle: The Village\nlanguage: en\n---\n\n{BAKER}\n")
    search, main, other = finder(library.read(tmp_path, Rules()))

    search.find("Who lit the oven of the village?", 1)

    assert (main.asked, other.asked) == (["Who lit the oven of the village?"], [])


def test_a_passage_in_another_language_is_measured_by_the_words_that_mean_the_same(texts: Library) -> None:
    search, _, _ = finder(texts)

    ranking = search.rank(search.read("Wer schrieb in der Mühle mit Holz am Ofen?"))

    places = {passage.text: place for place, passage in enumerate(texts.passages)}
    inquiry = ranking.inquiry
    assert inquiry.query_at(places[SCHOOL]) is inquiry.query
    assert inquiry.query_at(places[BAKER]) is inquiry.query_at(places[RIVER]) is not inquiry.query
    held = {term.word for term in inquiry.query_at(places[BAKER]).terms if term.numbers}
    assert held > {term.word for term in inquiry.query.terms if term.numbers}


def test_every_passage_has_the_score_that_it_has_alone(texts: Library) -> None:
    search, _, _ = finder(texts)
    ranking = search.rank(search.read("Who wrote the names on the board?"))

    for place, fused in zip(ranking.candidates.tolist(), ranking.fused.tolist(), strict=True):
        assert search._scoring.score(ranking, place).fused == pytest.approx(fused, abs=1e-6)


@pytest.mark.parametrize("second", [True, False], ids=["with the second model", "without it"])
def test_what_is_not_understood_is_never_denied(texts: Library, *, second: bool) -> None:
    search, _, _ = finder(texts, second=second)

    found = search.find("Hvem var det, der ikke måtte tale, og hvorfor?", 2)

    assert found.outcome is not Outcome.NOTHING
    assert found.explanation is not None
    assert (found.explanation.language, found.explanation.is_understood) == ("da", False)
    assert sorted(found.explanation.languages) == ["de", "en"]


@pytest.mark.parametrize("question", ["asdfgh", "qwertz yxcvbn?"])
def test_words_of_no_language_are_not_quoted(texts: Library, question: str) -> None:
    main, other = LetterModel(DEFAULT_MODEL), LetterModel(multilingual.NAME)
    contents = build(texts, main, second=other, kind="flat", reader="").contents
    sure = Refusal(10, (0.0,) * 6, 0.5, 0.1)
    calibration = Refusals(sure, sure, sure)

    found = Search(contents, main, second=other, calibration=calibration).find(question, 1)

    assert found.explanation is not None
    assert (found.explanation.language, found.explanation.by_second) == (UNDECIDED, True)
    assert found.outcome is Outcome.CLOSEST


def test_a_question_in_the_language_of_a_text_is_understood_without_a_model(texts: Library) -> None:
    search, _, _ = finder(texts, second=False)

    found = search.find("Wer schrieb die Namen an die Tafel?", 1)

    assert found.explanation is not None
    assert found.explanation.is_understood
    assert found.hits[0].passage.document == "schule"


def test_an_index_without_the_second_model_is_searched_without_it(texts: Library) -> None:
    main, other = LetterModel(DEFAULT_MODEL), LetterModel(multilingual.NAME)
    contents = build(texts, main, kind="flat", reader="").contents

    found = Search(contents, main, second=other).find("Wer heizte den Ofen mit dem Holz?", 1)

    assert other.asked == []
    assert found.explanation is not None
    assert not found.explanation.by_second


def test_vectors_of_the_second_model_are_taken_over_and_kept_on_disk(texts: Library, tmp_path: Path) -> None:
    main, other = LetterModel(DEFAULT_MODEL), LetterModel(multilingual.NAME)
    first = build(texts, main, second=other, kind="flat", reader="")
    again = build(texts, main, second=other, kind="flat", reader="", before=first.contents)
    added = build(
        texts, main, second=other, kind="flat", reader="", before=replace(first.contents, second=None)
    )

    store = Store(tmp_path / "index")
    with store.lock():
        kept = store.publish(first.contents).contents

    assert (again.embedded, added.embedded) == (0, first.embedded)
    assert kept.recipe.second == multilingual.NAME
    for contents in (again.contents, added.contents, kept):
        assert contents.second is not None
        np.testing.assert_array_equal(contents.second, first.contents.second)


@pytest.mark.parametrize(
    ("model", "language", "known"),
    [
        (DEFAULT_MODEL, "en", True),
        (DEFAULT_MODEL, "de", False),
        (DEFAULT_MODEL, UNDECIDED, False),
        (multilingual.NAME, "de", True),
        (multilingual.NAME, UNDECIDED, True),
        (multilingual.NAME, "da", False),
        ("my/own-model", "da", True),
    ],
)
def test_what_the_models_know(model: str, language: str, *, known: bool) -> None:
    assert knows(model, language) is known


class Village:
    """What an English library about a village holds."""

    def has(self, word: str) -> bool:
        return word in {"baker", "bread", "oven", "war", "mireille"}

    def has_ordinary(self, word: str, language: str) -> bool:
        return language == "en" and word in {"baker", "bread", "oven", "war"}


@pytest.mark.parametrize(
    ("question", "language"),
    [
        pytest.param("baker oven", "en", id="its own words"),
        pytest.param("bread war", "en", id="a common word elsewhere that the library holds"),
        pytest.param("mireille", "en", id="a name that it holds"),
        pytest.param("was mireille baker", "en", id="a common word of two languages, and its own words"),
        pytest.param("what shovel", "en", id="its own common word"),
        pytest.param("wozu dient mehl", "de", id="a common word of one other language"),
        pytest.param("wozu mireille", "de", id="such a word beside a name"),
        pytest.param(
            "was umgibt mehl", UNDECIDED, id="a common word of two languages, and words it does not hold"
        ),
        pytest.param("huelga general", UNDECIDED, id="words that it does not hold"),
    ],
)
def test_the_language_of_a_few_words_is_guessed_by_what_the_library_holds(
    question: str, language: str
) -> None:
    assert guess(question.split(), "en", Village()) == language


def test_weights_that_are_not_the_published_ones_are_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sp.model", "weights.npz"):
        (tmp_path / name).write_bytes(b"other weights")
    monkeypatch.setattr(multilingual, "_folder", lambda: tmp_path)

    with pytest.raises(ModelMissing, match="not the published ones"):
        multilingual.fingerprint()


def test_without_the_package_there_is_no_second_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multilingual, "_folder", lambda: None)

    assert multilingual.fingerprint() is None
    with pytest.raises(ModelMissing, match="pip install"):
        MultilingualEncoder()


def test_one_sentence_in_two_languages_has_nearly_one_vector(second: MultilingualEncoder) -> None:
    english, german, other = second.encode(
        ["The baker lit the oven early.", "Der Bäcker heizte früh den Ofen.", "The bridge was carried away."]
    )

    assert np.linalg.norm(english) == pytest.approx(1.0, abs=1e-5)
    assert english @ german > 0.6 > 0.3 > english @ other


def test_a_german_question_finds_the_english_paragraph(
    encoder: SentenceEncoder, second: MultilingualEncoder, embedded: Contents
) -> None:
    search = Search(embedded, encoder, second=second)

    found = search.find("Warum traten die Gefangenen in den Hungerstreik?", 3)

    assert found.outcome is Outcome.QUOTED
    assert found.hits[0].passage.document == "hunger-strike"


def test_the_words_of_the_texts_are_read_by_the_second_model_when_they_are_indexed(texts: Library) -> None:
    search, _, other = finder(texts)

    search.find("Wer heizte den Ofen mit dem Holz?", 2)

    assert set(other.asked) <= {"Wer heizte den Ofen mit dem Holz?", "Wer", "heizte", "Ofen", "Holz"}


def test_the_vectors_of_words_that_were_there_before_are_taken_over(texts: Library, tmp_path: Path) -> None:
    main, other = LetterModel(DEFAULT_MODEL), LetterModel(multilingual.NAME)
    before = build(texts, main, second=other, kind="flat", reader="").contents
    (tmp_path / "village.md").write_text("---\ntitle: The Village\nlanguage: en\n---\n\nThe baker snores.\n")
    other.asked.clear()

    after = build(library.read(tmp_path, Rules()), main, second=other, kind="flat", reader="", before=before)

    assert ("snores" in other.asked, "baker" in other.asked) == (True, False)
    fresh = build(library.read(tmp_path, Rules()), main, second=other, kind="flat", reader="").contents
    np.testing.assert_array_equal(after.contents.equivalents, fresh.equivalents)
