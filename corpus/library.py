"""A folder → Library: every text that can be read, and a Problem for each that cannot.

One bad file never stops a library. Nothing outside the folder is read: links that lead out are reported.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from corpus.errors import NoCorpus
from corpus.model import Document, Library, Problem, ProblemKind
from corpus.readers import formats
from corpus.readers.formats import READERS

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Rules:
    """Which files of a folder are texts: name patterns left out, and the largest size in megabytes."""

    exclude: tuple[str, ...] = ("README.md",)
    max_file_mb: int = 25


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a file, and the sha256 of its bytes if they were read."""

    read: Document | Problem
    digest: str | None = None


def read(folder: Path, rules: Rules) -> Library:
    """Read the texts of a folder and of the folders below it."""
    return _library(_read(folder, path, rules) for path in files(folder, rules))


def read_files(paths: Iterable[Path], rules: Rules) -> Library:
    """Read single files, each named by its last part; folders among them as :func:`read` does."""
    outcomes: list[_Outcome] = []
    for path in paths:
        if path.is_dir():
            outcomes += (_read(path, inner, rules) for inner in files(path, rules))
        elif path.exists():
            outcomes.append(_read(path.parent, path, rules))
        else:
            raise NoCorpus(f"no such file or folder: {path}")
    return _library(outcomes)


def digests(folder: Path, rules: Rules) -> dict[str, str]:
    """Give the sha256 of every text that :func:`read` would read, by its path below the folder."""
    found = {}
    for path in files(folder, rules):
        data = _bytes(folder, path, rules)
        if isinstance(data, bytes):
            found[_name(folder, path)] = hashlib.sha256(data).hexdigest()
    return found


def files(folder: Path, rules: Rules) -> Iterator[Path]:
    """Yield the files of a folder in a stable order, without hidden and excluded ones.

    A folder below it that cannot be entered, or only through a link, is yielded as if it were a file, so that
    what is left out is reported.
    """
    if not folder.is_dir():
        raise NoCorpus(
            f"no corpus folder {folder}; make it and put {formats.either()} files in it, or set CORPUS_DIR"
        )
    for parent, directories, names in os.walk(folder):
        directories[:] = sorted(name for name in directories if not name.startswith("."))
        closed = [name for name in directories if _is_closed(Path(parent, name))]
        for name in sorted([*names, *closed]):
            path = Path(parent, name)
            if not name.startswith(".") and not _is_excluded(_name(folder, path), rules.exclude):
                yield path


def _is_closed(folder: Path) -> bool:
    return folder.is_symlink() or not os.access(folder, os.R_OK | os.X_OK)


def _is_excluded(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch(name, pattern) or fnmatch(name.rsplit("/", 1)[-1], pattern) for pattern in patterns)


def _name(folder: Path, path: Path) -> str:
    r"""Give the path below the folder; bytes of it that are not UTF-8 are shown as ``\udcff``."""
    return path.relative_to(folder).as_posix().encode(errors="backslashreplace").decode()


def _read(folder: Path, path: Path, rules: Rules) -> _Outcome:
    from corpus.parse import parse  # not for those who only ask whether an index is that of the texts

    data = _bytes(folder, path, rules)
    if isinstance(data, Problem):
        return _Outcome(data)
    return _Outcome(parse(data, _name(folder, path)), hashlib.sha256(data).hexdigest())


def _bytes(folder: Path, path: Path, rules: Rules) -> bytes | Problem:
    """Read a file, or say why it is left out."""
    name = _name(folder, path)
    if path.is_dir():
        if path.is_symlink():
            return Problem(
                ProblemKind.LINK_TO_A_FOLDER, f"leads to {path.resolve()}; links are not followed", name
            )
        return Problem(ProblemKind.UNREADABLE_FOLDER, "no right to look into it", name)
    if name != path.relative_to(folder).as_posix():
        return Problem(ProblemKind.NAME_NOT_UTF_8, "no document can have this id; rename the file", name)
    if path.suffix.lower() not in READERS:
        supported = ", ".join(READERS)
        kind = path.suffix or "files without suffix"
        return Problem(ProblemKind.UNKNOWN_FORMAT, f"no reader for {kind}; supported: {supported}", name)
    try:
        if not path.resolve(strict=True).is_relative_to(folder.resolve()):
            return Problem(ProblemKind.LINK_OUT_OF_THE_CORPUS, f"leads to {path.resolve()}", name)
        if not path.is_file():
            return Problem(ProblemKind.NOT_A_FILE, "a device or a pipe", name)
        if (size := path.stat().st_size) > rules.max_file_mb * _MEGABYTE:
            detail = f"{size / _MEGABYTE:.1f} MB; the limit is {rules.max_file_mb} MB (MAX_FILE_MB)"
            return Problem(ProblemKind.TOO_LARGE, detail, name)
        return path.read_bytes()
    except RuntimeError:  # what Python before 3.13 raises for a link to itself
        return Problem(ProblemKind.UNREADABLE_FILE, "a link that leads to itself", name)
    except OSError as error:
        return Problem(ProblemKind.UNREADABLE_FILE, error.strerror or str(error), name)


def _library(outcomes: Iterable[_Outcome]) -> Library:
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    sources: dict[str, str] = {}
    for outcome in outcomes:
        read = outcome.read
        where = read.where if isinstance(read, Problem) else read.path
        if outcome.digest:
            sources[where] = outcome.digest
        if isinstance(read, Problem):
            problems.append(read)
        elif first := documents.get(read.id):
            detail = f"the id {read.id} is that of {first.path} already; rename one of them"
            problems.append(Problem(ProblemKind.SAME_ID, detail, where))
        else:
            documents[read.id] = read
    ordered = tuple(documents[identifier] for identifier in sorted(documents))
    return Library(ordered, tuple(problems), sources)
