"""What an option offers while a member types ↔ the document, note or work that was meant. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answer import FoundNote, find_notes
from bot.lookup.documents import by_short_name, short_name
from bot.notes import note
from bot.signs import length
from corpus import works
from corpus.model import Document, Library, Work
from corpus.notes import labels

MOST_OFFERS = 25  # https://docs.discord.com/developers/interactions/application-commands
LONGEST_OFFER = 100
_LONGEST_TITLE = 32
_CHOSEN = re.compile(r"(?P<document>[0-9a-f]{12}):(?P<place>\d{1,6}):(?P<label>.*)")


@dataclass(frozen=True, slots=True)
class Offer:
    """A line that an option offers, and the value it stands for; both at most 100 characters."""

    shown: str
    value: str


def document_offers(library: Library, typed: str) -> list[Offer]:
    """Offer documents whose title, author or id holds what was typed."""
    found = (
        document_offer(document)
        for document in library.documents
        if typed.casefold() in f"{document.title} {document.author or ''} {document.id}".casefold()
    )
    return [offer for offer, _ in zip(found, range(MOST_OFFERS), strict=False)]


def document_offer(document: Document) -> Offer:
    """Offer a document by title and author, on one line."""
    short = short_name(document.id)
    name = f"{document.title} · {document.author}" if document.author else document.title
    return Offer(clipped(" ".join(name.split()) or short), short)


def note_offers(library: Library, typed: str, document: Document | None) -> list[Offer]:
    """Offer notes: those with the label that was typed, labels that begin so, then notes with such words."""
    wanted, words = labels.meant(typed).casefold(), typed.strip().strip("[]^").casefold()
    exact: list[Offer] = []
    begins: list[Offer] = []
    holds: list[Offer] = []
    for source, place, label, text in _notes(library, document):
        where = "" if document else f" · {clipped(source.title, _LONGEST_TITLE)}"
        offer = Offer(clipped(f"{label}{where} — {' '.join(text.split())}"), _chosen(source, place, label))
        if label.casefold() == wanted:
            exact.append(offer)
        elif label.casefold().startswith(wanted):
            begins.append(offer)
        elif words in text.casefold():
            holds.append(offer)
        if len(exact) >= MOST_OFFERS or (not wanted and len(begins) >= MOST_OFFERS):
            break
    return list(dict.fromkeys([*exact, *begins, *holds]))[:MOST_OFFERS]


def by_name(library: Library, name: str) -> Document | None:
    """Find a document by its id, its short name or its title, as typed in an option."""
    wanted = name.strip().casefold()
    for document in library.documents:
        if wanted in (document.id.casefold(), short_name(document.id), document.title.casefold()):
            return document
    return None


def notes_named(library: Library, name: str, document: Document | None) -> tuple[FoundNote, ...]:
    """Find the note that an option offered, or those with the label that was typed."""
    if chosen := _CHOSEN.fullmatch(name):
        source, place = by_short_name(library, chosen["document"]), int(chosen["place"])
        if source and place < len(source.notes) and _chosen(source, place, source.notes[place].label) == name:
            return (FoundNote(source.id, source.title, note(source, place), source.passages_of(place)),)
        if source is None:  # it has left the library, or is off
            return ()
        document, name = source, chosen["label"]  # the text has changed since
    return find_notes(library, name, document.id if document else None)


def label_named(name: str) -> str:
    """Give the label that was typed, or that of the note that was offered."""
    chosen = _CHOSEN.fullmatch(name)
    return chosen["label"] if chosen else name


def works_named(library: Library, words: str) -> list[tuple[Document, Work]]:
    """Find the works whose reference holds all of the given words."""
    wanted = words.strip().rstrip("…")
    return [(document, work) for document in library.documents for work in works.find(document, wanted)]


def work_offers(library: Library, typed: str) -> list[Offer]:
    """Offer works by words of their reference; the value is as much of the reference as it may hold."""
    wanted = typed.strip().rstrip("…")
    shown = (
        clipped(" ".join(name.split()))
        for document in library.documents
        for name in works.offered(document, wanted)
    )
    return [Offer(name, name) for name in list(dict.fromkeys(shown))[:MOST_OFFERS]]


def clipped(text: str, longest: int = LONGEST_OFFER) -> str:
    """Cut a line at a word so that it fits, counted in UTF-16, and show that it was cut."""
    if length(text) <= longest:
        return text
    cut = text[: longest - 1]
    while length(cut) > longest - 1:
        cut = cut[:-1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut) + "…"


def _chosen(document: Document, place: int, label: str) -> str:
    """Name one note, since another may have the same label."""
    return f"{short_name(document.id)}:{place}:{label}"[:LONGEST_OFFER]


def _notes(library: Library, document: Document | None) -> Iterator[tuple[Document, int, str, str]]:
    """Yield the notes that have a label, each with its document, its place there, its label and its words."""
    for source in (document,) if document else library.documents:
        for place, (label, text) in enumerate(source.apparatus.notes):
            if label:
                yield source, place, label, text
