"""An OpenDocument text → Source: its paragraphs, footnotes and endnotes, with the marks that are printed."""

import re
from typing import TYPE_CHECKING

from corpus.model import Problem
from corpus.readers.confined import confined
from corpus.readers.source import Fields, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
# What is printed nowhere: comments, deleted text, what an index is made of
_SILENT = frozenset(
    (
        f"{_TEXT}tracked-changes",
        f"{_OFFICE}annotation",
        f"{_TEXT}sequence-decls",
        f"{_TEXT}variable-decls",
        f"{_TEXT}user-field-decls",
        f"{_OFFICE}forms",
        f"{_TEXT}note-citation",
        f"{_TEXT}ruby-text",
        f"{_TEXT}table-of-content-source",
        f"{_TEXT}alphabetical-index-source",
        f"{_TEXT}bibliography-source",
    )
)
_MARGINS = (f"{_STYLE}header", f"{_STYLE}footer")
_CONTENTS = (f"{_TEXT}table-of-content", f"{_TEXT}alphabetical-index", f"{_TEXT}illustration-index")
_NUMBER = re.compile(r"\d{1,6}")
_QUOTED = ("quotations", "quote", "block_20_quotation", "block quotation")


def read(data: bytes, name: str) -> Source | Problem:
    """Read a document in the child process."""
    return confined(document, data, name)


def document(data: bytes, name: str) -> Source | Problem:
    """Read a document."""
    from corpus.readers import marked_up

    return marked_up.guarded(_source, data, name)


def _source(data: bytes) -> Source:
    from corpus.markup import tree
    from corpus.markup.archive import Archive
    from corpus.readers import marked_up

    archive = Archive(data)
    content = tree.xml(archive.read("content.xml"))
    said, styles = archive.find("meta.xml"), archive.find("styles.xml")
    page = _Reading(content, tree.xml(styles) if styles else None).page()
    return marked_up.source(page, _fields(tree.xml(said)) if said else Fields())


def _fields(meta: "Element") -> Fields:
    def said(name: str) -> str | None:
        found = next(meta.iter(name), None)
        return " ".join((found.text or "").split()) or None if found is not None else None

    date = said(f"{_META}creation-date") or said(f"{_DC}date")
    return Fields(
        title=said(f"{_DC}title"),
        author=said(f"{_META}initial-creator") or said(f"{_DC}creator"),
        date=date.partition("T")[0] if date else None,
        language=said(f"{_DC}language"),
    )


class _Reading:
    """The walk over one document."""

    def __init__(self, content: "Element", styles: "Element | None") -> None:
        from corpus.markup.making import Page

        self.content = content
        self.styles = styles
        self.parents = {
            style.get(f"{_STYLE}name"): style.get(f"{_STYLE}parent-style-name")
            for style in content.iter(f"{_STYLE}style")
        }
        self.raised = dict(self._raised())
        self.hidden = {style for style, said in self._said("display") if said == "none"}
        self.numbers = {note: at for at, note in enumerate(content.iter(f"{_TEXT}note"))}
        self.named = {note.get(f"{_TEXT}id"): at for note, at in self.numbers.items()}
        self.counting = dict(self._counting())
        self.open: list[str] = []  # the styles of the lists that are open
        self.counted: dict[tuple[str, int], int] = {}  # the last number of each level of a style
        self.made = Page()

    def _counting(self) -> "Iterator[tuple[tuple[str, int], int]]":
        """Yield the levels of lists that are counted in figures, and where they begin."""
        for root in (self.styles, self.content):
            for level in root.iter(f"{_TEXT}list-level-style-number") if root is not None else ():
                style = level.getparent()
                depth, start = level.get(f"{_TEXT}level") or "", level.get(f"{_TEXT}start-value") or "1"
                is_read = _NUMBER.fullmatch(depth) and _NUMBER.fullmatch(start)
                if style is not None and is_read and level.get(f"{_STYLE}num-format") == "1":
                    yield (style.get(f"{_STYLE}name") or "", int(depth)), int(start)

    def _said(self, what: str) -> "Iterator[tuple[str, str]]":
        """Yield what styles say of their text, each with the name of its style."""
        for root in (self.styles, self.content):
            for style in root.iter(f"{_STYLE}style") if root is not None else ():
                for properties in style.iterchildren(f"{_STYLE}text-properties"):
                    if (
                        said := properties.get(f"{_STYLE}{what}") or properties.get(f"{_TEXT}{what}")
                    ) is not None:
                        yield style.get(f"{_STYLE}name") or "", said

    def _raised(self) -> "Iterator[tuple[str, str]]":
        """Yield the styles of what is printed above or below the line: `super 58%`."""
        for style, said in self._said("text-position"):
            place = said.split()[:1]
            if place in (["super"], ["sub"]):
                yield style, "sup" if place == ["super"] else "sub"

    def page(self) -> "Element":
        """Make a page of the document."""
        body = next(self.content.iter(f"{_OFFICE}text"), None)
        if body is not None:
            self._blocks(body, self.made.body)
        self._apart()
        return self.made.finished()

    def _apart(self) -> None:
        """Keep apart what is printed on every page, and what somebody said of the text."""
        from corpus.markup import making

        margins = [] if self.styles is None else [*self.styles.iter(*_MARGINS)]
        for element in (*margins, *self.content.iter(f"{_OFFICE}annotation")):
            self._blocks(element, making.add(self.made.body, "nav"))

    def _blocks(self, source: "Element", into: "Element") -> None:
        from corpus.markup import making

        for element in source:
            if element.tag in _SILENT:
                continue
            if element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._paragraph(element, into)
            elif element.tag == f"{_TEXT}list":
                self._list(element, into)
            elif element.tag in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                item = making.add(into, "li" if element.tag == f"{_TEXT}list-item" else "div")
                if value := element.get(f"{_TEXT}start-value"):
                    item.set("value", value)
                self._blocks(element, item)
            elif element.tag == f"{_TABLE}table":
                self._blocks(element, making.add(into, "table"))
            elif element.tag == f"{_TABLE}table-row":
                self._blocks(element, making.add(into, "tr"))
            elif element.tag == f"{_TABLE}table-cell":
                self._blocks(element, making.add(into, "td"))
            elif element.tag in _CONTENTS:
                self._blocks(element, making.add(into, "nav"))
            else:
                self._blocks(element, into)

    def _list(self, source: "Element", into: "Element") -> None:
        """Make a list, with the numbers that are printed; headings are counted otherwise."""
        from corpus.markup import kinds, making

        style = source.get(f"{_TEXT}style-name") or (self.open[-1] if self.open else "")
        self.open.append(style)
        level = style, len(self.open)
        start = self.counting.get(level)
        is_counted = start is not None and next(source.iter(f"{_TEXT}h"), None) is None
        made = making.add(into, "ol" if is_counted else "ul")
        if start is not None and is_counted:
            if source.get(f"{_TEXT}continue-numbering") == "true" or source.get(f"{_TEXT}continue-list"):
                start = self.counted.get(level, start - 1) + 1
            made.set("start", str(start))
        self._blocks(source, made)
        if start is not None and is_counted:
            self.counted[level] = max(kinds.numbers(made).values(), default=start - 1)
        self.open.pop()

    def _paragraph(self, source: "Element", into: "Element") -> None:
        from corpus.markup import making

        styles = self._styles(source.get(f"{_TEXT}style-name"))
        if any(style in _QUOTED for style in styles):
            into = making.quoting(into)
        level = source.get(f"{_TEXT}outline-level") or "1" if source.tag == f"{_TEXT}h" else None
        if "title" in styles:
            level = "1"
        made = making.add(into, f"h{min(int(level), 6) if level.isdecimal() else 6}" if level else "p")
        boxes: list[Element] = []
        self._words(source, made, boxes)
        for box in boxes:
            self._blocks(box, into)

    def _styles(self, style: str | None) -> list[str]:
        found: list[str] = []
        while style and len(found) < 12:
            found.append(style.lower())
            style = self.parents.get(style)
        return found

    def _words(self, source: "Element", into: "Element", boxes: "list[Element]") -> None:
        from corpus.markup import making

        making.say(into, source.text or "")
        for element in source:
            tag = element.tag
            if tag == f"{_TEXT}note":
                self._note(element, into)
            elif tag == f"{_TEXT}s":
                count = element.get(f"{_TEXT}c") or "1"
                making.say(into, " " * min(int(count) if count.isdecimal() else 1, 100))
            elif tag == f"{_TEXT}tab":
                making.say(into, "\t")
            elif tag == f"{_TEXT}line-break":
                making.add(into, "br")
            elif tag == f"{_DRAW}frame":
                boxes.append(element)
            elif tag == f"{_TEXT}note-ref" and into.tag == "sup":
                self._call_again(element, into)
            elif tag == f"{_TEXT}span" and (raised := self._set(element)):
                self._words(element, making.add(into, raised), boxes)
            elif tag not in _SILENT and not self._is_hidden(element):
                self._words(element, into, boxes)
            making.say(into, element.tail or "")

    def _set(self, span: "Element") -> str | None:
        """Say whether a span is raised or lowered by its style."""
        return self.raised.get(span.get(f"{_TEXT}style-name") or "")

    def _is_hidden(self, element: "Element") -> bool:
        is_hidden = element.get(f"{_TEXT}is-hidden") == "true" and element.tag == f"{_TEXT}hidden-text"
        return is_hidden or (element.get(f"{_TEXT}style-name") or "") in self.hidden

    def _call_again(self, pointer: "Element", into: "Element") -> None:
        """Call a note that was called before: its number is printed again, and raised."""
        from corpus.markup import kinds, making

        words = kinds.words(pointer)
        number = self.named.get(pointer.get(f"{_TEXT}ref-name"))
        if number is None:
            making.say(into, words)
        else:
            making.call(into, words, f"note-{number}")

    def _note(self, source: "Element", into: "Element") -> None:
        from corpus.markup import kinds, making

        citation = source.find(f"{_TEXT}note-citation")
        body = source.find(f"{_TEXT}note-body")
        mark = kinds.words(citation) if citation is not None else ""
        name = f"note-{self.numbers[source]}"
        making.call(into, mark or "*", name)
        if body is not None:
            self._blocks(body, making.note(self.made.notes, name))
