"""Which word stands where: numbers of words → the passages or sentences that hold them. Pure.

Postings are arrays in compressed rows: the owners of word ``w`` are ``owners[starts[w]:starts[w + 1]]``.
They are as an index keeps them, and may lie in a mapped file.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Bytes, Floats, Ints, Lengths, Mask, Places

# Anserini's and Pyserini's defaults; better than 1.2 and .75 on every set (decision 0010).
K1, B = 0.9, 0.4

_KINDS = 8  # of amounts at most: as many as there is room for behind a key


@dataclass(frozen=True, slots=True)
class Postings:
    """The owners (passages or sentences) of each word, ascending."""

    starts: Ints
    owners: Places

    def of(self, number: int) -> Places:
        """Give the owners of a word, by its number."""
        return self.owners[self.starts[number] : self.starts[number + 1]]

    def has(self, number: int, owner: int) -> bool:
        """Tell whether an owner holds a word."""
        owners = self.of(number)
        at = int(np.searchsorted(owners, np.int32(owner)))
        return at < len(owners) and bool(owners[at] == owner)


@dataclass(frozen=True, slots=True)
class Counts:
    """The passages that hold each word, ascending, and how much of it each holds."""

    starts: Ints
    owners: Places
    amounts: Floats

    @property
    def postings(self) -> Postings:
        """The same without amounts."""
        return Postings(self.starts, self.owners)

    def of(self, number: int) -> tuple[Places, Floats]:
        """Give the passages of a word, by its number, and the amounts."""
        row = slice(self.starts[number], self.starts[number + 1])
        return self.owners[row], self.amounts[row]

    def frequency(self, number: int) -> int:
        """Count the passages of a word."""
        return int(self.starts[number + 1] - self.starts[number])


@dataclass(frozen=True, slots=True)
class Pairs:
    """The sentences in which two words stand side by side.

    By the first of them, as in :class:`Postings`; ``seconds`` are ascending for each first word, and so are
    the sentences, ``owners``, for each pair.
    """

    starts: Ints
    seconds: Places
    owners: Places

    def of(self, first: int, second: int) -> Places:
        """Give the sentences that hold a pair."""
        row = slice(self.starts[first], self.starts[first + 1])
        begin, end = np.searchsorted(self.seconds[row], np.array([second, second + 1], dtype=np.int32))
        return self.owners[row][begin:end]

    def behind(self, first: int) -> Places:
        """Give the words that stand behind one, each as often as they do."""
        return self.seconds[self.starts[first] : self.starts[first + 1]]


def gather(numbers: Places, owners: Places, vocabulary: int, count: int) -> Postings:
    """Gather the words of each of ``count`` owners."""
    keys = numbers * np.int64(count) + owners
    keys.sort()  # np.unique hashes, which takes ten times as long here
    keys = keys[_firsts(keys)]
    return Postings(_starts(keys, vocabulary, count), _owners(keys, count))


def counted(
    numbers: Places, owners: Places, kinds: Bytes, amounts: Lengths, vocabulary: int, count: int
) -> Counts:
    """Add up the amounts of each word in each of ``count`` owners; each kind of word has its amount."""
    keys = (numbers * np.int64(count) + owners) * _KINDS + kinds
    keys.sort()
    each = amounts[keys % _KINDS]
    keys //= _KINDS
    firsts = np.flatnonzero(_firsts(keys))
    keys = keys[firsts]
    sums = np.add.reduceat(each, firsts) if len(firsts) else each
    return Counts(_starts(keys, vocabulary, count), _owners(keys, count), sums.astype(np.float32))


def pair(numbers: Places, sentences: Places, linked: Mask, vocabulary: int) -> Pairs:
    """Gather the pairs of neighbours; ``linked`` tells whether a word follows on the one before it.

    ``sentences`` are ascending.
    """
    beside = np.flatnonzero(linked[1:] & (sentences[1:] == sentences[:-1]))
    keys = numbers[beside] * np.int64(vocabulary) + numbers[beside + 1]
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], sentences[beside[order]]
    is_new = _firsts(keys) | _firsts(owners)
    keys, owners = keys[is_new], owners[is_new]
    return Pairs(_starts(keys, vocabulary, vocabulary), _owners(keys, vocabulary), owners)


def slowness(lengths: Lengths) -> Lengths:
    """Say how slowly each passage fills with a word: the longer it is, the slower."""
    average = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
    return K1 * (1 - B + B * lengths / average)


def saturated(amounts: Floats, slowness: Lengths) -> Floats:
    """Bring amounts between 0 and 1, as BM25 does: slowly in long passages, never beyond 1."""
    return (amounts / (amounts + slowness)).astype(np.float32)


def _firsts(values: NDArray[np.integer[Any]]) -> Mask:
    """Tell which values differ from the one before."""
    is_first = np.ones(len(values), dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=is_first[1:])
    return is_first


def _starts(keys: Ints, vocabulary: int, count: int) -> Ints:
    return np.searchsorted(keys, np.arange(vocabulary + 1, dtype=np.int64) * count)


def _owners(keys: Ints, count: int) -> Places:
    return (keys % max(count, 1)).astype(np.int32)
