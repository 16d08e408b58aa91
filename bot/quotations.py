"""Words that somebody quotes → where the library has them: exactly, nearly, or not. Pure.

Exactly means whole words, letter for letter, but for white space, the shape of quotation marks and dashes,
signs of emphasis in pairs, and the markers of notes: a person who quotes leaves them out, sets them as
superscripts or in brackets, or puts a number of their own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from bot.messages import unmarked
from corpus.model import Document, Library, Marker, Passage, Span

LEAST_WORDS = 3
_MOST_WORDS = 1000  # of a Discord message of at most 4,000 characters
_CANDIDATES = 12  # passages that are compared word by word
_NEAR = 0.65  # share of the words that must stand in the passage in this order
# Stands for a marker in a copy of the library; a code point that no text may hold.
_CALL = "\ufdd0"
# Control signs, and the pictures by which the bot shows them, are white space or nothing.
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f"
_CONTROLS = "".join(chr(code) for code in [*range(0x20), 0x7F] if chr(code) not in _SPACES)
_PICTURES = "".join(chr(0x2400 + code) for code in range(0x22) if chr(code) not in _SPACES + " ")
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SHAPES = str.maketrans(
    "“”„«»‘’‚‹›–—‐‑" + "".join(chr(0x2400 + ord(space)) for space in _SPACES) + "\u2424",
    '""""""\'\'\'\'----' + " " * (len(_SPACES) + 1),
    "\u00ad\u200b" + _TURNS + _CONTROLS + _PICTURES + _CALL,
)
_WORD = re.compile(r"\w+")

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_NUMBER = rf"(?:[{_RAISED}]+|\[\d{{1,6}}\])"
# What may be a marker in words that are quoted: `⁹` · `[9]` · `[^a]` · `*`
_PIECE = re.compile(
    rf"(?P<number> ?{_NUMBER})|(?P<name> ?\[\^?(?P<label>[^\[\]\s]{{1,40}})\])|(?P<symbol> ?[*†‡§]+)"
    rf"|(?P<word>[^\W{_RAISED}]+)|(?P<sign>.)"
)
# A number at a word or a sign: not `10³`, `km²`, where it says something else than a note.
_NOTED = re.compile(r"(?:[^\W\d_]{3}|[^\w\s])\Z")
_CALLS = f"(?: ?{_CALL})"

# Scripts written without spaces, where any place may be the edge of a word; accents and vowel signs.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff"
_LETTER = rf"(?:[^\W{_UNSPACED}]|[{_SIGNS}])"
# Places inside a word: `str|ikers`, `don|'t`, `1|,000`
_INSIDE = re.compile(
    rf"(?<={_LETTER})(?={_LETTER})|(?<={_LETTER})(?='{_LETTER})|(?<={_LETTER}')(?={_LETTER})"
    r"|(?<=\d)(?=[.,]\d)|(?<=\d[.,])(?=\d)"
)


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
    wanted = _plain(quoted.strip().strip("\"'“”„«»> "))
    return _exact(library, wanted) or _nearest(library, wanted)


def is_long_enough(quoted: str) -> bool:
    """Tell whether there is enough to look for: a word or two stand in every book."""
    return len(_WORD.findall(quoted)) >= LEAST_WORDS


def _plain(text: str) -> str:
    return " ".join(text.translate(_SHAPES).split())


def _copy(passage: Passage, document: Document) -> str:
    """Copy a passage without the prefixes of its lines, with a sign where it calls a note."""
    gaps: list[Span | Marker] = sorted([*passage.markers, *passage.prefixes], key=lambda gap: gap.start)
    parts, at = [], passage.start
    for gap in gaps:
        parts += [document.text[at : gap.start].translate(_SHAPES), _CALL * isinstance(gap, Marker)]
        at = gap.end
    parts.append(document.text[at : passage.end].translate(_SHAPES))
    return " ".join("".join(parts).split())


def _exact(library: Library, wanted: str) -> Check | None:
    """Look in whole documents, since a quotation may run over several paragraphs."""
    words = [piece["word"] for piece in _PIECE.finditer(wanted) if piece["word"]]
    if not words:
        return None
    rarest, pattern = max(words, key=len), re.compile(_pattern(wanted, _labels(library)))
    for document in library.documents:
        copies = [_copy(passage, document) for passage in document.passages]
        if rarest not in " ".join(copies).replace(_CALL, ""):
            continue
        for printed in (copies, [unmarked(copy) for copy in copies]):
            place = _found(pattern, printed)
            if place is not None:
                return Check(Verdict.EXACT, document, document.passages[place])
    return None


def _labels(library: Library) -> frozenset[str]:
    return frozenset(marker.label for document in library.documents for marker in document.markers)


def _pattern(wanted: str, labels: frozenset[str]) -> str:
    """Write the expression for words as a copy may have them, with notes called anywhere between them."""
    return f"{_CALLS}*".join(_alternatives(wanted, labels))


def _alternatives(wanted: str, labels: frozenset[str]) -> Iterator[str]:
    """Yield an expression for each piece: itself or, if it may be a marker, the sign of a call."""
    for piece in _PIECE.finditer(wanted):
        if piece["number"] and _NOTED.search(wanted, max(0, piece.start() - 3), piece.start()):
            yield f"(?:{_CALLS}+|{_itself(piece[0], labels)}|)"
        elif piece["number"] or piece["symbol"] or (piece["name"] and piece["label"] in labels):
            yield f"(?:{_CALLS}+|{_itself(piece[0], labels)})"
        elif piece["name"]:
            yield _itself(piece[0], labels)
        else:
            yield re.escape(piece[0])


def _itself(mark: str, labels: frozenset[str]) -> str:
    """Write the expression for what looks like a marker and is none, in whole or in part: `[sic]`, `²⁹`."""
    head, bracket, rest = mark.partition("[")
    if not bracket:
        return "".join(rf"(?:{_CALLS}+|{re.escape(sign)})" for sign in mark)
    return rf"{head}\[{_CALLS}*{_pattern(rest[:-1], labels)}{_CALLS}*\]"


def _found(pattern: re.Pattern[str], copies: list[str]) -> int | None:
    """Find the passage in which a run of whole words begins."""
    text, at = " ".join(copies), 0
    while found := pattern.search(text, at):
        if not any(_INSIDE.match(text, edge) for edge in found.span()):
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
    words = re.sub(_NUMBER, "", wanted).split()[:_MOST_WORDS]
    best, share = Check(Verdict.NOT_FOUND), _NEAR
    for document, passage in _candidates(library, wanted):
        printed = re.sub(_CALLS, "", _copy(passage, document)).split()
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
