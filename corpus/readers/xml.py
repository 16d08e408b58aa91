"""An XML file → Source: read as what its outermost element says that it is."""

import re

from corpus.model import Problem, ProblemKind
from corpus.readers import docbook, fb2, jats, tei
from corpus.readers.source import Source

_ROOT = re.compile(rb"<(?!\?|!)(?:[\w.-]{1,40}:)?([\w.-]{1,40})")
_COMMENT = re.compile(rb"<!--.{0,5000}?-->", re.DOTALL)
_FIRST_BYTES = 10_000
# A chapter of a manual, in a file of its own that declares nothing
_PARTS_OF_DOCBOOK = ("appendix", "chapter", "part", "preface", "sect1", "section")
_PARAGRAPH = re.compile(rb"<(?:sim)?para>")
_JATS = (b"JATS", b"NLM//DTD", b"<front>", b"<front ", b"article-type=")


def read(data: bytes, name: str) -> Source | Problem:
    """Read a book, an article, an edition, a manual; any other XML is no text."""
    head = _COMMENT.sub(b"", data[:_FIRST_BYTES])
    found = _ROOT.search(head)
    root = found[1].decode() if found else ""
    if root in ("TEI", "TEI.2", "teiCorpus"):
        return tei.read(data, name)
    if root == "FictionBook":
        return fb2.read(data, name)
    if root == "article" and any(sign in head for sign in _JATS):
        return jats.read(data, name)
    if b"docbook" in head.lower() or (root in _PARTS_OF_DOCBOOK and _PARAGRAPH.search(data)):
        return docbook.read(data, name)
    detail = (
        f"no text in it that is known: its first element is <{root}>; FB2, JATS, TEI and DocBook are read"
    )
    return Problem(ProblemKind.UNKNOWN_FORMAT, detail, name)
