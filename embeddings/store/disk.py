"""Files that outlast a power cut, and the one door through which files of an index are read."""

import errno
import hashlib
import logging
import os
import stat
import threading
import weakref
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from embeddings.shortage import way_out

log = logging.getLogger(__name__)

# What a file system answers that cannot fsync folders: some network and FUSE ones.
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
# A pipe without a writer would be waited for, a terminal would become ours.
_CAREFULLY = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
)


class Unusable(Exception):
    """A file that is there and is not what it should be; the text goes on after its name."""


def write(path: Path, *parts: bytes) -> tuple[int, str]:
    """Write a file as :func:`write_parts` does."""
    return write_parts(path, parts)


def write_parts(path: Path, parts: Iterable[bytes | memoryview]) -> tuple[int, str]:
    """Write a file and wait until the disk has it; give its size and its sha256.

    Neither follows a link nor waits for who reads a pipe.
    """
    size, digest = 0, hashlib.sha256()
    with open(path, "wb", opener=_writing) as file:
        for part in parts:
            digest.update(part)
            size += file.write(part)
        file.flush()
        os.fsync(file.fileno())
    return size, digest.hexdigest()


def _writing(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0), 0o666)


def replace(path: Path, *parts: bytes | memoryview) -> None:
    """Write a file in one step: who reads it sees the old one or the new one.

    A folder that stands there is renamed, whoever made it. What a full disk took is not left on it.
    """
    if path.is_dir() and not path.is_symlink():
        path.rename(path.with_name(f"{path.name}.{os.urandom(4).hex()}"))
    aside = path.with_name(f"{path.name}.tmp")
    try:
        write_parts(aside, parts)
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            if stat.S_ISREG(aside.lstat().st_mode):  # a pipe there is somebody else's
                aside.unlink()
        raise


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder survive a power cut, where the file system can; Windows has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
        log.warning(
            "the file system of %s cannot say when a folder is on the disk: a power cut may undo an indexing",
            folder,
        )
    finally:
        os.close(descriptor)


def read(path: Path, *, most: int | None = None, size: int | None = None) -> bytes:
    """Read a regular file of at most ``most`` or exactly ``size`` bytes.

    Raises Unusable where it is something else, FileNotFoundError where there is none, and another OSError
    where the machine has too little to lend.
    """
    with _opened(path, most, size) as file:
        data = file.read()
    if size is not None and len(data) != size:
        raise Unusable("changed while it was read")
    return data


class File(Protocol):
    """A file that is read in parts, wherever it lies."""

    path: Path

    def at(self, place: int, size: int) -> bytes:
        """Read ``size`` bytes from a place on; raises Unusable where they are not there."""


class Opened:
    """A regular file that stays open, so that it can be read after its name has gone; for several threads.

    It is closed when nobody holds it any more.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = _opened(path, None, None)
        weakref.finalize(self, self._file.close)
        self._lock = threading.Lock()

    def at(self, place: int, size: int) -> bytes:
        """Read ``size`` bytes from a place on; raises Unusable where they are not there."""
        try:
            with self._lock:  # Windows has no pread
                self._file.seek(place)
                data = self._file.read(size)
        except OSError as error:
            raise _unusable(error) from error
        if len(data) != size:
            raise Unusable("is not what was written any more")
        return data


def sha256(path: Path, size: int) -> str:
    """Hash a regular file of ``size`` bytes, without holding it in memory; raises as :func:`read` does."""
    with _opened(path, None, size) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _opened(path: Path, most: int | None, size: int | None) -> BinaryIO:
    """Open first and look then, so that nothing can take its place between."""
    try:
        with ExitStack() as stack:
            file = open(path, "rb", opener=lambda name, _: os.open(name, _CAREFULLY))  # noqa: SIM115
            stack.callback(file.close)
            _require(os.fstat(file.fileno()), most, size)
            stack.pop_all()
            return file
    except FileNotFoundError:
        raise
    except IsADirectoryError as error:
        raise Unusable("is a folder") from error
    except OSError as error:
        raise _unusable(error) from error


def _unusable(error: OSError) -> Exception:
    """Say that a file cannot be read, unless it is the machine that has no more to lend."""
    return error if way_out(error) else Unusable(f"cannot be read ({error.strerror})")


def _require(found: os.stat_result, most: int | None, size: int | None) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise Unusable("is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise Unusable("is a device or a pipe")
    if (size is not None and found.st_size != size) or (most is not None and found.st_size > most):
        raise Unusable("is not what was written")
