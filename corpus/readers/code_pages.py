r"""RTF whose letters are bytes of code pages, or numbers → the same with the letters themselves. Pure.

`\'e9` is a byte, and what letter it is is said by the font that it is set in, else by the head of the file.
Pandoc knows two code pages and makes other letters of the rest, which would be quoted as the author's.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.markup.refused import Refused
from corpus.model import ProblemKind

# A group, `\'e9`, a control word with its number (`\u233`, `\f12`), a control sign, bytes that are no ASCII
_TOKEN = re.compile(
    rb"(?P<group>[{}])|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\[^A-Za-z]|(?P<raw>[\x80-\xff]+)"
)
# `\fcharset204` (RTF specification 1.9.1, "Font table"); 0 is Windows-1252, 1 the code page of the file
_CHARSETS = {
    0: 1252, 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
    177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}  # fmt: skip
_SYMBOLS = 2  # a font of signs, whose bytes are no letters
_DEEPEST = 2_000  # groups within one another
_UNKNOWN = "\ufffd"
_BULLET = 0xB7  # of these, the one that stands before items
_HEADS = {b"ansi": 1252, b"mac": 10000, b"pc": 437, b"pca": 850}
_DOUBLE = (932, 936, 949, 950, 1361)  # in which most letters are two bytes
_SIGNS = re.compile(r"[\\{}]")
_OTHER_NAMES = {10000: "mac-roman", 10007: "mac-cyrillic", 1361: "johab", 65001: "utf-8", 708: "iso8859-6"}


@dataclass
class Letters:
    """A file of which all letters are read; ``unread`` counts those that no code page knows."""

    text: str
    unread: int = 0


@dataclass
class _State:
    r"""What holds within a group: the font, and how many characters stand behind `\u` for older programs."""

    font: int | None
    skip: int = 1


@dataclass
class _Walk:
    page: int = 1252
    default: int | None = None
    pages: dict[int, int | None] = field(default_factory=dict)  # of fonts; None: signs
    states: list[_State] = field(default_factory=lambda: [_State(None)])
    defining: int | None = None  # the font whose entry is read
    depth_of_fonts: int | None = None
    pending: bytearray = field(default_factory=bytearray)  # bytes of letters that are read together
    left: int = 0  # characters that are left out behind `\u`
    high: int = 0  # the first half of a letter beyond the 16 bits that a number has
    is_open: bool = False  # a control word was the last, and no space stands behind it
    unread: int = 0


def as_unicode(data: bytes) -> Letters:
    r"""Write the letters of a file as such.

    >>> as_unicode(rb"{\rtf1\ansi\ansicpg1251 \'cb\'b8\'e4}").text
    '{\\rtf1\\ansi\\ansicpg1251 Лёд}'
    >>> as_unicode(rb"{\rtf1\ansi\uc0 T\b\'d3\b0 RAX \u233 t\uc1\u233?t}").text
    '{\\rtf1\\ansi\\uc1 T\\b Ó\\b0 RAX ét\\uc1 ét}'
    """
    walk = _Walk()
    return Letters("".join(_walk(data, walk)), walk.unread)


def _walk(data: bytes, walk: _Walk) -> Iterator[str]:
    at = 0
    while token := _TOKEN.search(data, at):
        yield from _between(data[at : token.start()], walk)
        at = token.end()
        if token["hex"] or token["raw"]:
            walk.pending += bytes.fromhex(token["hex"].decode()) if token["hex"] else token["raw"]
            continue
        yield from _flushed(walk)
        if token["word"] == b"bin":
            at += max(0, int(token["number"] or 0))  # bytes of a picture
        elif token["word"] == b"u" and token["number"]:
            yield from _numbered(int(token["number"]), walk)
        elif token["word"]:
            words = "\\uc1" if token["word"] == b"uc" else token[0].decode("ascii").rstrip(" ")
            walk.is_open = not token[0].endswith(b" ")
            yield words if walk.is_open else f"{words} "
            _follow(token["word"], int(token["number"]) if token["number"] else None, walk)
        elif token["group"]:
            _turn(token["group"], walk)
            yield token[0].decode("ascii")
        elif walk.left:
            walk.left -= 1
        else:
            walk.is_open = False
            yield token[0].decode("latin-1")
    yield from _between(data[at:], walk)
    yield from _flushed(walk)


def _between(plain: bytes, walk: _Walk) -> Iterator[str]:
    """Yield what stands between tokens: ASCII, the first sign of which may be the second half of a letter."""
    if not plain:
        return
    if walk.pending and _page(walk) in _DOUBLE and _decode(bytes(walk.pending), walk) is None:
        both = bytes(walk.pending) + plain[:1]
        if _decode(both, walk) is not None:
            walk.pending, plain = bytearray(both), plain[1:]
    yield from _flushed(walk)
    if walk.left:
        plain = plain.replace(b"\r", b"").replace(b"\n", b"")
    dropped = min(walk.left, len(plain))
    walk.left -= dropped
    if plain := plain[dropped:]:
        yield from _said(plain.decode("ascii"), walk)


def _flushed(walk: _Walk) -> Iterator[str]:
    r"""Yield the letters whose bytes were gathered, less those that stand for the `\u` before them."""
    data = bytes(walk.pending)
    walk.pending.clear()
    dropped = min(walk.left, len(data))
    walk.left -= dropped
    if not (data := data[dropped:]):
        return
    page = _page(walk)
    if page is None:
        words = "•" * data.count(_BULLET)
        walk.unread += len(data) - len(words)
    else:
        words = data.decode(_codec(page), "replace")
        walk.unread += words.count(_UNKNOWN)
        words = words.replace(_UNKNOWN, "")
    yield from _said(_SIGNS.sub(r"\\\g<0>", words), walk)


def _numbered(number: int, walk: _Walk) -> Iterator[str]:
    """Yield the letter of a number, which has 16 bits and may be negative."""
    walk.left = walk.states[-1].skip
    code, high = number & 0xFFFF, walk.high
    walk.high = 0
    if 0xD800 <= code < 0xDC00:
        walk.high = code
    elif 0xDC00 <= code < 0xE000 and high:
        yield from _said(chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00), walk)
    elif code < 0x20 or 0xDC00 <= code < 0xE000:
        walk.unread += 1
    else:
        yield from _said(_SIGNS.sub(r"\\\g<0>", chr(code)), walk)


def _said(words: str, walk: _Walk) -> Iterator[str]:
    """Yield words, behind the space that ends a control word before them."""
    if walk.is_open:
        yield " "
    walk.is_open = False
    yield words


def _decode(data: bytes, walk: _Walk) -> str | None:
    page = _page(walk)
    try:
        return None if page is None else data.decode(_codec(page))
    except UnicodeDecodeError:
        return None


def _page(walk: _Walk) -> int | None:
    """Give the code page of the font, else that of the file; None for a font of signs."""
    own = walk.states[-1].font
    font = walk.default if own is None else own
    return walk.page if font is None else walk.pages.get(font, walk.page)


def _codec(page: int) -> str:
    name = _OTHER_NAMES.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _turn(group: bytes, walk: _Walk) -> None:
    """Begin or end a group."""
    walk.left, walk.is_open = 0, False
    if group == b"{":
        if len(walk.states) > _DEEPEST:
            raise Refused(ProblemKind.DAMAGED_FILE, f"nested more than {_DEEPEST} deep, as no text is")
        walk.states.append(_State(walk.states[-1].font, walk.states[-1].skip))
        return
    if len(walk.states) > 1:
        walk.states.pop()
    if walk.depth_of_fonts is not None and len(walk.states) < walk.depth_of_fonts:
        walk.depth_of_fonts = walk.defining = None


def _follow(word: bytes, number: int | None, walk: _Walk) -> None:
    """Follow a control word that says what bytes are."""
    state = walk.states[-1]
    if word == b"uc":
        state.skip = max(0, number or 0)
    elif word in _HEADS and number is None:
        walk.page = _HEADS[word]
    elif word == b"ansicpg" and number:
        walk.page = number
    elif word == b"deff":
        walk.default = number
    elif word == b"fonttbl":
        walk.depth_of_fonts = len(walk.states)
    elif word == b"f" and number is not None:
        state.font = number
        walk.defining = number if walk.depth_of_fonts is not None else None
    elif word == b"fcharset" and walk.defining is not None:
        walk.pages[walk.defining] = None if number == _SYMBOLS else _CHARSETS.get(number or 0, walk.page)
    elif word == b"cpg" and walk.defining is not None and number:
        walk.pages[walk.defining] = number
    elif word == b"plain":
        state.font = None
