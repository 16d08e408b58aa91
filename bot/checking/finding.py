"""Words and phrases → every passage and every note of a library that has all of them. Pure.

Exact: whole words, in any case, without what divides them; a phrase stands in quotation marks. Nothing is
found by meaning.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.checking import wording
from bot.checking.concordance import Concordance
from corpus.language import marks
from corpus.model import Document, Library, Passage

_MARKS = marks.DOUBLE + marks.DOUBLE_CLOSING
_PHRASE = re.compile(rf"[{_MARKS}](?P<phrase>[^{_MARKS}]+)[{_MARKS}]|(?P<word>[^\s{_MARKS}]+)")

Term = tuple[str, ...]  # the words of a phrase as they are compared, or a single one


@dataclass(frozen=True, slots=True)
class Finding:
    """A passage, with the sentence that has the first of the words, or a note (its place among the notes)."""

    document: Document
    passage: Passage | None = None
    sentence: int | None = None
    note: int | None = None


def terms(words: str) -> list[Term]:
    """Take apart what is looked for.

    >>> terms('"the end" Boats')
    [('the', 'end'), ('boats',)]
    """
    found = (one["phrase"] or one["word"] for one in _PHRASE.finditer(words))
    return [term for term in (tuple(wording.keys(wording.plain(one))) for one in found) if term]


def find(concordance: Concordance, library: Library, words: str) -> list[Finding]:
    """Find all that a library, a part of that of the concordance, has of some words, in its order."""
    wanted = terms(words)
    if not wanted:
        return []
    held = set.intersection(*(concordance.holding(term) for term in wanted))
    noting = concordance.noting([key for term in wanted for key in term])
    holding: dict[str, list[int]] = {}
    for identifier, number in sorted(held):
        holding.setdefault(identifier, []).append(number)
    return [
        finding
        for document in library.documents
        if document.id in holding or document.id in noting
        for finding in (
            *_passages(document, holding.get(document.id, ()), wanted[0]),
            *_notes(document, wanted),
        )
    ]


def _passages(document: Document, numbers: Sequence[int], first: Term) -> Iterator[Finding]:
    for number in numbers:
        if number <= document.counts.passages:  # the end may be left out
            passage = document.passage(number)
            said = (document.text[span.start : span.end] for span in passage.sentences)
            place = next((at for at, words in enumerate(said) if _has(words, first)), 0)
            yield Finding(document, passage, place)


def _notes(document: Document, wanted: Sequence[Term]) -> Iterator[Finding]:
    for place, note in enumerate(document.notes):
        if note.text and all(_has(note.text, term) for term in wanted):
            yield Finding(document, note=place)


def _has(text: str, term: Term) -> bool:
    """Tell whether words follow one another in a text."""
    if term[0][:3] not in text.casefold():  # most texts need no closer look
        return False
    keys = wording.keys(wording.plain(text))
    return any(tuple(keys[at : at + len(term)]) == term for at in range(len(keys) - len(term) + 1))
