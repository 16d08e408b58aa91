"""Ids and names of a button or an option → passages, notes, documents of a library. Pure."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.answer import FoundNote, Quote, quote
from corpus import works
from corpus.model import Document, Library, Passage, Span, Work
from embeddings.hits import Hit, Score

_UNSCORED = Score(0.0, 0.0, 0.0)
MOST_CHOICES = 25  # https://docs.discord.com/developers/interactions/application-commands
LONGEST_CHOICE = 100


def find(library: Library, passage: str) -> tuple[Document, Passage] | None:
    """Find a passage by its stable id."""
    return next(
        (
            (document, found)
            for document in library.documents
            for found in document.passages
            if found.id == passage
        ),
        None,
    )


def quotation(document: Document, passage: Passage, sentence: int | None = None) -> Quote:
    """Quote a passage, with one of its sentences set apart if it has that one."""
    if sentence is not None and sentence < len(passage.sentences):
        return quote(document, Hit(passage, sentence, _UNSCORED))
    return replace(quote(document, Hit(passage, 0, _UNSCORED)), highlight=Span(0, 0))


def neighbour(document: Document, passage: Passage, step: int) -> Passage | None:
    """Give the passage so many steps further in a document."""
    number = passage.number + step
    return document.passage(number) if 1 <= number <= len(document.passages) else None


def callers(library: Library, found: FoundNote) -> tuple[Quote, ...]:
    """Quote the passages that call a note, with the sentence that does set apart."""
    document = library.document(found.document)
    if document is None:
        return ()
    return tuple(
        quotation(document, passage, _calling(passage, found.note.place)) for passage in found.passages
    )


def _calling(passage: Passage, note: int) -> int | None:
    """Find the sentence that has the marker of the note at this place."""
    at = next((marker.start for marker in passage.markers if marker.note == note), passage.end)
    return next((place for place, span in enumerate(passage.sentences) if span.start <= at < span.end), None)


def key(document: str) -> str:
    """Name a document in few characters, since its id is as long as its path."""
    return hashlib.sha256(document.encode()).hexdigest()[:12]


def by_key(library: Library, wanted: str) -> Document | None:
    """Find a document by its short name."""
    return next((document for document in library.documents if key(document.id) == wanted), None)


def by_name(library: Library, name: str) -> Document | None:
    """Find a document by its id, its short name or its title, as typed in an option."""
    wanted = name.strip().casefold()
    for document in library.documents:
        if wanted in (document.id.casefold(), key(document.id), document.title.casefold()):
            return document
    return None


@dataclass(frozen=True, slots=True)
class Choice:
    """A line that an option offers, and the value it stands for; both at most 100 characters."""

    shown: str
    value: str


def document_choices(library: Library, typed: str, off: Iterable[str] = ()) -> list[Choice]:
    """Offer documents whose title, author or id holds what was typed."""
    hidden = set(off)
    found = (
        Choice(
            clipped(f"{document.title} · {document.author}" if document.author else document.title),
            key(document.id),
        )
        for document in library.documents
        if document.id not in hidden
        and typed.casefold() in f"{document.title} {document.author or ''} {document.id}".casefold()
    )
    return [choice for choice, _ in zip(found, range(MOST_CHOICES), strict=False)]


def note_choices(
    library: Library, typed: str, document: Document | None, off: Iterable[str] = ()
) -> list[Choice]:
    """Offer notes: those with the label that was typed, labels that begin so, then notes with such words."""
    wanted = typed.strip().strip("[]^").casefold()
    hidden = set(off)
    exact: list[Choice] = []
    begins: list[Choice] = []
    holds: list[Choice] = []
    for label, text in _notes(library, document, hidden):
        choice = Choice(clipped(f"{label} — {' '.join(text.split())}"), label[:LONGEST_CHOICE])
        if label.casefold() == wanted:
            exact.append(choice)
        elif label.casefold().startswith(wanted):
            begins.append(choice)
        elif wanted in text.casefold():
            holds.append(choice)
        if len(exact) >= MOST_CHOICES or (not wanted and len(begins) >= MOST_CHOICES):
            break
    return list(dict.fromkeys([*exact, *begins, *holds]))[:MOST_CHOICES]


def cited(library: Library, words: str, off: Iterable[str] = ()) -> list[tuple[Document, Work]]:
    """Find the works whose reference holds all of the given words, in the documents that are not off."""
    hidden, wanted = set(off), words.strip().rstrip("…")
    return [
        (document, work)
        for document in library.documents
        if document.id not in hidden
        for work in works.find(document, wanted)
    ]


def work_choices(library: Library, typed: str, off: Iterable[str] = ()) -> list[Choice]:
    """Offer works by words of their reference; the value is as much of the reference as it may hold."""
    shown = (
        clipped(" ".join(works.printed(document, work.reference).split()))
        for document, work in cited(library, typed, off)
    )
    return [Choice(name, name) for name in list(dict.fromkeys(shown))[:MOST_CHOICES]]


def clipped(text: str) -> str:
    """Cut a line at a word so that it fits a choice, and show that it was cut."""
    if len(text.encode("utf-16-le")) // 2 <= LONGEST_CHOICE:
        return text
    cut = text[: LONGEST_CHOICE - 1]
    while len(cut.encode("utf-16-le")) // 2 > LONGEST_CHOICE - 1:
        cut = cut[:-1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut) + "…"


def _notes(library: Library, document: Document | None, hidden: set[str]) -> Iterator[tuple[str, str]]:
    for source in (document,) if document else library.documents:
        if source.id not in hidden:
            yield from ((note.label, note.text) for note in source.notes if note.label)
