"""A folder → Library: every text that can be read, and a Problem for each that cannot.

One bad file never stops a library.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from corpus import folder as disk
from corpus.errors import NoCorpus
from corpus.folder import Rules
from corpus.model import Document, Library, Problem, ProblemKind


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a file, and the sha256 of its bytes if they were read."""

    read: Document | Problem
    digest: str | None = None


Known = Mapping[tuple[str, str], Document]  # what was read before, by the path and the sha256 of each file


def read(
    folder: Path,
    rules: Rules,
    before_each: Callable[[], object] = lambda: None,
    known: Known | None = None,
) -> Library:
    """Read the texts of a folder and of the folders below it; ``before_each`` may raise to give it up.

    What is ``known`` is not read again: a document depends on the path and the bytes of its file alone.
    """

    def outcomes() -> Iterator[_Outcome]:
        for path in disk.files(folder, rules):
            before_each()
            yield _read(folder, path, rules, known or {})

    return _library(outcomes())


def known(library: Library) -> Known:
    """Give the documents of a library that came from the files which it names, not from earlier ones."""
    return {
        (document.path, document.digest): document
        for document in library.documents
        if library.sources.get(document.path) == document.digest
    }


def read_files(paths: Iterable[Path], rules: Rules) -> Library:
    """Read single files, each named by its last part; folders among them as :func:`read` does."""
    outcomes: list[_Outcome] = []
    for path in paths:
        if path.is_dir():
            outcomes += (_read(path, inner, rules) for inner in disk.files(path, rules))
        elif path.exists():
            outcomes.append(_read(path.parent, path, rules))
        else:
            raise NoCorpus(f"no such file or folder: {path}")
    return _library(outcomes)


def digests(folder: Path, rules: Rules) -> dict[str, str]:
    """Give the sha256 of every text that :func:`read` would read, by its path below the folder."""
    found = {}
    for path in disk.files(folder, rules):
        data = disk.content(folder, path, rules)
        if isinstance(data, bytes):
            found[disk.name(folder, path)] = hashlib.sha256(data).hexdigest()
    return found


def _read(folder: Path, path: Path, rules: Rules, known: Known = MappingProxyType({})) -> _Outcome:
    data = disk.content(folder, path, rules)
    if isinstance(data, Problem):
        return _Outcome(data)
    name, digest = disk.name(folder, path), hashlib.sha256(data).hexdigest()
    return _Outcome(known.get((name, digest)) or _parsed(data, name), digest)


def _parsed(data: bytes, name: str) -> Document | Problem:
    from corpus.parse import parse  # not for those who only ask whether an index is that of the texts

    return parse(data, name)


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
