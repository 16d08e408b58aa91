"""A question's vector → how near each passage is, by its best window and by its best sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Floats, Ints, Vectors
from embeddings.dense.index import Index, IndexKind
from embeddings.dense.units import WINDOW


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosines: of the best window and the best sentence of every passage, and of every sentence."""

    window: Floats
    sentence: Floats
    sentences: Floats


class Dense:
    """The vectors of a library; ``rows`` tells the passage and the sentence (or WINDOW) of each."""

    def __init__(self, vectors: Vectors, rows: NDArray[np.int32], passages: int, kind: IndexKind) -> None:
        self._index = Index(vectors, kind)
        self._vectors = vectors
        self._passages = passages
        is_window = rows[:, 1] == WINDOW
        self._windows, self._sentences = np.flatnonzero(is_window), np.flatnonzero(~is_window)
        self._window_of, self._sentence_of = rows[self._windows, 0], rows[self._sentences, 0]

    @property
    def leaves_gaps(self) -> bool:
        """Tell whether some passages go unmeasured unless they are named."""
        return self._index.kind is IndexKind.HNSW

    def nearness(self, vector: Vectors, also: Ints | None = None) -> Nearness:
        """Measure every passage; where a graph is searched, at least the passages in ``also``."""
        cosines = self._index.cosines(vector)
        if self.leaves_gaps and also is not None:
            self._fill(cosines, vector, also)
        return Nearness(
            self._best(cosines[self._windows], self._window_of),
            self._best(cosines[self._sentences], self._sentence_of),
            cosines[self._sentences],
        )

    def likeness(self, places: Sequence[int]) -> Floats:
        """Give the cosines of the beginnings of some passages with one another."""
        first = self._vectors[self._windows[np.searchsorted(self._window_of, places)]]
        return np.asarray(first @ first.T, dtype=np.float32)

    def _fill(self, cosines: Floats, vector: Vectors, also: Ints) -> None:
        """Measure what the graph did not look at, so that no passage found by its words goes unmeasured."""
        wanted = np.zeros(self._passages, dtype=np.bool_)
        wanted[also] = True
        rows = np.concatenate(
            [self._windows[wanted[self._window_of]], self._sentences[wanted[self._sentence_of]]]
        )
        cosines[rows] = self._vectors[rows] @ vector.reshape(-1)

    def _best(self, cosines: Floats, owners: NDArray[np.int32]) -> Floats:
        best = np.full(self._passages, -1.0, dtype=np.float32)
        np.maximum.at(best, owners, cosines)
        return best
