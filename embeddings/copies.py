"""A passage → the copies of its words that are searched: never those that are quoted. Pure.

A word that is divided at the end of a line is one word here. Whether its hyphen is its own, the words of the
same text say, where they are not divided.
"""

import re
from collections.abc import Sequence
from functools import cached_property

from corpus.model import Document, Marker, Passage, Span, without

# U+00AD, the hyphen that shows only where a word is divided, with the end of the line behind it
_SOFT = re.compile("\u00ad(?:\n[^\\S\n]*)?")
# `com-` at the end of a line, `missioners` at the start of the next; not `Anglo-` `American`
_DIVIDED = re.compile(
    r"\b(?P<head>[^\W\d_]+(?:-[^\W\d_]+){0,3})[-\u2010]\n[^\S\n]*(?P<tail>(?![A-Z])[^\W\d_]+)"
)
_ENDS = re.compile(r"(?<!\S)\S+[-\u2010]\n\s*\S+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010’'][^\W\d_]+){0,4}")
# Shorter halves are words by accident: `in-` `spector`
_SHORTEST_HALF = 3


class Copies:
    """The copies of the passages and notes of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def sentences(self, passage: Passage, gaps: Sequence[Span | Marker]) -> list[str]:
        """Copy the sentences of a passage as they are searched: one line, without markers."""
        return [self.sentence(one, gaps) for one in passage.sentences]

    def sentence(self, span: Span, gaps: Sequence[Span | Marker]) -> str:
        """Copy one sentence."""
        return self.of(without(self._document.text, span.start, span.end, gaps))

    def of(self, words: str) -> str:
        """Copy some words of the document on one line, with no word divided."""
        if "\u00ad" in words:
            words = _SOFT.sub("", words)
        if "-\n" in words or "\u2010\n" in words:
            words = _DIVIDED.sub(self._whole, words)
        return " ".join(words.split())

    def _whole(self, divided: re.Match[str]) -> str:
        head, tail = divided["head"], divided["tail"]
        hyphened, joined = f"{head}-{tail}", f"{head}{tail}"
        if joined.casefold() in self._words:
            return joined
        if hyphened.casefold() in self._words or (self._is_word(head) and self._is_word(tail)):
            return hyphened
        return joined

    def _is_word(self, half: str) -> bool:
        return len(half) >= _SHORTEST_HALF and half.casefold() in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the document, but for those that are divided."""
        whole = _ENDS.sub(" ", self._document.text)
        return frozenset(word.group().casefold() for word in _WORD.finditer(whole))
