"""What a generation holds ↔ its files: the library as JSON, vectors as plain ``.npy`` without pickle.

The many arrays of the words are one file in the format of safetensors, which holds no code either.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.model import Library
from embeddings import mapped, npy
from embeddings.arrays import Halves, Pieces, Places, Vectors
from embeddings.npy import Joined
from embeddings.store import documents
from embeddings.store.manifest import Recipe

_WORDS, _SECOND, _EQUIVALENTS = "words.arrays", "second.npy", "equivalents.npy"
_PIECES, _COUNTS = "pieces.npy", "pieces-counts.npy"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a generation holds.

    ``vectors`` is float32 (rows, dimension), normalised; ``rows`` is int32 (rows, 2): the place of the
    passage among all passages and of the sentence in it, or a sign of ``dense.units``; ``digests`` is uint8
    (rows, 16): the names of the embedded texts. ``second`` is as ``vectors``, of the second model, if any.
    ``words`` are the arrays of the lexicon, by name; an index of an earlier version has none. ``pieces`` are
    those of all rows but the sentences, one behind another, and ``piece_counts`` says how many each row has,
    a sentence some of its window's; None where the model's are not kept, or an earlier version wrote the
    index. ``equivalents`` are the second model's vectors of the words of the lexicon, in its order; None of
    an earlier version.
    """

    library: Library
    recipe: Recipe
    vectors: Vectors
    rows: NDArray[np.int32]
    digests: NDArray[np.uint8]
    second: Vectors | None = None
    words: Mapping[str, NDArray[Any]] | None = None
    pieces: Pieces | None = None
    piece_counts: Places | None = None
    equivalents: Halves | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a generation will hold: as :class:`Contents`, with vectors that lie in parts."""

    library: Library
    recipe: Recipe
    vectors: Joined
    rows: NDArray[np.int32]
    digests: NDArray[np.uint8]
    second: Joined | None = None
    words: Mapping[str, NDArray[Any]] | None = None
    pieces: Joined | None = None
    piece_counts: Places | None = None
    equivalents: Halves | None = None

    @property
    def contents(self) -> Contents:
        """The same, in memory."""
        return Contents(
            self.library,
            self.recipe,
            self.vectors.whole,
            self.rows,
            self.digests,
            None if self.second is None else self.second.whole,
            self.words,
            None if self.pieces is None else self.pieces.whole,
            self.piece_counts,
            self.equivalents,
        )


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation as loaded: its name, when it was written (seconds since 1970), and its contents.

    ``fault`` says why it is not the current one, whose place it takes.
    """

    name: str
    written: float
    contents: Contents
    fault: str | None = None


def to_files(contents: Contents | Draft) -> Iterator[tuple[str, Iterable[bytes | memoryview]]]:
    """Give the files, by name, and in parts; each is to be written before the next is asked for."""
    yield from documents.to_files(contents.library)
    yield "vectors.npy", npy.parts(contents.vectors)
    yield "rows.npy", npy.parts(contents.rows)
    yield "digests.npy", npy.parts(contents.digests)
    if contents.second is not None:
        yield _SECOND, npy.parts(contents.second)
    if contents.pieces is not None and contents.piece_counts is not None:
        yield _PIECES, npy.parts(contents.pieces)
        yield _COUNTS, npy.parts(contents.piece_counts)
    if contents.equivalents is not None:
        yield _EQUIVALENTS, npy.parts(contents.equivalents)
    if contents.words is not None:
        yield _WORDS, mapped.parts(contents.words)


def from_files(files: Mapping[str, Path], recipe: Recipe) -> Contents:
    """Open files that were verified; arrays are mapped, not copied, and documents read when looked into.

    Raises ValueError or KeyError where they are not the files of a generation.
    """
    return Contents(
        library=documents.from_files(files),
        recipe=recipe,
        vectors=npy.mapped(files["vectors.npy"]).astype(np.float32, copy=False),
        rows=npy.mapped(files["rows.npy"]).astype(np.int32, copy=False),
        digests=npy.mapped(files["digests.npy"]).astype(np.uint8, copy=False),
        second=npy.mapped(files[_SECOND]).astype(np.float32, copy=False) if _SECOND in files else None,
        words=mapped.read(files[_WORDS]) if _WORDS in files else None,
        pieces=npy.mapped(files[_PIECES]).astype(np.int8, copy=False) if _PIECES in files else None,
        piece_counts=npy.mapped(files[_COUNTS]).astype(np.int32, copy=False) if _PIECES in files else None,
        equivalents=npy.mapped(files[_EQUIVALENTS]).astype(np.float16, copy=False)
        if _EQUIVALENTS in files
        else None,
    )
