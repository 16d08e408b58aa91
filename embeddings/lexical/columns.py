"""Documents → their words, numbered, in columns: a row a word, one after another.

They are kept in an index, so that only documents that changed are read word by word again.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Bytes, Codes, Ints, Mask, Places
from embeddings.language.tokens import tokenize
from embeddings.lexical.strings import Strings

NAME = 16  # bytes that name the texts of a document
LINES = 2  # of a passage before its sentences: its context, and what its notes say beside theirs


@dataclass(frozen=True, slots=True)
class Text:
    """A passage as it is searched by words: without markers; ``context`` is its title and heading.

    Of its notes, ``remarks`` are the sentences that say something, ``works`` those that name a work, and
    ``notes`` what else stands there.
    """

    language: str
    context: str
    sentences: tuple[str, ...]
    notes: str = ""
    remarks: tuple[str, ...] = ()
    works: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All its words, line by line."""
        return (self.context, self.notes, *self.sentences, *self.remarks, *self.works)


@dataclass(frozen=True, slots=True)
class Source:
    """A document whose texts are made when they are wanted; equal names, of 16 bytes, mean equal texts."""

    name: bytes
    texts: Callable[[], Iterable[Text]]


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of a library in the order of its passages.

    ``tokens`` are places in ``words``, of which each was first met in this order; a word of two languages is
    two words. ``is_linked`` tells whether a word follows on the one before it in its line, ``is_small``
    whether it begins without a capital. ``lines`` counts the words of each line. ``sentences`` counts the
    sentences, remarks and works of each passage: its lines, behind the two of its context and its notes.
    ``passages`` counts those of each document.
    """

    languages: Strings
    words: Strings
    word_languages: Codes
    tokens: Places
    is_linked: Mask
    is_small: Mask
    lines: Places
    sentences: Places
    passage_languages: Codes
    names: Bytes
    passages: Places


@dataclass(frozen=True, slots=True)
class _Part:
    """The columns of one document."""

    tokens: Places
    is_linked: Mask
    is_small: Mask
    lines: Places
    sentences: Places
    languages: Places


def read(sources: Iterable[Source], before: Columns | None = None) -> Columns:
    """Read the words of documents; those of documents that ``before`` has are taken over."""
    kept = _Kept(before) if before else None
    reader = _Reader(before)
    names, parts = [], []
    for source in sources:
        part = kept.part(source.name) if kept else None
        parts.append(part or reader.part(source.texts()))
        names.append(source.name)
    return _joined(names, parts, reader)


class _Kept:
    """The columns before, document by document."""

    def __init__(self, before: Columns) -> None:
        self._before = before
        self._places = {name.tobytes(): place for place, name in enumerate(before.names)}
        self._passages = _starts(before.passages)
        self._lines = _starts(LINES + before.sentences.sum(axis=1))[self._passages]
        self._tokens = _starts(before.lines)[self._lines]

    def part(self, name: bytes) -> _Part | None:
        """Give the columns of a document, if they are there."""
        place = self._places.get(name)
        if place is None:
            return None
        tokens, lines, passages = (
            slice(starts[place], starts[place + 1]) for starts in (self._tokens, self._lines, self._passages)
        )
        before = self._before
        return _Part(
            before.tokens[tokens],
            before.is_linked[tokens],
            before.is_small[tokens],
            before.lines[lines],
            before.sentences[passages],
            before.passage_languages[passages].astype(np.int32),
        )


class _Reader:
    """Numbers words and languages as they are met, behind those of before."""

    def __init__(self, before: Columns | None) -> None:
        self.languages: dict[str, int] = {}
        self.words: list[str] = []
        self.word_languages = array("h")
        self._numbers: list[dict[str, int]] = []  # of the words of each language
        if before:
            for language in map(before.languages.__getitem__, range(len(before.languages))):
                self._language(language)
            for place, language_number in enumerate(before.word_languages.tolist()):
                self._number(before.words[place], language_number)

    def part(self, texts: Iterable[Text]) -> _Part:
        """Cut the texts of one document into words, each by its number."""
        tokens, lines, languages = array("i"), array("i"), array("i")
        is_linked, is_small = array("b"), array("b")
        sentences: list[tuple[int, int, int]] = []
        for text in texts:
            language = self._language(text.language)
            languages.append(language)
            sentences.append((len(text.sentences), len(text.remarks), len(text.works)))
            seen = self._numbers[language]
            for line in text.lines:
                end = 0
                found = tokenize(line)
                for token in found:
                    number = seen.get(token.word)
                    tokens.append(self._number(token.word, language) if number is None else number)
                    is_linked.append(token.start >= end)
                    is_small.append(line[token.start].islower())
                    end = max(end, token.end)
                lines.append(len(found))
        return _Part(
            np.array(tokens, dtype=np.int32),
            np.array(is_linked, dtype=np.bool_),
            np.array(is_small, dtype=np.bool_),
            np.array(lines, dtype=np.int32),
            np.array(sentences, dtype=np.int32).reshape(-1, 3),
            np.array(languages, dtype=np.int32),
        )

    def _language(self, language: str) -> int:
        if language not in self.languages:
            self.languages[language] = len(self.languages)
            self._numbers.append({})
        return self.languages[language]

    def _number(self, word: str, language: int) -> int:
        number = self._numbers[language][word] = len(self.words)
        self.words.append(word)
        self.word_languages.append(language)
        return number


def _joined(names: Sequence[bytes], parts: Sequence[_Part], reader: _Reader) -> Columns:
    """Put the columns of documents one behind another, and number words and languages as they are met there.

    So the columns are the same, whatever was taken over.
    """
    tokens, words = _as_met([part.tokens for part in parts], len(reader.words))
    spoken, languages = _as_met([part.languages for part in parts], len(reader.languages))
    renumbered = np.zeros(len(reader.languages), dtype=np.int16)
    renumbered[languages] = np.arange(len(languages))
    known = list(reader.languages)
    return Columns(
        languages=Strings.of(known[place] for place in languages.tolist()),
        words=Strings.of(reader.words[place] for place in words.tolist()),
        word_languages=renumbered[np.array(reader.word_languages, dtype=np.int16)[words]],
        tokens=tokens,
        is_linked=_all([part.is_linked for part in parts], np.bool_),
        is_small=_all([part.is_small for part in parts], np.bool_),
        lines=_all([part.lines for part in parts]),
        sentences=_all([part.sentences.reshape(-1) for part in parts]).reshape(-1, 3),
        passage_languages=spoken.astype(np.int16),
        names=np.frombuffer(b"".join(names), dtype=np.uint8).reshape(-1, NAME),
        passages=np.array([len(part.sentences) for part in parts], dtype=np.int32),
    )


def _as_met(parts: Sequence[Places], count: int) -> tuple[Places, Places]:
    """Give numbers below ``count`` new ones in the order in which they first stand; the old ones in it, too.

    >>> tuple(found.tolist() for found in _as_met([np.array([4, 2, 4]), np.array([2, 0])], 5))
    ([0, 1, 0, 1, 2], [4, 2, 0])
    """
    new = np.full(count, -1, dtype=np.int32)
    order: list[Places] = []
    known = 0
    for part in parts:
        unmet, first = np.unique(part[new[part] < 0], return_index=True)
        order.append(unmet[np.argsort(first)])
        new[order[-1]] = np.arange(known, known + len(unmet))
        known += len(unmet)
    return _all([new[part] for part in parts]), _all(order)


def _all(parts: Sequence[NDArray[Any]], kind: type[np.generic] = np.int32) -> NDArray[Any]:
    return np.concatenate([np.empty(0, dtype=kind), *parts], dtype=kind)


def _starts(counts: Places) -> Ints:
    """Say where each of some runs begins, and where the last ends."""
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
