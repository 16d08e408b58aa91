"""The second model's forward pass on numpy, over weights that are mapped where they lie.

It is Google's Universal Sentence Encoder, multilingual, version 3. The package that brings its weights
computes the same, but unpacks 79 MB into memory before it does, of which a question needs some rows
(decision 114). A test asserts equal vectors.

Each piece of a text has a row of a table. Convolutions see two, three and five pieces side by side, twice,
and add what they see to what they had; what is then said of all pieces is summed, and layers make a vector of
it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings import npy
from embeddings.arrays import Ints, Vectors
from embeddings.dense.unigram import Unigrams

DIMENSION = 512
_TABLE = "table"
_PACKED = 17  # parts of the table, whose rows take turns; each has a scale of its own
_SEEN = ((2, 0), (3, 1), (5, 2))  # by each convolution: so many pieces, so many of them before its own
_BEFORE = max(before for _, before in _SEEN)
_BEHIND = max(count - 1 - before for count, before in _SEEN)
_WIDTH = 256  # of a convolution
_AT_A_TIME = 384  # pieces, whose numbers stay in the processor's cache

Weights = Mapping[str, NDArray[Any]]


def unpacked(path: Path) -> Weights:
    """Unpack the package's file: weights by their names, the parts of the table as one."""
    packed = npy.unpacked(path)
    parts = [packed.pop(f"q{number}") for number in range(1, _PACKED + 1)]
    return {**packed, _TABLE: np.stack(parts, axis=1).reshape(-1, DIMENSION)}


@dataclass(frozen=True, slots=True)
class _Convolution:
    """What is seen of some pieces side by side; so many stand before the one that it is said of."""

    before: int
    count: int
    weights: tuple[Vectors, Vectors]
    biases: tuple[Vectors, Vectors]

    def __call__(self, own: Vectors, beside: Ints) -> Vectors:
        """Look twice; ``beside`` has the places around each piece, the last row of all is nobody's."""
        places = beside[:, _BEFORE - self.before : _BEFORE - self.before + self.count]
        rows = np.zeros((len(own) + 1, _WIDTH), dtype=np.float32)
        for weight, bias in zip(self.weights, self.biases, strict=True):
            rows[:-1] = own
            seen = rows[places].reshape(len(own), -1) @ weight
            seen += bias
            own = np.maximum(seen, 0, out=seen) + own
        return own


class Universal:
    """The model; safe to use from several threads."""

    def __init__(self, weights: Weights, unigrams: Unigrams) -> None:
        self._weights, self._unigrams = weights, unigrams
        self._epsilon = float(weights["eps"])
        self._narrow, self._narrow_bias, self._narrow_gain, self._narrow_shift = (
            np.concatenate([weights[f"{what}{count}"] for count, _ in _SEEN], axis=-1)
            for what in ("proj", "proj_b", "ln_g", "ln_b")
        )
        self._convolutions = [
            _Convolution(
                before,
                count,
                (weights[f"w1_{count}"], weights[f"w2_{count}"]),
                (weights[f"b1_{count}"], weights[f"b2_{count}"]),
            )
            for count, before in _SEEN
        ]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Give one normalised vector a text, each by itself, as rows of a float32 matrix."""
        vectors = [np.empty((0, DIMENSION), dtype=np.float32)]
        vectors += [self._encoded(group) for group in _groups(map(self._unigrams.encode, texts))]
        return np.concatenate(vectors)

    def _encoded(self, texts: Sequence[Sequence[int]]) -> Vectors:
        """Encode texts whose pieces stand one behind another; none sees those of its neighbours."""
        lengths = np.array([len(text) for text in texts])
        starts = np.cumsum(lengths) - lengths
        rows = self._rows(np.fromiter(chain.from_iterable(texts), dtype=np.int64))
        narrow = rows @ self._narrow
        narrow += self._narrow_bias
        narrow = self._normed(narrow, self._narrow_gain, self._narrow_shift)
        beside = _beside(starts, lengths)
        seen = [
            convolution(narrow[:, at * _WIDTH : (at + 1) * _WIDTH], beside)
            for at, convolution in enumerate(self._convolutions)
        ]
        weights = self._weights
        said = self._normed(np.concatenate([rows, *seen], axis=1), weights["ln_g"], weights["ln_b"])
        counts = lengths.astype(np.float32)[:, None]
        summed = np.add.reduceat(said, starts, axis=0) @ weights["cnn_W"]
        summed += counts * weights["cnn_b"]
        summed *= np.reciprocal(np.sqrt(counts))
        return self._made(summed)

    def _rows(self, pieces: Ints) -> Vectors:
        """Give the rows of pieces, which lie in a byte a number."""
        part = pieces % _PACKED
        rows = self._weights[_TABLE][pieces].astype(np.float32)
        rows *= self._weights["scale"][part, None]
        rows += self._weights["lo"][part, None]
        return rows

    def _made(self, summed: Vectors) -> Vectors:
        """Make vectors of length one: two blocks of two layers, each beside a shorter way."""
        weights = self._weights
        first = np.maximum(summed @ weights["d0"], 0)
        between = summed @ weights["p1"]
        between += first @ weights["d1"]
        np.maximum(between, 0, out=between)
        second = np.maximum(between @ weights["d2"], 0)
        vectors: Vectors = between @ weights["p3"]
        vectors += second @ weights["d3"]
        np.tanh(vectors, out=vectors)
        squares = np.einsum("ij,ij->i", vectors, vectors)
        vectors *= np.reciprocal(np.sqrt(np.maximum(squares, self._epsilon)))[:, None]
        return vectors

    def _normed(self, rows: Vectors, gain: Vectors, shift: Vectors) -> Vectors:
        """Move and stretch each row to a mean of 0 and a deviation of 1, in place; then as was learned."""
        rows -= rows.mean(axis=-1, keepdims=True)
        variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[-1]
        rows *= np.reciprocal(np.sqrt(variance + self._epsilon))[:, None]
        rows *= gain
        rows += shift
        return rows


def _groups(texts: Iterable[Sequence[int]]) -> Iterator[list[Sequence[int]]]:
    """Put texts together, in order, up to so many pieces; one that is longer stands by itself."""
    group: list[Sequence[int]] = []
    for text in texts:
        if group and sum(map(len, group)) + len(text) > _AT_A_TIME:
            yield group
            group = []
        group.append(text)
    if group:
        yield group


def _beside(starts: Ints, lengths: Ints) -> Ints:
    """Give the places around each piece, from those before it on; those of another text are nobody's."""
    all_of_them = int(lengths.sum())
    places = np.arange(all_of_them)[:, None] + np.arange(-_BEFORE, _BEHIND + 1)
    is_own = places >= np.repeat(starts, lengths)[:, None]
    is_own &= places < np.repeat(starts + lengths, lengths)[:, None]
    return np.where(is_own, places, all_of_them)
