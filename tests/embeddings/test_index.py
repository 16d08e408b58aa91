"""The nearest vectors: which rows an index gives, and the cosine that each row has."""

import numpy as np
import pytest

from embeddings.arrays import Mask, Vectors
from embeddings.dense.index import IndexKind, index

KINDS = pytest.mark.parametrize("kind", list(IndexKind))


def normalised(count: int, dimension: int = 8) -> Vectors:
    vectors = np.random.default_rng(7).normal(size=(count, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


FEW, MANY = normalised(50), normalised(3000)


def some(count: int) -> Mask:
    """Allow two rows in three."""
    return np.arange(count) % 3 > 0


@KINDS
def test_the_index_gives_the_inner_products(kind: IndexKind) -> None:
    cosines = index(FEW, kind).cosines(FEW[3], np.arange(50))

    np.testing.assert_allclose(cosines, FEW @ FEW[3], atol=1e-6)


@KINDS
@pytest.mark.parametrize("allowed", [None, some(3000)], ids=["all", "some"])
def test_a_row_has_one_cosine_however_it_was_found(kind: IndexKind, allowed: Mask | None) -> None:
    finder = index(MANY, kind)

    rows, cosines = finder.nearest(MANY[3], 20, allowed)

    np.testing.assert_array_equal(cosines, finder.cosines(MANY[3], rows))
    np.testing.assert_array_equal(cosines, index(MANY, IndexKind.FLAT).cosines(MANY[3], rows))
    assert np.all(np.diff(rows) > 0)


def test_an_exact_index_gives_every_row() -> None:
    rows, _ = index(MANY, IndexKind.FLAT).nearest(MANY[3], 20)

    assert rows.tolist() == list(range(3000))


@KINDS
def test_only_rows_that_are_allowed_are_given(kind: IndexKind) -> None:
    rows, _ = index(MANY, kind).nearest(MANY[3], 20, some(3000))

    assert len(rows) >= 20
    assert np.all(some(3000)[rows])


@KINDS
def test_where_no_row_is_allowed_none_is_given(kind: IndexKind) -> None:
    rows, cosines = index(MANY, kind).nearest(MANY[3], 20, np.zeros(3000, dtype=np.bool_))

    assert (rows.tolist(), cosines.tolist()) == ([], [])


@pytest.mark.parametrize("allowed", [None, some(3000)], ids=["all", "some"])
def test_a_graph_gives_the_nearest_rows_alone(allowed: Mask | None) -> None:
    rows, _ = index(MANY, IndexKind.HNSW).nearest(MANY[3], 20, allowed)

    exact, cosines = index(MANY, IndexKind.FLAT).nearest(MANY[3], 20, allowed)
    assert set(rows) == set(exact[np.argsort(-cosines)[:20]])


def test_a_graph_misses_nothing_among_few_rows() -> None:
    allowed = np.arange(3000) % 100 == 0

    rows, _ = index(MANY, IndexKind.HNSW).nearest(MANY[3], 5, allowed)

    assert rows.tolist() == list(range(0, 3000, 100))


@KINDS
def test_an_index_of_nothing_gives_nothing(kind: IndexKind) -> None:
    rows, cosines = index(np.empty((0, 8), dtype=np.float32), kind).nearest(FEW[0], 5)

    assert (rows.tolist(), cosines.tolist()) == ([], [])
