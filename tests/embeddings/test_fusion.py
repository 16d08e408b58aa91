"""Two legs, one score."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.ranking.fusion import Weights, dense, dense_share, fuse, lexical

UNIT = st.floats(0, 1, width=32)
WEIGHTS = st.builds(
    Weights,
    dense=st.floats(0.1, 5),
    bm25=st.floats(0.1, 5),
    coverage=st.floats(0, 5),
    pairs=st.floats(0, 5),
    foreign=st.floats(0.1, 1),
    grams=st.floats(0, 5),
)


def one(value: float) -> np.ndarray:
    return np.array([value], dtype=np.float32)


def test_the_vectors_share_is_what_they_count_among_all() -> None:
    weights = Weights(dense=2.0, bm25=1.0, coverage=0.5, pairs=0.5, foreign=0.5, grams=1.0)

    assert (dense_share(weights, foreign=False), dense_share(weights, foreign=True)) == (
        0.5,
        0.25,
    )


def test_a_score_is_the_weighted_mean_of_both_legs() -> None:
    weights = Weights(dense=2.0, bm25=1.0, coverage=0.5, pairs=0.5, sharpness=2)

    assert fuse(one(0.8), one(0.4), weights).tolist() == pytest.approx([0.6])
    assert lexical(one(0.5), one(1.0), one(0.0), weights).tolist() == pytest.approx([0.25])
    assert lexical(one(0.5), one(1.0), one(0.0), weights, one(1.0)).tolist() == pytest.approx([4 / 9])


def test_a_passage_that_points_away_is_not_worse_than_one_that_does_not_point() -> None:
    assert dense(one(-0.4), one(0.2)).tolist() == [0.0]


@given(UNIT, UNIT, WEIGHTS, st.booleans())
def test_the_score_lies_between_the_legs(
    vectors: float, words: float, weights: Weights, foreign: bool
) -> None:
    (score,) = fuse(one(vectors), one(words), weights, foreign=foreign)

    assert min(vectors, words) - 1e-6 <= score <= max(vectors, words) + 1e-6


@given(UNIT, UNIT, UNIT, WEIGHTS, st.booleans())
def test_the_score_rises_with_either_leg(
    low: float, high: float, other: float, weights: Weights, foreign: bool
) -> None:
    low, high = sorted((low, high))

    assert fuse(one(low), one(other), weights, foreign=foreign) <= fuse(
        one(high), one(other), weights, foreign=foreign
    )
    assert fuse(one(other), one(low), weights, foreign=foreign) <= fuse(
        one(other), one(high), weights, foreign=foreign
    )


@given(st.lists(UNIT, min_size=1, max_size=8), st.lists(UNIT, min_size=8, max_size=8), WEIGHTS)
def test_the_score_does_not_depend_on_the_other_passages(
    vectors: list[float], words: list[float], weights: Weights
) -> None:
    together = fuse(np.float32(vectors), np.float32(words[: len(vectors)]), weights)

    alone = [fuse(one(v), one(w), weights)[0] for v, w in zip(vectors, words, strict=False)]

    np.testing.assert_allclose(together, alone, atol=1e-6)
