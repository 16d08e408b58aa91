"""A Word document → Source: its paragraphs, footnotes and endnotes, each with the mark that is printed.

Footnotes and endnotes are two series with equal ids. Text that was deleted under revision is no text; what
was inserted is. Nothing outside the file is opened, and no macro is looked at.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.markup.word import Lists, Pointers, Series, Styles, every, is_on, name_of, value
from corpus.model import Problem, ProblemKind
from corpus.readers.confined import confined
from corpus.readers.source import Fields, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from corpus.markup.archive import Archive

_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
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
# What stands in the margins of every page or of a text
_APART = re.compile(r"word/(?:(?:header|footer)\d*|comments)\.xml")


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
    page = reading.page()
    return marked_up.source(page, _fields(archive), reading.problems())


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


class _Reading:
    """The walk over one document."""

    def __init__(self, archive: "Archive") -> None:
        from corpus.markup.making import Page

        self.archive = archive
        self.main = _part(archive, _main(archive))
        self.styles = Styles(_part(archive, "word/styles.xml"))
        self.lists = Lists(_part(archive, "word/numbering.xml"))
        settings = _part(archive, "word/settings.xml")
        self.bodies = {
            kind: {
                one.get(f"{_W}id"): one
                for one in every(_part(archive, f"word/{kind}s.xml"), kind)
                if one.get(f"{_W}type") in (None, "normal")
            }
            for kind in ("footnote", "endnote")
        }
        self.series = {kind: Series(settings, self.main, kind) for kind in self.bodies}
        self.pointers = Pointers(self.main)
        self.called: list[tuple[str, str, str]] = []
        self.met: set[tuple[str, str]] = set()  # of these, kind and number
        self.uncalled = 0
        self.hidden: list[str] = []  # words of the open paragraph that are not shown
        self.unseen: list[str] = []
        self.pages = 0  # ends of pages that the file tells of
        self.made: Page = Page()

    def page(self) -> "Element":
        """Make a page of the document."""
        from corpus.markup import making

        body = next(every(self.main, "body"), None)
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
            called = {one[1] for one in self.called if one[0] == kind} | self._deleted(kind)
            for source in (body for number, body in bodies.items() if number not in called):
                self.uncalled += 1
                self._blocks(source, self.made.notes)
        self._apart()
        return self.made.finished()

    def _deleted(self, kind: str) -> set[str | None]:
        """Give the names of notes whose calls were deleted under revision, and their words with them."""
        gone = (*every(self.main, "del"), *every(self.main, "moveFrom"))
        calls = (call for one in gone for call in every(one, f"{kind}Reference"))
        return {call.get(f"{_W}id") for call in calls}

    def _apart(self) -> None:
        """Keep apart what is printed on every page, what somebody said of the text, and what is not shown."""
        from corpus.markup import making

        apart = making.add(self.made.body, "nav")
        for words in self.unseen:
            making.say(making.add(apart, "p"), words)
        known: set[str] = set()
        for name in self.archive.names:
            if _APART.fullmatch(name) and (part := _part(self.archive, name)) is not None:
                for element in (part, *every(part, "comment")):
                    made = making.add(self.made.body, "nav")
                    self._blocks(element, made)
                    words = "".join(map(str, made.itertext()))
                    if words in known:
                        self.made.body.remove(made)
                    known.add(words)

    def problems(self) -> list[Problem]:
        """Say if numbers of notes may not be those printed, how many nothing calls, and what is not read."""
        found, where = [], "the whole document"
        if self.called and not self.pages and any(series.by_page for series in self.series.values()):
            detail = "numbered anew on each page, but the file does not say where pages end"
            found.append(Problem(ProblemKind.LABELS_NOT_CERTAIN, detail, where))
        if self.uncalled:
            detail = f"{self.uncalled}, kept as paragraphs at the end"
            found.append(Problem(ProblemKind.NOTE_WITHOUT_MARKER, detail, where))
        if parts := sum(1 for _ in every(self.main, "altChunk")):
            detail = f"parts of the text that are files of another format, {parts} times; they are not read"
            found.append(Problem(ProblemKind.WORDS_LEFT_OUT, detail, where))
        return found

    def _blocks(self, source: "Element", into: "Element", mark: str | None = None) -> None:
        from corpus.markup import making

        for element in source:
            name = name_of(element)
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
        for row in _children(source, "tr"):
            made = making.add(table, "tr")
            for cell in _children(row, "tc"):
                self._blocks(cell, making.add(made, "td"))

    def _paragraph(self, source: "Element", into: "Element", mark: str | None) -> None:
        from corpus.markup import making

        properties = source.find(f"{_W}pPr")
        style = value(properties, "pStyle")
        names = self.styles.names(style)
        own = next(every(properties, "outlineLvl"), None)
        level = self.styles.level(style)
        if own is not None and (said := own.get(f"{_W}val", "")).isdecimal():
            level = int(said) + 1 if int(said) < 9 else None
        if any(name.startswith("toc ") for name in names):
            into = making.add(into, "nav")
        if any(name in _QUOTED for name in names):
            into = making.quoting(into)
        made = making.add(into, f"h{min(level, 6)}" if level else "p")
        numbers = properties.find(f"{_W}numPr") if properties is not None else None
        numbers = numbers if numbers is not None else self.styles.numbering(style)
        printed = self.lists.printed(numbers) if numbers is not None else None
        if printed and not level:
            making.say(made, printed)
        self._runs(source, made, mark)
        if self.hidden:
            self.unseen.append("".join(self.hidden))
            self.hidden = []
        for box in _boxes(source):
            self._blocks(box, into)
        if properties is not None and properties.find(f"{_W}sectPr") is not None:
            for series in self.series.values():
                series.end_section()

    def _runs(self, source: "Element", into: "Element", mark: str | None = None) -> None:
        from corpus.markup import making

        for element in source:
            name = name_of(element)
            if name == "r":
                self._run(element, into, mark)
                mark = mark if not (into.text or len(into)) else None
            elif name in _AROUND:
                self._runs(element, into, mark)
            elif element.tag == _ALTERNATE:
                self._runs(next(element.iter(_CHOICE), element), into, mark)
            elif element.tag.startswith(_M):
                making.say(into, "".join(part.text or "" for part in element.iter(f"{_M}t")))

    def _run(self, source: "Element", into: "Element", mark: str | None) -> None:
        from corpus.markup import making

        properties = source.find(f"{_W}rPr")
        if is_on(properties, "vanish"):
            self.hidden += (part.text or "" for part in source.iterchildren(f"{_W}t"))
            return
        align = value(properties, "vertAlign")
        words = "".join(part.text or "" for part in source.iterchildren(f"{_W}t"))
        if mark is not None and words.strip() == mark:  # a mark set by hand, at the head of its note
            into = making.add(into, "span")
        elif align in ("superscript", "subscript"):
            into = making.add(into, "sup" if align == "superscript" else "sub")
        custom = False
        for part in source:
            name = name_of(part)
            self.pointers.meet(part)
            if name == "t" and (note := self.pointers.note(raised=align == "superscript")):
                making.call(into, part.text or "", "-".join(note))
            elif name == "t" and not custom:
                making.say(into, part.text or "")
            elif name in _SIGNS:
                making.say(into, _SIGNS[name])
            elif name == "br" and part.get(f"{_W}type") in (None, "textWrapping"):
                making.add(into, "br")
            elif name in ("br", "lastRenderedPageBreak") and part.get(f"{_W}type") in (None, "page"):
                self._end_page()
            elif name == "ruby":
                self._runs(next(every(part, "rubyBase"), part), into)
            elif name in ("footnoteReference", "endnoteReference"):
                custom = part.get(f"{_W}customMarkFollows") in ("1", "true", "on")
                self._call(name.removesuffix("Reference"), part, into, words.strip() if custom else None)

    def _end_page(self) -> None:
        self.pages += 1
        for series in self.series.values():
            series.end_page()

    def _call(self, kind: str, reference: "Element", into: "Element", custom: str | None) -> None:
        from corpus.markup import making

        number = reference.get(f"{_W}id") or ""
        mark = custom or self.series[kind].next()
        making.call(into, mark, f"{kind}-{number}")
        if (kind, number) not in self.met:
            self.met.add((kind, number))
            self.called.append((kind, number, mark))


def _main(archive: "Archive") -> str:
    """Find the part with the text, which is word/document.xml but for what some programs write."""
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    return next((name for name in archive.names if name.startswith("word/document")), "word/document.xml")


def _children(source: "Element", name: str) -> "Iterator[Element]":
    """Yield the rows of a table or the cells of a row, also those that a form or a revision holds."""
    for element in source:
        if name_of(element) == name:
            yield element
        elif name_of(element) in _AROUND:
            yield from _children(element, name)


def _is_contents(element: "Element") -> bool:
    gallery = next(every(element, "docPartGallery"), None)
    return gallery is not None and "Table of Contents" in (gallery.get(f"{_W}val") or "")


def _boxes(paragraph: "Element") -> "Iterator[Element]":
    """Yield the text boxes of a paragraph, each once: an older program's copy stands beside each."""
    for box in paragraph.iter(_BOX):
        above = [str(one.tag) for one in takewhile(lambda one: one is not paragraph, box.iterancestors())]
        if _BOX not in above and not any(tag.endswith("}Fallback") for tag in above):
            yield box
