"""Documents together: a library. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from corpus.model.documents import Counts, Document
from corpus.model.grouped import grouped
from corpus.model.passages import Passage
from corpus.model.problems import Problem


@dataclass(frozen=True)
class Library:
    """Documents in the order of their ids, and the problems of files that gave none.

    ``sources`` is the sha256 of every file that was read, by path, also of those that gave no document.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> Counts:
        """How much there is of all documents."""
        return sum((document.counts for document in self.documents), Counts())

    def document(self, identifier: str) -> Document | None:
        """Give the document with this id, if there is one."""
        return self._documents.get(identifier)

    def passage(self, identifier: str) -> Passage | None:
        """Give the passage with this id, if it is still in the library as it was."""
        return self._passages.get(identifier)

    def named(self, name: str) -> tuple[Passage, ...]:
        """Give the passages whose words have this name (:func:`name_of`), in whichever documents."""
        return self._named.get(name, ())

    @property
    def passages(self) -> Sequence[Passage]:
        """Every passage of every document, in order."""
        return tuple(passage for document in self.documents for passage in document.passages)

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """The problems of every file, each with the path of its file."""
        inside = (
            Problem(problem.kind, problem.detail, f"{document.path}, {problem.where}")
            for document in self.documents
            for problem in document.problems
        )
        return (*self.problems, *inside)

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return {document.id: document for document in self.documents}

    @cached_property
    def _passages(self) -> Mapping[str, Passage]:
        return {passage.id: passage for passage in self.passages}

    @cached_property
    def _named(self) -> Mapping[str, tuple[Passage, ...]]:
        return grouped((passage.name, passage) for passage in self.passages)
