"""Weights that lie unpacked in an index folder: believed by their hash, made where they are not."""

from pathlib import Path

import numpy as np
import pytest

from embeddings import mapped
from embeddings.store import disk
from embeddings.store.hashes import Hashes
from embeddings.store.unpacked import Unpacked

_ARRAYS = {"table": np.arange(12, dtype=np.uint8).reshape(4, 3), "scale": np.ones(3, dtype=np.float32)}
_NAME = "second-weights.arrays"


@pytest.fixture
def digest(tmp_path: Path) -> str:
    _, found = disk.write_parts(tmp_path / "written", mapped.parts(_ARRAYS))
    return found


@pytest.fixture
def unpacked(tmp_path: Path) -> Unpacked:
    folder = tmp_path / "index"
    folder.mkdir()
    return Unpacked(folder, Hashes(folder))


def is_kept(unpacked: Unpacked, digest: str) -> bool:
    found = unpacked.read(digest)
    return found is not None and all(np.array_equal(found[name], array) for name, array in _ARRAYS.items())


def never() -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    raise AssertionError("unpacked again")


def test_nothing_is_there_before_it_is_kept(unpacked: Unpacked, digest: str) -> None:
    assert unpacked.read(digest) is None


def test_what_is_kept_is_mapped_and_not_unpacked_again(unpacked: Unpacked, digest: str) -> None:
    unpacked.keep(digest, lambda: _ARRAYS)

    assert is_kept(unpacked, digest)
    unpacked.keep(digest, never)


@pytest.mark.parametrize("data", [b"", b"{}", b"x" * 200], ids=["empty", "short", "other"])
def test_what_is_not_what_was_written_is_not_believed_and_made_anew(
    tmp_path: Path, unpacked: Unpacked, digest: str, data: bytes
) -> None:
    (tmp_path / "index" / _NAME).write_bytes(data)

    assert unpacked.read(digest) is None
    unpacked.keep(digest, lambda: _ARRAYS)
    assert is_kept(unpacked, digest)


def test_one_changed_bit_is_seen(tmp_path: Path, unpacked: Unpacked, digest: str) -> None:
    unpacked.keep(digest, lambda: _ARRAYS)
    path = tmp_path / "index" / _NAME
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")

    assert unpacked.read(digest) is None


def test_a_folder_in_its_place_is_no_fault(tmp_path: Path, unpacked: Unpacked, digest: str) -> None:
    (tmp_path / "index" / _NAME).mkdir()

    assert unpacked.read(digest) is None
    unpacked.keep(digest, lambda: _ARRAYS)
    assert is_kept(unpacked, digest)


def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, unpacked: Unpacked, digest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk.os, "fsync", full)
    unpacked.keep(digest, lambda: _ARRAYS)

    assert list((tmp_path / "index").iterdir()) == []
    assert unpacked.read(digest) is None
