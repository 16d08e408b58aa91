"""Files that were sent and wait to be added, in the folder of texts itself; reads and writes the disk.

A file that waits is hidden, so that nothing reads it, and its name says what it would be called and a hash of
that and of its bytes. So what is added is what was shown, after a restart too, and adding it is one step: a
link that fails where there is such a file.
"""

import errno
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from bot.adding import names
from corpus import folder as disk
from corpus.folder import Rules
from corpus.readers.formats import READERS

WAITS = 3600.0  # seconds that a file waits for somebody to decide
_MOST_WAITING = 8
_MEGABYTE = 1_000_000
_WAITING = re.compile(r"\.scholiast-(?P<token>[0-9a-f]{16})-(?P<name>.+)")
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


class Why(StrEnum):
    """Why a file is not added."""

    FORMAT = "format"
    LARGE = "large"
    THERE = "there"
    SAME = "same"
    NO_TEXT = "no_text"
    NO_FOLDER = "no_folder"
    READ_ONLY = "read_only"
    OVER = "over"


class Unaddable(Exception):
    """A file is not added; ``name`` is what it is called, or what stands in its way."""

    def __init__(self, why: Why, name: str = "") -> None:
        super().__init__(f"{why}: {name}")
        self.why = why
        self.name = name


@dataclass(frozen=True, slots=True)
class Uploads:
    """What waits to be added to a folder of texts."""

    folder: Path
    rules: Rules
    now: Callable[[], float] = time.time

    def called(self, sent: str, size: int) -> str:
        """Give a file a plain name before its ``size`` bytes are fetched; raises Unaddable."""
        name = names.plain(sent)
        if name is None:
            raise Unaddable(Why.FORMAT, sent)
        if size > self.rules.max_file_mb * _MEGABYTE:
            raise Unaddable(Why.LARGE, name)
        self._require_free(name)
        return name

    def keep(self, name: str, data: bytes, known: Mapping[str, str] = MappingProxyType({})) -> str:
        """Let a file wait, and give the token by which it is found again.

        ``known`` are the paths of the texts that there are, with the sha256 of each.
        """
        if len(data) > self.rules.max_file_mb * _MEGABYTE:
            raise Unaddable(Why.LARGE, name)
        digest = sha256(data).hexdigest()
        if same := next((path for path, other in known.items() if other == digest), None):
            raise Unaddable(Why.SAME, same)
        self._require_free(name)
        self.sweep(_MOST_WAITING - 1)
        token = _token(name, data)
        with _saying_why(name):
            waiting = self.folder / f".scholiast-{token}-{name}"
            waiting.unlink(missing_ok=True)
            _write(waiting, data)
        return token

    def add(self, token: str) -> str:
        """Make a file that waits one of the texts, over no other, and give its name."""
        waiting, name = self._waiting(token)
        self._require_free(name)
        with _saying_why(name):
            if _token(name, waiting.read_bytes()) != token:
                raise Unaddable(Why.OVER)
            _become(waiting, self.folder / name)
            _settle(self.folder)
        return name

    def drop(self, token: str) -> None:
        """Let a file wait no longer, if it does."""
        for path, found, _ in self._all():
            if found == token:
                path.unlink(missing_ok=True)

    def sweep(self, most: int = _MOST_WAITING) -> None:
        """Remove what has waited too long, and the oldest of what is more than ``most``, if that may be."""
        waiting = sorted((_written(path), path) for path, _, _ in self._all())
        over = len(waiting) - most
        for place, (written, path) in enumerate(waiting):
            if place < over or self._is_over(written):
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def _waiting(self, token: str) -> tuple[Path, str]:
        for path, found, name in self._all():
            if found == token and not self._is_over(_written(path)):
                return path, name
        raise Unaddable(Why.OVER)

    def _is_over(self, written: float) -> bool:
        return self.now() - written > WAITS

    def _all(self) -> Iterator[tuple[Path, str, str]]:
        """Yield the files that wait, each with its token and the name that it would have."""
        try:
            there = sorted(self.folder.iterdir())
        except OSError:  # no folder, or no right to look into it
            return
        for path in there:
            if (found := _WAITING.fullmatch(path.name)) and not path.is_symlink() and path.is_file():
                yield path, found["token"], found["name"]

    def _require_free(self, name: str) -> None:
        """Refuse a name that is that of another text, also with another suffix or in another case."""
        if not self.folder.is_dir():
            raise Unaddable(Why.NO_FOLDER)
        if not disk.is_text(name, self.rules):
            raise Unaddable(Why.NO_TEXT, name)
        wanted = names.identifier(name)
        with _saying_why(name):
            for path in sorted(self.folder.iterdir()):
                is_text = path.suffix.lower() in READERS
                if is_text and names.identifier(path.name) == wanted:
                    raise Unaddable(Why.THERE, path.name)


def _token(name: str, data: bytes) -> str:
    return sha256(name.encode() + b"\0" + data).hexdigest()[:16]


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # somebody was quicker
        return 0.0


def _write(path: Path, data: bytes) -> None:
    """Write a new file and see that it is on the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(path, "wb", opener=lambda place, _: os.open(place, flags, 0o644)) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _become(waiting: Path, name: Path) -> None:
    """Give a file another name in one step, unless a file has it."""
    try:
        os.link(waiting, name, follow_symlinks=False)
    except FileExistsError:
        raise Unaddable(Why.THERE, name.name) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _take_place(waiting, name)
        return
    waiting.unlink(missing_ok=True)


def _take_place(waiting: Path, name: Path) -> None:
    """Do the same where a disk knows no links: an empty file of ours keeps the place until then."""
    try:
        os.close(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644))
    except FileExistsError:
        raise Unaddable(Why.THERE, name.name) from None
    waiting.replace(name)


def _settle(folder: Path) -> None:
    """See that the folder knows its new file after a loss of power."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(place)
    except OSError as error:  # a disk that cannot
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(place)


@contextmanager
def _saying_why(name: str) -> Iterator[None]:
    """Turn what a disk refuses into a reason."""
    try:
        yield
    except FileNotFoundError as error:
        raise Unaddable(Why.NO_FOLDER) from error
    except OSError as error:
        if error.errno in _READ_ONLY:
            raise Unaddable(Why.READ_ONLY, name) from error
        raise
