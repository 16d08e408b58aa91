"""A question's vector → the passages near it, and how near: by their best window and best sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Floats, Ints, Mask, Vectors
from embeddings.dense.index import IndexKind, index
from embeddings.dense.units import are_windows

_NEAREST = 256  # rows that an index is asked for; an exact one gives all


@dataclass(frozen=True, slots=True)
class Nearness:
    """Passages that were measured, by their places, ascending: their best window's and sentence's cosines."""

    places: Ints
    window: Floats
    sentence: Floats


def joined(parts: Sequence[Nearness]) -> Nearness:
    """Join what was measured of different passages."""
    if len(parts) == 1:
        return parts[0]
    places, window, sentence = (
        np.concatenate(columns)
        for columns in zip(*((part.places, part.window, part.sentence) for part in parts), strict=True)
    )
    order = np.argsort(places)
    return Nearness(places[order], window[order], sentence[order])


class Dense:
    """The vectors of a library; ``rows`` tells the passage and the sentence of each, passages ascending."""

    def __init__(self, vectors: Vectors, rows: NDArray[np.int32], passages: int, kind: IndexKind) -> None:
        self._index = index(vectors, kind)
        self._vectors = vectors
        self._passages = passages
        self._passage_of = rows[:, 0].astype(np.int64)
        self._is_window = are_windows(rows)

    def nearest(self, question: Vectors, allowed: Mask, also: Ints) -> Nearness:
        """Measure the passages that are nearest among those allowed, and ``also`` those named."""
        rows, cosines = self._index.nearest(question, _NEAREST, allowed[self._passage_of])
        chosen = np.zeros(self._passages, dtype=np.bool_)
        chosen[also] = True
        chosen[self._passage_of[rows]] = True
        is_left = chosen[self._passage_of]
        is_left[rows] = False
        left = np.flatnonzero(is_left)
        cosines = np.concatenate([cosines, self._index.cosines(question, left)])
        return self._best(np.flatnonzero(chosen), np.concatenate([rows, left]), cosines)

    def nearness(self, question: Vectors, place: int) -> Nearness:
        """Measure one passage."""
        rows = self._rows_of(place)
        return self._best(np.array([place]), rows, self._index.cosines(question, rows))

    def sentences(self, question: Vectors, place: int) -> Floats:
        """Give the cosine of each sentence of a passage."""
        rows = self._rows_of(place)
        return self._index.cosines(question, rows[~self._is_window[rows]])

    def likeness(self, places: Sequence[int]) -> Floats:
        """Give the cosines of the beginnings of some passages with one another."""
        first = self._vectors[np.searchsorted(self._passage_of, places)]
        return np.asarray(first @ first.T, dtype=np.float32)

    def _rows_of(self, place: int) -> Ints:
        return np.arange(*np.searchsorted(self._passage_of, [place, place + 1]))

    def _best(self, places: Ints, rows: Ints, cosines: Floats) -> Nearness:
        """Give the best of the cosines of each passage; -1, the least there is, where it has none."""
        owners, is_window = self._passage_of[rows], self._is_window[rows]
        window, sentence = np.full((2, self._passages), -1.0, dtype=np.float32)
        np.maximum.at(window, owners[is_window], cosines[is_window])
        np.maximum.at(sentence, owners[~is_window], cosines[~is_window])
        return Nearness(places, window[places], sentence[places])
