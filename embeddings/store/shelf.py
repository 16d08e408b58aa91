"""Where the documents of an index lie: a table of what lists show, and each document as a line of JSON.

What is offered of its notes and works while somebody types has a line in a file of its own, which is short.
Opening reads the table. A document is read when it is looked into, and checked against its sha256 then: a
file that was whole when it was opened may be damaged later. The words of passages and notes are slices of
their document's text, and are written once, with the text.
"""

import json
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from typing import Any

from corpus.model import (
    Apparatus,
    Block,
    Citation,
    Counts,
    Document,
    Footnote,
    Passage,
    Problem,
    Quotation,
    Reference,
    Work,
)
from embeddings.errors import DamagedIndex
from embeddings.store.disk import File, Unusable
from embeddings.store.values import UNREADABLE, reader, to_json

# Bytes of the records of the documents that are kept in memory, those that were looked into last. As objects
# they take some 2.5 times that (measured).
_KEPT = 16_000_000

# Of a document one passage or two are looked at, with their notes.
PARTS = (Block, Passage, Footnote, Citation, Reference, Work, Quotation, Problem)
_SOURCE = "source"  # the text of a document, as its passages and notes have it


@dataclass(frozen=True, slots=True)
class Record:
    """A line of a file: its size in bytes, and its sha256."""

    size: int
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> "Record":
        """Describe a line."""
        return cls(len(data), sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Entry:
    """What the table says of a document: what lists show, and the size and sha256 of its records.

    ``labels`` are those of its notes, each once, in small letters. ``apparatus`` is the second record.
    """

    id: str
    path: str
    digest: str
    title: str
    subtitle: str | None
    author: str | None
    date: str | None
    url: str | None
    language: str | None
    counts: Counts
    labels: tuple[str, ...]
    problems: tuple[Problem, ...]
    record: Record
    apparatus: Record


@dataclass(frozen=True, slots=True)
class Table:
    """What is read of a library when it is opened."""

    documents: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    sources: dict[str, str]


class Records:
    """A file of records, one behind another."""

    def __init__(self, file: File, records: Sequence[Record]) -> None:
        self.file = file
        self._records = records
        self._ends = list(accumulate(record.size for record in records))

    def read(self, place: int) -> bytes:
        """Read a record as it was written; raises DamagedIndex where it is not that any more."""
        record = self._records[place]
        try:
            data = self.file.at(self._ends[place] - record.size, record.size)
        except Unusable as error:
            raise self.damaged(f"{error}") from error
        if Record.of(data) != record:
            raise self.damaged("is not what was written any more")
        return data

    def damaged(self, what: str) -> DamagedIndex:
        """Say what is wrong with the file, and the way out."""
        generation = self.file.path.parent
        return DamagedIndex(
            f"damaged index in {generation.parent}: {generation.name}/{self.file.path.name} {what}; "
            "run: scholiast index --rebuild"
        )


class Shelf:
    """The documents of an index; those that were looked into last are kept while there is room."""

    def __init__(self, documents: File, apparatus: File, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.documents = Records(documents, [entry.record for entry in entries])
        self.apparatus = Records(apparatus, [entry.apparatus for entry in entries])
        self._kept: OrderedDict[int, Document] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def whole(self, place: int) -> Document:
        """Read a document, or give it as it was read a while ago."""
        with self._lock:
            if kept := self._kept.get(place):
                self._kept.move_to_end(place)
                return kept
        data = self.documents.read(place)
        try:
            found = _read(data)
        except UNREADABLE as error:
            raise self.documents.damaged("holds what is no document") from error
        with self._lock:
            if place not in self._kept:
                self._kept[place] = found
                self._size += len(data)
            while self._size > _KEPT and len(self._kept) > 1:
                oldest, _ = self._kept.popitem(last=False)
                self._size -= self.entries[oldest].record.size
        return found

    def offered(self, place: int) -> Apparatus:
        """Read what is offered of a document."""
        data = self.apparatus.read(place)
        try:
            return reader(Apparatus)(json.loads(data))
        except UNREADABLE as error:
            raise self.apparatus.damaged("holds what is no apparatus") from error


def written(document: Document) -> tuple[Entry, bytes, bytes]:
    """Give the line of a document in the table, its record, and that of its apparatus."""
    data = to_json(document, without=_SOURCE) + b"\n"
    apparatus = to_json(document.apparatus) + b"\n"
    entry = Entry(
        document.id,
        document.path,
        document.digest,
        document.title,
        document.subtitle,
        document.author,
        document.date,
        document.url,
        document.language,
        document.counts,
        tuple(dict.fromkeys(note.label.casefold() for note in document.notes)),
        document.problems,
        Record.of(data),
        Record.of(apparatus),
    )
    return entry, data, apparatus


def _read(data: bytes) -> Document:
    value = json.loads(data)
    give_source(value)
    return reader(Document, *PARTS)(value)


def give_source(document: dict[str, Any]) -> None:
    """Give passages and notes the text of their document; words that were written with them are left out."""
    for part in (*document["passages"], *document["notes"]):
        part.pop("text", None)
        part[_SOURCE] = document["text"]
