"""The rows of one model's vectors → what an engine knows of them: names made of what they hold. Pure.

A row is named by its document and by the text that was embedded, so an engine that is ahead of the index or
behind it names no other text than the one it was given; a name that the index does not have means nothing.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Ints, Mask, Vectors
from embeddings.store.contents import Contents

SCHEMA = 1  # of a collection: its fields, and how names are made
_SIGN = np.uint64(2**63 - 1)  # engines count with a sign
_FEW = 2000  # documents that a filter may list

Keys = NDArray[np.uint64]


class Weighed(Protocol):
    """Rows of few numbers: how much each passage holds of each of its words."""

    def __getitem__(self, row: int) -> dict[int, float]:
        """Give the weight of each word of a row, by its number."""


Rows = Vectors | Weighed
Asked = Vectors | dict[int, float]


@dataclass(frozen=True)
class Leg:
    """What one model made of a library: its ``name``, its ``weights``, the name of each row.

    ``document_of`` is the place of the document of each passage, ``documents`` the name of each document,
    ``passage_of`` the passage of each row. Rows that are ``sparse`` are the words of passages, not vectors.
    """

    name: str
    weights: str
    dimension: int
    ids: Ints
    passage_of: NDArray[np.int32]
    document_of: NDArray[np.int32]
    documents: Ints
    sparse: bool = False

    @cached_property
    def firsts(self) -> Ints:
        """A row of each name: a text that comes again in a document is known once."""
        return np.asarray(np.unique(self.ids, return_index=True)[1], dtype=np.int64)

    @cached_property
    def texts(self) -> str:
        """Name all of it: what an engine has under this name has these rows of this model, and no others."""
        named = hashlib.sha256(f"{SCHEMA} {self.weights} {self.dimension}\n".encode())
        named.update(self.ids[self.firsts].tobytes())
        return named.hexdigest()[:20]

    @cached_property
    def _order(self) -> Ints:
        return np.argsort(self.ids, kind="stable")

    @cached_property
    def _sorted(self) -> Ints:
        return self.ids[self._order]

    def rows(self, ids: Ints) -> Ints:
        """Give all rows with some names; a name that no row has is passed over."""
        first = np.searchsorted(self._sorted, ids, "left")
        counts = np.searchsorted(self._sorted, ids, "right") - first
        before = np.cumsum(counts) - counts
        return np.asarray(self._order[np.arange(counts.sum()) + np.repeat(first - before, counts)])

    def document(self, row: int) -> int:
        """Give the name of the document of a row."""
        return int(self.documents[self.document_of[self.passage_of[row]]])

    def among(self, allowed: Mask) -> tuple[bool, list[int]] | None:
        """Say in which documents the allowed passages are, or in which not: True or False, and their names.

        None where they are everywhere, or where too many documents would have to be named.
        """
        is_in = np.zeros(len(self.documents), dtype=np.bool_)
        is_in[self.document_of[allowed]] = True
        is_fewer = 2 * int(is_in.sum()) <= len(is_in)
        named = self.documents[is_in if is_fewer else ~is_in]
        return (is_fewer, named.tolist()) if 0 < len(named) <= _FEW else None


def legs(contents: Contents) -> Iterator[tuple[Leg, Vectors]]:
    """Give what each model made of an index, with its vectors: the main model's first."""
    recipe = contents.recipe
    yield _leg("main", recipe.weights, contents, contents.vectors), contents.vectors
    if contents.second is not None:
        yield _leg("second", recipe.second or "", contents, contents.second), contents.second


def _leg(name: str, weights: str, contents: Contents, vectors: Vectors) -> Leg:
    keys, document_of = documents_of(contents)
    heads = np.ascontiguousarray(contents.digests[:, :8]).view(np.uint64).reshape(-1)
    passage_of = np.asarray(contents.rows[:, 0])
    ids = heads ^ keys[document_of[passage_of]]
    return Leg(
        name,
        weights,
        int(vectors.shape[1]),
        signed(ids),
        passage_of,
        document_of,
        signed(keys),
    )


def documents_of(contents: Contents) -> tuple[Keys, NDArray[np.int32]]:
    """Give the name of each document, and the place of the document of each passage."""
    documents = contents.library.documents
    keys = np.array([_key(document.id) for document in documents], dtype=np.uint64)
    counts = [document.counts.passages for document in documents]
    return keys, np.repeat(np.arange(len(documents), dtype=np.int32), counts)


def signed(names: Keys) -> Ints:
    """Make names such as engines count them."""
    return (names & _SIGN).astype(np.int64)


def _key(identifier: str) -> int:
    return int.from_bytes(hashlib.sha256(identifier.encode()).digest()[:8], "little")
