"""Documents that lie in an index: they are read when they are looked at, and never if they are damaged."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from bot.checking.concordance import Concordance
from bot.checking.finding import find
from bot.checking.quotations import check
from bot.lookup.offers import note_offers, work_offers
from bot.servers.shelves import Shelves
from corpus import library
from corpus.folder import Rules
from corpus.model import Counts, Document, Library
from embeddings.build import build
from embeddings.errors import DamagedIndex
from embeddings.hits import Scope
from embeddings.search import Search
from embeddings.store import mark, shelf
from embeddings.store.contents import Contents, to_files
from embeddings.store.generations import Store
from embeddings.store.stored import StoredDocument
from tests.conftest import SAMPLE
from tests.embeddings.letters import Letters


@pytest.fixture(scope="module")
def plain() -> Library:
    return library.read(SAMPLE / "sample", Rules())


@pytest.fixture
def made(plain: Library) -> Contents:
    return build(plain, Letters(), kind="flat", reader="r").contents


@pytest.fixture
def store(made: Contents, tmp_path: Path) -> Store:
    store = Store(tmp_path)
    with store.lock():
        store.publish(made)
    return store


@pytest.fixture
def stored(store: Store) -> Library:
    return store.load().contents.library


def records(store: Store) -> Path:
    return store.folder / "gen-000001" / "documents.jsonl"


def test_what_is_stored_is_what_was_read(stored: Library, plain: Library) -> None:
    assert stored == plain
    assert stored.counts == plain.counts
    assert list(stored.passages) == list(plain.passages)
    assert [document.apparatus for document in stored.documents] == [one.apparatus for one in plain.documents]
    assert [stored.passages[at] for at in (0, 50, -1)] == [plain.passages[at] for at in (0, 50, -1)]
    assert stored.all_problems == plain.all_problems


def test_what_lists_show_is_known_without_reading_a_document(
    store: Store, stored: Library, plain: Library
) -> None:
    records(store).write_bytes(b"")

    assert [
        (d.id, d.title, d.author, d.date, d.language, d.format, d.problems, d.counts)
        for d in stored.documents
    ] == [
        (d.id, d.title, d.author, d.date, d.language, d.format, d.problems, d.counts) for d in plain.documents
    ]
    assert all(document.notes_labelled("no such label") == () for document in stored.documents)


@pytest.mark.parametrize("damage", ["flip", "truncate", "other"])
def test_a_record_that_is_damaged_after_it_was_opened_is_never_served(
    store: Store, stored: Library, damage: str
) -> None:
    data = bytearray(records(store).read_bytes())
    data[500] ^= 1
    damaged = {"flip": bytes(data), "truncate": bytes(data[:400]), "other": bytes(len(data))}[damage]
    with records(store).open("r+b") as file:
        file.truncate(len(damaged))
        file.write(damaged)

    with pytest.raises(
        DamagedIndex,
        match=r"damaged index in .*: gen-000001/documents.jsonl is not what was written any more; run: scholiast",
    ):
        _ = stored.documents[0].text


def test_a_generation_that_is_removed_is_still_read_by_who_has_it_open(
    store: Store, stored: Library, plain: Library
) -> None:
    mark.remove(store.folder / "gen-000001")

    assert not (store.folder / "gen-000001").exists()
    assert stored.documents[0].text == plain.documents[0].text


def test_few_documents_are_kept_in_memory(stored: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = stored.documents
    whole = first.whole
    assert first.whole is whole

    monkeypatch.setattr(shelf, "_KEPT", 1)
    for document in others:
        assert document.whole is document.whole

    assert first.whole is not whole


def test_a_passage_is_found_by_its_id_in_a_library_and_in_what_is_left_of_it(
    stored: Library, plain: Library
) -> None:
    shelves = Shelves()
    first, last = plain.documents[0], plain.documents[-1]
    without_last = shelves.open_to(stored, frozenset({last.id}))
    cut = shelves.open_to(stored, frozenset(), {last.id: 2})

    for passage in plain.passages:
        assert stored.passage(passage.id) == passage
        assert stored.named(passage.name) == plain.named(passage.name)
        assert (without_last.passage(passage.id) is None) == (passage.document == last.id)
        assert (cut.passage(passage.id) is None) == (passage.document == last.id and passage.number > 2)
    assert stored.passage("no such id") is None
    assert stored.named("no name!") == ()
    assert first.id != last.id


def test_notes_and_works_are_offered_without_reading_a_document(
    store: Store, stored: Library, plain: Library
) -> None:
    records(store).write_bytes(b"")

    for typed in ("", "1", "12", "saund", "no such words"):
        assert note_offers(stored, typed, None) == note_offers(plain, typed, None)
        assert work_offers(stored, typed) == work_offers(plain, typed)
    assert note_offers(stored, "9", None)
    assert work_offers(stored, "berger")


def test_words_are_found_alike_in_a_stored_library(stored: Library, plain: Library) -> None:
    ours, theirs = Concordance(stored), Concordance(plain)

    for words in ("hunger", '"the strike"', "Saunders", "Ibid", "light", "nowhere at all", "the"):
        assert find(ours, stored, words) == find(theirs, plain, words)
    for passage in list(plain.passages)[::7]:
        quoted = passage.text[:120].rpartition(" ")[0]
        assert check(ours, quoted, stored) == check(theirs, quoted, plain)


def test_a_scope_is_every_passage_of_its_documents_up_to_where_they_end(
    made: Contents, plain: Library
) -> None:
    first, *_, last = plain.documents
    search = Search(made, Letters())
    scope = Scope(documents=(first.id, last.id), until={last.id: 2})

    inside = search._in_scope(scope)

    assert [passage for passage, is_in in zip(plain.passages, inside, strict=True) if is_in] == [
        *first.passages,
        *last.passages[:2],
    ]


def test_an_empty_library_is_stored(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.lock():
        store.publish(build(Library(()), Letters(), kind="flat", reader="r").contents)

    found = store.load().contents.library

    assert (found.documents, list(found.passages), found.counts) == ((), [], Counts())
    assert found.passage("0123456789ab") is None


def test_every_file_of_a_generation_is_one_that_is_removed_with_it(made: Contents) -> None:
    with_second = replace(made, second=made.vectors)

    assert {name for name, _ in to_files(with_second)} <= set(mark.FILES)


def test_every_field_of_a_document_is_at_hand_or_read() -> None:
    """A new field of a document would otherwise be looked for in vain in one of an index."""
    kept = {"id", "path", "digest", "title", "subtitle", "author", "date", "url", "language", "problems"}
    read = {name for name, value in vars(StoredDocument).items() if isinstance(value, property)}

    assert {field.name for field in fields(Document)} <= kept | read
