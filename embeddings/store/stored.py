"""Documents of which little is in memory: the rest is read from an index when it is looked at."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal, overload

import numpy as np
from numpy.typing import NDArray

from corpus.model import Apparatus, Counts, Document, Library, Passage
from embeddings.arrays import Ints
from embeddings.store.shelf import Entry, Shelf

Names = NDArray[np.void]  # of passages, in order; a row has an "id" and the name of the "words"


def _of_whole(name: str) -> Any:
    return property(lambda self: getattr(self.whole, name), doc=f"``{name}``, read from the disk.")


class StoredDocument(Document):
    """A document of an index: what lists show of it is at hand, the rest is read when it is looked at.

    ``names`` are those of its passages, ``entry`` is its line in the table.
    """

    entry: Entry
    names: Names
    _shelf: Shelf
    _place: int

    def __init__(self, shelf: Shelf, place: int, names: Names) -> None:
        entry = shelf.entries[place]
        light = ("id", "path", "digest", "title", "subtitle", "author", "date", "url", "language", "problems")
        self.__dict__.update({name: getattr(entry, name) for name in light})
        self.__dict__.update(entry=entry, names=names, _shelf=shelf, _place=place)

    @property
    def whole(self) -> Document:
        """The document with all that is in it."""
        return self._shelf.whole(self._place)

    @property
    def apparatus(self) -> Apparatus:
        """Its notes and works as they are offered."""
        return self._shelf.offered(self._place)

    @property
    def record(self) -> bytes:
        """The document as it was written."""
        return self._shelf.documents.read(self._place)

    @property
    def offered(self) -> bytes:
        """Its apparatus as it was written."""
        return self._shelf.apparatus.read(self._place)

    @property
    def counts(self) -> Counts:
        """How much there is of it."""
        return self.entry.counts

    def notes_labelled(self, label: str) -> tuple[int, ...]:
        """List the places in ``notes`` of those with this label, in any case; each chapter may have one."""
        return self.whole.notes_labelled(label) if label.casefold() in self.entry.labels else ()

    def __eq__(self, other: object) -> bool:
        """Compare what was read, as far as the digests leave a doubt."""
        if self is other or not isinstance(other, Document):
            return self is other
        return (self.id, self.digest) == (other.id, other.digest) and self.whole == other.whole

    def __hash__(self) -> int:
        return hash((self.id, self.digest))

    def __repr__(self) -> str:
        return f"StoredDocument({self.id!r})"

    text = _of_whole("text")
    blocks = _of_whole("blocks")
    passages = _of_whole("passages")
    notes = _of_whole("notes")
    citations = _of_whole("citations")
    references = _of_whole("references")
    works = _of_whole("works")
    quotations = _of_whole("quotations")
    elsewhere = _of_whole("elsewhere")
    unseen = _of_whole("unseen")
    # What is sorted once is kept beside the whole, and goes with it.
    markers_in_notes = _of_whole("markers_in_notes")
    _called_from = _of_whole("_called_from")
    _introduced = _of_whole("_introduced")
    _calling = _of_whole("_calling")
    _labelled = _of_whole("_labelled")
    _cited = _of_whole("_cited")
    _referring = _of_whole("_referring")


class Passages(Sequence[Passage]):
    """Every passage of a library, in order; each is read with its document."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._ends = list(accumulate(document.counts.passages for document in documents))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, place: int) -> Passage: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Passage]: ...
    def __getitem__(self, place: int | slice) -> Passage | Sequence[Passage]:
        """Read a passage."""
        if isinstance(place, slice):
            return tuple(self[at] for at in range(*place.indices(len(self))))
        place = range(len(self))[place]
        at = bisect_right(self._ends, place)
        document = self._documents[at]
        return document.passage(1 + place - self._ends[at] + document.counts.passages)

    def __iter__(self) -> Iterator[Passage]:
        return (passage for document in self._documents for passage in document.passages)


@dataclass(frozen=True, eq=False)
class StoredLibrary(Library):
    """The library of an index, or a part of it.

    ``finder`` finds its passages by their names, on the ``shelf`` lie its documents.
    """

    finder: "Finder" = field(kw_only=True, repr=False)
    shelf: Shelf = field(kw_only=True, repr=False)

    def passage(self, identifier: str) -> Passage | None:
        """Give the passage with this id, if it is still in the library as it was."""
        found = self._of(self.finder.find("id", identifier))
        return next((passage for passage in found if passage.id == identifier), None)

    def named(self, name: str) -> tuple[Passage, ...]:
        """Give the passages whose words have this name, in whichever documents."""
        return tuple(passage for passage in self._of(self.finder.find("words", name)) if passage.name == name)

    def _of(self, places: Iterable[tuple[str, int]]) -> Iterator[Passage]:
        """Read passages, as far as they are in this part of the library."""
        for identifier, number in places:
            document = self.document(identifier)
            if document and number <= document.counts.passages:
                yield document.passage(number)

    @property
    def passages(self) -> Sequence[Passage]:
        """Every passage of every document, in order."""
        return Passages(self.documents)

    def __eq__(self, other: object) -> bool:
        """Compare what is in them."""
        if not isinstance(other, Library):
            return NotImplemented
        ours, theirs = ((one.documents, one.problems, one.sources) for one in (self, other))
        return ours == theirs

    __hash__ = None  # type: ignore[assignment]


class Finder:
    """The names of all passages → the documents that they are of, and their numbers."""

    def __init__(self, names: Names, documents: Sequence[Document]) -> None:
        self.names = names
        self._documents = [document.id for document in documents]
        self._ends = list(accumulate(document.counts.passages for document in documents))

    def find(self, column: Literal["id", "words"], name: str) -> Iterator[tuple[str, int]]:
        """Say of which documents the passages with a name are, in order, and their numbers."""
        names, order = self.names[column], self._by_id if column == "id" else self._by_words
        wanted = np.bytes_(name.encode(errors="replace"))
        first, end = (int(np.searchsorted(names, wanted, side, order)) for side in ("left", "right"))
        for place in order[first:end].tolist():
            at = bisect_right(self._ends, place)
            yield self._documents[at], 1 + place - (self._ends[at - 1] if at else 0)

    @cached_property
    def _by_id(self) -> Ints:
        return np.argsort(self.names["id"], kind="stable")

    @cached_property
    def _by_words(self) -> Ints:
        return np.argsort(self.names["words"], kind="stable")
