"""Words that somebody quotes → where the library has them: exactly, nearly, or not. Pure.

Exactly means letter for letter, but for white space, the shape of quotation marks and dashes, and the
markers of notes, which a person who quotes leaves out.
"""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from corpus.model import Document, Library, Marker, Passage, Span, without

LEAST_WORDS = 3
_MOST_WORDS = 1000  # of a Discord message of at most 4,000 characters
_CANDIDATES = 12  # passages that are compared word by word
_NEAR = 0.65  # share of the words that must stand in the passage in this order
_SHAPES = str.maketrans("“”„«»‘’‚‹›–—‐‑", "\"\"\"\"\"'''''----", "\u00ad\u200b")
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
    """Look for words in a library."""
    wanted = _plain(quoted.strip().strip("\"'“”„«»> "))
    return _exact(library, wanted) or _nearest(library, wanted)


def is_long_enough(quoted: str) -> bool:
    """Tell whether there is enough to look for: a word or two stand in every book."""
    return len(_WORD.findall(quoted)) >= LEAST_WORDS


def _plain(text: str) -> str:
    return " ".join(text.translate(_SHAPES).split())


def _copy(passage: Passage, document: Document) -> str:
    gaps: list[Span | Marker] = sorted([*passage.markers, *passage.prefixes], key=lambda gap: gap.start)
    return _plain(without(document.text, passage.start, passage.end, gaps))


def _exact(library: Library, wanted: str) -> Check | None:
    """Look in whole documents, since a quotation may run over several paragraphs."""
    for document in library.documents:
        copies = [_copy(passage, document) for passage in document.passages]
        at = " ".join(copies).find(wanted)
        if at < 0:
            continue
        for passage, copy in zip(document.passages, copies, strict=True):
            if at <= len(copy):
                return Check(Verdict.EXACT, document, passage)
            at -= len(copy) + 1
    return None


def _nearest(library: Library, wanted: str) -> Check:
    words = wanted.split()[:_MOST_WORDS]
    best, share = Check(Verdict.NOT_FOUND), _NEAR
    for document, passage in _candidates(library, wanted):
        printed = _copy(passage, document).split()
        matcher = SequenceMatcher(None, [_key(w) for w in words], [_key(w) for w in printed], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        found = sum(block.size for block in blocks) / len(words)
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
