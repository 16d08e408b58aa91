"""A FictionBook → Source: its notes stand in a body of their own, and are called by links."""

from typing import TYPE_CHECKING

from corpus.model import Problem
from corpus.readers.confined import confined
from corpus.readers.source import Fields, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMES = {
    "annotation": "div", "body": "div", "cite": "blockquote", "code": "code", "date": "p",
    "emphasis": "em", "epigraph": "blockquote", "FictionBook": "body", "image": "img", "p": "p",
    "poem": "div", "section": "div", "stanza": "p", "strikethrough": "s", "strong": "b",
    "sub": "sub", "subtitle": "p", "sup": "sup", "table": "table", "td": "td",
    "text-author": "span", "th": "th", "title": "div", "tr": "tr",
}  # fmt: skip
_SECTIONS = frozenset(("section",))
_NOTES = ("notes", "comments", "footnotes")


def read(data: bytes, name: str) -> Source | Problem:
    """Read a book in the child process."""
    return confined(book, data, name)


def book(data: bytes, name: str) -> Source | Problem:
    """Read a book."""
    from corpus.readers import marked_up

    return marked_up.guarded(_source, data, name)


def _source(data: bytes) -> Source:
    from corpus.markup import kinds, renamed
    from corpus.readers import marked_up

    root, problems = renamed.read(data, "FictionBook")
    fields = _fields(root)
    for apart in [*root.iterchildren("description", "binary", "stylesheet")]:
        root.remove(apart)
    _link(root)
    for stanza in root.iter("stanza"):
        renamed.lines(stanza, "v")
    for title in root.iter("title"):
        for line in title.iter("p"):
            line.tag, line.tail = "v", f" {line.tail or ''}"
    renamed.head([*root.iter("title")], _SECTIONS)
    for rule in [*root.iter("subtitle")]:
        if not any(map(str.isalnum, kinds.words(rule))):
            renamed.take_out(rule)
    for quotation in root.iter("cite", "epigraph", "poem"):
        renamed.sign(quotation, ("text-author",))
    renamed.rename(root, _NAMES)
    return marked_up.source(root, fields, problems)


def _link(root: "Element") -> None:
    """Tell the notes, without the titles that hold their labels, and the links that call them."""
    from corpus.markup import kinds, looks, renamed

    for body in root.iterchildren("body"):
        if (body.get("name") or "").lower() in _NOTES:
            for note in body.iter("section"):
                note.tag = "aside" if note.get("id") else note.tag
                note.set("role", "doc-footnote")
                for title in [*note.iterchildren("title")] if note.tag == "aside" else ():
                    if looks.label(kinds.words(title)) is not None:
                        renamed.take_out(title)
                    title.tag = "annotation"  # its words, but no heading
    notes = {note.get("id") for note in root.iter("aside")}
    for link in root.iter("a"):
        href = link.get("other-href") or link.get("href") or ""
        link.set("href", href)
        if link.get("type") == "note" or href[1:] in notes:
            link.set("role", "doc-noteref")


def _fields(root: "Element") -> Fields:
    from corpus.markup import renamed

    about = next(root.iter("title-info"), root)
    authors = (
        " ".join(filter(None, (renamed.words(one, f"{part}-name") for part in ("first", "middle", "last"))))
        or renamed.words(one, "nickname")
        for one in about.iter("author")
    )
    date = next(about.iter("date"), None)
    return Fields(
        title=renamed.words(about, "book-title"),
        author=", ".join(filter(None, authors)) or None,
        date=(date.get("value") or renamed.words(about, "date")) if date is not None else None,
        language=renamed.words(about, "lang"),
    )
