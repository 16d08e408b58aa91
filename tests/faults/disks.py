"""A disk of twenty megabytes that is full: a tmpfs of its own, where mounting is allowed."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from embeddings.errors import EmbeddingError
from tests.faults.ground import Figures, Ground

_SIZE = 20_000_000
_BALLAST = "ballast"


def small_disk(ground: Ground, rounds: int) -> Figures:
    """Index onto a disk with a random rest of room: the old index is kept, or the new one is whole."""
    ground.index.mkdir()
    with _mounted(ground.index) as is_mounted:
        if not is_mounted:
            ground.seen("mounting is not allowed here: nothing was tried")
            return ground.figures
        ground.write()
        ground.build()
        for _ in range(rounds):
            _tried(ground)
    return ground.figures


@contextmanager
def _mounted(place: Path) -> Iterator[bool]:
    """Mount a small disk at a place, if that is allowed, and take it away again."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(place)]
    try:
        is_mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        is_mounted = False
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", "--lazy", str(place)], check=True)


def _tried(ground: Ground) -> None:
    before = ground.version
    ground.write()
    _fill(ground.index, leave=ground.chance.randrange(2 * _size(ground.index)))
    try:
        ground.build()
        said = ground.version
        ground.figures["done"] += 1
    except EmbeddingError as error:
        said = before
        ground.figures["refused"] += 1
        if "run: " not in str(error):
            ground.bad(f"no way out: {error}")
    except Exception as error:
        said = before
        ground.bad(f"{type(error).__name__}: {error}")
    if ground.served() != said:
        ground.bad("not the version that was said")
    (ground.index / _BALLAST).unlink()
    ground.mended("after a full disk")


def _size(place: Path) -> int:
    """Give the bytes of the newest generation."""
    newest = max(path for path in place.iterdir() if path.name.startswith("gen-"))
    return sum(path.stat().st_size for path in newest.iterdir())


def _fill(place: Path, leave: int) -> None:
    """Fill a disk but for so many bytes, in whole pages of 4,096."""
    with (place / _BALLAST).open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    size = (place / _BALLAST).stat().st_size
    with (place / _BALLAST).open("r+b") as file:
        file.truncate(max(0, size - leave))
