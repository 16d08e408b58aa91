r"""Bytes → text, strictly: by their mark, as UTF-8, by what they declare, or by their letters. Pure.

A byte order mark is dropped and line ends become ``\n``; nothing else is touched, since quotations are slices
of what comes out of here. No sign is ever replaced: bytes that are not sure to be this or that are refused.
"""

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import ProblemKind

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

# The longer marks first: that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# `Character set encoding: ISO-8859-1` (Project Gutenberg), `-*- coding: latin-1 -*-` (Emacs, PEP 263),
# `vim: set fileencoding=latin1`
_DECLARED = re.compile(
    rb"^(?:Character set encoding:[ \t]*|.{0,40}-\*-.{0,40}coding:[ \t]*|.{0,40}vim:.{0,40}fileencoding=)"
    rb"([\w.:-]{2,40})",
    re.MULTILINE | re.IGNORECASE,
)
_FIRST_BYTES = 20_000
# What people mean who say so: https://encoding.spec.whatwg.org/#names-and-labels
_LATIN = ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso-646-us", "iso646-us")
_MEANT = dict.fromkeys(_LATIN, "cp1252")
# What is written in ASCII and is none
_SEVEN_BITS = ("iso-2022", "hz-gb", "utf-7")
# Text has none of these but for tabs, line ends and the like.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f-\x9f]")
# What alphabets have beyond ASCII, by the names that the detector gives to languages
_LETTERS = {
    "Danish": "æøåé",
    "Dutch": "éèëïóöüáê",
    "English": "",
    "Finnish": "äöå",
    "French": "àâæçèéêëîïôœùûüÿ",
    "German": "äöüß",
    "Italian": "àèéìíîòóùú",
    "Norwegian": "æøåéòô",
    "Portuguese": "ãáàâçéêíõóôúü",
    "Spanish": "áéíñóúü",
    "Swedish": "åäöé",
}
_SIGNS = "„“”‚‘’«»‹›–—…·•§°©®™€£¥¢†‡¿¡ªº½¼¾²³¹×÷±´¨\u00a0"
# A sign between two letters, a capital behind a small letter or an accent, an ß that begins a word: it looks
# so if one encoding is read as another
_MISPLACED = re.compile(
    r"[^\W\d_][„“”‚‘«»‹›…•§°©®™€£¥¢†‡¿¡ªº½¼¾²³¹×÷±´¨][^\W\d_]|[a-zß-ÿ][À-ÖØ-ÞŠŽŒŸ]|(?<![^\W\d_])ß|[à-öø-ÿ][A-Z]"
)
_FOREIGN = 0.05  # share of letters of other alphabets among those beyond ASCII: names
_MOST_IN_ENGLISH = 0.01  # share of such letters among all
_OTHER_SCRIPTS = (
    "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp932", "euc_jp", "gb18030", "big5", "euc_kr"
)  # fmt: skip
_LEAST_ORDER = 0.1  # of the detector, which calls its opposite chaos
_FAR = 0.08  # as far as two languages are in their letters
_FEWEST_BYTES = 64
_LIKELY = 5  # of the detector's matches, whose languages may be that of the text
_DETECTED_FROM = 100_000  # bytes


# `x\b_`, `x\bx`, `_\bx`: the sign behind the step back stands over the one before it
_UNDERLINED = re.compile(r"([^\n\b_])\x08_(?!\x08)")
_STRUCK = re.compile(r"[^\n\b]\x08")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text; ``guessed`` names its encoding if nothing but its letters says which it is."""

    text: str
    guessed: str | None = None


class Undecodable(Exception):
    """Bytes that are no text, or not surely one."""

    def __init__(self, kind: ProblemKind, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail
        self.kind = kind


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a text; ``declared`` is what its format says of it elsewhere."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], name))
    if b"\0" in data[:_FIRST_BYTES]:
        return Decoded(_strictly(data, _without_mark(data)))
    if declared and declared.lower().startswith(_SEVEN_BITS):
        return Decoded(_strictly(data, declared))
    try:
        return Decoded(_lines(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        found = _DECLARED.search(data, 0, _FIRST_BYTES)
        said = declared or (found[1].decode("ascii") if found else None)
        if said:
            return Decoded(_strictly(data, said))
        return _by_letters(data, error)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return _lines(data.decode(_MEANT.get(encoding.lower(), encoding)))
    except LookupError:
        detail = f"it declares an encoding that nobody knows: {encoding}"
        raise Undecodable(ProblemKind.NOT_UTF_8, detail) from None
    except UnicodeDecodeError as error:
        raise Undecodable(ProblemKind.NOT_UTF_8, f"{_byte(data, error)} is no {encoding}") from error


def _byte(data: bytes, error: UnicodeDecodeError) -> str:
    return f"byte 0x{data[error.start]:02x} at offset {error.start}"


def _lines(text: str) -> str:
    return _struck_once(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _struck_once(text: str) -> str:
    """Leave out what is struck twice, as for a line printer: a step back, then the same sign, or a line."""
    return _STRUCK.sub("", _UNDERLINED.sub(r"\1", text)) if "\b" in text else text


def _without_mark(data: bytes) -> str:
    """Tell UTF-16 that has lost its mark, in which every other byte of ASCII is zero, from no text."""
    head = data[:_FIRST_BYTES]
    even, odd = head[::2].count(0), head[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    if len(data) % 2 or 3 * most < len(head) // 2 or 20 * least > most:
        raise Undecodable(ProblemKind.BINARY_FILE, f"zero byte at offset {data.index(0)}; not a text")
    return "utf-16-be" if even > odd else "utf-16-le"


def _by_letters(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Decode what is surely Windows-1252, which Latin-1 is part of, or in a script that one encoding fits."""
    if len(data) < _FEWEST_BYTES:
        detail = f"{_byte(data, error)}; save the file as UTF-8"
        raise Undecodable(ProblemKind.NOT_UTF_8, detail) from error
    best, other = _matches(data), _matches(data, _OTHER_SCRIPTS)
    likely = {
        name for match in best[:_LIKELY] for name in (match.language, *match.languages)
    } & _LETTERS.keys()
    fits = [name for name in ("cp1252", "mac_roman") if any(_fits(data, name, one) for one in likely)]
    if not fits and other and _is_alone(other):
        fits = [other[0].encoding]
    if len(fits) == 1:
        return Decoded(_strictly(data, fits[0]), fits[0])
    hint = f"{best[0].encoding} perhaps; " if best else ""
    detail = f"{_byte(data, error)}; {hint}save the file as UTF-8"
    raise Undecodable(ProblemKind.NOT_UTF_8, detail) from error


def _matches(data: bytes, encodings: Sequence[str] = ()) -> list["CharsetMatch"]:
    from charset_normalizer import from_bytes

    return list(from_bytes(data[:_DETECTED_FROM], threshold=0.3, cp_isolation=list(encodings) or None))


def _is_alone(matches: Sequence["CharsetMatch"]) -> bool:
    """Tell whether the best match is in a script of its own, in order, and far from any other."""
    best = matches[0]
    if best.chaos > _LEAST_ORDER or not _is_of_other_script(str(best)):
        return False
    others = [match for match in matches[1:] if str(match) != str(best)]
    return all(
        match.chaos - best.chaos >= _LEAST_ORDER
        or (match.chaos >= best.chaos and best.coherence - match.coherence >= _FAR)
        for match in others
    )


def _is_of_other_script(text: str) -> bool:
    """Tell whether letters beyond ASCII are those of another script: most of all letters, none Latin."""
    beyond = [sign for sign in text if sign > "\x7f" and sign.isalpha()]
    other = sum(1 for sign in beyond if sign > "\u036f")
    return bool(beyond) and other > 0.98 * len(beyond) and 2 * other > sum(map(str.isalpha, text))


def _fits(data: bytes, encoding: str, language: str) -> bool:
    """Tell whether the letters of bytes are those of a language, and its signs stand where signs stand."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    counted = {sign: count for sign, count in Counter(text).items() if sign > "\x7f"}
    letters = {sign: count for sign, count in counted.items() if sign.isalpha() and sign not in _SIGNS}
    if any(sign > "\xff" and sign not in "œŒŸ" for sign in letters):
        return False
    if any(sign not in letters and sign not in _SIGNS for sign in counted):
        return False
    own = _LETTERS[language] + _LETTERS[language].upper()
    foreign = sum(count for sign, count in letters.items() if sign not in own)
    most = _MOST_IN_ENGLISH * len(text) if language == "English" else _FOREIGN * sum(letters.values())
    return foreign <= most and not _MISPLACED.search(text) and not _CONTROLS.search(text)
