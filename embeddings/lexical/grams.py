"""Stems and a question → how many stretches of four letters each passage shares with it.

Where words are long and their endings many, as in German, the parts of a word are found by their letters:
"Leuchtturmwärter" shares most of its stretches with "Wärter des Leuchtturms". Which passages hold a stretch
is known from the stems that have it. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from embeddings.arrays import Floats, Ints, Lengths, Places
from embeddings.lexical.postings import Counts, saturated, slowness
from embeddings.lexical.strings import Strings

LENGTH = 4  # letters; with five less was gained on both other languages (decision 0014)


@dataclass(frozen=True, slots=True)
class Grams:
    """The stretches of letters in a library's stems, sorted, and the stems that have each.

    A stem that has a stretch twice stands there twice. ``slowness`` is that of each passage.
    """

    stretches: Strings
    starts: Ints
    stems: Places
    slowness: Lengths

    @classmethod
    def of(cls, stems: Sequence[str], counts: Counts, passages: int) -> "Grams":
        """Gather the stretches of stems, of which the passages have so many each."""
        found = [grams(stem) for stem in stems]
        numbers: dict[str, int] = {stretch: 0 for each in found for stretch in each}
        numbers = {stretch: number for number, stretch in enumerate(sorted(numbers))}
        of_stem = np.array([len(each) for each in found], dtype=np.int64)
        flat = np.array([numbers[stretch] for each in found for stretch in each], dtype=np.int32)
        order = np.argsort(flat, kind="stable")
        starts = np.searchsorted(flat[order], np.arange(len(numbers) + 1, dtype=np.int32))
        weights = counts.amounts * np.repeat(of_stem, np.diff(counts.starts))
        lengths = np.bincount(counts.owners, weights=weights, minlength=passages).astype(np.float64)
        owners = np.repeat(np.arange(len(stems), dtype=np.int32), of_stem)[order]
        return cls(Strings.of(numbers), starts, owners, slowness(lengths))

    def scores(self, stems: Iterable[str], counts: Counts) -> Floats:
        """Score every passage, 0 to 1: the BM25 of the stretches over the most that they could reach."""
        passages = len(self.slowness)
        scores = np.zeros(passages, dtype=np.float32)
        most = 0.0
        for stretch in dict.fromkeys(gram for stem in stems for gram in grams(stem)):
            amounts = self._amounts(stretch, counts)
            owners = np.flatnonzero(amounts != 0)
            frequency = len(owners)
            idf = log(1 + (passages - frequency + 0.5) / (frequency + 0.5))
            most += idf
            scores[owners] += idf * saturated(amounts[owners], self.slowness[owners])
        return np.asarray(scores / (most or 1.0), dtype=np.float32)

    def _amounts(self, stretch: str, counts: Counts) -> Floats:
        """Say how much of a stretch each passage holds."""
        place = self.stretches.find(stretch)
        if place is None:
            return np.zeros(len(self.slowness), dtype=np.float32)
        stems = self.stems[self.starts[place] : self.starts[place + 1]]
        starts, ends = counts.starts[stems], counts.starts[stems + 1]
        sizes = ends - starts
        rows = np.arange(sizes.sum()) + np.repeat(ends - np.cumsum(sizes), sizes)
        held = np.bincount(counts.owners[rows], weights=counts.amounts[rows], minlength=len(self.slowness))
        return held.astype(np.float32)


def grams(stem: str) -> list[str]:
    """List the stretches of a stem, its ends marked.

    >>> grams("lamp")
    ['_lam', 'lamp', 'amp_']
    """
    marked = f"_{stem}_"
    return [marked[at : at + LENGTH] for at in range(max(1, len(marked) - LENGTH + 1))]
