"""The words of a library's passages → what an engine knows of them: how much each holds of each word. Pure.

A row is a passage, its numbers those of its stems, each with what BM25 makes of it (decision 10). A question
is the same with the rarity of its words, so that the inner product of both is their BM25 as it is here.
"""

import hashlib
from functools import cached_property

import numpy as np

from embeddings.arrays import Ints, Places
from embeddings.engine.legs import Keys, Leg, documents_of, signed
from embeddings.lexical import kept
from embeddings.lexical.columns import Columns
from embeddings.lexical.postings import saturated
from embeddings.lexical.tables import Tables
from embeddings.lexical.tree import restored
from embeddings.store.contents import Contents

# Passages from which on an engine names as soon as all are scored: 10 ms here, 11 by Milvus (measured).
MANY = 100_000
_STEP = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio, by which numbers in order are far apart
_LITTLE = 1e-6  # of no word, for a passage that has none: engines want a number in each row


class Weights:
    """The weights of the words of passages; put in order when they are first wanted."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.words = len(tables.vocabulary.stems)

    def __getitem__(self, row: int) -> dict[int, float]:
        """Give the weight of each word of a passage."""
        order, starts = self._by_passage
        at = order[starts[row] : starts[row + 1]]
        if not len(at):
            return {self.words: _LITTLE}
        held, words = self._tables.in_passages, self._words_of(at)
        weights = saturated(held.amounts[at], self._tables.slowness[row : row + 1])
        return dict(zip(words.tolist(), weights.tolist(), strict=True))

    def _words_of(self, at: Ints) -> Ints:
        return np.searchsorted(self._tables.in_passages.starts, at, side="right") - 1

    @cached_property
    def _by_passage(self) -> tuple[Ints, Ints]:
        owners = self._tables.in_passages.owners
        counts = np.bincount(owners, minlength=len(self._tables.languages))
        return np.argsort(owners, kind="stable"), np.concatenate([[0], np.cumsum(counts)])


def leg(contents: Contents) -> tuple[Leg, Weights] | None:
    """Give the words of an index of many passages; None where they are few, or of another version."""
    passages = len(contents.library.passages)
    if passages < MANY or contents.words is None or contents.recipe.lexicon != kept.fingerprint():
        return None
    columns, tables = restored(Columns, contents.words, "columns"), kept.tables(contents.words)
    keys, document_of = documents_of(contents)
    recipe = contents.recipe
    made = hashlib.sha256(f"{recipe.reader} {recipe.lexicon}\n".encode())
    made.update(columns.names.tobytes())
    weights = Weights(tables)
    return (
        Leg(
            "words",
            made.hexdigest(),
            weights.words + 1,
            signed(_names(columns, document_of)),
            np.arange(passages, dtype=np.int32),
            document_of,
            signed(keys),
            sparse=True,
        ),
        weights,
    )


def _names(columns: Columns, document_of: Places) -> Keys:
    """Name each passage by what its document holds, and its place in that."""
    of_documents = np.ascontiguousarray(columns.names[:, :8]).view(np.uint64).reshape(-1)
    first = np.cumsum(columns.passages, dtype=np.int64) - columns.passages
    number = np.arange(len(document_of)) - first[document_of]
    return of_documents[document_of] + number.astype(np.uint64) * _STEP
