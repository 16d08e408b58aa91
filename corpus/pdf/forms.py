"""Letters as fonts have them → as they are printed: ligatures, small capitals, accents over letters. Pure."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.pdf.sheets import Glyph

# Forms of several letters that printers cast in one piece: they are the letters that they show
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Adobe's own code points (Adobe Glyph List, "corporate use"): old-style digits and small capitals of Latin-1
# from F720 on, pieces of large brackets from F8EB on, which Unicode has itself
_SMALL = range(0xF720, 0xF800)
_BRACKETS = dict(zip(range(0xF8EB, 0xF8FF), "⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪⎮⎞⎟⎠⎤⎥⎦⎫⎬⎭", strict=True))
# TeX's text fonts (OT1, T1), which files from before 2005 mostly do not name: their ligatures, and the codes
# that stand for other signs there than elsewhere
_PARTS = ("ff", "fi", "fl", "ffi", "ffl")
_OT1: Mapping[str, str] = dict(zip("\x0b\x0c\x0d\x0e\x0f", _PARTS, strict=True))
_T1: Mapping[str, str] = dict(zip("\x1b\x1c\x1d\x1e\x1f", _PARTS, strict=True))
_IN_OT1 = {"{": "–", "|": "—", "\\": "“", '"': "”"}
NAMELESS = frozenset((*_OT1, *_T1))
_MOSTLY = 0.8
_SHORTEST_RUN = 3  # letters; variables of a formula stand alone, or by two
_TOUCHING = 0.15  # ems
# What stands over or under a letter, as a sign of its own
_ACCENTS = dict(
    zip(
        "`´^ˆ~˜¯˘˙¨˚˝ˇ¸˛",
        "\u0300\u0301\u0302\u0302\u0303\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327\u0328",
        strict=True,
    )
)
_DOTLESS = {"ı": "i", "ȷ": "j"}


def letter(code: int) -> str:
    """Give the letters that a code point shows."""
    if code in _SMALL:
        return chr(code - 0xF700).upper()
    return _BRACKETS.get(code) or _LIGATURES.get(chr(code), chr(code))


def with_ligatures(glyphs: Sequence[Glyph], fonts: Sequence[int]) -> tuple[list[Glyph], int]:
    """Give the letters with ligatures that have no name spelt out, and how many other signs had none.

    ``fonts`` tells the font of each letter. A font has ligatures where most of its small letters stand in
    words, and most of these signs beside such a letter: formulas have Greek letters at the same codes.
    """
    nameless: dict[int, list[int]] = defaultdict(list)
    for at, glyph in enumerate(glyphs):
        if glyph.letter in NAMELESS:
            nameless[fonts[at]].append(at)
    of_words = _of_words(glyphs, fonts) if nameless else set()
    tables = {font: _table(glyphs, fonts, places) for font, places in nameless.items() if font in of_words}
    kept, unread = [], 0
    for glyph, font in zip(glyphs, fonts, strict=True):
        letters = tables.get(font, {}).get(glyph.letter, glyph.letter)
        if letters in NAMELESS:
            unread += 1
        else:
            kept.append(glyph if letters == glyph.letter else glyph._replace(letter=letters))
    return kept, unread


def _table(glyphs: Sequence[Glyph], fonts: Sequence[int], nameless: Sequence[int]) -> Mapping[str, str]:
    """Tell which letters the codes of a font are, where they are others than its file says."""
    for ligatures in (_OT1, _T1):
        some = [at for at in nameless if glyphs[at].letter in ligatures]
        beside = sum(_is_beside_a_letter(glyphs, fonts, at) for at in some)
        if some and beside >= _MOSTLY * len(some):
            return {**ligatures, **_IN_OT1} if ligatures is _OT1 else ligatures
    return {}


def _is_beside_a_letter(glyphs: Sequence[Glyph], fonts: Sequence[int], at: int) -> bool:
    """Tell whether a small letter of the same font touches a sign."""
    for other, gap in ((at - 1, glyphs[at].left - glyphs[at - 1].right), (at + 1, 0.0)):
        if 0 <= other < len(glyphs) and fonts[other] == fonts[at] and glyphs[other].letter.islower():
            gap = gap if other < at else glyphs[other].left - glyphs[at].right
            if abs(gap) <= _TOUCHING * glyphs[at].size and glyphs[other].base == glyphs[at].base:
                return True
    return False


def _of_words(glyphs: Sequence[Glyph], fonts: Sequence[int]) -> set[int]:
    """Give the fonts of which most small letters stand in words."""
    every: Counter[int] = Counter()
    in_words: Counter[int] = Counter()
    run = 0
    for at, (glyph, font) in enumerate(zip(glyphs, fonts, strict=True)):
        is_small = glyph.letter in NAMELESS or glyph.letter.islower()
        goes_on = at > 0 and fonts[at - 1] == font and not glyph.spaced
        run = (run if goes_on else 0) + len(glyph.letter) if is_small else 0
        if is_small:
            every[font] += len(glyph.letter)
            if run >= _SHORTEST_RUN:  # with it its first letters, which were too few alone
                in_words[font] += run if run - len(glyph.letter) < _SHORTEST_RUN else len(glyph.letter)
    return {font for font, many in every.items() if in_words[font] >= _MOSTLY * many}


def accented(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Join an accent that stands over a letter, or under it, with the letter: `¨` and `o` in one place."""
    before: Glyph | None = None
    for glyph in glyphs:
        joined = before and (_joined(before, glyph) or _joined(glyph, before))
        if before and not joined:
            yield before
        before = joined or glyph
    if before:
        yield before


def _joined(accent: Glyph, base: Glyph) -> Glyph | None:
    sign = _ACCENTS.get(accent.letter)
    if sign is None or not base.left <= (accent.left + accent.right) / 2 <= base.right:
        return None
    letter = unicodedata.normalize("NFC", _DOTLESS.get(base.letter, base.letter) + sign)
    if len(letter) > 1 or not letter.isalpha():
        return None
    return base._replace(letter=letter, spaced=base.spaced or accent.spaced)
