"""Words that somebody quotes → where the library has them: exactly, nearly, or not. Pure.

Exactly means whole words, letter for letter, but for white space, the shape of quotation marks and dashes,
signs of emphasis in pairs, and the markers of notes: a person who quotes leaves them out or in, sets them as
superscripts or in brackets, or puts a number of their own.
"""

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from string import digits

from bot.checking import wording
from bot.checking.discord_markup import unmarked
from corpus.language import marks
from corpus.model import Document, Library, Passage

LEAST_WORDS = 3
_MOST_WORDS = 1000  # of a Discord message of at most 4,000 characters
_CANDIDATES = 12  # passages that are compared word by word
_LONGEST_PASSAGE = 2000  # words of the library that are compared with a quotation at once
_NEAR = 0.65  # share of the words that must stand in the passage in this order
_WORD = re.compile(r"\w+")


class Verdict(StrEnum):
    """Whether the library has the words."""

    EXACT = "exact"
    NEAR = "near"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of words: in both, only in what was quoted, or only in the library."""

    words: str
    quoted: bool
    printed: bool


@dataclass(frozen=True, slots=True)
class Check:
    """What came of looking: the passage it stands in or nearest to, and the difference if it is near."""

    verdict: Verdict
    document: Document | None = None
    passage: Passage | None = None
    differences: tuple[Difference, ...] = ()


def check(library: Library, quoted: str) -> Check:
    """Look for words in the documents of a library."""
    labels = frozenset(marker.label for document in library.documents for marker in document.markers)
    wanted = wording.plain(quoted.strip().strip(f"'> {marks.DOUBLE}{marks.DOUBLE_CLOSING}"))
    return _exact(library, wanted, labels) or _nearest(library, wanted, labels)


def is_long_enough(quoted: str) -> bool:
    """Tell whether there is enough to look for: a word or two stand in every book."""
    return len(_WORD.findall(quoted)) >= LEAST_WORDS


def _exact(library: Library, wanted: str, labels: frozenset[str]) -> Check | None:
    """Look in whole documents, since a quotation may run over several paragraphs."""
    words = wording.words(wanted)
    if not words:
        return None
    rarest = max(words, key=len).rstrip(digits)  # where a marker may stand, as printed: `camp11`
    pattern = re.compile(wording.pattern(wanted, labels))
    for document in library.documents:
        copies = [wording.copy(passage, document) for passage in document.passages]
        if rarest not in wording.without_calls(" ".join(copies)):
            continue
        for printed in _as_quoted(document, copies):
            place = _found(pattern, printed)
            if place is not None:
                return Check(Verdict.EXACT, document, document.passages[place])
    return None


def _as_quoted(document: Document, copies: list[str]) -> Iterator[list[str]]:
    """Yield the passages as they are quoted: without markers, without emphasis, as printed."""
    yield copies
    yield [unmarked(copy) for copy in copies]
    yield [wording.as_printed(passage, document) for passage in document.passages]


def _found(pattern: re.Pattern[str], copies: list[str]) -> int | None:
    """Find the passage in which a run of whole words begins."""
    text, at = " ".join(copies), 0
    while found := pattern.search(text, at):
        if not any(wording.is_inside_word(text, edge) for edge in found.span()):
            return _passage_at(copies, found.start())
        at = found.start() + 1
    return None


def _passage_at(copies: list[str], at: int) -> int:
    for place, copy in enumerate(copies):
        if at < len(copy):
            return place
        at = max(0, at - len(copy) - 1)
    return len(copies) - 1


def _nearest(library: Library, wanted: str, labels: frozenset[str]) -> Check:
    """Look in single passages, then, since a quotation may run over two, in each with a neighbour."""
    words = wording.without_numbers(wanted, labels).split()[:_MOST_WORDS]
    found = _candidates(library, wanted)
    near = _best(words, [(document, (passage,)) for document, passage in found])
    return near or _best(words, _with_neighbours(found)) or Check(Verdict.NOT_FOUND)


def _best(words: list[str], candidates: Iterable[tuple[Document, Sequence[Passage]]]) -> Check | None:
    keys = [_key(word) for word in words]
    asked, best, share = Counter(keys), None, _NEAR
    for document, passages in candidates:
        printed = _densest([word for one in passages for word in _printed(one, document)], asked)
        here = [_key(word) for word in printed]
        if (Counter(here) & asked).total() < share * len(words):  # more cannot stand in this order
            continue
        matcher = SequenceMatcher(None, keys, here, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        found = sum(block.size for block in blocks) / max(1, len(words))
        if found < share or not blocks:
            continue
        first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
        differences = _differences(words, printed[first:last])
        best, share = Check(Verdict.NEAR, document, passages[0], differences), found
    return best


def _printed(passage: Passage, document: Document) -> list[str]:
    return wording.without_calls(wording.copy(passage, document)).split()


def _densest(printed: list[str], asked: Counter[str]) -> list[str]:
    """Take the part of a very long passage that shares most words with what was quoted."""
    starts = range(0, max(1, len(printed) - _LONGEST_PASSAGE // 2), _LONGEST_PASSAGE // 2)
    parts = [printed[at : at + _LONGEST_PASSAGE] for at in starts]
    return max(parts, key=lambda part: (Counter(map(_key, part)) & asked).total())


def _candidates(library: Library, wanted: str) -> list[tuple[Document, Passage]]:
    """Take the passages that share most words with what was quoted."""
    words = Counter(_WORD.findall(wanted.casefold()))
    shared = [
        (sum((Counter(_WORD.findall(passage.text.casefold())) & words).values()), document, passage)
        for document in library.documents
        for passage in document.passages
    ]
    most = heapq.nlargest(_CANDIDATES, shared, key=lambda found: found[0])
    return [(document, passage) for count, document, passage in most if count]


def _with_neighbours(
    found: Iterable[tuple[Document, Passage]],
) -> Iterator[tuple[Document, Sequence[Passage]]]:
    """Yield each passage with the one before it and with the one after it."""
    for document, passage in found:
        around = document.passages[max(0, passage.number - 2) : passage.number + 1]
        yield from ((document, pair) for pair in pairwise(around))


def _differences(quoted: list[str], printed: list[str]) -> tuple[Difference, ...]:
    matcher = SequenceMatcher(None, quoted, printed, autojunk=False)
    found = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(Difference(" ".join(quoted[a:b]), quoted=True, printed=True))
            continue
        if a < b:
            found.append(Difference(" ".join(quoted[a:b]), quoted=True, printed=False))
        if c < d:
            found.append(Difference(" ".join(printed[c:d]), quoted=False, printed=True))
    return tuple(found)


def _key(word: str) -> str:
    """Compare words without case and without the signs around them."""
    return word.casefold().strip("\"'.,;:!?()[]-…") or word
