"""Vectors → the cosine of any row, and a sketch that names the rows which may be nearest to a question.

Cosines are exact, and taken of the vectors where they lie: mapped, never copied. Where there are many, those
are measured that a sketch names, a thirtieth of their size; it says nothing else, so that no cosine depends
on how its row was come by (decision 64).
"""

from enum import StrEnum
from typing import Protocol

import numpy as np

from embeddings.arrays import Floats, Ints, Mask, Vectors
from embeddings.mapped import release

_PART = 4  # dimensions that a sketch knows of a vector by four bits
_TRAINED_WITH = 4096  # rows, for 16 means of each part
_LISTED_BY = 64  # rows of each mean by which lists are made
_OPENED = 32  # lists of a question
# Rows from which on a sketch pays, and from which on all of it is too much to read (measured, decision 64).
_MANY, _VAST = 20_000, 1_000_000


class IndexKind(StrEnum):
    """How the nearest vectors are found: by measuring all, or what a sketch names, whole or in lists."""

    AUTO = "auto"
    FLAT = "flat"
    PQ = "pq"
    IVF = "ivf"

    @classmethod
    def _missing_(cls, value: object) -> "IndexKind":  # noqa: ARG003
        """Take what an earlier version knew (``hnsw``) for the choice that is ours."""
        return cls.AUTO

    def of(self, rows: int) -> "IndexKind":
        """Choose by the number of rows where nobody has chosen.

        >>> IndexKind.AUTO.of(600), IndexKind.AUTO.of(60_000), IndexKind.FLAT.of(60_000)
        (<IndexKind.FLAT: 'flat'>, <IndexKind.PQ: 'pq'>, <IndexKind.FLAT: 'flat'>)
        """
        if self is not IndexKind.AUTO:
            return self
        return IndexKind.FLAT if rows < _MANY else IndexKind.PQ if rows < _VAST else IndexKind.IVF


class Finder(Protocol):
    """What names rows that may be near: a sketch, a rough copy of the vectors, or an engine elsewhere."""

    def nearest(self, question: Vectors, k: int, allowed: Mask) -> Ints | None:
        """Name about ``k`` rows that seem nearest, in no order; None where it cannot tell.

        ``allowed`` is the mask of the passages that are looked for; rows of others may be named as well.
        """


def cosines(vectors: Vectors, question: Vectors, rows: Ints | slice) -> Floats:
    """Give the cosine of some of the rows, each by itself: it does not depend on the others."""
    return np.asarray(np.vecdot(vectors[rows], question.reshape(-1)), dtype=np.float32)


def every_cosine(vectors: Vectors, question: Vectors) -> Floats:
    """Give the cosine of every row; of vectors that are mapped, few are in memory at a time."""
    found = np.empty(len(vectors), dtype=np.float32)
    for at in range(0, len(vectors), _TRAINED_WITH):
        some = slice(at, at + _TRAINED_WITH)
        found[some] = cosines(vectors, question, some)
        release(vectors)
    return found


def sketch(vectors: Vectors, kind: IndexKind) -> Finder | None:
    """Make a sketch of a kind of index; None if it measures all, or there is too little to learn from."""
    chosen, (rows, dimension) = kind.of(len(vectors)), vectors.shape
    if chosen is IndexKind.FLAT or rows < _TRAINED_WITH or dimension % _PART:
        return None
    return _Faiss(vectors, lists=_LISTED_BY * round(rows**0.5 / _LISTED_BY) if chosen is IndexKind.IVF else 0)


class _Faiss:
    """Each part of a vector by the nearest of sixteen means, in registers (FAISS calls it fast scan)."""

    def __init__(self, vectors: Vectors, lists: int) -> None:
        import faiss

        faiss.omp_set_num_threads(1)  # on a busy machine two are several times slower (measured)
        rows, dimension = vectors.shape
        made = f"PQ{dimension // _PART}x4fs" if not lists else f"IVF{lists},PQ{dimension // _PART}x4fs"
        self._index = faiss.index_factory(dimension, made, faiss.METRIC_INNER_PRODUCT)
        learned_from = max(_TRAINED_WITH, _LISTED_BY * lists)
        self._index.train(np.asarray(vectors[:: max(1, rows // learned_from)]))
        for at in range(0, rows, _TRAINED_WITH):  # mapped vectors are not in memory all at once
            self._index.add(np.asarray(vectors[at : at + _TRAINED_WITH]))
            release(vectors)
        if lists:
            self._index.nprobe = _OPENED  # type: ignore[attr-defined]

    def nearest(self, question: Vectors, k: int, allowed: Mask) -> Ints:  # noqa: ARG002  (it knows no passages)
        """Name the ``k`` rows that seem nearest, in no order."""
        _, found = self._index.search(np.ascontiguousarray(question, dtype=np.float32).reshape(1, -1), k)
        return np.asarray(found[found >= 0], dtype=np.int64)
