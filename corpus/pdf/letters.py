"""The bytes of a PDF → its pages. The only module that knows PDFium."""

import ctypes
import math
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice
from statistics import median
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.pdf import forms
from corpus.pdf.sheets import Glyph, Printed, Rule, Sheet

# What PDFium gives for a hyphen at the end of a line, and for a letter it knows nothing of
_HYPHENS = (0x02, 0xFFFE)
_UNKNOWN = (0x00, 0xFFFD, 0xFFFF)
_FIRST = 0x20  # code of a letter
_SPACES = (0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000)
_RETURN = 0x0D
_BOLD = ("bold", "black", "heavy", "demi", "cmbx", "-bd")
_BOLD_WEIGHT = 600
# A rule over notes is no frame and no line under a word.
_SHORTEST_RULE, _LONGEST_RULE, _THICKEST_RULE = 0.08, 0.75, 2.0
_MOST_SHAPES = 400  # on a page of drawings nothing tells a rule
# Letters that are drawn as pictures (fonts of Type 3, as TeX had them until 2005) have a size of their own
# making, 0.24. They are as large as they look: a letter's height by its share of the size in Knuth's faces.
_LEAST_SIZE = 2.0  # points; nobody reads smaller ones
_NO_SIZE = 0.01  # points; words set in no size have no places that could be read
_LIKELY = (0.4, 2.5)  # of the usual size; else the letters are signs that are called letters
_SAME = 0.11  # of it: dots are coarse, and faces differ; notes of 8 points stand under words of 9 at least
_SHARES = {
    **dict.fromkeys("acemnorsuvwxz", 0.44),
    **dict.fromkeys("gpqy", 0.63),
    **dict.fromkeys("t", 0.62),
    **dict.fromkeys("0123456789", 0.66),
    **dict.fromkeys("bdfhklABCDEFGHIJKLMNOPRSTUVWXYZ", 0.69),
    **dict.fromkeys("()[]{}", 1.0),
}


class Damaged(Exception):
    """A file that PDFium does not read; the message says why."""


def pages(data: bytes) -> Printed:
    """Read the letters of every page."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Damaged(str(error)) from error
    with document:
        said = {name: value.strip() for name, value in document.get_metadata_dict().items() if value.strip()}
        said["Language"] = _language(document.raw)
        found = [_page(document, number) for number in range(len(document))]
    doubtful = any(reading and reading.has(forms.UMLAUTS_OF_MAC) for _, reading in found)
    macs = forms.of_macs(reading.by_fonts() for _, reading in found if reading) if doubtful else set[str]()
    return Printed(tuple(reading.sheet(empty, macs) if reading else empty for empty, reading in found), said)


def _page(document: "pypdfium2.PdfDocument", number: int) -> "tuple[Sheet, _Reading | None]":
    """Read a page: what it is without its letters, and these."""
    label = document.get_page_label(number) or None
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Sheet(label, 0, (), unread=1), None
    width = page.get_width()
    found = _Reading(text.raw)
    found.read(text.count_chars())
    empty = Sheet(label, width, (), rules=tuple(_rules(page.raw, width)))
    text.close()
    page.close()
    return empty, found


def _language(document: object) -> str:
    words = (ctypes.c_ushort * 64)()
    size = pdfium.FPDFCatalog_GetLanguage(document, words, 64)
    return bytes(words)[: max(0, min(size, 128) - 2)].decode("utf-16-le", "ignore")


_SHAPES = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)


def _rules(page: object, width: float) -> Iterator[Rule]:
    """Yield the short thin horizontal lines; some programs write them as pictures of a dot."""
    objects = (pdfium.FPDFPage_GetObject(page, at) for at in range(pdfium.FPDFPage_CountObjects(page)))
    shapes = list(
        islice((one for one in objects if pdfium.FPDFPageObj_GetType(one) in _SHAPES), _MOST_SHAPES + 1)
    )
    if len(shapes) > _MOST_SHAPES:
        return
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for shape in shapes:
        pdfium.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
        length = right.value - left.value
        if (
            top.value - bottom.value <= _THICKEST_RULE
            and _SHORTEST_RULE * width < length < _LONGEST_RULE * width
        ):
            yield Rule(left.value, right.value, bottom.value)


class _Reading:
    """The walk over the letters of one page."""

    def __init__(self, text: object) -> None:
        self._text = text
        self._styles: dict[int, tuple[float, int, bool, int]] = {}
        self._bold: dict[int, bool] = {}  # by font
        self._names: dict[int, str] = {}  # of fonts
        self._fonts: list[int] = []  # of each letter
        self._drawn: dict[int, int] = {}  # the letters that are pictures, with their fonts
        self._sizes: dict[int, list[float]] = {}  # of these fonts, by each letter that tells it
        self._turned: list[tuple[int, Glyph]] = []
        self._unread = 0

    def read(self, count: int) -> None:
        """Take up every letter with its place, its size and its direction."""
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        spaced, high, before = False, 0, None
        for at in range(count):
            code = pdfium.FPDFText_GetUnicode(self._text, at)
            if code in _SPACES and not (code == _RETURN and self._height(at)):
                spaced = True
                continue
            letter, high = _letter(code, high)
            if code < _FIRST and not letter:
                letter = self._nameless(at, code)
            if letter is None:
                self._unread += 1
                continue
            if not letter:
                continue
            style = self._style(at)
            size, turn, bold, font = style
            if size == _NO_SIZE and not self._height(at):
                self._unread += 1
                continue
            pdfium.FPDFText_GetLooseCharBox(self._text, at, box)
            if (line := (style, box.bottom)) != before or turn:  # else it stands on the same base line
                pdfium.FPDFText_GetCharOrigin(self._text, at, x, y)
                before = line
            if size < _LEAST_SIZE:
                self._drawn[len(self._turned)] = font
                if (share := _SHARES.get(letter)) and (height := self._height(at)) > share * _LEAST_SIZE:
                    self._sizes.setdefault(font, []).append(height / share)
            left, right, base = _along(turn, x.value, y.value, box)
            self._turned.append((turn, Glyph(letter, left, right, base, size, bold, spaced)))
            self._fonts.append(font)
            spaced = False

    def _nameless(self, at: int, code: int) -> str | None:
        """Give a sign that has no name, if it may be a ligature; None for another one that is printed."""
        if not self._height(at):
            return ""
        return chr(code) if chr(code) in forms.NAMELESS else None

    def has(self, letters: AbstractSet[str]) -> bool:
        """Tell whether one of some letters stands on the page."""
        return any(glyph.letter in letters for _, glyph in self._turned)

    def by_fonts(self) -> Iterator[tuple[str, Glyph]]:
        """Yield every letter with the name of its font."""
        for font, (_, glyph) in zip(self._fonts, self._turned, strict=True):
            yield self._names[font], glyph

    def sheet(self, empty: Sheet, macs: AbstractSet[str]) -> Sheet:
        """Give what was read: most letters run one way, and that is the page's.

        ``macs`` are the names of fonts whose letters are taken for those of a Macintosh.
        """
        self._size_drawn()
        self._spell(macs)
        count = dict.fromkeys((0, 90, 180, 270, -1), 0)
        for turn, _ in self._turned:
            count[turn] += 1
        way = max((0, 90, 180, 270), key=lambda turn: count[turn])
        aside = "".join(
            " " * glyph.spaced + glyph.letter for turn, glyph in self._turned if turn != way
        ).strip()
        along = [at for at, (turn, _) in enumerate(self._turned) if turn == way]
        glyphs, unread = forms.with_ligatures(
            [self._turned[at][1] for at in along], [self._fonts[at] for at in along]
        )
        printed = tuple(forms.accented(forms.undivided(glyphs)))
        return replace(
            empty,
            glyphs=printed,
            aside=aside,
            rules=empty.rules if way == 0 else (),
            unread=self._unread + unread,
        )

    def _spell(self, macs: AbstractSet[str]) -> None:
        """Give each sign the letters that it shows."""
        fonts = {font for font, name in self._names.items() if name in macs}
        gone: list[int] = []
        for at, (turn, glyph) in enumerate(self._turned):
            is_mac = bool(fonts) and self._fonts[at] in fonts
            if is_mac and at and forms.is_sharp(self._turned[at - 1][1], glyph):
                self._turned[at - 1] = turn, self._turned[at - 1][1]._replace(letter="ß")
                gone.append(at)
            elif not glyph.letter.isascii():
                self._turned[at] = turn, glyph._replace(letter=forms.letters(glyph.letter, is_mac=is_mac))
        for at in reversed(gone):
            del self._turned[at], self._fonts[at]

    def _height(self, at: int) -> float:
        """Measure the ink of a letter."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self._text, at, left, right, bottom, top)
        return top.value - bottom.value

    def _size_drawn(self) -> None:
        """Give letters that are pictures the size that most of their font have, or most of the page."""
        if not self._sizes:
            return
        usual = median(size for found in self._sizes.values() for size in found)
        sizes = {font: _near(median(found), usual) for font, found in self._sizes.items()}
        for at, font in self._drawn.items():
            turn, glyph = self._turned[at]
            self._turned[at] = turn, glyph._replace(size=float(round(sizes.get(font, usual))))

    def _style(self, at: int) -> tuple[float, int, bool, int]:
        """Give size, direction, boldness and font, which a letter has of the whole run that it stands in."""
        run = pdfium.FPDFText_GetTextObject(self._text, at)
        key = _address(run)
        if key not in self._styles:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(self._text, at, matrix)
            size = pdfium.FPDFText_GetFontSize(self._text, at) * math.hypot(matrix.c, matrix.d)
            font = pdfium.FPDFTextObj_GetFont(run)
            self._styles[key] = (
                max(round(size, 2), _NO_SIZE),
                _turn(matrix.a, matrix.b),
                self._is_bold(font),
                _address(font),
            )
        return self._styles[key]

    def _is_bold(self, font: object) -> bool:
        key = _address(font)
        if key not in self._bold:
            name = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, name, 128)
            self._names[key] = name.value.decode("latin-1")
            named = self._names[key].lower()
            weight = pdfium.FPDFFont_GetWeight(font) if font else 0
            self._bold[key] = any(word in named for word in _BOLD) or weight >= _BOLD_WEIGHT
        return self._bold[key]


def _near(size: float, usual: float) -> float:
    """Give the usual size in place of one that is nearly so, or that no letters have."""
    share = size / usual
    return size if _LIKELY[0] < share < _LIKELY[1] and abs(share - 1) > _SAME else usual


def _address(of: Any) -> int:
    return ctypes.addressof(of.contents) if of else -1


def _letter(code: int, high: int) -> tuple[str | None, int]:
    """Give a letter, nothing for half of one and for a sign without form, None for an unknown one."""
    if 0xD800 <= code < 0xDC00:
        return "", code
    if 0xDC00 <= code < 0xE000:
        return (chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else None), 0
    if code in _HYPHENS:
        return "-", 0
    if code in _UNKNOWN or code > 0x10FFFF:
        return None, 0
    return ("" if code < _FIRST or code == 0xFEFF else chr(code)), 0


def _turn(a: float, b: float) -> int:
    """Give the direction of a run in degrees, or -1 for one that stands askew."""
    degrees = math.degrees(math.atan2(b, a)) % 360
    nearest = round(degrees / 90) * 90
    return nearest % 360 if abs(degrees - nearest) < 2 else -1


def _along(turn: int, x: float, y: float, box: "pdfium.FS_RECTF") -> tuple[float, float, float]:
    """Give left, right and base line as one sees them who turns the page to read."""
    if turn == 90:
        return box.bottom, box.top, -x
    if turn == 180:
        return -box.right, -box.left, -y
    if turn == 270:
        return -box.top, -box.bottom, x
    return box.left, box.right, y
