"""Which word stands where: numbers of words → the passages or sentences that hold them. Pure.

Postings are two arrays in compressed rows: the owners of word ``w`` are ``owners[starts[w]:starts[w + 1]]``.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Floats, Ints, Lengths, Mask

# Anserini's and Pyserini's defaults; better than 1.2 and .75 on every set (decision 0010).
K1, B = 0.9, 0.4


@dataclass(frozen=True, slots=True)
class Postings:
    """The owners (passages or sentences) of each word, ascending, and how much of it each holds."""

    starts: Ints
    owners: Ints
    amounts: Floats

    def of(self, number: int) -> tuple[Ints, Floats]:
        """Give the owners of a word, by its number, and the amounts."""
        row = slice(self.starts[number], self.starts[number + 1])
        return self.owners[row], self.amounts[row]

    def frequency(self, number: int) -> int:
        """Count the owners of a word."""
        return int(self.starts[number + 1] - self.starts[number])


def gather(numbers: Ints, owners: Ints, amounts: Floats, vocabulary: int, count: int) -> Postings:
    """Add up the amounts of each word in each of ``count`` owners."""
    keys, places = np.unique(numbers * max(count, 1) + owners, return_inverse=True)
    sums = np.bincount(places, weights=amounts, minlength=len(keys)).astype(np.float32)
    of_word = keys // max(count, 1)
    starts = np.searchsorted(of_word, np.arange(vocabulary + 1))
    return Postings(starts, keys % max(count, 1), sums)


def lengths_of(owners: Ints, amounts: NDArray[Any], count: int) -> Lengths:
    """Add up all amounts in each of ``count`` owners."""
    return np.bincount(owners, weights=amounts, minlength=count).astype(np.float64)


def saturated(counted: Postings, lengths: Lengths) -> Postings:
    """Bring the amounts between 0 and 1, as BM25 does: slowly in long owners, never beyond 1."""
    average = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
    slowness = K1 * (1 - B + B * lengths / average)
    amounts = counted.amounts / (counted.amounts + slowness[counted.owners])
    return Postings(counted.starts, counted.owners, amounts.astype(np.float32))


@dataclass(frozen=True, slots=True)
class Pairs:
    """The sentences in which two words stand side by side.

    ``names`` are ``first * vocabulary + second``, of the numbers of both.
    """

    vocabulary: int
    names: Ints
    postings: Postings

    def of(self, first: int, second: int) -> Ints:
        """Give the sentences that hold a pair."""
        name = first * self.vocabulary + second
        at = int(np.searchsorted(self.names, name))
        if at == len(self.names) or self.names[at] != name:
            return np.empty(0, dtype=np.int64)
        return self.postings.of(at)[0]


def pair(numbers: Ints, sentences: Ints, linked: Mask, vocabulary: int, count: int) -> Pairs:
    """Gather the pairs of neighbours; ``linked`` tells whether a word follows on the one before it."""
    beside = linked[1:] & (sentences[1:] == sentences[:-1])
    keys = numbers[:-1][beside] * vocabulary + numbers[1:][beside]
    names, places = np.unique(keys, return_inverse=True)
    once = np.ones(len(keys), dtype=np.float32)
    return Pairs(vocabulary, names, gather(places, sentences[1:][beside], once, len(names), count))
