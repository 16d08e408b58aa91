"""Bytes or text of HTML or XML → a tree in which nothing is fetched, expanded or run. Pure.

Tags of HTML and XHTML come without namespaces; ``epub:type`` and the like keep their prefix. Trees of XML
formats are left as they are.
"""

import re
from dataclasses import replace

from lxml import etree
from lxml.etree import _Element as Element

from corpus import encodings
from corpus.markup import entities
from corpus.markup.refused import Refused
from corpus.model import Problem, ProblemKind

# What makes a file no worse to read: prefixes that nobody declares, names that come again or are none
_NOT_VALID = (etree.ErrorDomains.NAMESPACE, etree.ErrorDomains.VALID, etree.ErrorDomains.DTD)
# libxml2 stops at 256 (at 2048 in pages) and keeps what it has read: the rest would be lost without a word.
_TOO_DEEP = ("Excessive depth", "huge")
_DEEPEST = 2_000
# A book of 25 MB has fewer than 200,000. A second is some 25,000 of them.
_MOST_ELEMENTS = 500_000
_PREFIXES = {
    "http://www.idpf.org/2007/ops": "epub",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# `<meta charset="latin1">`, `<meta http-equiv=… content="text/html; charset=latin1">`, `<?xml encoding=…?>`
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_FIRST_BYTES = 4096


def html(text: str) -> Element:
    """Read a page, however it is written."""
    # Without huge_tree a page is cut at 10 MB of one text, in silence; the child process limits what is read.
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        parser.feed(_DECLARATION.sub("", text))
        root = parser.close()
    except etree.LxmlError as error:
        raise Refused(ProblemKind.DAMAGED_FILE, f"no page that can be read: {error}") from error
    if root is None:
        raise Refused(ProblemKind.EMPTY_FILE, "no text in it")
    _bound(root)
    return root


def xhtml(text: str) -> Element:
    """Read a page that should be well-formed, as in a book; one that is not is read like any page."""
    written = entities.written_out(text)
    try:
        return _well_formed(written.text)
    except etree.XMLSyntaxError as error:
        _refuse_nests(str(error))
        return html(written.text)


def text_of_xml(text: str) -> tuple[Element, list[Problem]]:
    """Read a text of a format that is XML, and say which of its entities are not in it."""
    written = entities.written_out(text)
    try:
        return _well_formed(written.text, strictly=False), entities.problems(written)
    except etree.XMLSyntaxError as error:
        _refuse_nests(str(error))
        raise Refused(ProblemKind.DAMAGED_FILE, f"XML that cannot be read: {error}"[:200]) from error


def _well_formed(text: str, *, strictly: bool = True) -> Element:
    """Read XML; what is only not valid need not be refused.

    A part of an article may use the prefixes (`xlink:href`) that only the whole one declares, and texts that
    were joined may have the same names.
    """
    data = _DECLARATION.sub("", text).encode()
    parser = _xml_parser(recover=not strictly)
    root = etree.fromstring(data, parser)
    if root is None or any(error.domain not in _NOT_VALID for error in parser.error_log):
        root = etree.fromstring(data, _xml_parser())  # which says what is wrong
    _bound(root)
    return _plain(root)


def xml(data: bytes) -> Element:
    """Read an XML file of a format that declares nothing of its own."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused(ProblemKind.DECLARED_ENTITIES, "a document type in a format that has none")
    try:
        return etree.fromstring(data, _xml_parser())
    except etree.XMLSyntaxError as error:
        _refuse_nests(str(error))
        raise Refused(ProblemKind.DAMAGED_FILE, f"XML that cannot be read: {error}") from error


def decoded(data: bytes) -> encodings.Decoded:
    """Decode a page by its byte order mark, else by what it declares, else as any text."""
    found = _DECLARED.search(data, 0, _FIRST_BYTES)
    said = found[1].decode("ascii") if found else None
    if said and said.lower().startswith(("utf-16", "utf-32")):
        said = None  # bytes in which this could be read are not UTF-16
    try:
        read = encodings.decode(data, said)
    except encodings.Undecodable as error:
        raise Refused(error.kind, error.detail) from error
    return replace(read, text=read.text.replace("\0", ""))


def _xml_parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _plain(root: Element) -> Element:
    """Take the namespaces away that a page is written in."""
    for element in root.iter(etree.Element):
        element.tag = element.tag.rpartition("}")[2].rpartition(":")[2]
        for name in [name for name in map(str, element.attrib) if name.startswith("{")]:
            space, _, local = name[1:].partition("}")
            element.set(f"{_PREFIXES.get(space, 'other')}-{local}", element.attrib.pop(name))
        for name in [name for name in map(str, element.attrib) if ":" in name]:
            element.set(f"other-{name.rpartition(':')[2]}", element.attrib.pop(name))
    return root


def _bound(root: Element) -> None:
    """Refuse a page that is deeper, or has more elements, than any text: each costs time and memory."""
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth, count = depth + 1, count + 1
        if depth >= _DEEPEST:
            raise Refused(ProblemKind.DAMAGED_FILE, f"nested more than {_DEEPEST} deep, as no text is")
        if count > _MOST_ELEMENTS:
            detail = f"more than {_MOST_ELEMENTS} elements, as no text has; split it into several files"
            raise Refused(ProblemKind.TOO_LARGE, detail)


def _refuse_nests(message: str) -> None:
    if any(words in message for words in _TOO_DEEP):
        raise Refused(ProblemKind.DAMAGED_FILE, f"nested deeper than any text is: {message}")
