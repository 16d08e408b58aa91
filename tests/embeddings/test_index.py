"""The nearest vectors: the cosine that each row has, and which rows a sketch names."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from embeddings.arrays import Vectors
from embeddings.dense.index import Finder, IndexKind, cosines, every_cosine, sketch
from embeddings.dense.nearness import Dense
from embeddings.dense.units import WINDOW

EVERY = slice(None)
SKETCHES = pytest.mark.parametrize("kind", [IndexKind.PQ, IndexKind.IVF])


def made_vectors(count: int, dimension: int = 16) -> Vectors:
    """Make vectors that lie about some centres, as those of texts do about subjects."""
    chance = np.random.default_rng(7)
    centres = chance.normal(size=(300, dimension))
    vectors = centres[np.arange(count) % 300] + 0.5 * chance.normal(size=(count, dimension))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


MANY = made_vectors(6000)
ALL = np.ones(6000, dtype=np.bool_)


@cache
def made(kind: IndexKind) -> Finder:
    finder = sketch(MANY, kind)
    assert finder is not None
    return finder


@cache
def dense(kind: IndexKind) -> Dense:
    """Make the vectors those of the windows of one passage each."""
    rows = np.array([(place, WINDOW) for place in range(len(MANY))], dtype=np.int32)
    found = Dense(MANY, rows, len(MANY), kind)
    found.settle()
    return found


def test_cosines_are_the_inner_products() -> None:
    np.testing.assert_allclose(cosines(MANY, MANY[3], EVERY), MANY @ MANY[3], atol=1e-6)


def test_a_row_has_one_cosine_whatever_is_measured_with_it() -> None:
    rows = np.array([5999, 3, 17])

    np.testing.assert_array_equal(cosines(MANY, MANY[3], rows), cosines(MANY, MANY[3], EVERY)[rows])


def test_vectors_that_are_mapped_give_the_same_and_are_not_copied(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("mapped") / "vectors.npy"
    np.save(path, MANY)
    mapped = np.load(path, mmap_mode="r")
    rows = np.array([(place, WINDOW) for place in range(len(MANY))], dtype=np.int32)
    everywhere, none = np.ones(len(MANY), dtype=np.bool_), np.empty(0, dtype=np.int64)

    found = Dense(mapped, rows, len(MANY), IndexKind.FLAT)

    assert np.shares_memory(found._vectors, mapped)
    np.testing.assert_array_equal(
        found.nearest(MANY[3], everywhere, none).window,
        dense(IndexKind.FLAT).nearest(MANY[3], everywhere, none).window,
    )


@SKETCHES
def test_of_the_ten_nearest_rows_a_sketch_names_nearly_all(kind: IndexKind) -> None:
    finder, asked = made(kind), range(0, 6000, 200)

    found = [
        len(set(np.argsort(-(MANY @ MANY[at]))[:10]) & set(finder.nearest(MANY[at], 1024, ALL)))
        for at in asked
    ]

    assert sum(found) >= 0.99 * 10 * len(asked)


def test_of_thousands_of_near_copies_in_lists_the_nearest_are_measured() -> None:
    chance = np.random.default_rng(3)
    centres = chance.normal(size=(4, 64))
    vectors = centres[np.arange(24_000) % 4] + 0.3 * chance.normal(size=(24_000, 64))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    rows = np.array([(place, WINDOW) for place in range(24_000)], dtype=np.int32)
    library = Dense(vectors, rows, 24_000, IndexKind.IVF)
    library.settle()
    question = (centres[1] / np.linalg.norm(centres[1])).astype(np.float32)
    nearest = np.argsort(-vectors @ question)[:10]

    found = library.nearest(question, np.ones(24_000, dtype=np.bool_), np.array([], dtype=np.int64))

    assert set(nearest) <= set(found.places)
    assert len(found.places) == 512


@SKETCHES
def test_a_sketch_names_no_row_twice_and_none_that_there_is_not(kind: IndexKind) -> None:
    found = made(kind).nearest(MANY[3], 1024, ALL)
    assert found is not None

    assert len(set(found.tolist())) == len(found) <= 1024
    assert 0 <= found.min() <= found.max() < 6000


@SKETCHES
def test_two_sketches_of_the_same_vectors_name_the_same(kind: IndexKind) -> None:
    another = sketch(MANY, kind)

    assert another is not None
    np.testing.assert_array_equal(another.nearest(MANY[3], 100, ALL), made(kind).nearest(MANY[3], 100, ALL))


@SKETCHES
def test_a_sketch_names_only_what_is_allowed(kind: IndexKind) -> None:
    allowed = np.arange(6000) % 3 > 0

    places = dense(kind).nearest(MANY[3], allowed, np.empty(0, dtype=np.int64)).places

    assert np.all(allowed[places])
    assert set(np.flatnonzero(allowed)[np.argsort(-(MANY[allowed] @ MANY[3]))[:10]]) <= set(places)


@SKETCHES
def test_where_a_sketch_names_few_of_what_is_allowed_all_of_that_is_measured(kind: IndexKind) -> None:
    allowed = MANY @ MANY[3] < 0

    places = dense(kind).nearest(MANY[3], allowed, np.empty(0, dtype=np.int64)).places

    assert places.tolist() == np.flatnonzero(allowed).tolist()


@pytest.mark.parametrize(
    ("vectors", "kind"),
    [
        pytest.param(MANY, IndexKind.FLAT, id="not wanted"),
        pytest.param(MANY, IndexKind.AUTO, id="few"),
        pytest.param(MANY[:100], IndexKind.PQ, id="too few to learn from"),
        pytest.param(MANY[:, :15], IndexKind.PQ, id="of parts that are not equal"),
        pytest.param(MANY[:0], IndexKind.PQ, id="none"),
    ],
)
def test_without_a_sketch_all_is_measured(vectors: Vectors, kind: IndexKind) -> None:
    assert sketch(vectors, kind) is None


def test_the_kind_is_chosen_by_size() -> None:
    sizes = 0, 19_999, 20_000, 999_999, 1_000_000

    assert [IndexKind.AUTO.of(size) for size in sizes] == ["flat", "flat", "pq", "pq", "ivf"]
    assert {IndexKind.PQ.of(size) for size in sizes} == {"pq"}


def test_a_kind_of_an_earlier_version_is_chosen_anew() -> None:
    assert IndexKind("hnsw") is IndexKind.AUTO


def test_vectors_that_are_measured_a_part_at_a_time_have_the_cosines_of_all(tmp_path: Path) -> None:
    np.save(tmp_path / "vectors.npy", MANY)
    mapped = np.load(tmp_path / "vectors.npy", mmap_mode="r")

    assert (every_cosine(mapped, MANY[3]) == cosines(MANY, MANY[3], EVERY)).all()
    assert len(every_cosine(MANY[:0], MANY[3])) == 0
