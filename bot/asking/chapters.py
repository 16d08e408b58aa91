"""How a message names a chapter → the passages under its heading. Pure.

"Chapter three", "Kapitel III", "section 3 of On Liberty": the number as digits, a roman number or a word, and the
heading may have it so or so. A heading that has no number is not counted: nobody could say from where.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from bot.asking.forms import CHAPTERS
from bot.asking.kinds import NUMBERS
from bot.asking.titles import named, telling
from bot.asking.words import folded
from corpus.model import Document
from corpus.notes import labels

_MOST_PASSAGES = 10_000  # a second, where they are read from the disk
_KIND = {word: place for place, words in enumerate(CHAPTERS) for word in words}
_WORD = re.compile(r"[^\W_]+")
# "III. Of Labour" · "3: Of Labour" · "Three", not "I went home"
_ALONE = re.compile(r"\W*(?P<number>[^\W_]+)\s*(?:[.:)–—-]|\Z)")
# "3", "3rd", "3e"
_ORDINAL = re.compile(r"(?P<digits>\d+)(?:st|nd|rd|th|e|er|o|a)?")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A number, and of what: a place in ``CHAPTERS``, None where only the number is printed."""

    kind: int | None
    number: int


def passages(name: str, documents: Sequence[Document]) -> dict[str, frozenset[int]]:
    """Give the numbers of the passages under the chapter that is named, by the ids of the texts that have it.

    Nothing, where no chapter is named by its number, or no text that may be meant has it.
    """
    words = [folded(found[0]) for found in _WORD.finditer(name)]
    wanted, rest = _chapter(words)
    if wanted is None or wanted.kind is None:
        return {}
    meant = named(" ".join(rest), documents) if any(len(word) > 3 for word in rest) else documents
    found = {document.id: frozenset(_under(wanted, document)) for document in meant}
    return {identifier: numbers for identifier, numbers in found.items() if numbers}


def titled(name: str, documents: Sequence[Document]) -> dict[str, frozenset[int]]:
    """Give the numbers of the passages under the heading that is named in full, by the ids of its texts.

    "The Engine", "chapter The Engine": little words, and those for chapters, tell nothing. Nothing is looked for
    in texts of so many passages that reading them would keep others waiting.
    """
    wanted = telling(name).difference(_KIND)
    if not wanted or sum(document.counts.passages for document in documents) > _MOST_PASSAGES:
        return {}
    found = {document.id: frozenset(_titled(wanted, document)) for document in documents}
    return {identifier: numbers for identifier, numbers in found.items() if numbers}


def _titled(wanted: AbstractSet[str], document: Document) -> Iterator[int]:
    """Yield the numbers of the passages that stand under a heading of these words."""
    printed = {heading for passage in document.passages for heading in passage.section}
    meant = {heading for heading in printed if telling(heading).difference(_KIND) == wanted}
    if meant:
        yield from (passage.number for passage in document.passages if not meant.isdisjoint(passage.section))


def _under(wanted: Chapter, document: Document) -> Iterator[int]:
    """Yield the numbers of the passages that stand under a heading of that number.

    Where headings say what they count ("Chapter II"), a number alone ("II.") counts something else. The title of a
    text may be that of its first chapter, or of the only one.
    """
    title = _printed(document.title)
    above = (document.title,) if title and title.kind is not None else ()
    sections = {passage.number: (*above, *passage.section) for passage in document.passages}
    printed = {heading: _printed(heading) for headings in sections.values() for heading in headings}
    is_said = wanted in printed.values()
    meant = wanted if is_said else Chapter(None, wanted.number)
    for number, under in sections.items():
        counted = [found for heading in under if (found := printed[heading]) and found.kind == meant.kind]
        if meant in (counted if meant.kind is None else counted[-1:]):
            yield number


def _printed(heading: str) -> Chapter | None:
    """Read the number that a heading begins with."""
    words = [folded(found[0]) for found in islice(_WORD.finditer(heading), 2)]
    found, _ = _chapter(words)
    alone = _ALONE.match(heading)
    number = _number(folded(alone["number"])) if alone else None
    return found or (Chapter(None, number) if number else None)


def _chapter(words: Sequence[str]) -> tuple[Chapter | None, Sequence[str]]:
    """Find a chapter by its number, and give the other words."""
    for at, word in enumerate(words):
        if word in _KIND:
            for place in (at + 1, at - 1):
                if 0 <= place < len(words) and (number := _number(words[place])):
                    first = min(at, place)
                    return Chapter(_KIND[word], number), [*words[:first], *words[first + 2 :]]
    return None, words


def _number(word: str) -> int | None:
    if word in NUMBERS:
        return int(NUMBERS[word])
    if found := _ORDINAL.fullmatch(word):
        return int(found["digits"])
    return labels.number(word) if labels.is_roman(word) else None
