"""The index on disk: what is not exactly what was written is never served."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.model import Library
from corpus.parse import parse
from embeddings.errors import DamagedIndex, IndexBusy, NoIndex
from embeddings.store.contents import Contents, from_files, to_files
from embeddings.store.generations import Store
from embeddings.store.manifest import MANIFEST, Recipe, parse_manifest

RECIPE = Recipe("a-model", "0" * 64, 4, "flat", "reader")
FILES = ("library.json", "vectors.npy", "rows.npy", "digests.npy", "manifest.json")


def contents(text: str = "The ice came early.") -> Contents:
    document = parse(text.encode(), "a.txt")
    assert not hasattr(document, "kind")
    library = Library((document,), (), {"a.txt": "1" * 64})  # type: ignore[arg-type]
    vectors = np.eye(2, 4, dtype=np.float32)
    rows = np.array([[0, -1], [0, 0]], dtype=np.int32)
    return Contents(library, RECIPE, vectors, rows, np.zeros((2, 16), dtype=np.uint8))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "index")
    with made.lock():
        made.publish(contents())
    return made


def test_what_is_loaded_is_what_was_published(store: Store) -> None:
    loaded = store.load()

    assert loaded.name == "gen-000001"
    assert loaded.contents.library == contents().library
    assert loaded.contents.recipe == RECIPE
    np.testing.assert_array_equal(loaded.contents.vectors, contents().vectors)
    np.testing.assert_array_equal(loaded.contents.rows, contents().rows)


def test_the_manifest_names_the_texts_and_the_recipe(store: Store) -> None:
    manifest = store.manifest()

    assert manifest is not None
    assert (manifest.texts, manifest.recipe) == ({"a.txt": "1" * 64}, RECIPE)
    assert sorted(manifest.files) == ["digests.npy", "library.json", "rows.npy", "vectors.npy"]


def test_two_generations_are_kept(store: Store) -> None:
    for _ in range(3):
        with store.lock():
            store.publish(contents())

    assert sorted(p.name for p in store.folder.glob("gen-*")) == ["gen-000003", "gen-000004"]
    assert store.load().name == "gen-000004"


def test_without_an_index_the_command_that_makes_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match=r"no index in .*; run: scholiast index"):
        Store(tmp_path).load()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["flip", "truncate", "empty", "delete"])
def test_a_damaged_file_is_never_served(store: Store, name: str, damage: str) -> None:
    path = store.folder / "gen-000001" / name
    data = bytearray(path.read_bytes())
    if damage == "delete":
        path.unlink()
    else:
        data[len(data) // 2] ^= 1
        path.write_bytes({"flip": bytes(data), "truncate": bytes(data[:-1]), "empty": b""}[damage])

    with pytest.raises(DamagedIndex, match="run: scholiast index --rebuild"):
        store.load()


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"generation": "../x", "manifest": ""}', b"\xff"])
def test_a_damaged_pointer_is_never_followed(store: Store, data: bytes) -> None:
    (store.folder / "CURRENT").write_bytes(data)

    with pytest.raises(DamagedIndex, match="CURRENT is not a pointer; run: scholiast index --rebuild"):
        store.load()


def test_a_build_mends_a_damaged_pointer_and_clears_what_a_killed_one_left(store: Store) -> None:
    (store.folder / "CURRENT").write_bytes(b"{")
    (store.folder / "tmp-dead").mkdir()

    with store.lock():
        store.publish(contents())

    assert store.load().contents.library == contents().library
    assert not (store.folder / "tmp-dead").exists()


def test_a_generation_that_was_never_made_current_is_replaced(store: Store) -> None:
    (store.folder / "gen-000002").mkdir()
    (store.folder / "gen-000002" / "vectors.npy").write_bytes(b"half")

    with store.lock():
        store.publish(contents("It stayed."))

    assert store.load().name == "gen-000002"
    assert store.load().contents.library.documents[0].text == "It stayed."


def test_a_second_build_is_refused_at_once(store: Store) -> None:
    with store.lock(), pytest.raises(IndexBusy, match="another process is building the index"):
        with Store(store.folder).lock():
            raise AssertionError("two builds at once")


def test_a_failed_write_leaves_the_old_generation_serving(store: Store) -> None:
    broken = contents("It stayed.")
    (store.folder / "CURRENT.tmp").mkdir()  # where the pointer is to be written

    with store.lock(), pytest.raises(DamagedIndex, match="was not written: .*; the old one is kept"):
        store.publish(broken)

    assert store.load().contents.library == contents().library
    assert not list(store.folder.glob("tmp-*"))
    assert [path.name for path in store.folder.glob("gen-*")] == ["gen-000001"]


def test_an_index_folder_that_is_a_file_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DamagedIndex, match="file is a file or below one; set INDEX_DIR"):
        Store(tmp_path / "file").load()


def test_an_index_of_another_format_is_refused(store: Store) -> None:
    manifest = store.manifest()
    assert manifest is not None

    with pytest.raises(
        DamagedIndex, match="the index has format 99, this version reads 3; run: scholiast index"
    ):
        parse_manifest(MANIFEST.dump_json(replace(manifest, schema=99)))


def test_the_words_of_passages_and_notes_are_written_once(tmp_path: Path) -> None:
    text = "The ice came early to the harbour.1\n\nIt stayed.2\n\nNotes\n\n1 Roe, p. 3.\n\n2 Roe, p. 4.\n"
    noted = contents(text)

    written = to_files(noted)["library.json"]

    assert written.count(b"The ice came early") == written.count(b"Roe, p. 4.") == 1
    for name, data in to_files(noted).items():
        (tmp_path / name).write_bytes(data)
    read = from_files({name: tmp_path / name for name in to_files(noted)}, RECIPE)
    assert read.library == noted.library
    document = read.library.documents[0]
    assert [note.text for note in document.notes] == ["Roe, p. 3.", "Roe, p. 4."]
    assert all(part.source is document.text for part in (*document.passages, *document.notes))


def test_a_library_that_was_written_with_the_words_of_its_passages_is_read(tmp_path: Path) -> None:
    written = json.loads(to_files(contents())["library.json"])
    for passage in written["documents"][0]["passages"]:
        passage["text"] = "The ice came early."
    files = to_files(contents()) | {"library.json": json.dumps(written).encode()}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)

    read = from_files({name: tmp_path / name for name in files}, RECIPE)

    assert read.library == contents().library


def test_arrays_of_unequal_length_are_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    short = replace(contents(), rows=np.zeros((1, 2), dtype=np.int32))

    with store.lock(), pytest.raises(DamagedIndex, match="do not belong together"):
        store.publish(short)

    assert store.manifest() is None
