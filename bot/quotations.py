"""Words that somebody quotes → where the library has them: exactly, nearly, or not. Pure.

Exactly means whole words, letter for letter, but for white space, the shape of quotation marks and dashes,
signs of emphasis in pairs, and the markers of notes: a person who quotes leaves them out, sets them as
superscripts or in brackets, or puts a number of their own.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from bot import wording
from bot.messages import unmarked
from corpus.model import Document, Library, Passage

LEAST_WORDS = 3
_MOST_WORDS = 1000  # of a Discord message of at most 4,000 characters
_CANDIDATES = 12  # passages that are compared word by word
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


def check(library: Library, quoted: str, off: Iterable[str] = ()) -> Check:
    """Look for words in the documents of a library that are not off."""
    hidden = set(off)
    library = replace(library, documents=tuple(d for d in library.documents if d.id not in hidden))
    wanted = wording.plain(quoted.strip().strip("\"'“”„«»> "))
    return _exact(library, wanted) or _nearest(library, wanted)


def is_long_enough(quoted: str) -> bool:
    """Tell whether there is enough to look for: a word or two stand in every book."""
    return len(_WORD.findall(quoted)) >= LEAST_WORDS


def _exact(library: Library, wanted: str) -> Check | None:
    """Look in whole documents, since a quotation may run over several paragraphs."""
    words = wording.words(wanted)
    if not words:
        return None
    labels = frozenset(marker.label for document in library.documents for marker in document.markers)
    rarest, pattern = max(words, key=len), re.compile(wording.pattern(wanted, labels))
    for document in library.documents:
        copies = [wording.copy(passage, document) for passage in document.passages]
        if rarest not in wording.without_calls(" ".join(copies)):
            continue
        for printed in (copies, [unmarked(copy) for copy in copies]):
            place = _found(pattern, printed)
            if place is not None:
                return Check(Verdict.EXACT, document, document.passages[place])
    return None


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


def _nearest(library: Library, wanted: str) -> Check:
    words = wording.without_numbers(wanted).split()[:_MOST_WORDS]
    best, share = Check(Verdict.NOT_FOUND), _NEAR
    for document, passage in _candidates(library, wanted):
        printed = wording.without_calls(wording.copy(passage, document)).split()
        matcher = SequenceMatcher(None, [_key(w) for w in words], [_key(w) for w in printed], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        found = sum(block.size for block in blocks) / max(1, len(words))
        if found < share or not blocks:
            continue
        first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
        differences = _differences(words, printed[first:last])
        best, share = Check(Verdict.NEAR, document, passage, differences), found
    return best


def _candidates(library: Library, wanted: str) -> list[tuple[Document, Passage]]:
    """Take the passages that share most words with what was quoted."""
    words = Counter(_WORD.findall(wanted.casefold()))
    shared = [
        (sum((Counter(_WORD.findall(passage.text.casefold())) & words).values()), document, passage)
        for document in library.documents
        for passage in document.passages
    ]
    shared.sort(key=lambda found: -found[0])
    return [(document, passage) for count, document, passage in shared[:_CANDIDATES] if count]


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
