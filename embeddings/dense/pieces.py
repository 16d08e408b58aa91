"""Pieces of words as the model reads them where they stand → how well a passage holds those of a question.

A vector of a whole passage says what it is about; whether it says what is asked is told by its pieces: each
piece of a question is looked for among those of a passage, and the nearest counts (decision 86). They are
kept in few dimensions and small numbers: a passage takes as much room for its pieces as for its sentences.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings import npy
from embeddings.arrays import Floats, Ints, Pieces, Places, Vectors
from embeddings.dense.units import WINDOW
from embeddings.language.tokens import Token

WIDTH = 64  # dimensions that are kept of each piece
_SCALE = 127  # of the numbers that are kept
# The more pieces a passage has, the nearer is the nearest by chance: this much for each time that it is
# e times as long (measured on six sets, decision 86).
_BY_LENGTH = 0.04
_USUAL = 100  # pieces
_SHARP = 10.0  # a sentence that holds a piece worse by a tenth has a third of it (measured)
_DIRECTIONS = Path(__file__).parent / "directions.npz"


@dataclass(frozen=True, slots=True)
class Read:
    """Texts as a model has read them: a normalised vector a text, and the pieces of each.

    ``pieces`` is None where it is not known how they are kept for this model.
    """

    vectors: Vectors
    pieces: tuple[Pieces, ...] | None = None


@dataclass(frozen=True, slots=True)
class Directions:
    """The directions, as rows, in which the pieces of a model's texts differ most, and their name."""

    rows: Vectors
    name: str

    def kept(self, states: Vectors) -> Pieces:
        """Give pieces, a row each as the model computes them, as they are kept."""
        few = states @ self.rows.T
        few /= np.maximum(np.linalg.norm(few, axis=1, keepdims=True), 1e-9)
        return np.asarray(np.rint(_SCALE * few), dtype=np.int8)


@cache
def directions(weights: str) -> Directions | None:
    """Give those of the default model's weights; None for any other's."""
    kept = npy.unpacked(_DIRECTIONS)
    if str(kept["weights"]) != weights:
        return None
    return Directions(kept["rows"].astype(np.float32), f"{weights[:12]}-{WIDTH}")


def name(weights: str) -> str | None:
    """Name how the pieces of a model are kept; None where they are not."""
    found = directions(weights)
    return found.name if found else None


def learned(states: Vectors) -> Vectors:
    """Find the directions in which pieces differ most, those of all together first."""
    unit = states / np.linalg.norm(states, axis=1, keepdims=True)
    _, along = np.linalg.eigh(unit.T @ unit)
    return np.ascontiguousarray(along.T[::-1][:WIDTH])


def write(rows: Vectors, weights: str) -> None:
    """Make the file of directions anew."""
    np.savez(_DIRECTIONS, rows=rows.astype(np.float16), weights=np.array(weights))


# The cosines of the pieces of a passage, as rows, with those of a question; where in them each sentence ends
Measured = tuple[Floats, list[int]]


class Held:
    """The pieces of a library's passages, where they lie.

    ``counts`` says how many each row of an index has, ``rows`` what each is; there are so many ``passages``.
    The pieces of a sentence of a passage are some of its window's.
    """

    def __init__(self, pieces: Pieces, counts: Places, rows: NDArray[np.int32], passages: int) -> None:
        self._pieces, self._counts = np.asarray(pieces), counts
        ends = np.concatenate([[0], np.cumsum(np.where(rows[:, 1] < 0, counts, 0), dtype=np.int64)])
        self._firsts = np.searchsorted(rows[:, 0], np.arange(passages + 1))
        self._bounds = ends[self._firsts]
        self._is_window, self._is_sentence = rows[:, 1] == WINDOW, rows[:, 1] >= 0

    def match(
        self, question: Pieces, shares: Floats, places: Ints, remember: dict[int, Floats] | None = None
    ) -> Floats:
        """Say how well passages hold the pieces of a question, of which each has its share in the whole.

        0 for a passage without pieces; else a cosine, less what its length gives it. ``remember`` is given
        the cosines of the pieces of each, for :meth:`measured`.
        """
        found = np.zeros(len(places), dtype=np.float32)
        starts, ends = self._bounds[places], self._bounds[places + 1]
        has_some = starts < ends
        bounds = list(zip(starts[has_some].tolist(), ends[has_some].tolist(), strict=True))
        if bounds and len(question):
            lengths = np.array([end - start for start, end in bounds])
            near = self._cosines(question, np.concatenate([self._pieces[one:other] for one, other in bounds]))
            begins = np.cumsum(lengths) - lengths
            if remember is not None:
                remember.update(zip(places[has_some].tolist(), np.split(near, begins[1:]), strict=True))
            nearest = np.maximum.reduceat(near, begins, axis=0)
            found[has_some] = nearest @ shares - _BY_LENGTH * np.log(lengths / _USUAL)
        return found

    def alone(self, question: Pieces, shares: Floats, place: int, measured: Measured | None = None) -> Floats:
        """Say how much of a question each sentence of a passage holds nearly as well as the best of them.

        Those of its notes are counted on after its own. 0 to 1.
        """
        near, ends = measured or self.measured(question, place)
        best = np.full((len(ends), len(question)), -1.0, dtype=np.float32)
        for at, (first, last) in enumerate(pairwise([0, *ends])):
            if first < last:
                best[at] = near[first:last].max(axis=0)
        if not best.size:
            return np.zeros(len(best), dtype=np.float32)
        return np.asarray(np.exp(_SHARP * (best - best.max(axis=0))) @ shares, dtype=np.float32)

    def nearest(
        self, question: Pieces, place: int, sentence: int, measured: Measured | None = None
    ) -> Floats:
        """Give for each piece of a question the cosine of the nearest of a sentence or of those beside it."""
        near, ends = measured or self.measured(question, place)
        bounds = [0, *ends]
        first, last = bounds[max(sentence - 1, 0)], bounds[min(sentence + 2, len(ends))]
        if first >= last:
            return np.zeros(len(question), dtype=np.float32)
        return np.asarray(near[first:last].max(axis=0))

    def measured(self, question: Pieces, place: int, near: Floats | None = None) -> Measured:
        """Give the cosines of the pieces of a passage, as rows, and where in them each sentence ends.

        ``near`` are those cosines, if they are known.
        """
        start, end = self._bounds[place : place + 2].tolist()
        rows = slice(self._firsts[place], self._firsts[place + 1])
        counts, is_window = self._counts[rows], self._is_window[rows]
        in_windows = int(counts[is_window].sum())
        own = np.minimum(np.cumsum(counts[self._is_sentence[rows]]), in_windows)
        ends = np.concatenate([own, in_windows + np.cumsum(counts[~is_window & ~self._is_sentence[rows]])])
        if near is None:
            near = self._cosines(question, self._pieces[start:end])
        return near, ends.tolist()

    @staticmethod
    def _cosines(question: Pieces, pieces: Pieces) -> Floats:
        """Give the cosine of each of some pieces, as rows, with each of the question."""
        asked = question.astype(np.float32).T / np.float32(_SCALE**2)
        return np.asarray(pieces.astype(np.float32) @ asked)


def of_words(
    text: str, words: Sequence[Token], lengths: Callable[[Sequence[str]], Sequence[int]], first: int = 0
) -> Iterator[tuple[str, slice]]:
    """Say which of the pieces of a text, counted from ``first``, are those of each of its words.

    ``lengths`` counts those of texts. A word around others, as a compound is, has none of its own.
    """
    spans: list[Token] = []
    for word in words:
        if not spans or word.start >= spans[-1].end:
            spans.append(word)
    bounds = [0, *(at for word in spans for at in (word.start, word.end)), len(text)]
    texts = [text[one:other].strip() for one, other in pairwise(bounds)]
    counts = iter(lengths(list(filter(None, texts))))
    ends = list(accumulate((next(counts) if one else 0 for one in texts), initial=first))
    for at, word in enumerate(spans):
        yield word.word, slice(ends[2 * at + 1], ends[2 * at + 2])


def together(parts: Sequence[tuple[Pieces, float]]) -> tuple[Pieces, Floats]:
    """Join the pieces of texts that count so much each; the shares of all are 1 in sum."""
    weights = [
        np.full(len(pieces), weight / max(len(pieces), 1), dtype=np.float32) for pieces, weight in parts
    ]
    shares = np.concatenate(weights)
    return np.concatenate([pieces for pieces, _ in parts]), shares / max(float(shares.sum()), 1e-9)
