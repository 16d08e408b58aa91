"""Vectors → the rows nearest to a question, and the cosine of any row: a typed face on FAISS.

An index gives candidates: to measure every row is what only one machine that holds them all can do. What it
gives is measured exactly, and a row has one cosine, however it was come by.
"""

from enum import StrEnum
from typing import Protocol

import faiss
import numpy as np

from embeddings.arrays import Floats, Ints, Mask, Vectors

# A busy machine makes a scan with two threads several times slower than with one (measured).
faiss.omp_set_num_threads(1)

_NEIGHBOURS = 32  # links a vector in an HNSW graph
_WIDTH = 256  # candidates kept while an HNSW graph is searched: recall@10 .999 on 10,000 vectors
_FEW = 1024  # rows that are measured one by one: a graph whose rows are mostly not allowed misses some


class IndexKind(StrEnum):
    """How nearest vectors are found: by an exact scan, or by a graph for very large libraries."""

    FLAT = "flat"
    HNSW = "hnsw"


class Index(Protocol):
    """Normalised vectors, one a row, against which a question (one vector) is measured."""

    def nearest(self, question: Vectors, k: int, allowed: Mask | None = None) -> tuple[Ints, Floats]:
        """Give rows and their cosines, rows ascending: the ``k`` nearest of those allowed, perhaps others."""

    def cosines(self, question: Vectors, rows: Ints) -> Floats:
        """Give the cosine of each of these rows."""


class Flat:
    """Every row is a candidate."""

    def __init__(self, vectors: Vectors) -> None:
        self._count, dimension = vectors.shape
        self._rows = faiss.IndexFlatIP(dimension)
        self._rows.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def nearest(
        self,
        question: Vectors,
        k: int,  # noqa: ARG002  (an exact scan costs the same whatever is asked for)
        allowed: Mask | None = None,
    ) -> tuple[Ints, Floats]:
        """Give all that are allowed."""
        rows = _listed(self._count, allowed)
        return rows, self.cosines(question, rows)

    def cosines(self, question: Vectors, rows: Ints) -> Floats:
        """Give the cosine of each of these rows."""
        return _measured(self._rows, question, rows)


class Graph:
    """A graph of neighbours is searched; it misses a near row now and then."""

    def __init__(self, vectors: Vectors) -> None:
        self._count, dimension = vectors.shape
        self._graph = faiss.IndexHNSWFlat(dimension, _NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
        self._graph.add(np.ascontiguousarray(vectors, dtype=np.float32))
        self._rows = faiss.downcast_index(self._graph.storage)

    def nearest(self, question: Vectors, k: int, allowed: Mask | None = None) -> tuple[Ints, Floats]:
        """Give the nearest that the graph leads to; all, if few are allowed."""
        rows = _listed(self._count, allowed)
        if len(rows) > max(_FEW, k):
            some = None if len(rows) == self._count else faiss.IDSelectorBatch(rows)
            width = max(_WIDTH, k)
            parameters = faiss.SearchParametersHNSW(sel=some, efSearch=width)  # type: ignore[attr-defined]
            _, found = self._graph.search(_query(question), k, params=parameters)
            rows = np.sort(found[found >= 0])
        return rows, self.cosines(question, rows)

    def cosines(self, question: Vectors, rows: Ints) -> Floats:
        """Give the cosine of each of these rows."""
        return _measured(self._rows, question, rows)


def index(vectors: Vectors, kind: IndexKind) -> Index:
    """Build an index from vectors; none is ever read from a file."""
    return Flat(vectors) if kind is IndexKind.FLAT else Graph(vectors)


def _listed(count: int, allowed: Mask | None) -> Ints:
    return np.arange(count) if allowed is None else np.flatnonzero(allowed)


def _query(question: Vectors) -> Vectors:
    return np.ascontiguousarray(question, dtype=np.float32).reshape(1, -1)


def _measured(flat: faiss.Index, question: Vectors, rows: Ints) -> Floats:
    cosines = np.empty(len(rows), dtype=np.float32)
    if len(rows):
        query, wanted = _query(question), np.ascontiguousarray(rows, dtype=np.int64)
        flat.compute_distance_subset(  # type: ignore[attr-defined]
            1, faiss.swig_ptr(query), len(wanted), faiss.swig_ptr(cosines), faiss.swig_ptr(wanted)
        )
    return cosines
