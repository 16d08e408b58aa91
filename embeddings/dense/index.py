"""Vectors → the nearest of them: a typed face on FAISS."""

from enum import StrEnum

import faiss
import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Vectors

# A busy machine makes a scan with two threads several times slower than with one (measured).
faiss.omp_set_num_threads(1)

_BELOW_EVERY_COSINE = -2.0
_NEIGHBOURS = 32  # links a vector in an HNSW graph
_WIDTH = 256  # candidates kept while an HNSW graph is searched: recall@10 .999 on 10,000 vectors


class IndexKind(StrEnum):
    """How nearest vectors are found: by an exact scan, or by a graph for very large libraries."""

    FLAT = "flat"
    HNSW = "hnsw"


class Index:
    """Inner products of a question with normalised rows; built from the vectors, never read from a file."""

    def __init__(self, vectors: Vectors, kind: IndexKind = IndexKind.FLAT) -> None:
        self.rows, dimension = vectors.shape
        self.kind = kind
        self._faiss = _empty(dimension, kind)
        self._faiss.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def cosines(self, question: Vectors) -> NDArray[np.float32]:
        """Give the cosine of a question (one vector) with every row; -1 where a graph did not look."""
        cosines = np.full(self.rows, -1.0, dtype=np.float32)
        if self.rows == 0:
            return cosines
        query = np.ascontiguousarray(question, dtype=np.float32).reshape(1, -1)
        if self.kind is IndexKind.FLAT:
            _, found, rows = self._faiss.range_search(query, _BELOW_EVERY_COSINE)
        else:
            found, rows = (column[0] for column in self._faiss.search(query, min(self.rows, _WIDTH)))
            found, rows = found[rows >= 0], rows[rows >= 0]
        cosines[rows] = found
        return cosines


def _empty(dimension: int, kind: IndexKind) -> faiss.Index:
    if kind is IndexKind.FLAT:
        return faiss.IndexFlatIP(dimension)
    graph = faiss.IndexHNSWFlat(dimension, _NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efSearch = _WIDTH
    return graph
