"""The works that a document cites → text for a terminal. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from corpus import works
from corpus.model import Document, Work


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
