"""Passages → their texts as they are searched by words: no markers, but title and notes. Pure."""

from collections.abc import Iterator, Sequence

from corpus.model import Document, Marker, Passage, Span
from embeddings.copies import Copies
from embeddings.language.languages import DEFAULT, code, detect
from embeddings.language.tokens import tokenize
from embeddings.lexical.columns import Text
from embeddings.remarks import notes_of

_ENOUGH = 5000  # characters, from which a language is told


def texts(documents: Sequence[Document]) -> Iterator[Text]:
    """Yield the text of every passage, in order."""
    for document in documents:
        language, copies = language_of(document), Copies(document)
        for passage in document.passages:
            yield _text(document, passage, language, copies)


def language_of(document: Document) -> str:
    """Say what language a document is in: as it says itself, else by its words."""
    said = code(document.language)
    if said is not None:
        return said
    return detect([token.word for token in tokenize(document.text[:_ENOUGH])], DEFAULT)


def _text(document: Document, passage: Passage, language: str, copies: Copies) -> Text:
    gaps: list[Span | Marker] = sorted((*passage.markers, *passage.prefixes), key=lambda gap: gap.start)
    context = (document.title, document.author, passage.heading)
    notes = notes_of(document, passage)
    return Text(
        language,
        " \n".join(filter(None, context)),
        sentences=tuple(copies.sentences(passage, gaps)) or ("",),
        notes=copies.of(notes.rest),
        remarks=tuple(copies.of(remark.text) for remark in notes.remarks),
        works=tuple(copies.of(remark.text) for remark in notes.works),
    )
