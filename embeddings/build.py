"""A library and the generation before → the contents of the next: only what changed is embedded."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus.model import Document, Library
from embeddings.arrays import Vectors
from embeddings.dense.encoder import Embedder, Encoder, Progress
from embeddings.dense.units import Unit, rows_of, units
from embeddings.lexical import kept
from embeddings.store.contents import Contents, Draft
from embeddings.store.manifest import Recipe
from embeddings.store.npy import Joined

_NO_ROWS, _NO_DIGESTS = np.empty((0, 2), dtype=np.int32), np.empty((0, 16), dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Built:
    """What an index will hold, and how many texts had to be embedded for it, by either model."""

    draft: Draft
    embedded: int

    @property
    def contents(self) -> Contents:
        """What it will hold, in memory."""
        return self.draft.contents


def build(
    library: Library,
    encoder: Encoder,
    *,
    kind: str,
    reader: str,
    second: Embedder | None = None,
    before: Contents | None = None,
    progress: Progress | None = None,
) -> Built:
    """Embed a library with one model or two.

    Of ``before`` are kept, if they were made in the same way: the rows of documents that are the same objects
    still, and the vectors of texts that are embedded again.
    """
    recipe = Recipe(
        encoder.name,
        encoder.fingerprint,
        encoder.dimension,
        kind,
        reader,
        second=second.fingerprint if second else None,
        lexicon=kept.fingerprint(),
    )
    parts = list(_parts(library, encoder, _Kept(before, recipe)))
    rows = np.concatenate([_NO_ROWS, *(part.rows for part in parts)])
    digests = np.concatenate([_NO_DIGESTS, *(part.digests for part in parts)])
    words = kept.make(library.documents, _words_before(before, recipe))
    vectors, embedded = _vectors(parts, encoder, _vectors_of(before, recipe), progress)
    if second is None:
        return Built(Draft(library, recipe, vectors, rows, digests, words=words), embedded)
    others, again = _vectors(parts, second, _second_of(before, recipe), progress)
    return Built(Draft(library, recipe, vectors, rows, digests, others, words), max(embedded, again))


@dataclass(frozen=True, slots=True)
class _Part:
    """What an index has of one document: the units that are new, or the rows of before that are kept."""

    rows: NDArray[np.int32]
    digests: NDArray[np.uint8]
    units: Sequence[Unit] = ()
    kept: slice | None = None


def _parts(library: Library, encoder: Encoder, before: "_Kept") -> Iterator[_Part]:
    """Yield the part of each document, in order; only new documents are read and cut."""
    first = 0
    for document in library.documents:
        part = before.part(document) or _new(document, encoder)
        yield replace(part, rows=part.rows + np.array([first, 0], dtype=np.int32))
        first += document.counts.passages


def _new(document: Document, encoder: Encoder) -> _Part:
    wanted = tuple(units([document.whole], encoder.windows))
    return _Part(rows_of(wanted), _digests(wanted), wanted)


class _Kept:
    """The rows of the index before, document by document, if an index of now has the same."""

    def __init__(self, before: Contents | None, recipe: Recipe) -> None:
        self._places: dict[str, int] = {}
        if before is None or _as_to_rows(before.recipe) != _as_to_rows(recipe):
            return
        if (before.second is None) != (recipe.second is None):  # its texts are to be embedded again
            return
        self._before = before
        self._documents = before.library.documents
        self._places = {document.id: place for place, document in enumerate(self._documents)}
        counts = [document.counts.passages for document in self._documents]
        self._firsts = np.cumsum([0, *counts])
        self._starts = np.searchsorted(before.rows[:, 0], self._firsts)

    def part(self, document: Document) -> _Part | None:
        """Give the rows of a document that was taken over as it is, counted from its first passage."""
        place = self._places.get(document.id)
        if place is None or self._documents[place] is not document:
            return None
        rows = slice(int(self._starts[place]), int(self._starts[place + 1]))
        moved = np.array([self._firsts[place], 0], dtype=np.int32)
        return _Part(self._before.rows[rows] - moved, self._before.digests[rows], kept=rows)


def _as_to_rows(recipe: Recipe) -> Recipe:
    """Leave of a recipe what says which rows there are, and what their vectors are."""
    return replace(recipe, model="", kind="", lexicon=None)


def _vectors(
    parts: Sequence[_Part], model: Embedder, before: "_Before | None", progress: Progress | None
) -> tuple[Joined, int]:
    """Give the vectors of all parts, and how many texts had to be embedded."""
    wanted = {unit.digest: unit.text for part in parts for unit in part.units}
    known = before.known(wanted) if before else {}
    missing = [digest for digest in wanted if digest not in known]
    made = dict(zip(missing, model.encode([wanted[one] for one in missing], progress), strict=True))

    def of_part(part: _Part) -> Vectors:
        if part.kept and before:
            return before.vectors[part.kept]
        matrix = np.empty((len(part.units), model.dimension), dtype=np.float32)
        for row, unit in enumerate(part.units):
            digest = unit.digest
            matrix[row] = before.vectors[known[digest]] if before and digest in known else made[digest]
        return matrix

    return Joined([of_part(part) for part in parts], model.dimension), len(missing)


@dataclass(frozen=True, slots=True)
class _Before:
    """The vectors of one model in the index before, each with the name of its text."""

    vectors: Vectors
    digests: NDArray[np.uint8]

    def known(self, wanted: Collection[bytes]) -> dict[bytes, int]:
        """Give the rows of those texts that are there."""
        digests = np.asarray(self.digests)  # without what a memmap does at each row
        heads = np.frombuffer(b"".join(digest[:8] for digest in wanted), dtype=np.uint64)
        ours = np.ascontiguousarray(digests[:, :8]).view(np.uint64).reshape(-1)
        found = ((digests[row].tobytes(), row) for row in np.flatnonzero(np.isin(ours, heads)).tolist())
        return {digest: row for digest, row in found if digest in wanted}


def _words_before(before: Contents | None, recipe: Recipe) -> kept.Arrays | None:
    """Give the words of before, if the same code read the texts and counted them."""
    if before is None or (before.recipe.reader, before.recipe.lexicon) != (recipe.reader, recipe.lexicon):
        return None
    return before.words


def _vectors_of(before: Contents | None, recipe: Recipe) -> _Before | None:
    model = (recipe.weights, recipe.dimension)
    if before is None or (before.recipe.weights, before.recipe.dimension) != model:
        return None
    return _Before(before.vectors, before.digests)


def _second_of(before: Contents | None, recipe: Recipe) -> _Before | None:
    if before is None or before.second is None or before.recipe.second != recipe.second:
        return None
    return _Before(before.second, before.digests)


def _digests(wanted: Sequence[Unit]) -> NDArray[np.uint8]:
    names = b"".join(unit.digest for unit in wanted)
    return np.frombuffer(names, dtype=np.uint8).reshape(-1, 16)
