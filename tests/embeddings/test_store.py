"""The index on disk: what is not exactly what was written is never served."""

import errno
import json
import logging
import os
import resource
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pydantic import TypeAdapter

from corpus.model import Library
from corpus.parse import parse
from embeddings.errors import DamagedIndex, ForeignFolder, IndexBusy, NoIndex
from embeddings.store import disk, mark
from embeddings.store.contents import Contents, from_files, to_files
from embeddings.store.generations import Store
from embeddings.store.manifest import Recipe, dump_manifest, parse_manifest

RECIPE = Recipe("a-model", "0" * 64, 4, "flat", "reader")
FILES = (
    "documents.jsonl",
    "documents.json",
    "apparatus.jsonl",
    "passages.npy",
    "vectors.npy",
    "rows.npy",
    "digests.npy",
    "words.arrays",
    "manifest.json",
)
WORDS = {"stems": np.arange(5, dtype=np.int32), "is_small": np.ones(3, dtype=np.bool_)}


def contents(text: str = "The ice came early.") -> Contents:
    document = parse(text.encode(), "a.txt")
    assert not hasattr(document, "kind")
    library = Library((document,), (), {"a.txt": "1" * 64})  # type: ignore[arg-type]
    vectors = np.eye(2, 4, dtype=np.float32)
    rows = np.array([[0, -1], [0, 0]], dtype=np.int32)
    return Contents(library, RECIPE, vectors, rows, np.zeros((2, 16), dtype=np.uint8), words=WORDS)


def written(contents: Contents, folder: Path) -> dict[str, Path]:
    files = {}
    for name, parts in to_files(contents):
        files[name] = folder / name
        files[name].write_bytes(b"".join(parts))
    return files


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
    assert sorted(manifest.files) == sorted(set(FILES) - {"manifest.json"})


def test_an_index_of_an_earlier_version_has_no_words(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.lock():
        store.publish(replace(contents(), words=None))

    assert store.load().contents.words is None


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
        store.manifest()
    assert store.load().fault == (
        f"damaged index in {store.folder}: CURRENT is not a pointer; gen-000001 answers instead"
    )


def test_a_build_mends_a_damaged_pointer_and_clears_what_a_killed_one_left(store: Store) -> None:
    (store.folder / "CURRENT").write_bytes(b"{")
    (store.folder / "tmp-dead").mkdir()
    mark.sign(store.folder / "tmp-dead")
    (store.folder / "tmp-dead" / "vectors.npy").write_bytes(b"half")

    with store.lock():
        store.publish(contents())

    assert store.load().contents.library == contents().library
    assert not (store.folder / "tmp-dead").exists()


def test_a_generation_that_was_never_made_current_is_replaced(store: Store) -> None:
    (store.folder / "gen-000002").mkdir()
    mark.sign(store.folder / "gen-000002")
    (store.folder / "gen-000002" / "vectors.npy").write_bytes(b"half")

    with store.lock():
        store.publish(contents("It stayed."))

    assert store.load().name == "gen-000002"
    assert store.load().contents.library.documents[0].text == "It stayed."


def test_a_second_build_is_refused_at_once(store: Store) -> None:
    said = rf"another process is building the index in .*: a test, process {os.getpid()} on .*, since 20\d\d-"
    with store.lock("a test"), pytest.raises(IndexBusy, match=said):
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


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (OSError(errno.EROFS, "Read-only file system", "index/LOCK"), "give the right to write there"),
        (OSError(errno.EISDIR, "Is a directory", "index/LOCK"), "mend or remove index/LOCK"),
    ],
)
def test_an_index_folder_that_cannot_be_written_is_told_with_what_helps(
    store: Store, monkeypatch: pytest.MonkeyPatch, error: OSError, remedy: str
) -> None:
    def claim(_: Path) -> None:
        raise error

    monkeypatch.setattr(mark, "claim", claim)

    with pytest.raises(DamagedIndex) as caught, store.lock():
        pass

    assert str(caught.value).endswith(f"cannot be written: {error.strerror}; {remedy}, or give --index DIR")


def test_an_index_of_another_format_is_refused(store: Store) -> None:
    manifest = store.manifest()
    assert manifest is not None

    with pytest.raises(
        DamagedIndex, match="the index has format 99, this version reads 4; run: scholiast index"
    ):
        parse_manifest(dump_manifest(replace(manifest, schema=99)))


def test_a_manifest_of_brackets_in_brackets_is_damaged() -> None:
    with pytest.raises(DamagedIndex, match="run: scholiast index --rebuild"):
        parse_manifest(b"[" * 10_000)


def test_the_words_of_passages_and_notes_are_written_once(tmp_path: Path) -> None:
    text = "The ice came early to the harbour.1\n\nIt stayed.2\n\nNotes\n\n1 Roe, p. 3.\n\n2 Roe, p. 4.\n"
    noted = contents(text)

    files = written(noted, tmp_path)
    record = files["documents.jsonl"].read_bytes()

    assert record.count(b"The ice came early") == record.count(b"Roe, p. 4.") == 1
    read = from_files(files, RECIPE)
    assert read.library == noted.library
    document = read.library.documents[0].whole
    assert [note.text for note in document.notes] == ["Roe, p. 3.", "Roe, p. 4."]
    assert all(part.source is document.text for part in (*document.passages, *document.notes))


@pytest.mark.parametrize("schema", [1, 3])
def test_a_library_that_was_written_in_one_piece_is_read(tmp_path: Path, schema: int) -> None:
    """Format 3 had one file of all documents; format 1 had the words of passages in it as well."""
    library = contents("The ice came early.1\n\nNotes\n\n1 Roe, p. 3.\n").library
    parts = {"passages": {"__all__": {"source"}}, "notes": {"__all__": {"source"}}}
    value = TypeAdapter(Library).dump_python(library, mode="json", exclude={"documents": {"__all__": parts}})
    for passage in value["documents"][0]["passages"] if schema == 1 else ():
        passage["text"] = "The ice came early.1"
    files = written(contents(), tmp_path)
    files["library.json"] = tmp_path / "library.json"
    files["library.json"].write_text(json.dumps(value))

    read = from_files(files, RECIPE)

    assert read.library == library


def test_arrays_of_unequal_length_are_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    short = replace(contents(), rows=np.zeros((1, 2), dtype=np.int32))

    with store.lock(), pytest.raises(DamagedIndex, match="do not belong together"):
        store.publish(short)

    assert store.manifest() is None


def fill(folder: Path, files: dict[str, str]) -> Path:
    """Make a folder of somebody else."""
    for name, words in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words)
    return folder


def stands_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"tmp-thesis/chapter.txt": "One.", "gen-000007/family.txt": "Two."}, id="our names"),
        pytest.param({"letter.txt": "Dear Ann"}, id="a file"),
        pytest.param({"CURRENT": "{}", "gen-000001/manifest.json": "{}"}, id="what looks like an index"),
    ],
)
def test_a_folder_of_somebody_else_is_refused_and_stays_as_it_is(
    tmp_path: Path, files: dict[str, str]
) -> None:
    store = Store(fill(tmp_path / "mine", files))

    with pytest.raises(
        ForeignFolder, match="is not empty and holds no index .*; set INDEX_DIR, or give --index"
    ):
        with store.lock():
            raise AssertionError("not refused")

    assert stands_in(store.folder) == set(files)


def test_a_new_folder_that_another_process_marks_now_is_claimed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def moved_away_by_the_other(path: Path, data: bytes) -> None:
        disk.replace(path, data)
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), f"{path}.tmp")

    store = Store(fill(tmp_path / "new", {"SCHOLIAST.tmp": ""}))
    monkeypatch.setattr(mark, "replace", moved_away_by_the_other)

    with store.lock():
        assert mark.is_ours(store.folder)


def test_what_somebody_keeps_in_an_index_folder_stays_whatever_its_name(store: Store) -> None:
    kept = {
        "tmp-thesis/chapter.txt": "One.",
        "gen-000002/family.txt": "Two.",
        "aside-000001/x.txt": "Three.",
        "aside-000002/y.txt": "Four.",
        "gen-000001/notes.txt": "Five.",
    }
    fill(store.folder, kept)

    for _ in range(4):
        with store.lock():
            store.publish(contents("It stayed."))

    assert set(kept) <= stands_in(store.folder)
    assert store.load().name == "gen-000006"
    assert not (store.folder / "gen-000001" / "vectors.npy").exists()


def test_a_generation_that_cannot_be_removed_whole_stays_ours_until_it_can(store: Store) -> None:
    unknown = store.folder / "gen-000001" / "of-another-version.npy"
    unknown.write_text("Arrays.")

    def publish() -> None:
        with store.lock():
            store.publish(contents("It stayed."))

    for _ in range(3):
        publish()
    assert {path.name for path in unknown.parent.iterdir()} == {mark.MARK, unknown.name}

    unknown.unlink()
    publish()
    assert not unknown.parent.exists()


def test_a_folder_with_the_choices_of_servers_only_becomes_an_index(tmp_path: Path) -> None:
    store = Store(
        fill(tmp_path / "restored", {"servers.db": "", "servers.db-wal": "", "calibration.json": ""})
    )

    with store.lock():
        store.publish(contents())

    assert store.load().name == "gen-000001"


def test_an_index_of_an_earlier_version_which_has_no_marks_goes_on(store: Store) -> None:
    (store.folder / mark.MARK).unlink()
    (store.folder / "gen-000001" / mark.MARK).unlink()

    with store.lock():
        store.publish(contents("It stayed."))
        store.publish(contents("It stayed."))

    assert sorted(path.name for path in store.folder.glob("gen-*")) == ["gen-000002", "gen-000003"]


@pytest.mark.parametrize("name", [*FILES, mark.MARK])
@pytest.mark.parametrize("damage", ["flip", "truncate", "folder", "device", "pipe", "delete"])
def test_the_generation_before_a_damaged_one_answers_and_says_so(
    store: Store, name: str, damage: str
) -> None:
    with store.lock():
        store.publish(contents("It stayed."))
    spoil(store.folder / "gen-000002" / name, damage)

    loaded = store.load()

    if name == mark.MARK:  # the pointer vouches for the current one
        assert (loaded.name, loaded.fault) == ("gen-000002", None)
        return
    assert loaded.name == "gen-000001"
    assert loaded.contents.library == contents().library
    assert loaded.fault is not None
    assert loaded.fault.endswith("; gen-000001 answers instead")
    assert name in loaded.fault


@pytest.mark.parametrize("damage", ["flip", "truncate", "folder", "device", "pipe", "delete", "deep"])
def test_without_a_sound_pointer_the_newest_whole_generation_answers(store: Store, damage: str) -> None:
    with store.lock():
        store.publish(contents("It stayed."))
    spoil(store.folder / "CURRENT", damage)

    loaded = store.load()

    assert loaded.name == "gen-000002"
    assert loaded.fault is not None
    assert "CURRENT" in loaded.fault


def spoil(path: Path, damage: str) -> None:
    """Damage a file in one of the ways in which files are damaged."""
    data = path.read_bytes()
    path.unlink()
    half = len(data) // 2
    ways: dict[str, Callable[[], object]] = {
        "flip": lambda: path.write_bytes(data[:half] + bytes([data[half] ^ 0x80]) + data[half + 1 :]),
        "truncate": lambda: path.write_bytes(data[:-1]),
        "folder": path.mkdir,
        "device": lambda: path.symlink_to("/dev/zero"),
        "pipe": lambda: os.mkfifo(path),
        "deep": lambda: path.write_bytes(b"[" * 10_000),
        "delete": lambda: None,
    }
    ways[damage]()


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENFILE, errno.ENOMEM])
def test_a_machine_that_has_no_more_to_lend_is_told_and_no_index_is_taken_for_damaged(
    store: Store, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.lock():
        store.publish(contents("It stayed."))
    with store.lock(), monkeypatch.context() as patched:
        patched.setattr(disk.os, "open", refusing(number))
        for look in (store.load, store.manifest, store.mend, store.roll_back):
            with pytest.raises(OSError, match=os.strerror(number)):
                look()

    assert store.load().name == "gen-000002"
    assert store.set_aside() == {}


@pytest.mark.skipif(os.name == "nt", reason="no such limit")
def test_where_no_more_files_may_be_open_the_index_is_not_taken_for_damaged(store: Store) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, before[1]))
    try:
        with pytest.raises(OSError, match="Too many open files"):
            store.load()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)

    assert store.load().name == "gen-000001"


def refusing(number: int) -> Callable[..., int]:
    def refused(path: object, *_: object) -> int:
        raise OSError(number, os.strerror(number), os.fspath(path))  # type: ignore[call-overload]

    return refused


def test_a_damaged_generation_is_set_aside_with_the_reason(store: Store) -> None:
    with store.lock():
        store.publish(contents("It stayed."))
    spoil(store.folder / "gen-000002" / "vectors.npy", "flip")

    with store.lock():
        store.mend()
        assert store.load().name == "gen-000001"
        store.publish(contents("It stayed."))

    assert store.load().name == "gen-000003"
    left = ["aside-000002", "gen-000001", "gen-000003"]
    assert sorted(path.name for path in store.folder.glob("*-0*")) == left
    why = (store.folder / "aside-000002" / "WHY").read_text()
    assert "gen-000002/vectors.npy is not what was written" in why


def test_an_earlier_generation_can_be_gone_back_to(store: Store) -> None:
    with store.lock():
        store.publish(contents("It stayed."))
        assert store.roll_back().name == "gen-000001"

    pointer = store.pointer()

    assert store.load().contents.library == contents().library
    assert pointer is not None
    assert (pointer.generation, pointer.held) == ("gen-000001", True)
    with store.lock(), pytest.raises(NoIndex, match="no whole generation before gen-000001 .*; to make one"):
        store.roll_back()
    with store.lock():
        store.publish(contents("It stayed."))
    assert json.loads((store.folder / "CURRENT").read_bytes())["held"] is False


def test_as_many_generations_are_kept_as_wanted(tmp_path: Path) -> None:
    store = Store(tmp_path, kept=3)

    for _ in range(5):
        with store.lock():
            store.publish(contents())

    assert len(list(tmp_path.glob("gen-*"))) == 3


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_sync_folders_gets_an_index_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, number: int
) -> None:
    failing(monkeypatch, number, lambda path: path.is_dir())
    store = Store(tmp_path)

    with store.lock():
        store.publish(contents())

    assert store.load().name == "gen-000001"
    assert "cannot say when a folder is on the disk" in caplog.text


def test_when_the_disk_fails_after_the_pointer_has_moved_the_new_one_is_said_to_be_current(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failing(monkeypatch, errno.EIO, lambda path: path == store.folder and "gen-000002" in pointed(store))

    with store.lock(), caplog.at_level(logging.WARNING):
        published = store.publish(contents("It stayed."))

    assert published.name == store.load().name == "gen-000002"
    assert "gen-000002 is current, but the disk did not confirm it (Input/output error)" in caplog.text


@pytest.mark.parametrize("call", range(1, 12))
def test_when_the_disk_fails_before_the_pointer_moves_the_old_one_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    calls = iter(range(1, 1000))

    with store.lock():
        failing(monkeypatch, errno.EIO, lambda path: next(calls) == call)
        with pytest.raises(DamagedIndex, match="Input/output error; the old one is kept; when this"):
            store.publish(contents("It stayed."))

    assert store.load().name == "gen-000001"
    assert sorted(path.name for path in store.folder.glob("*-*")) == ["gen-000001"]


def test_a_disk_that_takes_not_a_letter_is_left_as_it_was(store: Store) -> None:
    with store.lock():
        before = sorted(path.name for path in store.folder.iterdir())
        with full_disk(), pytest.raises(DamagedIndex, match="File too large; the old one is kept"):
            store.publish(contents("It stayed."))

        assert sorted(path.name for path in store.folder.iterdir()) == before


def test_a_generation_whose_seal_finds_no_room_is_removed_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = disk.write_parts

    def write(path: Path, parts: Iterable[bytes | memoryview]) -> tuple[int, str]:
        if path.name.startswith(mark.MARK) and (path.parent / "manifest.json").exists():
            with full_disk():
                return written(path, parts)
        return written(path, parts)

    with store.lock():
        monkeypatch.setattr(disk, "write_parts", write)
        with pytest.raises(DamagedIndex, match="File too large; the old one is kept"):
            store.publish(contents("It stayed."))

    assert sorted(path.name for path in store.folder.glob("*-*")) == ["gen-000001"]


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow; Python passes over the signal that goes with it."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_without_an_index_before_none_is_said_to_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    with store.lock():
        failing(monkeypatch, errno.ENOSPC, lambda path: True)
        with pytest.raises(DamagedIndex, match="No space left on device; there was none before; when"):
            store.publish(contents())


def failing(monkeypatch: pytest.MonkeyPatch, number: int, when: Callable[[Path], bool]) -> None:
    """Have the disk refuse to confirm what is written to some paths."""

    def refuse(descriptor: int) -> None:
        if when(Path(f"/proc/self/fd/{descriptor}").readlink()):
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(disk.os, "fsync", refuse)


@pytest.mark.parametrize("name", ["CURRENT", "LOCK.json", mark.MARK])
def test_a_folder_in_the_place_of_a_file_of_ours_is_moved_out_of_the_way(store: Store, name: str) -> None:
    (store.folder / name).unlink(missing_ok=True)
    fill(store.folder, {f"{name}/letter.txt": "Dear Ann"})

    with store.lock():
        store.mend()

    assert (store.load().name, store.load().fault) == ("gen-000001", None)
    (kept,) = store.folder.glob(f"{name}.*/letter.txt")
    assert kept.read_text() == "Dear Ann"


@pytest.mark.parametrize("name", ["CURRENT", "LOCK.json", "CURRENT.tmp", mark.MARK])
def test_a_pipe_in_the_place_of_a_file_of_ours_is_not_waited_for(store: Store, name: str) -> None:
    (store.folder / name).unlink(missing_ok=True)
    os.mkfifo(store.folder / name)

    with store.lock():
        if name == "CURRENT.tmp":
            with pytest.raises(DamagedIndex, match="remove .*CURRENT.tmp, then run: scholiast index"):
                store.publish(contents("It stayed."))
        else:
            store.publish(contents("It stayed."))
            assert store.load().name == "gen-000002"


def pointed(store: Store) -> str:
    return (store.folder / "CURRENT").read_text()


@pytest.mark.parametrize("name", ["CURRENT.tmp", "LOCK"])
def test_what_stands_in_the_way_is_named_and_when_it_is_removed_the_index_is_made(
    store: Store, name: str
) -> None:
    (store.folder / name).unlink(missing_ok=True)
    (store.folder / name / "inside").mkdir(parents=True)

    with pytest.raises(DamagedIndex, match=rf"remove .*{name}(,|$)"):
        with store.lock():
            store.publish(contents("It stayed."))
    (store.folder / name / "inside").rmdir()
    (store.folder / name).rmdir()
    with store.lock():
        store.publish(contents("It stayed."))

    assert store.load().name == "gen-000002"
