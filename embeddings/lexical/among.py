"""Which passages are scored by their words: all of a library, or some → where their words stand. Pure.

Postings name passages and sentences by their places in the library. Of some passages only those are looked at
that are wanted, so that it takes no longer in a large library than in a small one.
"""

from typing import Protocol

import numpy as np

from embeddings.arrays import Floats, Ints, Places

Rows = Ints | Places | slice


class Among(Protocol):
    """Some passages, and their sentences, each counted from 0."""

    passages: int
    sentences: int

    def of_passages(self, owners: Places) -> tuple[Ints | Places, Rows]:
        """Give those of some passages that are among these, as they are counted here, and their rows."""

    def of_sentences(self, owners: Places) -> Ints | Places:
        """Give those of some sentences that are among these, as they are counted here."""

    def passages_of(self, sentences: Ints | Places) -> Ints | Places:
        """Give the passages of some sentences."""

    def column(self, weights: Floats, sentences: Ints | Places) -> Floats:
        """Take from a column of all sentences of the library what is said of some."""


class Everywhere:
    """All passages, so many; ``owners`` has that of each sentence."""

    def __init__(self, owners: Places, passages: int) -> None:
        self._owners = owners
        self.passages, self.sentences = passages, len(owners)

    def of_passages(self, owners: Places) -> tuple[Ints | Places, Rows]:
        """Give them as they are."""
        return owners, slice(None)

    def of_sentences(self, owners: Places) -> Ints | Places:
        """Give them as they are."""
        return owners

    def passages_of(self, sentences: Ints | Places) -> Ints | Places:
        """Give the passages of some sentences."""
        return self._owners[sentences]

    def column(self, weights: Floats, sentences: Ints | Places) -> Floats:
        """Take what is said of some sentences."""
        return weights[sentences]


class Some:
    """Passages by their places, ascending."""

    def __init__(self, first_sentences: Ints, places: Ints) -> None:
        firsts = first_sentences[places]
        counts = first_sentences[places + 1] - firsts
        before = np.cumsum(counts) - counts
        self._places = places.astype(np.int32)  # as postings have them: else they would be copied
        self._sentences = np.arange(counts.sum()) + np.repeat(firsts - before, counts)
        self._looked_for = self._sentences.astype(np.int32)
        self._owners = np.repeat(np.arange(len(places)), counts)
        self.passages, self.sentences = len(places), len(self._owners)

    def of_passages(self, owners: Places) -> tuple[Ints | Places, Rows]:
        """Look each of these passages up."""
        return _both(self._places, owners)

    def of_sentences(self, owners: Places) -> Ints | Places:
        """Look each of these sentences up."""
        return _both(self._looked_for, owners)[0]

    def passages_of(self, sentences: Ints | Places) -> Ints | Places:
        """Give the passages of some sentences."""
        return np.asarray(self._owners[sentences])

    def column(self, weights: Floats, sentences: Ints | Places) -> Floats:
        """Take what is said of some sentences."""
        return np.asarray(weights[self._sentences[sentences]])


def _both(wanted: Places, owners: Places) -> tuple[Ints, Ints]:
    """Give where those that are in both stand in the one and in the other; each is ascending.

    >>> tuple(found.tolist() for found in _both(np.int32([2, 3, 9]), np.int32([1, 2, 9])))
    ([0, 2], [1, 2])
    """
    at = np.searchsorted(owners, wanted)
    inside = np.flatnonzero(at < len(owners))
    found = inside[owners[at[inside]] == wanted[inside]]
    return found, at[found]
