"""What was hashed is remembered, and never believed of a file that has changed."""

import json
import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from corpus import library
from corpus.folder import Rules
from embeddings.build import build
from embeddings.errors import DamagedIndex
from embeddings.store import disk, hashes, mark, whole
from embeddings.store.generations import Store
from embeddings.store.hashes import Hashes
from tests.conftest import SAMPLE
from tests.embeddings.letters import Letters

EARLIER = time.time() - 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "index"
    mark.claim(place)
    return place


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that counts as long unchanged: its inode is of now."""
    monkeypatch.setattr(hashes, "_SETTLED", 0.0)
    return written(tmp_path / "weights", b"one")


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    os.utime(path, (EARLIER, EARLIER))
    return path


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def kept(folder: Path) -> dict[str, list[object]]:
    files: dict[str, list[object]] = json.loads((folder / "hashes.json").read_text())["files"]
    return files


def believing(folder: Path, weights: Path) -> None:
    """Make what is kept of the file a sum that only one who believes it would give."""
    hashed = {path: [state, "believed"] for path, (state, _) in kept(folder).items()}
    (folder / "hashes.json").write_text(json.dumps({"files": hashed, "sha256": hashes._sum(hashed)}))


def test_a_file_that_is_as_it_was_is_not_hashed_again(folder: Path, weights: Path) -> None:
    assert Hashes(folder)(weights) == digest(b"one")
    believing(folder, weights)

    assert Hashes(folder)(weights) == "believed"


def test_a_file_that_was_written_again_is_hashed_whatever_its_size_and_time(
    folder: Path, weights: Path
) -> None:
    Hashes(folder)(weights)
    believing(folder, weights)
    time.sleep(0.02)  # a tick of the file system

    written(weights, b"two")

    assert Hashes(folder)(weights) == digest(b"two")


def test_a_file_that_took_the_place_of_another_is_hashed(folder: Path, weights: Path) -> None:
    Hashes(folder)(weights)
    believing(folder, weights)

    written(weights.with_name("new"), b"two").replace(weights)

    assert Hashes(folder)(weights) == digest(b"two")


def test_what_has_just_changed_is_not_kept(folder: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    fresh.write_bytes(b"one")

    assert Hashes(folder)(fresh) == digest(b"one")
    assert not (folder / "hashes.json").exists()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"files": {"a": 1}}', id="no sum"),
        pytest.param(b"[" * 20_000, id="deep"),
        pytest.param(b" " * 60_000, id="long"),
    ],
)
def test_what_is_damaged_is_made_anew(folder: Path, weights: Path, data: bytes) -> None:
    (folder / "hashes.json").write_bytes(data)

    assert Hashes(folder)(weights) == digest(b"one")
    assert [value for _, value in kept(folder).values()] == [digest(b"one")]


def test_one_digit_that_has_changed_is_not_believed(folder: Path, weights: Path) -> None:
    Hashes(folder)(weights)
    path = folder / "hashes.json"
    path.write_text(path.read_text().replace(digest(b"one"), digest(b"two")))

    assert Hashes(folder)(weights) == digest(b"one")


def test_where_it_cannot_be_kept_it_is_hashed_each_time(tmp_path: Path, folder: Path, weights: Path) -> None:
    (folder / "hashes.json.tmp").mkdir()
    strange = tmp_path / "strange"
    strange.mkdir()

    assert Hashes(folder)(weights) == Hashes(strange)(weights) == digest(b"one")
    assert Hashes(tmp_path / "missing")(weights) == digest(b"one")
    assert (list(strange.iterdir()), (tmp_path / "missing").exists()) == ([], False)


def test_it_is_no_stranger_in_an_index_folder_that_lost_its_mark(folder: Path, weights: Path) -> None:
    Hashes(folder)(weights)
    (folder / mark.MARK).unlink()

    mark.claim(folder)

    assert mark.is_ours(folder)


def test_an_index_that_is_opened_to_answer_is_known_by_its_state_and_damage_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashes, "_SETTLED", 0.0)
    monkeypatch.setattr(whole, "_LARGE", 1000)
    store = Store(tmp_path / "index")
    with store.lock():
        store.publish(
            build(library.read(SAMPLE / "sample", Rules()), Letters(), kind="flat", reader="r").draft
        )
    file = store.folder / "gen-000001" / "vectors.npy"

    assert store.load(Hashes(store.folder)).name == "gen-000001"
    assert str(file) in kept(store.folder)
    monkeypatch.setattr(disk, "sha256", lambda path, _: pytest.fail(f"{path} is hashed again"))
    assert store.load(Hashes(store.folder)).name == "gen-000001"
    monkeypatch.undo()
    with file.open("r+b") as open_file:
        open_file.seek(500)
        open_file.write(b"other")

    with pytest.raises(DamagedIndex, match="vectors.npy is not what was written"):
        store.load(Hashes(store.folder))
    with pytest.raises(DamagedIndex, match="vectors.npy is not what was written"):
        store.load()
