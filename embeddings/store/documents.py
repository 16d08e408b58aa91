"""A library ↔ its files in an index: records, the table of them, the names of all passages."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from corpus.model import Document, Library
from embeddings.store.disk import Opened
from embeddings.store.npy import npy
from embeddings.store.shelf import Entry, Shelf, Table, give_source, written
from embeddings.store.stored import Finder, Names, StoredDocument, StoredLibrary

RECORDS, APPARATUS = "documents.jsonl", "apparatus.jsonl"
TABLE, NAMES = "documents.json", "passages.npy"
OLD = "library.json"  # all in one piece, before format 4
_NAME = np.dtype([("id", "S12"), ("words", "S8")])  # of a passage, as `Passage` has them
_NO_NAMES = np.empty(0, dtype=_NAME)

_TABLE = TypeAdapter(Table)
_LIBRARY = TypeAdapter(Library)


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
    table = Table(tuple(entries), library.problems, dict(library.sources))
    yield TABLE, (_TABLE.dump_json(table),)
    yield NAMES, npy(np.concatenate([_names(one) for one in library.documents] or [_NO_NAMES]))


def _names(document: Document) -> Names:
    """Give the names of the passages of a document."""
    if isinstance(document, StoredDocument):
        return document.names
    return np.array([(passage.id, passage.name) for passage in document.passages], dtype=_NAME)


def from_files(files: Mapping[str, Path]) -> Library:
    """Open the library of an index; raises ValueError or KeyError where the files are none of one."""
    if OLD in files:
        return _old(files[OLD].read_bytes())
    table = _TABLE.validate_json(files[TABLE].read_bytes())
    names: Names = np.load(files[NAMES], allow_pickle=False)
    shelf = Shelf(Opened(files[RECORDS]), Opened(files[APPARATUS]), table.documents)
    ends = list(accumulate(entry.counts.passages for entry in table.documents))
    if names.shape != (ends[-1] if ends else 0,) or names.dtype != _NAME:
        raise ValueError("the files of a library do not belong together")
    documents = tuple(
        StoredDocument(shelf, place, names[end - shelf.entries[place].counts.passages : end])
        for place, end in enumerate(ends)
    )
    return StoredLibrary(documents, table.problems, table.sources, finder=Finder(names, documents))


def _old(data: bytes) -> Library:
    """Read a library as it was written in one piece; one with the words of its passages is read as well."""
    value = json.loads(data)
    for document in value["documents"]:
        give_source(document)
    return _LIBRARY.validate_python(value)
