"""A passage → the texts that are embedded for it. Pure.

A passage is embedded as windows that the model reads whole, sentence by sentence, and by the sentences of its
notes that say something; every row points to its passage. Markers and line prefixes are left out of what the
model reads, never out of what is quoted.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from corpus.model import Document, Marker, Span
from embeddings.arrays import Mask
from embeddings.copies import Copies
from embeddings.remarks import notes_of

# In place of a sentence in the rows of an index, on disk too: a window, a sentence of a note that says
# something, one that only names a work.
WINDOW, REMARK, WORK = -1, -2, -3

Windows = Callable[[str, Sequence[int]], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to embed: ``passage`` is a place among all passages, ``row`` what it is of it.

    That is the place of a sentence in it, or one of the signs for a window and for sentences of its notes.
    The ``digest`` names the text by 16 bytes of its sha256, so that an unchanged text keeps its vector.
    """

    passage: int
    row: int
    text: str
    digest: bytes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", hashlib.sha256(self.text.encode()).digest()[:16])

    @property
    def is_whole(self) -> bool:
        """Tell whether it lies in no other unit, as the sentences of a passage lie in its windows."""
        return self.row < 0


def units(documents: Sequence[Document], windows: Windows) -> Iterator[Unit]:
    """Yield the units of every passage, in order: its windows, its sentences, its notes'."""
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
                yield Unit(number, WINDOW, whole[window.start : window.end].strip())
            for place, text in enumerate(texts):
                yield Unit(number, place, text)
            notes = notes_of(document, passage)
            for sign, said in ((REMARK, notes.remarks), (WORK, notes.works)):
                yield from (Unit(number, sign, copies.of(remark.text)) for remark in said)
            number += 1


def rows_of(wanted: Sequence[Unit]) -> NDArray[np.int32]:
    """Give the rows that an index keeps of units: the passage of each, and what it is of it.

    >>> rows_of([Unit(0, WINDOW, "Ice came. It stayed."), Unit(0, 0, "Ice came.")]).tolist()
    [[0, -1], [0, 0]]
    """
    return np.array([(unit.passage, unit.row) for unit in wanted], dtype=np.int32).reshape(-1, 2)


def are(rows: NDArray[np.int32], sign: int) -> Mask:
    """Tell which rows are those of windows, or of one kind of sentences of notes."""
    return np.asarray(rows[:, 1] == sign, dtype=np.bool_)
