"""Words as somebody quotes them ↔ words as a passage prints them, whose markers may come or go. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import normalize

from bot import emphasis, signs
from corpus.language import marks
from corpus.model import Document, Marker, Passage, Span

# Stands for a marker in a copy of the library; a code point that no text may hold.
_CALL = "\ufdd0"
# Control signs, and the pictures by which the bot shows them, are white space or nothing.
_CONTROLS = "".join([*signs.PICTURES, *signs.PICTURES.values()])
_UNSEEN = signs.UNSEEN + "".join([*signs.TURNS, *signs.TURNS.values()])
_SPACES = [*signs.SPACES, *(signs.PICTURES[space] for space in signs.SPACES), signs.NEW_LINE]
_SHAPES = str.maketrans(
    dict.fromkeys(_CONTROLS + _UNSEEN + _CALL, "")
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(marks.DOUBLE + marks.DOUBLE_CLOSING, '"')
    | dict.fromkeys("‘’‚‛‹›′´`", "'")
    | dict.fromkeys("–—‐‑‒―", "-")
    | dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
    | {"…": "...", "″": '"'}
)

_RAISED = "".join(signs.RAISED.values())
_NUMBER = rf"(?:[{_RAISED}]+|\[\d{{1,6}}\])"
# What may be a marker in words that are quoted: `⁹` · `[9]` · `[^a]` · `*`
_PIECE = re.compile(
    rf"(?P<number> ?{_NUMBER})|(?P<name> ?\[\^?(?P<label>[^\[\]\s]{{1,40}})\])|(?P<symbol> ?[*†‡§]+)"
    rf"|(?P<word>[^\W{_RAISED}]+)|(?P<sign>.)"
)
# What any marker has; most quotations have none, and are not gone through piece by piece.
_MARK = re.compile(rf"[\[*†‡§{_RAISED}]")
# A number at a word or a sign: not `10³`, `km²`, where it says something else than a note.
_NOTED = re.compile(r"(?:[^\W\d_]{3}|[^\w\s])\Z")
_CALLS = f"(?: ?{_CALL})"
_CALLED = f"(?<={_CALL})"

# Scripts written without spaces, where any place may be the edge of a word; accents and vowel signs.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff"
_LETTER = rf"(?:[^\W{_UNSPACED}]|[{_SIGNS}])"
# A word as it is compared, whatever a line or a hyphen divides in it: `ship-wreck`, `ship- wreck`, `字`
_LETTERS = rf"[^\W\d_{_RAISED}{_UNSPACED}]+"
_KEY = re.compile(rf"{_LETTERS}(?:- ?{_LETTERS})*|[{_UNSPACED}]|\d+")
# Places inside a word: `str|ikers`, `don|'t`, `1|,000`
_INSIDE = re.compile(
    rf"(?<={_LETTER})(?={_LETTER})|(?<={_LETTER})(?='{_LETTER})|(?<={_LETTER}')(?={_LETTER})"
    r"|(?<=\d)(?=[.,]\d)|(?<=\d[.,])(?=\d)"
)


def plain(text: str) -> str:
    """Write words on one line, with one shape of quotation marks and dashes."""
    return normalize("NFC", " ".join(text.translate(_SHAPES).split()))


def copy(passage: Passage, document: Document, *, emphasised: bool = True) -> str:
    """Copy a passage without the prefixes of its lines, with a sign where it calls a note.

    Of a link in Markdown the words are copied, as they are shown; signs of emphasis only if ``emphasised``.
    """
    unread = _unread(passage, document, emphasised=emphasised)
    gaps: list[Span | Marker] = sorted(
        [*passage.markers, *passage.prefixes, *unread], key=lambda gap: gap.start
    )
    parts, at = [], passage.start
    for gap in gaps:
        parts += [document.text[at : gap.start].translate(_SHAPES), _CALL * isinstance(gap, Marker)]
        at = gap.end
    parts.append(document.text[at : passage.end].translate(_SHAPES))
    return normalize("NFC", " ".join("".join(parts).split()))


def _unread(passage: Passage, document: Document, *, emphasised: bool) -> list[Span]:
    """List the signs of a Markdown passage that nobody reads as words: addresses of links, backslashes."""
    text = document.text[passage.start : passage.end]
    if emphasised and not ("](" in text or "\\" in text):
        return []
    held: list[Span | Marker] = [*passage.markers, *passage.prefixes]
    gaps = [Span(gap.start - passage.start, gap.end - passage.start) for gap in held]
    found = emphasis.of(document.path, text, gaps, hides_addresses=True)
    signs = found.unspoken if emphasised else found.signs
    return [Span(sign.start + passage.start, sign.end + passage.start) for sign in signs]


def as_printed(passage: Passage, document: Document) -> str:
    """Copy a passage with its markers as the source prints them: `1938.9`."""
    return copy(replace(passage, markers=()), document)


def without_calls(copied: str) -> str:
    """Take out of a copy the signs that stand where it calls notes."""
    return re.sub(_CALLS, "", copied)


def without_numbers(quoted: str, labels: frozenset[str]) -> str:
    """Take the numbers of notes out of words that are quoted, but for what may be words in brackets."""
    if not _MARK.search(quoted):
        return quoted

    def kept(piece: re.Match[str]) -> str:
        noted = piece["number"] and _NOTED.search(quoted, max(0, piece.start() - 3), piece.start())
        is_word = "[" in piece[0] and piece[0].strip(" []") not in labels
        return "" if noted and not is_word else piece[0]

    return _PIECE.sub(kept, quoted)


def places(text: str) -> Iterator[re.Match[str]]:
    """Yield where the words of a text stand, as they are compared."""
    return _KEY.finditer(text)


def key(word: str) -> str:
    """Give a word as it is compared: without case, without what divides it.

    >>> key("Ship- wreck"), key("ship-wreck")
    ('shipwreck', 'shipwreck')
    """
    return _joined(word.casefold())


def keys(text: str) -> list[str]:
    """List the words of a text as they are compared."""
    return [key(word) for word in _KEY.findall(text)]


def has_marks(quoted: str) -> bool:
    """Tell whether words that are quoted have anything that may be the marker of a note."""
    return _MARK.search(quoted) is not None and any(
        piece["number"] or piece["name"] or piece["symbol"] for piece in _PIECE.finditer(quoted)
    )


def unsure(quoted: str) -> list[Span]:
    """List what may be the marker of a note: `⁹`, `[9]`, `[sic]`."""
    if not _MARK.search(quoted):
        return []
    return [Span(*piece.span()) for piece in _PIECE.finditer(quoted) if piece["number"] or piece["name"]]


def undivided(copied: str, quoted: str) -> str:
    """Write the words that a line divides as they are quoted: `ship- wreck`, `ship-wreck` or `shipwreck`.

    >>> undivided("a ship- wreck", "a shipwreck"), undivided("a shipwreck", "a ship- wreck")
    ('a shipwreck', 'a ship- wreck')
    """
    if "- " not in copied and "- " not in quoted:
        return copied
    written = {_joined(word[0]): word[0] for word in places(quoted)}

    def as_quoted(word: re.Match[str]) -> str:
        other = written.get(_joined(word[0]), word[0])
        return other if "- " in word[0] or "- " in other else word[0]

    return _KEY.sub(as_quoted, copied)


def _joined(word: str) -> str:
    return word.replace("-", "").replace(" ", "")


def has_words(quoted: str) -> bool:
    """Tell whether words are quoted, beside the numbers of notes."""
    return any(piece["word"] for piece in _PIECE.finditer(quoted))


def is_inside_word(text: str, at: int) -> bool:
    """Tell whether a place is inside a word, so that a quotation neither begins nor ends there."""
    return _INSIDE.match(text, at) is not None


def pattern(quoted: str, labels: frozenset[str]) -> str:
    """Write the expression for words as a copy may have them, with notes called anywhere between them.

    ``labels`` are those of the library: `[sic]` is a marker only if it is one of them. What has matched is
    never tried another way, so that no words, however they are chosen, take long to look for.
    """
    pieces = list(_pieces(quoted, labels))
    first = _PIECE.match(quoted)
    if first and first["word"]:  # whether a quotation begins with a capital is the quoter's choice
        pieces[0] = f"(?i:{re.escape(first[0][0])}){re.escape(first[0][1:])}"
    return f"{_CALLS}*+".join(pieces)


def _pieces(quoted: str, labels: frozenset[str]) -> Iterator[str]:
    """Yield an expression for each piece: itself or, if it may be a marker, the call that was just passed."""
    for piece in _PIECE.finditer(quoted):
        if piece["number"] and _NOTED.search(quoted, max(0, piece.start() - 3), piece.start()):
            yield f"(?>{_itself(piece[0], labels)}|)"
        elif piece["number"] or piece["symbol"] or (piece["name"] and piece["label"] in labels):
            yield f"(?>{_itself(piece[0], labels)}|{_CALLED})"
        elif piece["name"]:
            yield _itself(piece[0], labels)
        else:
            yield re.escape(piece[0])


def _itself(mark: str, labels: frozenset[str]) -> str:
    """Write the expression for what looks like a marker and is none, in whole or in part: `[sic]`, `²⁹`."""
    head, bracket, rest = mark.partition("[")
    if not bracket:
        return f"{_CALLS}*+".join(_sign(mark[: at + 1]) for at in range(len(mark)))
    return rf"{head}\[{_CALLS}*+{_inside(rest[:-1], labels)}{_CALLS}*+\]"


def _inside(words: str, labels: frozenset[str]) -> str:
    return f"{_CALLS}*+".join(_pieces(words, labels))


def _sign(mark: str) -> str:
    """Write the expression for the last of some signs, any of which may be the call that was just passed.

    Of `**` the first may be the marker and the second a star of the text: `﷐*`.
    """
    last = mark[-1]
    alike = len(mark) - len(mark.rstrip(last))
    passed = (f"(?<={_CALL}{re.escape(last * before)})" for before in range(1, alike))
    return f"(?>{'|'.join([re.escape(last), _CALLED, *passed])})"
