"""From a question to a ranking: which passages are candidates, and what each is worth."""

import numpy as np
import pytest

from embeddings.arrays import Mask
from embeddings.dense.index import IndexKind
from embeddings.dense.meaning import MainModel, Meaning
from embeddings.dense.units import WINDOW, Unit, rows_of
from embeddings.lexical.columns import Text
from embeddings.lexical.lexicon import Lexicon
from embeddings.question import read
from embeddings.ranking.fusion import Weights
from embeddings.ranking.scoring import Ranking, Scoring
from tests.embeddings.letters import Letters

SYLLABLES = "bo da fe gu hi jo ka lu mi no pa ru se ti vo wa ze".split()
COUNT = 2100
QUESTION = 'Who saw "bodafe" near gujo or kalu of minopa?'


def sentences() -> list[str]:
    """Make one sentence for each passage, of words that come again in others."""
    generator = np.random.default_rng(5)
    words = ["".join(generator.choice(SYLLABLES, generator.integers(2, 4))) for _ in range(400)]
    made = [" ".join(generator.choice(words, 8)) for _ in range(COUNT)]
    made[700] += " bodafe"
    made[900] += " gujo kalu minopa bodafe"
    return made


SENTENCES = sentences()
EVERYWHERE = np.ones(COUNT, dtype=np.bool_)
LEXICON = Lexicon.of([Text("en", "", (sentence,)) for sentence in SENTENCES])
UNITS = [Unit(at, place, text) for at, text in enumerate(SENTENCES) for place in (WINDOW, 0)]
VECTORS = Letters().encode([unit.text for unit in UNITS])


def scoring(kind: IndexKind) -> Scoring:
    meaning = Meaning(MainModel(Letters(), VECTORS), rows_of(UNITS), ["en"] * COUNT, kind)
    meaning.settle()
    return Scoring(LEXICON, meaning, Weights())


FLAT, SKETCH, LISTS = map(scoring, (IndexKind.FLAT, IndexKind.PQ, IndexKind.IVF))
FINDERS = pytest.mark.parametrize("finder", [FLAT, SKETCH, LISTS], ids=["flat", "pq", "ivf"])
SOME = pytest.mark.parametrize("finder", [SKETCH, LISTS], ids=["pq", "ivf"])


def rank(finder: Scoring, question: str = QUESTION, allowed: Mask = EVERYWHERE) -> Ranking:
    return finder.rank(read(question), allowed)


def test_where_the_index_is_exact_every_passage_is_a_candidate() -> None:
    assert rank(FLAT).candidates.tolist() == list(range(COUNT))


@SOME
def test_a_sketch_and_the_words_name_some_and_the_best_are_among_them(finder: Scoring) -> None:
    question = "gujo kalu minopa"

    every, some = rank(FLAT, question), rank(finder, question)

    assert 200 <= len(some.candidates) < COUNT
    assert some.order()[:10].tolist() == every.order()[:10].tolist()


@SOME
@pytest.mark.parametrize("column", ["dense", "lexical", "fused"])
def test_a_candidate_is_worth_the_same_among_few_as_among_all(finder: Scoring, column: str) -> None:
    every, some = rank(FLAT), rank(finder)

    np.testing.assert_array_equal(getattr(some, column), getattr(every, column)[some.candidates])


@pytest.mark.parametrize("place", [0, 900, 1499])
@FINDERS
def test_a_passage_alone_is_worth_what_it_is_among_all(finder: Scoring, place: int) -> None:
    every = rank(FLAT)

    score = finder.score(rank(finder), place)

    assert (score.dense, score.lexical, score.fused) == (
        every.dense[place],
        every.lexical[place],
        every.fused[place],
    )


@FINDERS
def test_no_passage_that_is_not_allowed_is_a_candidate(finder: Scoring) -> None:
    allowed = np.arange(COUNT) % 10 > 0

    ranking = rank(finder, allowed=allowed)

    assert len(ranking.candidates) >= 100
    assert np.all(allowed[ranking.candidates])


@FINDERS
def test_what_holds_a_quoted_phrase_is_a_candidate(finder: Scoring) -> None:
    ranking = rank(finder, 'Why "bodafe"?')

    assert sorted(ranking.order().tolist()) == [
        at for at, text in enumerate(SENTENCES) if "bodafe" in text.split()
    ]
    assert ranking.phrases == {"bodafe": True}


@FINDERS
def test_the_scores_of_what_is_allowed_do_not_depend_on_what_is_not(finder: Scoring) -> None:
    allowed = np.arange(COUNT) % 10 > 0

    ranking = rank(finder, allowed=allowed)

    np.testing.assert_array_equal(ranking.fused, rank(FLAT).fused[ranking.candidates])
