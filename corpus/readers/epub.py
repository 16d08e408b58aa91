"""An EPUB, of version 2 or 3 → Source: its files in the order of its spine, as one text."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from corpus.model import Problem, ProblemKind
from corpus.readers import gutenberg
from corpus.readers.confined import confined
from corpus.readers.source import Fields, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from corpus.markup.archive import Archive

_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
# `%00` in a link: no tree may hold it
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DC = "{http://purl.org/dc/elements/1.1/}"


def read(data: bytes, name: str) -> Source | Problem:
    """Read a book in the child process."""
    return confined(book, data, name)


def book(data: bytes, name: str) -> Source | Problem:
    """Read a book."""
    from corpus.readers import marked_up

    return marked_up.guarded(_source, data, name)


def _source(data: bytes) -> Source:
    from lxml import etree

    from corpus.markup.archive import Archive
    from corpus.markup.refused import Refused
    from corpus.readers import marked_up

    archive = Archive(data)
    place, package = _package(archive)
    whole = etree.Element("html")
    body = etree.SubElement(whole, "body")
    problems: list[Problem] = []
    refused: Refused | None = None
    for name, linear in _spine(package, place):
        detail = "is named in the book and is not in it"
        try:
            if (page := archive.find(name)) is not None:
                _join(body, _page(page), name, linear=linear)
                continue
        except Refused as reason:  # one page is damaged; the others are read
            if reason.kind == ProblemKind.UNSAFE_ARCHIVE:
                raise
            refused = refused or reason
            detail = f"is not read: {reason.detail}"
        problems.append(Problem(ProblemKind.DAMAGED_FILE, f"{name[:80]} {detail}", "the spine"))
    if refused is not None and not len(body):
        raise refused
    return marked_up.source(whole, _fields(package), problems)


def _package(archive: "Archive") -> tuple[str, "Element"]:
    """Find the file that says what is in a book, and read it."""
    from corpus.markup import tree

    container = tree.xhtml(tree.decoded(archive.read("META-INF/container.xml")).text)
    place = next((e.get("full-path") or "" for e in container.iter() if str(e.tag).endswith("rootfile")), "")
    return place, tree.xhtml(tree.decoded(archive.read(place)).text)


def _spine(package: "Element", place: str) -> Iterator[tuple[str, bool]]:
    """Yield the pages of a book in reading order, then those that stand outside it."""
    folder = dirname(place)
    items = {
        item.get("id"): normpath(join(folder, unquote(item.get("href") or "")))
        for item in package.iter("item")
        if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
    }
    refs = [(ref.get("idref"), ref.get("linear") != "no") for ref in package.iter("itemref")]
    # What is not linear is called from the text, as notes are: it stands behind it.
    for wanted in (True, False):
        for name, linear in refs:
            if linear is wanted and name in items:
                yield items.pop(name), linear


def _page(data: bytes) -> "Element":
    from corpus.markup import tree

    root = tree.xhtml(tree.decoded(data).text)
    return next(root.iter("body"), root)


def _join(body: "Element", page: "Element", name: str, *, linear: bool) -> None:
    """Add a page to the book, its anchors named by file and name, its links led to them."""
    page.tag = "div"
    for element in page.iter():
        for attribute in ("id", "name"):
            if (own := element.get(attribute)) is not None:
                element.set(attribute, f"{name}#{own}")
        href = element.get("href") if element.tag == "a" else None
        if href is not None and ":" not in href.partition("#")[0]:
            path, _, part = href.partition("#")
            target = normpath(join(dirname(name), unquote(path))) if path else name
            led = f"#{target}#{unquote(part)}" if part else f"#{target}"
            element.set("href", _UNPRINTABLE.sub("", led))
    if page.get("id") is None:
        page.set("id", name)
    if not linear:
        page.set("class", f"{page.get('class') or ''} nonlinear".strip())
    body.append(page)


def _fields(package: "Element") -> Fields:
    def said(name: str) -> list[str]:
        return [words for e in package.iter(name) if (words := " ".join((e.text or "").split()))]

    dates = [date.partition("T")[0] for date in said("date")]
    addresses = [
        words for words in (*said("source"), *said("identifier")) if words.startswith(("http:", "https:"))
    ]
    # Its own address: the date is that of the file, not of the book. An edition has a date of its own.
    is_of_the_file = any(map(gutenberg.is_address, said("identifier")))
    return Fields(
        title=next(iter(said("title")), None),
        author=", ".join(dict.fromkeys(said("creator"))) or None,
        date=None if is_of_the_file else next(iter(dates), None),
        url=next(iter(addresses), None),
        language=next(iter(said("language")), None),
    )
