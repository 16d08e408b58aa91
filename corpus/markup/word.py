"""What Word counts: the marks of notes, the numbers of lists, the levels of headings. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = ("*", "†", "‡", "§")
_DEEPEST_STYLE = 12
_OFF = ("0", "false", "off")
_MOST_MARKS = 20  # bookmarks around one call


class Styles:
    """The styles of paragraphs and characters: what they are called, and at which level headings stand."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {style.get(f"{W}styleId"): style for style in every(root, "style")}

    def names(self, style: str | None) -> list[str]:
        """List the names of a style and of those that it is based on."""
        return [(value(one, "name") or "").lower() for one in self._chain(style)]

    def level(self, style: str | None) -> int | None:
        """Give the level of a heading, from 1."""
        if self.names(style)[:1] in (["author"], ["date"]):  # Pandoc bases them on the title
            return None
        for one in self._chain(style):
            outline = next(every(one, "outlineLvl"), None)
            if outline is not None and (level := outline.get(f"{W}val", "")).isdecimal():
                return int(level) + 1 if int(level) < 9 else None
        for name in self.names(style):
            if name == "title":
                return 1
            if name.startswith("heading ") and name[8:].isdecimal():
                return int(name[8:])
        return None

    def numbering(self, style: str | None) -> Element | None:
        """Give the list that a style puts its paragraphs into."""
        found = (next(every(one, "numPr"), None) for one in self._chain(style))
        return next((one for one in found if one is not None), None)

    def _chain(self, style: str | None) -> Iterator[Element]:
        for _ in range(_DEEPEST_STYLE):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = value(found, "basedOn")


class Lists:
    """The numbers that are printed before the paragraphs of lists."""

    def __init__(self, root: Element | None) -> None:
        abstract = {one.get(f"{W}abstractNumId"): one for one in every(root, "abstractNum")}
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        for number in every(root, "num"):
            name, of = number.get(f"{W}numId") or "", abstract.get(value(number, "abstractNumId"))
            for level in every(of, "lvl"):
                start = value(level, "start") or "1"
                self._levels[name, int(level.get(f"{W}ilvl") or 0)] = (
                    value(level, "numFmt") or "decimal",
                    value(level, "lvlText") or "",
                    int(start) if start.isdecimal() else 1,
                )
        self._at: dict[tuple[str, int], int] = {}

    def printed(self, properties: Element) -> str | None:
        """Count one paragraph; give what is printed before it, or nothing for a bullet."""
        name, depth = value(properties, "numId") or "", value(properties, "ilvl") or "0"
        level = int(depth) if depth.isdecimal() else 0
        form = self._levels.get((name, level))
        if name in ("", "0") or form is None:
            return None
        self._at[name, level] = self._at.get((name, level), form[2] - 1) + 1
        for deeper in [key for key in self._at if key[0] == name and key[1] > level]:
            del self._at[deeper]
        if form[0] in ("bullet", "none"):
            return ""
        words = form[1]
        for upper in range(level + 1):
            kind, _, start = self._levels.get((name, upper), ("decimal", "", 1))
            words = words.replace(f"%{upper + 1}", numbered(self._at.get((name, upper), start), kind))
        return f"{words} "


@dataclass(frozen=True, slots=True)
class _Numbering:
    """How the notes of a section are written, from where they are counted, and what begins that anew."""

    form: str
    start: int
    restart: str


class Series:
    """The marks of footnotes or of endnotes, one after another, section by section and page by page."""

    def __init__(self, settings: Element | None, main: Element | None, kind: str) -> None:
        sections = (one for one in every(main, "sectPr") if not _is_old(one))
        self._sections = [_numbering(settings, one, kind) for one in sections]
        self._sections = self._sections or [_numbering(settings, None, kind)]
        self._at = self._sections[0].start - 1
        self._section = 0

    @property
    def by_page(self) -> bool:
        """Whether any section counts its notes anew on each page."""
        return any(section.restart == "eachPage" for section in self._sections)

    def next(self) -> str:
        """Give the next mark."""
        self._at += 1
        return numbered(self._at, self._sections[self._section].form)

    def end_section(self) -> None:
        """Go on to the next section."""
        self._section = min(self._section + 1, len(self._sections) - 1)
        self._begin("eachSect")

    def end_page(self) -> None:
        """Go on to the next page."""
        self._begin("eachPage")

    def _begin(self, restart: str) -> None:
        section = self._sections[self._section]
        if section.restart == restart:
            self._at = section.start - 1


def _numbering(settings: Element | None, section: Element | None, kind: str) -> _Numbering:
    said = [*every(section, f"{kind}Pr"), *every(settings, f"{kind}Pr")]

    def first(name: str) -> str | None:
        return next((found for one in said if (found := value(one, name))), None)

    start = first("numStart") or ""
    form = first("numFmt") or ("lowerRoman" if kind == "endnote" else "decimal")
    return _Numbering(form, int(start) if start.isdecimal() else 1, first("numRestart") or "continuous")


def _is_old(section: Element) -> bool:
    above = section.getparent()
    return above is not None and name_of(above) == "sectPrChange"


def numbered(number: int, form: str) -> str:
    """Write a number as Word does.

    >>> numbered(4, "lowerRoman"), numbered(28, "upperLetter"), numbered(5, "chicago"), numbered(7, "decimal")
    ('iv', 'BB', '**', '7')
    """
    if number < 1:
        return str(number)
    if form in ("lowerRoman", "upperRoman"):
        words = _roman(number)
        return words if form == "lowerRoman" else words.upper()
    if form in ("lowerLetter", "upperLetter"):
        words = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return words if form == "lowerLetter" else words.upper()
    if form == "chicago":
        return _MARKS[(number - 1) % 4] * min((number - 1) // 4 + 1, 9)
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    words = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    ):
        times, number = divmod(number, value)
        words += sign * min(times, 9)
    return words


def name_of(element: Element) -> str:
    """Give the name of an element of Word's own."""
    return element.tag.removeprefix(W)


def every(root: Element | None, name: str) -> Iterator[Element]:
    """Yield all elements of a name below another."""
    return iter(()) if root is None else root.iter(f"{W}{name}")


def value(element: Element | None, name: str) -> str | None:
    """Give the value of a property."""
    found = element.find(f"{W}{name}") if element is not None else None
    return found.get(f"{W}val") if found is not None else None


def is_on(element: Element | None, name: str) -> bool:
    """Tell whether a property that may be on or off is on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`."""
    found = element.find(f"{W}{name}") if element is not None else None
    return found is not None and (found.get(f"{W}val") or "1") not in _OFF


class Pointers:
    r"""The fields of a document that print the number of a note again, as where one note is called twice.

    `NOTEREF _Ref12 \f \h` names a bookmark around the call of the note; what it prints follows.
    """

    def __init__(self, main: Element | None) -> None:
        self._notes: dict[str, tuple[str, str]] = {}
        self._fields: list[str] = []  # what is said in those that are open
        if any("NOTEREF" in (said.text or "") for said in every(main, "instrText")):
            self._mark(main)

    def _mark(self, main: Element | None) -> None:
        opened: dict[str, str] = {}
        for element in main.iter() if main is not None else ():
            name = name_of(element)
            if name == "bookmarkStart":
                opened[element.get(f"{W}id") or ""] = element.get(f"{W}name") or ""
            elif name == "bookmarkEnd":
                opened.pop(element.get(f"{W}id") or "", None)
            elif name in ("footnoteReference", "endnoteReference"):
                note = (name.removesuffix("Reference"), element.get(f"{W}id") or "")
                for mark in list(opened.values())[-_MOST_MARKS:]:
                    self._notes.setdefault(mark, note)

    def meet(self, part: Element) -> None:
        """Read a part of a run that begins a field, says something in it, or ends it."""
        name, kind = name_of(part), part.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()
        elif name == "instrText" and self._fields:
            self._fields[-1] += part.text or ""

    def note(self, *, raised: bool) -> tuple[str, str] | None:
        """Give the kind and the name of the note that the open field calls: its number is raised there."""
        said = self._fields[-1].split() if self._fields else []
        if len(said) < 2 or said[0] != "NOTEREF" or not (raised or "\\f" in said):
            return None
        return self._notes.get(said[1].strip('"'))
