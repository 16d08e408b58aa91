"""Stems and a question → how many stretches of four letters each passage shares with it.

Where words are long and their endings many, as in German, the parts of a word are found by their letters:
"Leuchtturmwärter" shares most of its stretches with "Wärter des Leuchtturms". Pure.
"""

from collections.abc import Iterable, Sequence
from math import log

import numpy as np

from embeddings.arrays import Floats
from embeddings.lexical.postings import Postings, gather, lengths_of, saturated

LENGTH = 4  # letters; with five less was gained on both other languages (decision 0014)


class Grams:
    """The stretches of letters in a library's stems."""

    def __init__(self, stems: Sequence[str], in_passages: Postings, passages: int) -> None:
        self._passages = passages
        self._numbers: dict[str, int] = {}
        of_stem = [
            [self._numbers.setdefault(gram, len(self._numbers)) for gram in grams(stem)] for stem in stems
        ]
        counts = np.array([len(found) for found in of_stem], dtype=np.int64)
        flat = np.array([gram for found in of_stem for gram in found], dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum(counts)])
        numbers = np.repeat(np.arange(len(stems)), np.diff(in_passages.starts))
        repeats = counts[numbers]
        within = np.arange(repeats.sum()) - np.repeat(np.cumsum(repeats) - repeats, repeats)
        found = flat[np.repeat(starts[numbers], repeats) + within] if len(flat) else flat
        owners, amounts = np.repeat(in_passages.owners, repeats), np.repeat(in_passages.amounts, repeats)
        lengths = lengths_of(owners, amounts, passages)
        counted = gather(found, owners, amounts, len(self._numbers), passages)
        self._postings = saturated(counted, lengths)

    def scores(self, stems: Iterable[str]) -> Floats:
        """Score every passage, 0 to 1: the BM25 of the stretches over the most that they could reach."""
        scores = np.zeros(self._passages, dtype=np.float32)
        most = 0.0
        for gram in dict.fromkeys(gram for stem in stems for gram in grams(stem)):
            number = self._numbers.get(gram)
            frequency = 0 if number is None else self._postings.frequency(number)
            idf = log(1 + (self._passages - frequency + 0.5) / (frequency + 0.5))
            most += idf
            if number is not None:
                owners, amounts = self._postings.of(number)
                scores[owners] += idf * amounts
        return np.asarray(scores / (most or 1.0), dtype=np.float32)


def grams(stem: str) -> list[str]:
    """List the stretches of a stem, its ends marked.

    >>> grams("lamp")
    ['_lam', 'lamp', 'amp_']
    """
    marked = f"_{stem}_"
    return [marked[at : at + LENGTH] for at in range(max(1, len(marked) - LENGTH + 1))]
