"""A library and the generation before → the contents of the next: only what changed is embedded."""

import itertools
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import accumulate, islice, repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.model import Document, Library
from embeddings.arrays import Halves, Ints, Mask, Pieces, Places, Vectors
from embeddings.dense import pieces
from embeddings.dense.encoder import Embedder, Encoder, Progress
from embeddings.dense.units import Unit, rows_of, units
from embeddings.lexical import kept
from embeddings.lexical.equivalents import has_letters
from embeddings.mapped import release
from embeddings.npy import Joined
from embeddings.store.contents import Contents, Draft
from embeddings.store.manifest import Recipe
from embeddings.store.spool import Spool

_NO_ROWS, _NO_DIGESTS = np.empty((0, 2), dtype=np.int32), np.empty((0, 16), dtype=np.uint8)
_AT_ONCE = 1 << 15  # texts that are embedded together: a model is given those of like length at one time
_NO_PIECES, _NO_COUNTS = np.empty((0, pieces.WIDTH), dtype=np.int8), np.empty(0, dtype=np.int32)


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
    aside: Path | None = None,
) -> Built:
    """Embed a library with one model or two.

    Of ``before`` are kept, if they were made in the same way: the rows of documents that are the same objects
    still, and the vectors of texts that are embedded again. What is too large for memory lies in a folder
    ``aside`` until it is published.
    """
    recipe = Recipe(
        encoder.name,
        encoder.fingerprint,
        encoder.dimension,
        kind,
        reader,
        second=second.fingerprint if second else None,
        lexicon=kept.fingerprint(),
        pieces=pieces.name(encoder.fingerprint),
    )
    parts = list(_parts(library, encoder, _Kept(before, recipe)))
    rows = np.concatenate([_NO_ROWS, *(part.rows for part in parts)])
    digests = np.concatenate([_NO_DIGESTS, *(part.digests for part in parts)])
    words = kept.make(library.documents, _words_before(before, recipe))
    work = _Work(progress, aside)
    read, embedded = _read(parts, encoder, before, recipe, work)
    draft = Draft(library, recipe, read.vectors, rows, digests, None, words, read.pieces, read.counts)
    if second is None:
        return Built(draft, embedded)
    made = _Made(second.dimension, np.float32, aside)
    others, again = _vectors(parts, second, _second_of(before, recipe), work, made)
    equivalents = _equivalents(words, second, before, recipe)
    return Built(replace(draft, second=others, equivalents=equivalents), max(embedded, again))


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


@dataclass(frozen=True, slots=True)
class _ReadParts:
    """What the main model makes of all parts; ``counts`` are the numbers of pieces of the rows."""

    vectors: Joined
    pieces: Joined | None = None
    counts: Places | None = None


class _Made:
    """What is made of texts now: a row for each by its name, and so many rows of pieces."""

    def __init__(self, width: int, kind: type[np.generic], aside: Path | None) -> None:
        self.places: dict[bytes, int] = {}
        self._ends = array("q", [0])
        self._rows = Spool(width, kind, aside)

    def add(self, names: Sequence[bytes], rows: NDArray[Any], counts: Iterable[int] = repeat(1)) -> None:
        """Take what was made of some texts, so many rows of each."""
        self.places.update(zip(names, itertools.count(len(self.places)), strict=False))
        self._ends.extend(accumulate(islice(counts, len(names)), initial=self._ends.pop()))
        self._rows.add(rows)

    @cached_property
    def whole(self) -> NDArray[Any]:
        """All rows, when there will be no more."""
        return self._rows.whole

    def of(self, name: bytes) -> NDArray[Any]:
        """Give the rows of a text."""
        place = self.places[name]
        return self.whole[self._ends[place] : self._ends[place + 1]]


@dataclass(frozen=True, slots=True)
class _Work:
    """How texts are embedded: who is told of it, and where there is room for what is made."""

    progress: Progress | None
    aside: Path | None

    def portions(self, names: Sequence[bytes]) -> Iterator[tuple[Sequence[bytes], Progress | None]]:
        """Give so many texts as are embedded together, and what is told of them."""
        for at in range(0, len(names), _AT_ONCE):
            yield names[at : at + _AT_ONCE], self.progress and partial(self._tell, at, len(names))

    def _tell(self, before: int, most: int, done: int, _: int) -> None:
        assert self.progress is not None  # noqa: S101
        self.progress(before + done, most)


def _read(
    parts: Sequence[_Part], encoder: Encoder, before: Contents | None, recipe: Recipe, work: _Work
) -> tuple[_ReadParts, int]:
    """Give the vectors of all parts and the pieces of whole texts, and how many texts had to be embedded.

    Whole texts are windows and the sentences of notes: those of a passage lie in its windows.
    """
    vectors_before = _vectors_of(before, recipe)
    made = _Made(encoder.dimension, np.float32, work.aside)
    if recipe.pieces is None:
        vectors, embedded = _vectors(parts, encoder, vectors_before, work, made)
        return _ReadParts(vectors), embedded
    kept_before = _pieces_of(before, recipe)
    wanted = {unit.digest: unit.text for part in parts for unit in part.units if unit.is_whole}
    known = kept_before.known(wanted) if kept_before else {}
    missing = [digest for digest in wanted if digest not in known]
    made_pieces = _Made(pieces.WIDTH, np.int8, work.aside)
    for some, progress in work.portions(missing):
        read = encoder.read([wanted[one] for one in some], progress)
        made.add(some, read.vectors)
        found = read.pieces or ()
        made_pieces.add(some, np.concatenate([_NO_PIECES, *found]), map(len, found))
    vectors, embedded = _vectors(parts, encoder, vectors_before, work, made)
    whole = _WholeTexts(made_pieces, known, kept_before)
    counts = np.concatenate([_NO_COUNTS, *(whole.counts(part, encoder) for part in parts)])
    rows = int(counts[np.concatenate([_NO_ROWS, *(part.rows for part in parts)])[:, 1] < 0].sum())
    joined = Joined(lambda: map(whole.of_part, parts), rows, pieces.WIDTH, np.int8)
    return _ReadParts(vectors, joined, counts), embedded + len(missing)


@dataclass(frozen=True, slots=True)
class _WholeTexts:
    """The pieces of whole texts by their names: those that were read now, and the rows of those before."""

    made: _Made
    known: Mapping[bytes, int]
    before: "_PiecesBefore | None"

    def counts(self, part: _Part, encoder: Encoder) -> Places:
        """Say how many pieces each row of one document has."""
        if part.kept and self.before:
            return self.before.counts[part.kept]
        sentences = iter(encoder.lengths([unit.text for unit in part.units if not unit.is_whole]))
        counts = [len(self._of(unit.digest)) if unit.is_whole else next(sentences) for unit in part.units]
        return np.array(counts, dtype=np.int32)

    def of_part(self, part: _Part) -> Pieces:
        """Give the pieces of one document."""
        if part.kept and self.before:
            return self.before.of_rows(part.kept)
        found = np.concatenate([_NO_PIECES, *(self._of(unit.digest) for unit in part.units if unit.is_whole)])
        release(self.made.whole)
        return found

    def _of(self, digest: bytes) -> Pieces:
        if digest in self.made.places or not self.before:
            return self.made.of(digest)
        return self.before.of(self.known[digest])


def _vectors(
    parts: Sequence[_Part], model: Embedder, before: "_Before | None", work: _Work, made: _Made
) -> tuple[Joined, int]:
    """Give the vectors of all parts, and how many texts had to be embedded beside those ``made`` already."""
    wanted = {unit.digest: unit.text for part in parts for unit in part.units}
    known = before.known(wanted) if before else {}
    missing = [digest for digest in wanted if digest not in known and digest not in made.places]
    for some, progress in work.portions(missing):
        made.add(some, model.encode([wanted[one] for one in some], progress))

    def of_part(part: _Part) -> Vectors:
        if part.kept and before:
            return before.vectors[part.kept]
        matrix = np.empty((len(part.units), model.dimension), dtype=np.float32)
        for row, unit in enumerate(part.units):
            place = made.places.get(unit.digest)
            if place is None and before:
                matrix[row] = before.vectors[known[unit.digest]]
            else:
                matrix[row] = made.whole[place]
        release(made.whole)
        return matrix

    rows = sum(len(part.rows) for part in parts)
    return Joined(lambda: map(of_part, parts), rows, model.dimension), len(missing)


@dataclass(frozen=True, slots=True)
class _Before:
    """The vectors of one model in the index before, each with the name of its text."""

    vectors: Vectors
    digests: NDArray[np.uint8]

    def known(self, wanted: Collection[bytes]) -> dict[bytes, int]:
        """Give the rows of those texts that are there."""
        return _found(self.digests, wanted)


@dataclass(frozen=True)
class _PiecesBefore:
    """The pieces in the index before, row by row, and the names of their texts."""

    pieces: Pieces
    counts: Places
    digests: NDArray[np.uint8]
    is_whole: Mask

    @cached_property
    def _ends(self) -> Ints:
        return np.concatenate([[0], np.cumsum(np.where(self.is_whole, self.counts, 0), dtype=np.int64)])

    def known(self, wanted: Collection[bytes]) -> dict[bytes, int]:
        """Give the rows of those whole texts that are there; a sentence has no pieces of its own."""
        rows = np.flatnonzero(self.is_whole)
        found = _found(self.digests[rows], wanted)
        return {digest: int(rows[place]) for digest, place in found.items()}

    def of(self, row: int) -> Pieces:
        """Give the pieces of a row."""
        return self.of_rows(slice(row, row + 1))

    def of_rows(self, rows: slice) -> Pieces:
        """Give the pieces of rows one behind another."""
        return self.pieces[self._ends[rows.start] : self._ends[rows.stop]]


def _found(digests: NDArray[np.uint8], wanted: Collection[bytes]) -> dict[bytes, int]:
    """Give the rows of those names that are there."""
    digests = np.asarray(digests)  # without what a memmap does at each row
    heads = np.frombuffer(b"".join(digest[:8] for digest in wanted), dtype=np.uint64)
    ours = np.ascontiguousarray(digests[:, :8]).view(np.uint64).reshape(-1)
    found = ((digests[row].tobytes(), row) for row in np.flatnonzero(np.isin(ours, heads)).tolist())
    return {digest: row for digest, row in found if digest in wanted}


def _equivalents(words: kept.Arrays, model: Embedder, before: Contents | None, recipe: Recipe) -> Halves:
    """Give the second model's vector of each word that may stand for one of another language."""
    found = np.zeros((len(wanted := kept.words(words)), model.dimension), dtype=np.float16)
    known: dict[str, int] = {}
    earlier = _words_before(before, recipe) if before and before.recipe.second == recipe.second else None
    if before and earlier and before.equivalents is not None:
        known = {word: row for row, word in enumerate(kept.words(earlier))}
        ours = [row for row, word in enumerate(wanted) if word in known]
        found[ours] = before.equivalents[[known[wanted[row]] for row in ours]]
    missing = [row for row, word in enumerate(wanted) if word not in known and has_letters(word)]
    if missing:
        found[missing] = model.encode([wanted[row] for row in missing])
    return found


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


def _pieces_of(before: Contents | None, recipe: Recipe) -> _PiecesBefore | None:
    if before is None or before.pieces is None or before.piece_counts is None:
        return None
    if before.recipe.pieces != recipe.pieces or before.recipe.weights != recipe.weights:
        return None
    is_whole = np.asarray(before.rows[:, 1] < 0, dtype=np.bool_)
    return _PiecesBefore(before.pieces, before.piece_counts, before.digests, is_whole)


def _second_of(before: Contents | None, recipe: Recipe) -> _Before | None:
    if before is None or before.second is None or before.recipe.second != recipe.second:
        return None
    return _Before(before.second, before.digests)


def _digests(wanted: Sequence[Unit]) -> NDArray[np.uint8]:
    names = b"".join(unit.digest for unit in wanted)
    return np.frombuffer(names, dtype=np.uint8).reshape(-1, 16)
