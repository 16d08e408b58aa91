"""A text in DocBook → Source: its footnotes stand where they are called, and move to its end."""

from typing import TYPE_CHECKING

from corpus.model import Problem
from corpus.readers.confined import confined
from corpus.readers.source import Fields, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ROOTS = ("article", "book", "chapter", "section", "part", "appendix", "preface", "sect1")
_SECTIONS = frozenset((
    "appendix", "article", "book", "chapter", "colophon", "dedication", "glossary", "part", "preface",
    "refsect1", "refsect2", "refsect3", "sect1", "sect2", "sect3", "sect4", "sect5", "section", "simplesect",
    "bibliography",
))  # fmt: skip
_SILENT = ("indexterm", "remark", "comment", "alt", "textobject")
_HEADS = (
    "info", "articleinfo", "bookinfo", "chapterinfo", "sectioninfo", "partinfo", "prefaceinfo", "appendixinfo"
)  # fmt: skip
_NAMES = {
    **dict.fromkeys(_SECTIONS, "div"), **dict.fromkeys(("para", "simpara", "caption"), "p"),
    **dict.fromkeys(("programlisting", "screen", "literallayout", "synopsis"), "pre"),
    **dict.fromkeys(("table", "informaltable"), "table"), **dict.fromkeys(("subscript", "sub"), "sub"),
    **dict.fromkeys(("superscript", "sup"), "sup"), **dict.fromkeys(("itemizedlist", "simplelist"), "ul"),
    **dict.fromkeys(("listitem", "member"), "li"),
    "blockquote": "blockquote",
    "emphasis": "em", "entry": "td", "epigraph": "blockquote", "formalpara": "div",
    "orderedlist": "ol", "row": "tr", "sidebar": "div", "subtitle": "p", "tbody": "tbody", "term": "dt",
    "tfoot": "tfoot", "thead": "thead", "title": "p", "variablelist": "dl", "varlistentry": "div",
}  # fmt: skip
_PARTS = ("firstname", "givenname", "othername", "surname")
_QUOTES = (("“", "”"), ("‘", "’"))


def read(data: bytes, name: str) -> Source | Problem:
    """Read a text in the child process."""
    return confined(text, data, name)


def text(data: bytes, name: str) -> Source | Problem:
    """Read a text."""
    from corpus.readers import marked_up

    return marked_up.guarded(_source, data, name)


def _source(data: bytes) -> Source:
    from lxml import etree

    from corpus.markup import renamed
    from corpus.readers import marked_up

    root, problems = renamed.read(data, *_ROOTS)
    fields = _fields(root)
    for silent in [*root.iter(*_SILENT)]:
        renamed.take_out(silent)
    _titles_out(root)
    page = etree.Element("body")
    labels = renamed.move_notes([*root.iter("footnote")], page)
    _refer(root, labels)
    _quote(root)
    page.insert(0, root)
    for quotation in root.iter("blockquote", "epigraph"):
        renamed.sign(quotation, ("attribution",))
    renamed.head([title for title in root.iter("title") if _parent(title) in _SECTIONS], _SECTIONS, first=0)
    renamed.rename(page, _NAMES)
    return marked_up.source(page, fields, problems)


def _titles_out(root: "Element") -> None:
    """Take the titles out of what says who wrote a part, and keep the rest apart."""
    from corpus.markup import renamed

    for info in [*root.iter(*_HEADS)]:
        above = info.getparent()
        if above is None:
            continue
        for title in [*info.iterchildren("subtitle", "title")]:
            above.insert(0, title)
        info.tag = "nav"
        renamed.spaced(info)


def _refer(root: "Element", labels: dict[str, str]) -> None:
    """Let a note be called again; what points at a note prints its label, at a part its title or its name."""
    from corpus.markup import kinds, making

    for again in [*root.iter("footnoteref")]:
        name, above = again.get("linkend") or "", again.getparent()
        if name in labels and above is not None:
            call = making.call(above, labels[name], name)
            above.replace(again, call)
            call.tail = again.tail
    wanted = {pointer.get("linkend") for pointer in root.iter("xref")} - {None}
    for part in root.iter():
        title = next(part.iterchildren("title"), None) if part.get("id") in wanted else None
        if title is not None:
            labels.setdefault(str(part.get("id")), f"“{kinds.words(title)}”")
    for pointer in root.iter("xref"):
        name = pointer.get("linkend") or ""
        pointer.text = labels.get(name) or pointer.text or name


def _quote(root: "Element") -> None:
    """Write the marks of quotations, single ones within others, as the format would have them printed."""
    for quote in root.iter("quote"):
        depth = sum(above.tag == "quote" for above in quote.iterancestors())
        opening, closing = _QUOTES[depth % 2]
        quote.text = opening + (quote.text or "")
        if len(quote):
            quote[-1].tail = (quote[-1].tail or "") + closing
        else:
            quote.text += closing


def _parent(element: "Element") -> str:
    above = element.getparent()
    return str(above.tag) if above is not None else ""


def _fields(root: "Element") -> Fields:
    from corpus.markup import kinds, renamed

    info = next(root.iterchildren(*_HEADS), root)
    authors = []
    for author in info.iter("author"):
        parts = (renamed.words(author, part) for part in _PARTS)
        authors.append(
            " ".join(filter(None, parts)) or renamed.words(author, "personname") or kinds.words(author)
        )
    return Fields(
        title=renamed.words(info, "title") or renamed.words(root, "title"),
        author=", ".join(filter(None, authors)) or None,
        date=renamed.words(info, "pubdate") or renamed.words(info, "date"),
        language=root.get("xml-lang") or root.get("lang") or None,
    )
