"""A question's vector → the passages near it, and how near: by their best window and best sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Floats, Ints, Mask, Vectors
from embeddings.dense.index import Finder, IndexKind, cosines, every_cosine, sketch
from embeddings.dense.units import REMARK, WINDOW, WORK, are
from embeddings.remarks import NOTE

NAMED = 512  # rows that a sketch names: among them are the 30 nearest (measured, decision 64)
# So many times as many are named in lists, and the nearest of them taken: a library that needs lists has
# thousands of near copies, which a sketch does not tell apart (measured, decision 109).
_TAKEN_OF = 16
_FEW = 1000  # passages that are all measured: as soon done as named
_GATHERED = 4  # times as long as to measure a row where it lies takes it to gather it first (measured)


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


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of some passages; which of them are windows and which sentences, and of which passage each."""

    rows: Ints | slice
    windows: Ints
    sentences: Ints
    with_window: Ints
    with_sentence: Ints


class Dense:
    """The vectors of a library; ``rows`` tells the passage and the sentence of each, passages ascending.

    ``finder`` names those that may be near, where that is not left to a sketch.
    """

    def __init__(
        self,
        vectors: Vectors,
        rows: NDArray[np.int32],
        passages: int,
        kind: IndexKind,
        finder: Finder | None = None,
    ) -> None:
        self._vectors = np.asarray(vectors)  # without what a memmap does at each slice
        self._kind = kind
        self._finder, self._is_given, self._is_settled = finder, finder is not None, False
        self._weights = {seeking: _weights(rows, seeking=seeking) for seeking in (False, True)}
        self._passages = passages
        self._passage_of = rows[:, 0].astype(np.int64)
        bounds = np.searchsorted(self._passage_of, np.arange(passages + 1))
        self._first, self._counts = bounds[:-1], np.diff(bounds)
        self._is_window = are(rows, WINDOW)

    def settle(self) -> None:
        """Make the sketch, which pays after some questions; without it every passage is measured."""
        self._is_settled = True
        if not self._is_given:
            self._finder = sketch(self._vectors, self._kind)

    def hasten(self) -> None:
        """Make the sketch that pays for some hundred questions: lists take longer to be made."""
        if self._finder is None and self._kind.of(len(self._vectors)) is not IndexKind.FLAT:
            self._finder = sketch(self._vectors, IndexKind.PQ)

    def nearest(self, question: Vectors, allowed: Mask, also: Ints, *, seeking: bool = False) -> Nearness:
        """Measure the passages that are nearest among those allowed, and ``also`` those named."""
        is_chosen = np.zeros(self._passages, dtype=np.bool_)
        is_chosen[self._named(question, allowed)] = True
        is_chosen[also] = True
        return self._measured(question, np.flatnonzero(is_chosen), seeking=seeking)

    def nearness(self, question: Vectors, place: int, *, seeking: bool = False) -> Nearness:
        """Measure one passage."""
        return self._measured(question, np.array([place]), seeking=seeking)

    def sentences(self, question: Vectors, place: int, *, seeking: bool = False) -> Floats:
        """Give the cosine of each sentence of a passage, and of its notes, which count less."""
        rows = self._rows_of(np.array([place]))
        rows = rows[~self._is_window[rows]]
        return cosines(self._vectors, question, rows) * self._weights[seeking][rows]

    def sentence_weights(self, place: int, *, seeking: bool = False) -> Floats:
        """Say how much each sentence of a passage and of its notes counts."""
        rows = self._rows_of(np.array([place]))
        return self._weights[seeking][rows[~self._is_window[rows]]]

    def likeness(self, places: Sequence[int]) -> Floats:
        """Give the cosines of the beginnings of some passages with one another."""
        first = self._vectors[self._first[np.asarray(places, dtype=np.int64)]]
        return np.asarray(first @ first.T, dtype=np.float32)

    def _named(self, question: Vectors, allowed: Mask) -> Ints:
        """Name the allowed passages that may be nearest: all, if they are few or a sketch names too few."""
        every = np.flatnonzero(allowed)
        rows = self._named_rows(question, allowed) if len(every) > _FEW else None
        if rows is None:
            return every
        found = self._passage_of[rows]
        named = found[allowed[found]]
        return named if 2 * len(named) >= len(found) else every

    def _named_rows(self, question: Vectors, allowed: Mask) -> Ints | None:
        if self._finder is None:
            return None
        if self._is_given or self._kind.of(len(self._vectors)) is not IndexKind.IVF:
            return self._finder.nearest(question, NAMED, allowed)
        rows = self._finder.nearest(question, _TAKEN_OF * NAMED, allowed)
        if rows is None or len(rows) <= NAMED:
            return rows
        measured = cosines(self._vectors, question, rows)
        return rows[np.argpartition(measured, -NAMED)[-NAMED:]]

    def _every(self, question: Vectors) -> Floats:
        """Measure every row; who asks once or twice keeps none of them in memory."""
        if self._is_settled:
            return cosines(self._vectors, question, slice(None))
        return every_cosine(self._vectors, question)

    def _rows_of(self, places: Ints) -> Ints:
        """List the rows of some passages, one after another."""
        counts = self._counts[places]
        before = np.cumsum(counts) - counts
        return np.asarray(np.arange(counts.sum()) + np.repeat(self._first[places] - before, counts))

    def _measured(self, question: Vectors, places: Ints, *, seeking: bool) -> Nearness:
        """Give the best of the cosines of each passage; -1, the least there is, where it has none."""
        if self._is_settled and len(places) == self._passages:
            measured, rows = self._every(question), self._all
        elif _GATHERED * int(self._counts[places].sum()) < len(self._vectors):
            rows = self._of(places)
            measured = cosines(self._vectors, question, rows.rows)
        else:
            rows = self._of(places)
            measured = self._every(question)[rows.rows]
        measured *= self._weights[seeking][rows.rows]
        window, sentence = np.full((2, len(places)), -1.0, dtype=np.float32)
        np.maximum.at(window, rows.with_window, measured[rows.windows])
        np.maximum.at(sentence, rows.with_sentence, measured[rows.sentences])
        return Nearness(places, window, sentence)

    def _of(self, places: Ints) -> _Rows:
        rows = self._rows_of(places)
        owners, is_window = np.repeat(np.arange(len(places)), self._counts[places]), self._is_window[rows]
        windows, sentences = np.flatnonzero(is_window), np.flatnonzero(~is_window)
        return _Rows(rows, windows, sentences, owners[windows], owners[sentences])

    @cached_property
    def _all(self) -> _Rows:
        """The rows of all passages, which a small library measures for every question."""
        return replace(self._of(np.arange(self._passages)), rows=slice(None))


def _weights(rows: NDArray[np.int32], *, seeking: bool) -> Floats:
    """Say how much the cosine of each row counts; of one that names a work only where one is sought."""
    weights = np.ones(len(rows), dtype=np.float32)
    weights[are(rows, REMARK)] = NOTE
    weights[are(rows, WORK)] = NOTE if seeking else 0.0
    return weights
