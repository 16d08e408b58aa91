"""The works that a document cites: where they are cited, and which passages rest on them. Pure."""

from collections.abc import Iterator, Sequence

from corpus.language.names import fold
from corpus.model import Citation, Document, Footnote, Passage, Work


def printed(document: Document, citation: Citation) -> str:
    """Give the words that name a work in a citation, without pages, as its note prints them."""
    text = document.notes[citation.note].text
    return text[citation.head.start : citation.head.end]


def pages(document: Document, citation: Citation) -> str | None:
    """Give the pages of a citation as printed."""
    text = document.notes[citation.note].text
    return text[citation.pages.start : citation.pages.end] if citation.pages else None


def authors(document: Document, citation: Citation) -> list[str]:
    """Give the authors of a citation as printed."""
    text = document.notes[citation.note].text
    return [text[name.start : name.end] for name in citation.authors]


def notes(document: Document, work: Work) -> tuple[Footnote, ...]:
    """List the notes that cite a work, each once."""
    return tuple(document.notes[place] for place in dict.fromkeys(c.note for c in work.citations))


def passages(document: Document, work: Work) -> tuple[Passage, ...]:
    """List the passages that rest on a work: they call a note that cites it."""
    resting = {p.number: p for citation in work.citations for p in document.passages_of(citation.note)}
    return tuple(resting[number] for number in sorted(resting))


def find(document: Document, words: str) -> Iterator[Work]:
    """Yield the works whose reference holds all of the given words, whatever their case and accents."""
    names = document.apparatus.works
    for place in _found(names, words):
        yield document.works[place]


def offered(document: Document, words: str) -> list[str]:
    """Give the references that hold all of the given words, as their notes print them."""
    names = document.apparatus.works
    return [names[place] for place in _found(names, words)]


def _found(names: Sequence[str], words: str) -> Iterator[int]:
    wanted = fold(words).split()
    return (place for place, name in enumerate(names) if all(word in fold(name) for word in wanted))
