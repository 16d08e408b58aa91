"""A passage → the texts that are embedded for it. Pure.

A passage is embedded as windows that the model reads whole, and sentence by sentence; every row points to
its passage. Markers and line prefixes are left out of what the model reads, never out of what is quoted.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.model import Document, Marker, Span
from embeddings.copies import sentence_texts

WINDOW = -1

Windows = Callable[[str, Sequence[int]], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to embed: ``passage`` is a place among all passages, ``sentence`` one in it or WINDOW."""

    passage: int
    sentence: int
    text: str

    @property
    def digest(self) -> bytes:
        """Name the text by 16 bytes of its sha256, so that an unchanged text keeps its vector."""
        return hashlib.sha256(self.text.encode()).digest()[:16]


def units(documents: Sequence[Document], windows: Windows) -> Iterator[Unit]:
    """Yield the units of every passage, in order: its windows, then its sentences."""
    number = 0
    for document in documents:
        for passage in document.passages:
            gaps: list[Span | Marker] = [*passage.markers, *passage.prefixes]
            gaps.sort(key=lambda gap: gap.start)
            texts = sentence_texts(document, passage, gaps)
            whole = " ".join(texts)
            ends = list(accumulate(len(text) + 1 for text in texts))
            for window in windows(whole, ends):
                yield Unit(number, WINDOW, whole[window.start : window.end].strip())
            for place, text in enumerate(texts):
                yield Unit(number, place, text)
            number += 1
