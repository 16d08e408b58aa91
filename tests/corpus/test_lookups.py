"""A library found by id: each look-up gives what a walk over everything would give."""

import copy
import pickle
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from corpus import works
from corpus.model import Document, Library
from corpus.parse import parse
from tests.corpus.test_laws import PIECES

CITING = [
    "It stayed.1", "“It will stay.”2", "They said:", "“Open it at once.”3", "again.2", "\n\n", "\n\n", "Notes",
    "1 Tom Roe, The Ice (London: Verso, 1995), 4.", "2 Roe, 96.", "3 Ibid., 9; see note 1.", "2 Ada Quill, Nets (Leith, 1901).",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(CITING) | PIECES, min_size=1, max_size=60).map("\n".join)


def read(text: str, name: str = "a.txt") -> Document | None:
    document = parse(text.encode("utf-8", "surrogatepass"), name)
    return document if isinstance(document, Document) else None


def sample() -> Library:
    text = "They came.1\n\nShe said:\n\n“It was cold there.”2\n\nNotes\n\n1 Tom Roe, The Ice (London: Verso, 1995).\n\n2 Roe, 9."
    found = [read(text, name) for name in ("a.txt", "b/c.txt")]
    return Library(tuple(document for document in found if document))


@given(text=TEXTS)
def test_what_is_looked_up_in_a_document_is_what_a_walk_finds(text: str) -> None:
    if not (document := read(text)):
        return

    for place, note in enumerate(document.notes):
        assert document.passages_of(place) == tuple(
            p for p in document.passages if any(m.note == place for m in p.markers)
        )
        assert document.citations_in(place) == tuple(c for c in document.citations if c.note == place)
        assert document.references_in(place) == tuple(
            r for r in document.references if r.citation.note == place
        )
        assert document.notes_labelled(note.label) == tuple(
            at for at, other in enumerate(document.notes) if other.label == note.label
        )
    for passage in document.passages:
        assert [document.notes.index(note) for note in document.notes_of(passage)] == list(
            document.called_by(passage)
        )
    for work in document.works:
        cited = {citation.note for citation in work.citations}
        assert works.passages(document, work) == tuple(
            p for p in document.passages if any(marker.note in cited for marker in p.markers)
        )


def test_passages_and_documents_are_found_by_their_ids() -> None:
    library = sample()

    assert [library.document(document.id) for document in library.documents] == list(library.documents)
    assert [library.passage(passage.id) for passage in library.passages] == list(library.passages)
    assert len(library.passages) == 6


def test_what_is_not_there_is_nothing() -> None:
    library = sample()
    (document, _) = library.documents

    assert (library.document("z"), library.passage("z")) == (None, None)
    assert (document.passages_of(9), document.citations_in(9), document.references_in(9)) == ((), (), ())
    assert document.notes_labelled("9") == ()


def test_a_library_without_a_document_does_not_find_it() -> None:
    library = sample()
    first, second = library.documents
    assert library.passage(first.passages[0].id)

    less = replace(library, documents=(second,))

    assert less.document(first.id) is None
    assert less.passage(first.passages[0].id) is None
    assert less.passage(second.passages[0].id) is second.passages[0]


def asked(library: Library) -> Library:
    """A library that has been looked into everywhere."""
    for document in library.documents:
        document.passages_of(0), document.citations_in(0), document.references_in(0)
        document.notes_labelled("1"), [document.notes_of(passage) for passage in document.passages]
    library.document("a"), library.passage("a")
    return library


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))]
)
def test_looking_changes_nothing_that_is_compared_or_copied(copied) -> None:
    library = asked(sample())

    assert library == sample()
    assert copied(library) == sample()


def test_looking_changes_nothing_that_is_written() -> None:
    written = TypeAdapter(Library)
    fresh = written.dump_json(sample())

    assert written.dump_json(asked(sample())) == fresh
    assert asked(written.validate_json(fresh)) == sample()
    assert {field.name for field in fields(Library)} == {"documents", "problems", "sources"}
