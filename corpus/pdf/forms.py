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
# A space of 0.06 ems is none where one in four is so narrow: 59 of 100 in a file whose spaces divide
# syllables, at most 9 of 100 in 190 others
_NARROW = 0.06
_OFTEN_NARROW = 0.25
_FEWEST_NARROW = 20
# What stands over or under a letter, as a sign of its own
_ACCENTS = dict(
    zip(
        "`´^ˆ~˜¯˘˙¨˚˝ˇ¸˛",
        "\u0300\u0301\u0302\u0302\u0303\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0327\u0328",
        strict=True,
    )
)
# The letters of Windows that a Macintosh has at the same codes as other signs
_OF_MAC = {
    mac: windows
    for code in range(0x80, 0x100)
    if (mac := bytes([code]).decode("mac-roman")) and (windows := bytes([code]).decode("cp1252", "ignore"))
}
_UMLAUTS = "äöü"
UMLAUTS_OF_MAC = frozenset(letter.encode("cp1252").decode("mac-roman") for letter in _UMLAUTS)
_FEWEST_OF_MAC = 5  # of a file
_DOTLESS = {"ı": "i", "ȷ": "j"}


def letters(letter: str, *, is_mac: bool = False) -> str:
    """Give the letters that a sign of a file shows; ``is_mac`` if it was taken for one of a Macintosh."""
    if letter.isascii():
        return letter
    letter = _OF_MAC.get(letter, letter) if is_mac else letter
    if ord(letter) in _SMALL:
        return chr(ord(letter) - 0xF700).upper()
    return _BRACKETS.get(ord(letter)) or _LIGATURES.get(letter, letter)


def of_macs(pages: Iterable[Iterable[tuple[str, Glyph]]]) -> set[str]:
    """Give the fonts whose letters a file takes for those of a Macintosh: it prints `gef¸hrt` for `geführt`.

    ``pages`` are the letters of each, with the name of their font. Such signs stand between small letters,
    and oftener than the letters that they would be.
    """
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for page in pages:
        before: list[tuple[str, Glyph]] = []
        for font, glyph in page:
            if len(before) > 1 and before[-1][1].letter in UMLAUTS_OF_MAC:
                found[font] += _is_between(before[-2], before[-1], (font, glyph))
            right[font] += glyph.letter in _UMLAUTS
            before = [*before[-1:], (font, glyph)]
    if found.total() < _FEWEST_OF_MAC:
        return set()
    return {font for font, many in found.items() if many > right[font]}


def is_sharp(before: Glyph, glyph: Glyph) -> bool:
    """Tell the two letters of one sign, `fl`, which on a Macintosh has the code of `ß` on Windows."""
    return (before.letter, glyph.letter) == ("f", "l") and before[1:4] == glyph[1:4]


def _is_between(before: tuple[str, Glyph], sign: tuple[str, Glyph], behind: tuple[str, Glyph]) -> bool:
    """Tell whether a sign stands between two small letters of its font."""
    fonts = {font for font, _ in (before, sign, behind)}
    one, other = before[1], behind[1]
    return (
        len(fonts) == 1
        and one.letter.islower()
        and other.letter.islower()
        and all(
            not after.spaced
            and after.base == first.base
            and abs(after.left - first.right) <= _TOUCHING * after.size
            for first, after in ((one, sign[1]), (sign[1], other))
        )
    )


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


def undivided(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Take away the spaces that take no room, if they are many: marks of where words may be divided.

    Some programs of 2000 wrote `In teg ra ti on` with a sign between syllables that files call a space; the
    next letter is printed over it. A few such spaces are real ones, between letters that lean.
    """
    spaced = [at for at in range(1, len(glyphs)) if glyphs[at].spaced and glyphs[at - 1].letter.isalpha()]
    narrow = {at for at in spaced if _touches(glyphs[at - 1], glyphs[at])}
    if len(narrow) < _OFTEN_NARROW * len(spaced) or len(narrow) < _FEWEST_NARROW:
        return glyphs
    return [glyph._replace(spaced=False) if at in narrow else glyph for at, glyph in enumerate(glyphs)]


def _touches(before: Glyph, glyph: Glyph) -> bool:
    gap = (glyph.left - before.right) / max(glyph.size, 1.0)
    return glyph.base == before.base and abs(gap) < _NARROW


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
