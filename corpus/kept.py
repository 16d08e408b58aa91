"""A library as it is read now, and as it was → what of the old one stays. Pure.

Disappearance is not deletion: a text that is there and cannot be read keeps its last good words, and many
texts that are gone at once are taken for a disk that is not mounted.
"""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from corpus.model import Document, Library, Problem, ProblemKind

_FEW = 2  # texts that may go unasked
_SHARE = 10  # … or, in a large library, one of so many


def with_last_words(library: Library, before: Library) -> Library:
    """Keep documents whose file is there and cannot be read, and say so in its Problem."""
    found = {document.id for document in library.documents}
    kept: dict[str, Document] = {}
    problems = []
    for problem in library.problems:
        lost = [d for d in _of(before, problem) if d.id not in found and d.id not in kept]
        kept |= {document.id: document for document in lost}
        problems.append(_saying(problem) if lost else problem)
    documents = sorted((*library.documents, *kept.values()), key=lambda document: document.id)
    return replace(library, documents=tuple(documents), problems=tuple(problems))


def _of(before: Library, problem: Problem) -> Iterator[Document]:
    """Yield the documents that came from a file, or from the files of a folder."""
    for document in before.documents:
        if document.path == problem.where or (
            problem.kind is ProblemKind.UNREADABLE_FOLDER and document.path.startswith(f"{problem.where}/")
        ):
            yield document


def _saying(problem: Problem) -> Problem:
    detail = f"{problem.detail}; its words of before are kept until it can be read or is removed"
    return replace(problem, detail=detail)


def gone(library: Library, before: Library) -> tuple[str, ...]:
    """Name the documents whose file is neither where it was nor anywhere else under another name."""
    here = {document.id for document in library.documents}
    contents = set(library.sources.values())
    return tuple(
        document.id
        for document in before.documents
        if document.id not in here and before.sources.get(document.path) not in contents
    )


def fingerprint(gone: tuple[str, ...]) -> str:
    """Hash the names of some texts, so that these and no others are allowed to go."""
    return sha256("\n".join(sorted(gone)).encode()).hexdigest()[:16]


def are_many(gone: tuple[str, ...], before: Library) -> bool:
    """Tell whether so many texts are gone that it may be no person's wish.

    >>> nobody = Library((), (), {})
    >>> are_many(("a", "b"), nobody), are_many(("a", "b", "c"), nobody)
    (False, True)
    """
    return len(gone) > max(_FEW, len(before.documents) // _SHARE)
