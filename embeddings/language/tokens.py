"""Text → words as they are searched, each with its place in the text. Pure.

A word is case-folded and keeps its accents, because stemmers need them; ``fold`` takes them off afterwards.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from corpus.language import elsewhere
from corpus.language.languages import EVERY


class Token(NamedTuple):
    """A word to search by, and ``text[start:end]`` where it stands.

    A compound gives its parts and then itself (``co``, ``thinkers``, ``cothinkers``), so a token that
    starts before the previous one ends is such a whole and no neighbour of it.
    """

    word: str
    start: int
    end: int


# What who asks puts in marks: "one country" · “…” · «…» · „…“; single ones are apostrophes too often
QUOTED = re.compile(r"\"[^\"]+\"|“[^”]+”|«[^»]+»|„[^“”]+[“”]")

# Scripts written without spaces (Thai, Lao, Burmese, Khmer, kana, Han) and Hangul, whose particles are glued
# to the word: searched by pairs of characters, as Lucene's CJKAnalyzer does.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
# ``\w`` leaves out the vowel signs of Hebrew, Arabic and Indic scripts and the accents of decomposed text.
_SIGNS = "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
# Superscript digits are note markers more often than powers: "camp¹¹" is the word "camp".
_LETTER = rf"(?:[^\W_{_UNSPACED}²³¹⁰-₟]|[{_SIGNS}])"

_TOKEN = re.compile(
    rf"(?P<plain>[A-Za-z]{{2,}}(?![-‐‑'’ʼ]|{_LETTER}))"  # most words, and quickly
    rf"|(?P<acronym>(?<!\w)(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?)"  # U.S.S.R. · U.S · e.g.
    rf"|(?P<unspaced>[{_UNSPACED}]+)"
    rf"|(?P<number>\d+(?:[.,]\d+)*(?!{_LETTER}))"  # 1917 · 700,000 · 3.14, but not 1930s
    rf"|(?P<compound>{_LETTER}+(?:[-‐‑'’ʼ]{_LETTER}+)*)"  # Trotsky’s · l’homme · co-thinkers
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")  # 700,000 · 700.000
_PART = re.compile("[^-‐‑]+")  # of a compound
_DIGITS = re.compile(r"\d+")
_APOSTROPHES = re.compile("['’ʼ]")
# l’homme, d’un, qu’il: French, Italian and Catalan articles that lean on the next word.
_ELIDED = frozenset((*EVERY.elided, *elsewhere.ELIDED))
# Trotsky’s
_POSSESSIVES = frozenset(word.lstrip("’") for word in EVERY.possessives)


def tokenize(text: str) -> list[Token]:
    """List the words of a text in order.

    >>> [token.word for token in tokenize("Trotsky’s co-thinkers in the U.S.S.R., 700,000 of them")]
    ['trotsky', 'co', 'thinkers', 'cothinkers', 'in', 'the', 'ussr', '700000', 'of', 'them']
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "plain":
            tokens.append(Token(match[0].lower(), match.start(), match.end()))
        else:
            tokens.extend(_tokens(match))
    return tokens


def first_word(text: str) -> str | None:
    """Give the first word of a text, without reading the others.

    >>> first_word("– And she came.")
    'and'
    """
    return next((token.word for match in _TOKEN.finditer(text) for token in _tokens(match)), None)


def fold(word: str) -> str:
    """Take the accents off a word: ``revolución`` is found by ``revolucion``."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not "\u0300" <= c <= "\u036f")


def _tokens(match: re.Match[str]) -> Iterator[Token]:
    text, start, end = match[0], match.start(), match.end()
    match match.lastgroup:
        case "acronym":
            yield Token(_plain(text.replace(".", "")), start, end)
        case "unspaced":
            yield from _pairs(text, start)
        case "number":
            yield from _number(text, start)
        case _:
            yield from _compound(text, start)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def _pairs(text: str, start: int) -> Iterator[Token]:
    if len(text) == 1:
        yield Token(text, start, start + 1)
    for at in range(len(text) - 1):
        yield Token(_plain(text[at : at + 2]), start + at, start + at + 2)


def _number(text: str, start: int) -> Iterator[Token]:
    """700,000 is one number; of 1917.21 both sides are searched, and the whole as printed."""
    if _THOUSANDS.fullmatch(text):
        yield Token(re.sub("[.,]", "", text), start, start + len(text))
        return
    for part in _DIGITS.finditer(text):
        yield Token(_plain(part[0]), start + part.start(), start + part.end())
    if not text.isdigit():
        yield Token(_plain(text), start, start + len(text))


def _compound(text: str, start: int) -> Iterator[Token]:
    parts = [(_bare(m[0]), m.start(), m.end()) for m in _PART.finditer(text)]
    for word, begin, end in parts:
        yield Token(word, start + begin, start + end)
    if len(parts) > 1:
        yield Token("".join(word for word, _, _ in parts), start, start + len(text))


def _bare(text: str) -> str:
    """Drop the possessive and the elided article; join what is left of don’t and O’Brien."""
    pieces = _APOSTROPHES.split(_plain(text))
    if len(pieces) > 1 and pieces[-1] in _POSSESSIVES:
        pieces.pop()
    if len(pieces) > 1 and pieces[0] in _ELIDED:
        pieces.pop(0)
    return "".join(pieces)
