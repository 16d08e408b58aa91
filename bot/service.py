"""Questions → answers, over one immutable snapshot. The command line and Discord call this alike."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from bot.answer import Answer, FoundNote, compose, find_notes
from bot.asking.kinds import Kind, read
from bot.comparison import side_by_side
from bot.errors import BadQuestion, LeftIndex, Unaskable, UnknownAuthor, UnknownDocument
from bot.lookup import numbered
from bot.records import counts, stage
from corpus.changes import Changes
from corpus.model import Document, Library, Problem
from embeddings.errors import EmbeddingError
from embeddings.hits import EVERYWHERE, Found, Scope

_FIRST = "Who lit the light, and when?"
LONGEST_QUESTION = 1000  # characters; the model reads some 250 words of it
_NAMED = 8  # names in an error that says which there are

T = TypeVar("T")

Progress = Callable[[int, int], None]  # told how many of how many; while texts are read, 0 of 0


class Searcher(Protocol):
    """Finds passages of one library."""

    def find(self, question: str, k: int, scope: Scope = EVERYWHERE, *, before: str | None = None) -> Found:
        """Find the ``k`` best passages; ``before`` is the question asked before."""

    def settle(self) -> None:
        """Make ready for many questions: it takes a while, and each is answered the sooner."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one answer is computed from: a library, the search over it, and the name of its index.

    ``notices`` is what the operator should know of it, in sentences; ``damaged`` tells that it stands in for
    an index that an indexing would mend; ``engine``, where there is one, says whether it is asked now.
    """

    library: Library
    searcher: Searcher
    generation: str
    written: float
    notices: tuple[str, ...] = ()
    damaged: bool = False
    engine: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What an indexing did: the documents that differ, counts, and the seconds it took.

    ``because`` says what else than texts has changed since the index before, and what an engine of vectors
    did not take, in sentences; ``kind`` names how the nearest vectors are found in an index of this size;
    ``quoted_from`` is the probability from which this library quotes, where its own line was measured
    (decision 67).
    """

    generation: str
    changes: Changes
    passages: int
    embedded: int
    seconds: float
    problems: tuple[Problem, ...]
    because: tuple[str, ...] = ()
    kind: str = "flat"
    quoted_from: float | None = None


class Indexer(Protocol):
    """Loads the index, and brings it up to date."""

    def is_current(self) -> bool:
        """Tell whether the index is that of the texts, the model and the settings of now."""

    def load(self) -> Snapshot:
        """Open the index on disk."""

    def has_another(self) -> bool:
        """Tell whether there is another index on disk than the one that was opened or built last."""

    def build(
        self, progress: Progress | None = None, *, rebuild: bool = False, allow_removals: bool | str = False
    ) -> Report:
        """Index the texts, store the index, and say what has changed.

        Many texts go only where that is allowed: all, or those with a fingerprint (``corpus/kept.py``).
        """


class Service:
    """Answers questions; safe to use from several threads.

    A question in flight keeps the snapshot that it started with. Indexing builds another beside it and swaps
    one reference; where it fails, the old one goes on serving.
    """

    def __init__(self, indexer: Indexer) -> None:
        self._indexer = indexer
        self._snapshot: Snapshot | None = None
        self._is_warm = False
        self._opening = threading.Lock()
        self._changing = threading.Lock()

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot that answers now; the index is opened on first use."""
        snapshot = self._snapshot
        if snapshot is None:
            with self._opening:
                snapshot = self._snapshot = self._snapshot or self._indexer.load()
        return snapshot

    def is_current(self) -> bool:
        """Tell whether the index on disk is that of the texts as they are now."""
        return self._indexer.is_current()

    def can_answer(self) -> bool:
        """Tell whether there is an index, of now or of before, that opens."""
        try:
            return bool(self.snapshot)
        except (EmbeddingError, OSError):
            return False

    def warm(self) -> None:
        """Open the index and ask it once, so that nobody waits for what is made at a first question.

        From now on every index is made ready for many questions before it answers.
        """
        read(_FIRST)  # its forms are made when they are first used
        self._is_warm = True
        self._ready(self.snapshot).searcher.find(_FIRST, 1)

    def ask(
        self,
        question: str,
        *,
        k: int,
        documents: Sequence[str] = (),
        authors: Sequence[str] = (),
        per_document: int | None = None,
        before: str | None = None,
        open_to: Callable[[Library], Library] = lambda whole: whole,
    ) -> Answer:
        """Answer a question with at most ``k`` quotations, from the given documents and authors if any.

        ``per_document`` is the most of one document, ``before`` the question asked before in a conversation.
        ``open_to`` says what of the library may be seen; nothing else is searched, quoted or named.
        """
        words = checked(question)
        scope = Scope(documents, authors, per_document)
        return self._of_now(lambda snapshot: _answer(words, snapshot, k, scope, before, open_to))

    def footnote(self, label: str, document: str | None = None) -> tuple[FoundNote, ...]:
        """Find the notes with a label."""
        return self._of_now(lambda snapshot: look_up(snapshot.library, label, document))

    def _of_now(self, work: Callable[[Snapshot], T]) -> T:
        """Do work on what answers now; where a service has left that index meanwhile, on its next one."""
        try:
            return work(self.snapshot)
        except LeftIndex:
            self.refresh()
            return work(self.snapshot)

    def reindex(
        self, progress: Progress | None = None, *, rebuild: bool = False, allow_removals: bool | str = False
    ) -> Report:
        """Bring the index up to date and answer from the new one; many texts go only if that is allowed."""
        started = time.monotonic()
        with self._changing:
            counts["reindexes", "failed"] += 1  # until it is done
            report = self._indexer.build(progress, rebuild=rebuild, allow_removals=allow_removals)
            self._snapshot = self._ready(self._indexer.load())
            counts["reindexes", "failed"] -= 1
            counts["reindexes", "done"] += 1
        return replace(report, seconds=time.monotonic() - started)

    def refresh(self) -> bool:
        """Answer from the index on disk if it is another, such as `scholiast index` made; say if it was.

        One that is not whole changes nothing, nor does a look while an indexing is under way.
        """
        if self._snapshot is None or not self._changing.acquire(blocking=False):
            return False
        try:
            if not self._indexer.has_another():
                return False
            found = self._indexer.load()
            if found.damaged:
                return False
            self._snapshot = self._ready(found)
            return True
        finally:
            self._changing.release()

    def _ready(self, snapshot: Snapshot) -> Snapshot:
        if self._is_warm:
            snapshot.searcher.settle()
        return snapshot


def _answer(
    words: str,
    snapshot: Snapshot,
    k: int,
    scope: Scope,
    before: str | None,
    open_to: Callable[[Library], Library],
) -> Answer:
    """Answer from one snapshot, of which ``open_to`` says what may be seen."""
    for identifier in scope.documents:
        require_document(snapshot.library, identifier)
    for author in scope.authors:
        _require_author(snapshot.library, author)
    library = open_to(snapshot.library)
    scope = replace(scope, until=_ends(snapshot.library, library))
    with stage("search"):
        given = consult(words, replace(snapshot, library=library), k, scope, before=_cleaned(before))
    if isinstance(given, Answer):
        return given
    searched = read(words).bare
    with stage("compose"):
        answer = compose(words, given, library, snapshot.generation)
    return replace(answer, searched=None if searched == words else searched)


def _cleaned(before: str | None) -> str | None:
    """Give the question before as far as it can be searched: nobody is told what is wrong with an old one."""
    return on_one_line(before[:LONGEST_QUESTION]) if before and before.strip() else None


def on_one_line(question: str) -> str:
    """Give a message on one line, unless it is empty or too long."""
    # Bytes of another encoding on the command line arrive as lone surrogates, which no model takes.
    words = " ".join(question.encode(errors="replace").decode().split())
    if not words:
        raise BadQuestion("the question is empty; ask in a few words", Unaskable.EMPTY)
    if len(words) > LONGEST_QUESTION:
        message = f"the question has {len(words):,} characters; the limit is {LONGEST_QUESTION:,}"
        raise BadQuestion(message, Unaskable.LONG)
    return words


def consult(
    question: str, snapshot: Snapshot, k: int, scope: Scope = EVERYWHERE, *, before: str | None = None
) -> Answer | Found:
    """Answer what needs no search, or search for the bare question."""
    message = read(question)
    within = _within(snapshot.library, scope)
    if given := numbered.answer(message, question, within, snapshot.generation):
        return given
    earlier = read(before) if before else None
    led_by = earlier.bare if earlier and earlier.kind is Kind.QUESTION else None
    found = snapshot.searcher.find(message.bare, k, scope, before=led_by)
    return side_by_side(found, message.sides, lambda side: snapshot.searcher.find(side, 1, scope))


def _ends(whole: Library, library: Library) -> dict[str, int]:
    """Give the number of the last passage of each document of which a library leaves out the end."""
    if library is whole:
        return {}
    shown = ((document, library.document(document.id)) for document in whole.documents)
    return {document.id: one.counts.passages for document, one in shown if one and one is not document}


def _within(library: Library, scope: Scope) -> Library:
    """Give the documents of a library in which a search would look."""
    if not (scope.documents or scope.authors):
        return library
    return Library(
        tuple(
            document
            for document in library.documents
            if (not scope.documents or document.id in scope.documents)
            and (not scope.authors or document.author in scope.authors)
        )
    )


def checked(question: str) -> str:
    """Give a question on one line, or say why it cannot be asked."""
    words = on_one_line(question)
    if not any(letter.isalnum() for letter in words):
        raise BadQuestion(f"no word in the question {words[:20]!r}; ask in words", Unaskable.WORDLESS)
    return words


def look_up(library: Library, label: str, document: str | None = None) -> tuple[FoundNote, ...]:
    """Find the notes with a label in a library, which needs no index."""
    if document is not None:
        require_document(library, document)
    return find_notes(library, label, document)


def require_document(library: Library, identifier: str) -> Document:
    """Give the document with this id, or say which there are."""
    if document := library.document(identifier):
        return document
    known = _some([document.id for document in library.documents])
    raise UnknownDocument(f"no document {identifier!r}; there are: {known}")


def _require_author(library: Library, author: str) -> None:
    authors = sorted({document.author for document in library.documents if document.author})
    if author not in authors:
        raise UnknownAuthor(f"no document by {author!r}; there are documents by: {_some(authors)}")


def _some(names: Sequence[str]) -> str:
    """Name the first of many, and count the others."""
    left = len(names) - _NAMED
    return (", ".join(names[:_NAMED]) or "none") + (f" and {left} more" if left > 0 else "")
