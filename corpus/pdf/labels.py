"""The start of a line, or raised signs in it → the labels of notes that they may be. Pure."""

import re
from collections.abc import Iterator, Sequence

from corpus.language import marks, quantities
from corpus.pdf.lines import Line, Piece

# Labels that stand raised: `12`, `*`, `††`, `a`, `iv`; several with commas, semicolons or dashes between them
_LABEL = r"[1-9]\d{0,3}|[*∗†‡§¶#]{1,4}|\*\)|[a-z]|[ivx]{2,5}"
_LABELS = re.compile(rf"[\[(]?(?:{_LABEL})[\])]?(?:\s*[,;–-]\s*(?:{_LABEL}))*[,.)]?")
_ONE = re.compile(_LABEL)
# `12 Berger`, `12. Berger`, `[12] Berger`, `(12) Berger`, `* Berger` at the head of a note
_HEAD = re.compile(
    r"(?:\[(?P<boxed>\d{1,3})\]|\((?P<round>\d{1,3})\)|(?P<plain>\d{1,3})[.)]?|(?P<sign>[*∗†‡§¶]{1,4}))(?=\s|$)"
)
# `remembers.*` in the size of the words: a sign behind a word
_LEVEL_SIGN = re.compile(
    rf"(?<=[^\W\d_])[.,;:!?…]?[)“«‹{marks.CLOSING}]?(?P<sign>[*∗†‡]{{1,4}})(?=[\s.,;:]|$)"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
# `x`, `10`, `(a + b)`, `km` before raised digits: no marker, unless the number is a year
_YEAR_BEFORE = re.compile(r"\b(?:1\d|20)\d{2}$")
_BEHIND_ARITHMETIC = re.compile(
    rf"(?:(?<!’)(?<!'){quantities.VARIABLE}|\d[^\W\d_]{{1,3}}|\d[)]?|\b(?:[kcmd]?m|[kg]+|s)|[)]"
    r"|\b(?:arc)?(?:sin|cos|tan|cot)h?|\b(?:log|ln|exp|det|dim|ker|rank|max|min|sup|inf|lim)"
    rf"|[^\w\s.,;:!?…\])}}{marks.OPENING}{marks.CLOSING}*†‡§%°/®™©€–—-])\s?$"
)
_NEAR = 12  # notes that may be missing: blackened, or without a label
_ENDS = (";", ",", ")", "]")
_SIGNS = ("-", "−", "–", "+", "±", "\N{HYPHEN}")
# TeX has a star of its own
_SAME = str.maketrans({"∗": "*"})


def raised(piece: Piece) -> list[tuple[str, int, int]]:
    """List the labels of raised signs, each with its place in them; none if they are something else."""
    if piece.height != 1 or not _LABELS.fullmatch(piece.text):
        return []
    return [(plain(found.group()), found.start(), found.end()) for found in _ONE.finditer(piece.text)]


def level(piece: Piece) -> list[tuple[str, int, int]]:
    """List the signs behind words that are not raised, each with its place in their piece."""
    found = _LEVEL_SIGN.finditer(piece.text) if not piece.height else ()
    return [(plain(sign["sign"]), *sign.span("sign")) for sign in found]


def plain(label: str) -> str:
    """Give a label as it is named."""
    return label.translate(_SAME)


def raised_head(line: Line) -> str | None:
    """Give the label that stands raised at the head of a line; `¹ ; therefore` ends a formula above it."""
    first = line.pieces[0]
    found = raised(first)
    is_head = len(found) == 1 and len(line.pieces) > 1 and not line.pieces[1].text.startswith(_ENDS)
    return found[0][0] if is_head else None


def bare(line: Line) -> str | None:
    """Give the label that is all of a line, as where the words of a note are blackened."""
    found = _ONE.fullmatch(line.text.strip())
    return plain(found.group()) if found else None


def number_alone(piece: Piece) -> str | None:
    """Give the number that is all of a piece on the base line: `7`, `7.`."""
    found = _HEAD.fullmatch(piece.text) if not piece.height else None
    return found["plain"] if found else None


def level_head(line: Line) -> tuple[str, int] | None:
    """Give the label at the head of a line and where the words behind it begin, if it is not raised."""
    first = line.pieces[0]
    found = _HEAD.match(line.text) if not first.height else None
    if found is None or found.end() >= len(line.text.rstrip()):
        return None
    label = plain(found[found.lastgroup or "plain"])
    words = line.text[found.end() :]
    return label, found.end() + len(words) - len(words.lstrip())


def called(lines: list[Line]) -> Iterator[str]:
    """Yield every label that stands raised behind words in these lines, and every sign behind a word.

    One in brackets is yielded with them as well: `[7]`.
    """
    before = ""
    for line in lines:
        for at, piece in enumerate(line.pieces):
            if (
                (at > 0 or len(line.pieces) == 1)
                and is_behind_words(before)
                and not is_exponent(line.pieces, at)
            ):
                found = [label for label, _, _ in raised(piece)]
                yield from found
                yield from (f"[{label}]" for label in found if piece.text.startswith("["))
            yield from (label for label, _, _ in level(piece))
            before = (" " if piece.spaced else before[-20:]) + piece.text


def is_behind_words(before: str) -> bool:
    """Tell whether a raised number stands behind a word, and not behind what is calculated with."""
    if not before.strip():
        return False
    return _YEAR_BEFORE.search(before) is not None or _BEHIND_ARITHMETIC.search(before) is None


def is_exponent(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a raised number is a power: its sign right before it, raised too, or a lowered letter.

    So `kg ha⁻¹` and `Yᵢ²`, but not `³⁻⁵`.
    """
    if at == 0 or pieces[at].spaced:
        return False
    before = pieces[at - 1]
    if before.height < 0:
        return before.text.isalpha()
    if before.height == 0 or before.text not in _SIGNS:
        return False
    return at == 1 or before.spaced or not raised(pieces[at - 2])


def is_soon(last: str | None, line: Line, label: str) -> bool:
    """Tell whether a raised number is that of one of the next notes; `³1982` is an edition."""
    return last is not None and not _YEAR.match(line.pieces[1].text) and is_next_few(last, label)


def is_next_few(last: str, label: str) -> bool:
    """Tell whether a number is that of the note after this one, or of one a few further on."""
    return last.isdecimal() and label.isdecimal() and int(last) < int(label) <= int(last) + _NEAR


def follows(last: str | None, label: str) -> bool:
    """Tell whether a label is that of the note after this one: the next number, or any sign."""
    if not label.isdecimal():
        return True
    if last is None or not last.isdecimal():
        return label == "1"
    return int(label) == int(last) + 1
