"""A library ↔ its files in an index: records, the table of them, the names of all passages."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np

from corpus.model import Document, Library, Problem
from embeddings import npy
from embeddings.store.disk import File, Opened
from embeddings.store.shelf import Entry, Shelf, Table, give_source, written
from embeddings.store.stored import Finder, Names, StoredDocument, StoredLibrary
from embeddings.store.values import reader, to_json

RECORDS, APPARATUS = "documents.jsonl", "apparatus.jsonl"
TABLE, NAMES = "documents.json", "passages.npy"
OLD = "library.json"  # all in one piece, before format 4
_NAME = np.dtype([("id", "S12"), ("words", "S8")])  # of a passage, as `Passage` has them
_NO_NAMES = np.empty(0, dtype=_NAME)


def to_files(library: Library) -> Iterator[tuple[str, Iterable[bytes | memoryview]]]:
    """Give the files of a library, by name, and in parts; each is to be written before the next is asked for.

    A document that lies in an index is copied as it is.
    """
    entries: list[Entry] = []
    new: dict[str, bytes] = {}  # the apparatus of documents that lie in no index

    def records() -> Iterator[bytes]:
        for document in library.documents:
            if isinstance(document, StoredDocument):
                entry, data = document.entry, document.record
            else:
                entry, data, new[document.id] = written(document)
            entries.append(entry)
            yield data

    def apparatus() -> Iterator[bytes]:
        for document in library.documents:
            yield document.offered if isinstance(document, StoredDocument) else new[document.id]

    yield RECORDS, records()
    yield APPARATUS, apparatus()
    yield TABLE, (_table(entries, library),)
    yield NAMES, npy.parts(np.concatenate([_names(one) for one in library.documents] or [_NO_NAMES]))


def _table(entries: Sequence[Entry], library: Library) -> bytes:
    return to_json(Table(tuple(entries), library.problems, dict(library.sources)))


def _names(document: Document) -> Names:
    """Give the names of the passages of a document."""
    if isinstance(document, StoredDocument):
        return document.names
    return np.array([(passage.id, passage.name) for passage in document.passages], dtype=_NAME)


def from_files(files: Mapping[str, Path]) -> Library:
    """Open the library of an index; raises ValueError or KeyError where the files are none of one."""
    if OLD in files:
        return _old(files[OLD].read_bytes())
    opened = {name: Opened(files[name]) for name in (RECORDS, APPARATUS)}
    return from_parts(files[TABLE].read_bytes(), files[NAMES].read_bytes(), opened)


def from_parts(table: bytes, names: bytes, files: Mapping[str, File]) -> Library:
    """Open a library of its table, the names of its passages, and files that are read when looked into."""
    read = reader(Table, Problem)(json.loads(table))
    named: Names = npy.load(names)
    shelf = Shelf(files[RECORDS], files[APPARATUS], read.documents)
    ends = list(accumulate(entry.counts.passages for entry in read.documents))
    if named.shape != (ends[-1] if ends else 0,) or named.dtype != _NAME:
        raise ValueError("the files of a library do not belong together")
    documents = tuple(
        StoredDocument(shelf, place, named[end - shelf.entries[place].counts.passages : end])
        for place, end in enumerate(ends)
    )
    finder = Finder(named, documents)
    return StoredLibrary(documents, read.problems, read.sources, finder=finder, shelf=shelf)


def part(library: Library, name: str, start: int = 0, size: int = -1) -> bytes | None:
    """Give a file of the library of an index as it was opened, or some of its bytes; None for another name.

    Raises Unusable where the bytes are not there.
    """
    if not isinstance(library, StoredLibrary):
        return None
    if name == TABLE:
        return _table(library.shelf.entries, library)
    if name == NAMES:
        return b"".join(npy.parts(library.finder.names))
    file = {RECORDS: library.shelf.documents, APPARATUS: library.shelf.apparatus}.get(name)
    return file.file.at(start, size) if file and size >= 0 else None


def _old(data: bytes) -> Library:
    """Read a library as it was written in one piece; one with the words of its passages is read as well."""
    value = json.loads(data)
    for document in value["documents"]:
        give_source(document)
    return reader(Library)(value)
