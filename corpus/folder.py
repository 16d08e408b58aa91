"""A folder → its files and their bytes, or the Problem of each that is left out. Reads the disk.

Nothing outside the folder is read: links that lead out are reported. What was there at the look and is gone
when it is read is no Problem but an error: a disk that is not mounted any more looks like that.
"""

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from corpus.errors import NoCorpus, Vanished
from corpus.model import Problem, ProblemKind
from corpus.readers import formats
from corpus.readers.formats import READERS

_MEGABYTE = 1_000_000
# A pipe without a writer would be waited for; a link that takes the place of a file is not followed.
_CAREFULLY = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)


_HIDDEN = (".", "~$")  # files of the system and of editors; the latter are those of Word


@dataclass(frozen=True, slots=True)
class Rules:
    """Which files of a folder are texts: name patterns left out, and the largest size in megabytes."""

    exclude: tuple[str, ...] = ("README.md",)
    max_file_mb: int = 25


def files(folder: Path, rules: Rules) -> tuple[Path, ...]:
    """Give the files of a folder in a stable order, without hidden and excluded ones.

    A folder below it that cannot be entered, or only through a link, is given as if it were a file, so that
    what is left out is reported.
    """
    if not folder.is_dir():
        raise NoCorpus(
            f"no corpus folder {folder}; make it and put {formats.either()} files in it, or set CORPUS_DIR"
        )
    found = (path for path in _walk(folder) if not path.name.startswith(_HIDDEN))
    return tuple(path for path in found if not _is_excluded(name(folder, path), rules.exclude))


def is_text(name: str, rules: Rules) -> bool:
    """Tell whether a file with a name below the folder would be read."""
    return not name.startswith(_HIDDEN) and not _is_excluded(name, rules.exclude)


def _walk(folder: Path) -> Iterator[Path]:
    """Yield what is no folder, folder by folder, and the folders that cannot be entered."""
    waiting = [folder]
    while waiting:
        parent = waiting.pop()
        try:
            with os.scandir(parent) as entries:
                below = {entry.name: _is_open_folder(entry) for entry in entries}
        except FileNotFoundError as error:
            raise _vanished(parent) from error
        except OSError as error:  # no right, a name that is too long, a disk that fails
            if parent == folder:
                raise NoCorpus(
                    f"the corpus folder {folder} cannot be read: {error.strerror}; "
                    "give the right to read it, or set CORPUS_DIR"
                ) from error
            yield parent
            continue
        yield from (parent / name for name in sorted(below) if not below[name])
        folders = sorted((name for name in below if below[name] and not name.startswith(".")), reverse=True)
        waiting += (parent / name for name in folders)


def _is_open_folder(entry: "os.DirEntry[str]") -> bool:
    return entry.is_dir(follow_symlinks=False) and os.access(entry.path, os.R_OK | os.X_OK)


def _is_excluded(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch(name, pattern) or fnmatch(name.rsplit("/", 1)[-1], pattern) for pattern in patterns)


def name(folder: Path, path: Path) -> str:
    r"""Give the path below the folder; bytes of it that are not UTF-8 are shown as ``\udcff``."""
    return path.relative_to(folder).as_posix().encode(errors="backslashreplace").decode()


def content(folder: Path, path: Path, rules: Rules) -> bytes | Problem:
    """Read a file, or say why it is left out; raises Vanished where it has gone since the look."""
    called = name(folder, path)
    try:
        return _unfit(folder, path, called) or _bytes(path.resolve(strict=True), called, rules)
    except RuntimeError:  # what Python before 3.13 raises for a link to itself
        return Problem(ProblemKind.UNREADABLE_FILE, "a link that leads to itself", called)
    except FileNotFoundError as error:
        if not path.is_symlink():
            raise _vanished(path) from error
        return Problem(ProblemKind.UNREADABLE_FILE, "a link that leads nowhere", called)
    except OSError as error:
        if error.errno == errno.ENXIO:  # of a socket, which cannot be opened
            return _no_file(called)
        return Problem(ProblemKind.UNREADABLE_FILE, error.strerror or str(error), called)


def _unfit(folder: Path, path: Path, called: str) -> Problem | None:
    """Say what is wrong with a path before it is opened."""
    if os.path.isdir(path):  # noqa: PTH112 (says no where Path raises: a name that is too long)
        if path.is_symlink():
            return Problem(
                ProblemKind.LINK_TO_A_FOLDER, f"leads to {path.resolve()}; links are not followed", called
            )
        return Problem(ProblemKind.UNREADABLE_FOLDER, "no right to look into it", called)
    if called != path.relative_to(folder).as_posix():
        return Problem(ProblemKind.NAME_NOT_UTF_8, "no document can have this id; rename the file", called)
    if path.suffix.lower() not in READERS:
        supported = ", ".join(READERS)
        kind = path.suffix or "files without suffix"
        return Problem(ProblemKind.UNKNOWN_FORMAT, f"no reader for {kind}; supported: {supported}", called)
    if not path.resolve(strict=True).is_relative_to(folder.resolve()):
        return Problem(ProblemKind.LINK_OUT_OF_THE_CORPUS, f"leads to {path.resolve()}", called)
    return None


def _bytes(path: Path, called: str, rules: Rules) -> bytes | Problem:
    """Open first and look then: what is looked at is what is read, and a pipe is not waited for."""
    with open(path, "rb", opener=lambda place, _: os.open(place, _CAREFULLY)) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            return _no_file(called)
        most = rules.max_file_mb * _MEGABYTE
        data = file.read(most + 1) if found.st_size <= most else b""
        size = max(found.st_size, len(data))  # one that grows while it is read is as large as was read
        if size <= most:
            return data
    detail = f"{size / _MEGABYTE:.1f} MB; the limit is {rules.max_file_mb} MB (MAX_FILE_MB)"
    return Problem(ProblemKind.TOO_LARGE, detail, called)


def _no_file(called: str) -> Problem:
    return Problem(ProblemKind.NOT_A_FILE, "a device, a pipe or a socket", called)


def _vanished(path: Path) -> Vanished:
    return Vanished(f"{path} went away while the texts were read; is its disk mounted? if so, try again")
