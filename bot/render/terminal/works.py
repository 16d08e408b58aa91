"""The works that a document cites → text for a terminal. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from bot.notes import citing
from bot.visible import on_one_line
from bot.words import Say
from corpus import works
from corpus.model import Document, Work


def text(documents: Iterable[tuple[Document, Sequence[Work]]], say: Say) -> str:
    """Write the works of some documents, each with its notes and the paragraphs that rest on it."""
    parts = ["\n".join(_document(document, cited, say)) for document, cited in documents if cited]
    return "\n\n".join(parts) + "\n"


def _document(document: Document, cited: Sequence[Work], say: Say) -> Iterator[str]:
    yield on_one_line(f"{document.title} ({document.id})")
    for work in cited:
        yield f"  {on_one_line(works.printed(document, work.reference))}"
        noted = [on_one_line(note) for note in citing(document, work)]
        called = say.count("work_cited", len(noted), notes=", ".join(noted))
        resting = ", ".join(f"¶ {passage.number}" for passage in works.passages(document, work))
        yield f"    {called} · {resting or say('no_paragraph')}"
