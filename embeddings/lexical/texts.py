"""Passages → their texts as they are searched by words: no markers, but title and notes. Pure."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import overload

from corpus.model import Document, Library, Marker, Passage, Span
from embeddings.copies import Copies
from embeddings.language.languages import DEFAULT, code, detect
from embeddings.language.tokens import tokenize
from embeddings.lexical.columns import NAME, Source, Text
from embeddings.remarks import notes_of

_ENOUGH = 5000  # characters, from which a language is told
_COPIED = 8  # documents whose copies are kept at hand


def source(document: Document) -> Source:
    """Name the texts of a document by its file: one that is the same is read as before by the same code."""
    said = f"{document.path}\0{document.digest}"
    return Source(hashlib.sha256(said.encode()).digest()[:NAME], lambda: texts(document.whole))


def texts(document: Document) -> Iterator[Text]:
    """Yield the text of every passage, in order."""
    language, copies = language_of(document), Copies(document)
    for passage in document.passages:
        yield _text(document, passage, language, copies)


def language_of(document: Document) -> str:
    """Say what language a document is in: as it says itself, else by its words."""
    said = code(document.language)
    if said is not None:
        return said
    return detect([token.word for token in tokenize(document.text[:_ENOUGH])], DEFAULT)


class Reading:
    """The sentences of a library's passages, copied when they are wanted; for several threads."""

    def __init__(self, library: Library) -> None:
        self._library, self._passages = library, library.passages
        self._copies = lru_cache(_COPIED)(self._copied)

    def __call__(self, place: int) -> Sequence[str]:
        """Give the sentences of the passage at a place among all passages, copied as they are looked at."""
        passage = self._passages[place]
        return _Copied(passage, self._copies(passage.document)) if passage.sentences else ("",)

    def _copied(self, identifier: str) -> Copies:
        document = self._library.document(identifier)
        assert document is not None, identifier  # noqa: S101  (a library knows its own documents)
        return Copies(document)


class _Copied(Sequence[str]):
    """The sentences of a passage, each copied when it is looked at."""

    def __init__(self, passage: Passage, copies: Copies) -> None:
        self._spans, self._gaps, self._copies = passage.sentences, _gaps(passage), copies

    def __len__(self) -> int:
        return len(self._spans)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        """Copy a sentence."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        return self._copies.sentence(self._spans[at], self._gaps)


def _gaps(passage: Passage) -> list[Span | Marker]:
    return sorted((*passage.markers, *passage.prefixes), key=lambda gap: gap.start)


def _sentences(passage: Passage, copies: Copies) -> Sequence[str]:
    return copies.sentences(passage, _gaps(passage)) or ("",)


def _text(document: Document, passage: Passage, language: str, copies: Copies) -> Text:
    context = (document.title, document.author, passage.heading)
    notes = notes_of(document, passage)
    return Text(
        language,
        " \n".join(filter(None, context)),
        sentences=tuple(_sentences(passage, copies)),
        notes=copies.of(notes.rest),
        remarks=tuple(copies.of(remark.text) for remark in notes.remarks),
        works=tuple(copies.of(remark.text) for remark in notes.works),
    )
