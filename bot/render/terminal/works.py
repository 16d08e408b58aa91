"""The works that a document cites → text for a terminal, and JSON. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from corpus import works
from corpus.model import Document, Work

Json = dict[str, Any]


def text(documents: Iterable[tuple[Document, Sequence[Work]]]) -> str:
    """Write the works of some documents, each with its notes and the paragraphs that rest on it."""
    parts = ["\n".join(_document(document, cited)) for document, cited in documents if cited]
    return "\n\n".join(parts) + "\n" if parts else "no works are cited\n"


def _document(document: Document, cited: Sequence[Work]) -> Iterator[str]:
    yield f"{document.title} ({document.id})"
    for work in cited:
        yield f"  {' '.join(works.printed(document, work.reference).split())}"
        noted = ", ".join(dict.fromkeys(_noted(document, work)))
        resting = ", ".join(f"¶ {passage.number}" for passage in works.passages(document, work))
        yield f"    note {noted} · {resting or 'no paragraph'}"


def _noted(document: Document, work: Work) -> Iterator[str]:
    for citation in work.citations:
        label, pages = document.notes[citation.note].label, works.pages(document, citation)
        yield f"{label} ({pages})" if pages else label


def json(documents: Iterable[tuple[Document, Sequence[Work]]]) -> Json:
    """Give the value of ``scholiast works --json``."""
    return {
        "documents": [
            {"id": document.id, "title": document.title, "works": [_work(document, work) for work in cited]}
            for document, cited in documents
        ]
    }


def _work(document: Document, work: Work) -> Json:
    reference = work.reference
    note = document.notes[reference.note]
    return {
        "reference": works.printed(document, reference),
        "authors": works.authors(document, reference),
        "title": note.text[reference.title.start : reference.title.end] if reference.title else None,
        "year": note.text[reference.year.start : reference.year.end] if reference.year else None,
        "notes": [
            {"label": document.notes[c.note].label, "pages": works.pages(document, c)} for c in work.citations
        ],
        "passages": [
            {"id": passage.id, "paragraph": passage.number} for passage in works.passages(document, work)
        ],
    }
