"""A passage → the texts that are embedded for it. Pure.

A passage is embedded as windows that the model reads whole, and sentence by sentence; every row points to
its passage. Markers and line prefixes are left out of what the model reads, never out of what is quoted.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from corpus.model import Document, Marker, Span
from embeddings.arrays import Mask
from embeddings.copies import Copies

_WINDOW = -1  # in place of a sentence in the rows of an index, on disk too

Windows = Callable[[str, Sequence[int]], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to embed: ``passage`` is a place among all passages, ``sentence`` one in it; None: a window."""

    passage: int
    sentence: int | None
    text: str

    @property
    def digest(self) -> bytes:
        """Name the text by 16 bytes of its sha256, so that an unchanged text keeps its vector."""
        return hashlib.sha256(self.text.encode()).digest()[:16]


def units(documents: Sequence[Document], windows: Windows) -> Iterator[Unit]:
    """Yield the units of every passage, in order: its windows, then its sentences."""
    number = 0
    for document in documents:
        copies = Copies(document)
        for passage in document.passages:
            gaps: list[Span | Marker] = [*passage.markers, *passage.prefixes]
            gaps.sort(key=lambda gap: gap.start)
            texts = copies.sentences(passage, gaps)
            whole = " ".join(texts)
            ends = list(accumulate(len(text) + 1 for text in texts))
            for window in windows(whole, ends):
                yield Unit(number, None, whole[window.start : window.end].strip())
            for place, text in enumerate(texts):
                yield Unit(number, place, text)
            number += 1


def rows_of(wanted: Sequence[Unit]) -> NDArray[np.int32]:
    """Give the rows that an index keeps of units: the passage and the sentence of each.

    >>> rows_of([Unit(0, None, "Ice came. It stayed."), Unit(0, 0, "Ice came.")]).tolist()
    [[0, -1], [0, 0]]
    """
    pairs = [(unit.passage, _WINDOW if unit.sentence is None else unit.sentence) for unit in wanted]
    return np.array(pairs, dtype=np.int32).reshape(-1, 2)


def are_windows(rows: NDArray[np.int32]) -> Mask:
    """Tell which rows are those of windows."""
    return np.asarray(rows[:, 1] == _WINDOW, dtype=np.bool_)
