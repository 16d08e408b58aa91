"""A Word document → Source: its paragraphs, footnotes and endnotes, each with the mark that is printed.

Footnotes and endnotes are two series with equal ids. Text that was deleted under revision is no text; what
was inserted is. Nothing outside the file is opened, and no macro is looked at.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.model import Problem
from corpus.readers.confined import confined
from corpus.readers.source import Fields, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from corpus.markup.archive import Archive

_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BOX = f"{_W}txbxContent"
# What holds runs and is nothing itself
_AROUND = frozenset("hyperlink ins moveTo smartTag sdt sdtContent fldSimple customXml dir bdo".split())
# What is printed for it
_SIGNS = {"tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "cr": "\n"}
_QUOTED = ("quote", "intense quote", "block text", "quotations")
_NOTE_STYLES = ("footnote reference", "endnote reference")
_MARKS = ("*", "†", "‡", "§")
_DEEPEST_STYLE = 12


def read(data: bytes, name: str) -> Source | Problem:
    """Read a document in the child process."""
    return confined(document, data, name)


def document(data: bytes, name: str) -> Source | Problem:
    """Read a document."""
    from corpus.readers import marked_up

    return marked_up.guarded(_source, data, name)


def _source(data: bytes) -> Source:
    from corpus.markup.archive import Archive
    from corpus.readers import marked_up

    archive = Archive(data)
    reading = _Reading(archive)
    return marked_up.source(reading.page(), _fields(archive))


def _part(archive: "Archive", name: str) -> "Element | None":
    """Read a part, the names of the strict kind of the format written as those of the usual kind."""
    from corpus.markup import tree

    data = archive.find(name)
    if data is None:
        return None
    return tree.xml(data.replace(_STRICT[1:-1].encode(), _W[1:-1].encode()))


def _fields(archive: "Archive") -> Fields:
    core = _part(archive, "docProps/core.xml")

    def said(name: str) -> str | None:
        found = core.find(name) if core is not None else None
        return " ".join((found.text or "").split()) or None if found is not None else None

    created = said(f"{_TERMS}created")
    return Fields(
        title=said(f"{_DC}title"),
        author=said(f"{_DC}creator"),
        date=created.partition("T")[0] if created else None,
        language=said(f"{_DC}language"),
    )


class _Styles:
    """The styles of paragraphs and characters: what they are called, and at which level headings stand."""

    def __init__(self, root: "Element | None") -> None:
        self._styles = {style.get(f"{_W}styleId"): style for style in _all(root, "style")}

    def names(self, style: str | None) -> list[str]:
        """List the names of a style and of those that it is based on."""
        return [(_value(one, "name") or "").lower() for one in self._chain(style)]

    def level(self, style: str | None) -> int | None:
        """Give the level of a heading, from 1."""
        for one in self._chain(style):
            outline = next(_all(one, "outlineLvl"), None)
            if outline is not None and (level := outline.get(f"{_W}val", "")).isdigit():
                return int(level) + 1 if int(level) < 9 else None
        for name in self.names(style):
            if name == "title":
                return 1
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
        return None

    def numbering(self, style: str | None) -> "Element | None":
        """Give the list that a style puts its paragraphs into."""
        found = (next(_all(one, "numPr"), None) for one in self._chain(style))
        return next((one for one in found if one is not None), None)

    def _chain(self, style: str | None) -> "Iterator[Element]":
        for _ in range(_DEEPEST_STYLE):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = _value(found, "basedOn")


class _Lists:
    """The numbers that are printed before the paragraphs of lists."""

    def __init__(self, root: "Element | None") -> None:
        abstract = {one.get(f"{_W}abstractNumId"): one for one in _all(root, "abstractNum")}
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        for number in _all(root, "num"):
            name, of = number.get(f"{_W}numId") or "", abstract.get(_value(number, "abstractNumId"))
            for level in _all(of, "lvl"):
                start = _value(level, "start") or "1"
                self._levels[name, int(level.get(f"{_W}ilvl") or 0)] = (
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    int(start) if start.isdigit() else 1,
                )
        self._at: dict[tuple[str, int], int] = {}

    def printed(self, properties: "Element") -> str | None:
        """Count one paragraph; give what is printed before it, or nothing for a bullet."""
        name, depth = _value(properties, "numId") or "", _value(properties, "ilvl") or "0"
        level = int(depth) if depth.isdigit() else 0
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


class _Reading:
    """The walk over one document."""

    def __init__(self, archive: "Archive") -> None:
        from corpus.markup.making import Page

        self.main = _part(archive, _main(archive))
        self.styles = _Styles(_part(archive, "word/styles.xml"))
        self.lists = _Lists(_part(archive, "word/numbering.xml"))
        settings = _part(archive, "word/settings.xml")
        self.bodies = {
            kind: {
                one.get(f"{_W}id"): one
                for one in _all(_part(archive, f"word/{kind}s.xml"), kind)
                if one.get(f"{_W}type") in (None, "normal")
            }
            for kind in ("footnote", "endnote")
        }
        self.series = {kind: _Series(settings, self.main, kind) for kind in self.bodies}
        self.called: list[tuple[str, str, str]] = []
        self.made: Page = Page()

    def page(self) -> "Element":
        """Make a page of the document."""
        from corpus.markup import making

        body = next(_all(self.main, "body"), None)
        if body is not None:
            self._blocks(body, self.made.body)
        at = 0
        while at < len(self.called):  # a note may call another
            kind, name, mark = self.called[at]
            at += 1
            source = self.bodies[kind].get(name)
            if source is not None:
                made = making.note(self.made.notes, f"{kind}-{name}")
                self._blocks(source, made, mark=mark)
        for kind, bodies in self.bodies.items():  # those that nobody calls are not lost
            called = {one[1] for one in self.called if one[0] == kind}
            for source in (body for number, body in bodies.items() if number not in called):
                self._blocks(source, self.made.notes)
        return self.made.finished()

    def _blocks(self, source: "Element", into: "Element", mark: str | None = None) -> None:
        from corpus.markup import making

        for element in source:
            name = _name(element)
            if name == "p":
                self._paragraph(element, into, mark)
                mark = None
            elif name == "tbl":
                self._table(element, into)
            elif element.tag == _ALTERNATE:
                self._blocks(next(element.iter(_CHOICE), element), into)
            elif name == "sdt" and _is_contents(element):
                self._blocks(element, making.add(into, "nav"))
            elif name in _AROUND or name in ("body", "sdtContent"):
                self._blocks(element, into, mark)

    def _table(self, source: "Element", into: "Element") -> None:
        from corpus.markup import making

        table = making.add(into, "table")
        for row in source.iterchildren(f"{_W}tr"):
            made = making.add(table, "tr")
            for cell in row.iterchildren(f"{_W}tc"):
                self._blocks(cell, making.add(made, "td"))

    def _paragraph(self, source: "Element", into: "Element", mark: str | None) -> None:
        from corpus.markup import making

        properties = source.find(f"{_W}pPr")
        style = _value(properties, "pStyle")
        names = self.styles.names(style)
        own = next(_all(properties, "outlineLvl"), None)
        level = self.styles.level(style)
        if own is not None and (said := own.get(f"{_W}val", "")).isdigit():
            level = int(said) + 1 if int(said) < 9 else None
        if any(name.startswith("toc ") for name in names):
            into = making.add(into, "nav")
        if any(name in _QUOTED for name in names):
            into = making.add(into, "blockquote")
        made = making.add(into, f"h{min(level, 6)}" if level else "p")
        numbers = properties.find(f"{_W}numPr") if properties is not None else None
        numbers = numbers if numbers is not None else self.styles.numbering(style)
        printed = self.lists.printed(numbers) if numbers is not None else None
        if printed and not level:
            making.say(made, printed)
        self._runs(source, made, mark)
        for box in _boxes(source):
            self._blocks(box, into)

    def _runs(self, source: "Element", into: "Element", mark: str | None = None) -> None:
        for element in source:
            name = _name(element)
            if name == "r":
                self._run(element, into, mark)
                mark = mark if not (into.text or len(into)) else None
            elif name in _AROUND:
                self._runs(element, into, mark)
            elif element.tag == _ALTERNATE:
                self._runs(next(element.iter(_CHOICE), element), into, mark)

    def _run(self, source: "Element", into: "Element", mark: str | None) -> None:
        from corpus.markup import making

        properties = source.find(f"{_W}rPr")
        if properties is not None and properties.find(f"{_W}vanish") is not None:
            return
        align = _value(properties, "vertAlign")
        words = "".join(part.text or "" for part in source.iterchildren(f"{_W}t"))
        if mark is not None and words.strip() == mark:  # a mark set by hand, at the head of its note
            into = making.add(into, "span")
        elif align in ("superscript", "subscript"):
            into = making.add(into, "sup" if align == "superscript" else "sub")
        custom = False
        for part in source:
            name = _name(part)
            if name == "t" and not custom:
                making.say(into, part.text or "")
            elif name in _SIGNS:
                making.say(into, _SIGNS[name])
            elif name == "br" and part.get(f"{_W}type") in (None, "textWrapping"):
                making.add(into, "br")
            elif name in ("footnoteReference", "endnoteReference"):
                custom = part.get(f"{_W}customMarkFollows") in ("1", "true", "on")
                self._call(name.removesuffix("Reference"), part, into, words.strip() if custom else None)

    def _call(self, kind: str, reference: "Element", into: "Element", custom: str | None) -> None:
        from corpus.markup import making

        number = reference.get(f"{_W}id") or ""
        mark = custom or self.series[kind].next()
        making.call(into, mark, f"{kind}-{number}")
        if (kind, number) not in {(one[0], one[1]) for one in self.called}:
            self.called.append((kind, number, mark))


class _Series:
    """The marks of footnotes or of endnotes, one after another."""

    def __init__(self, settings: "Element | None", main: "Element | None", kind: str) -> None:
        said = [*_all(settings, f"{kind}Pr"), *_all(main, f"{kind}Pr")]
        forms = [form for one in said if (form := _value(one, "numFmt"))]
        starts = [start for one in said if (start := _value(one, "numStart")) and start.isdigit()]
        self._form = forms[-1] if forms else ("lowerRoman" if kind == "endnote" else "decimal")
        self._at = int(starts[-1]) - 1 if starts else 0

    def next(self) -> str:
        """Give the next mark."""
        self._at += 1
        return numbered(self._at, self._form)


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


def _main(archive: "Archive") -> str:
    """Find the part with the text, which is word/document.xml but for what some programs write."""
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    return next((name for name in archive.names if name.startswith("word/document")), "word/document.xml")


def _name(element: "Element") -> str:
    return element.tag.removeprefix(_W)


def _all(root: "Element | None", name: str) -> "Iterator[Element]":
    return iter(()) if root is None else root.iter(f"{_W}{name}")


def _value(element: "Element | None", name: str) -> str | None:
    found = element.find(f"{_W}{name}") if element is not None else None
    return found.get(f"{_W}val") if found is not None else None


def _is_contents(element: "Element") -> bool:
    gallery = next(_all(element, "docPartGallery"), None)
    return gallery is not None and "Table of Contents" in (gallery.get(f"{_W}val") or "")


def _boxes(paragraph: "Element") -> "Iterator[Element]":
    """Yield the text boxes of a paragraph, each once: an older program's copy stands beside each."""
    for box in paragraph.iter(_BOX):
        above = [_name(one) if one.tag != _ALTERNATE else "" for one in box.iterancestors()]
        if Counter(above)["txbxContent"]:
            continue
        if not any(str(one.tag).endswith("}Fallback") for one in box.iterancestors()):
            yield box
