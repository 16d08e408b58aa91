"""The adapters' side of the tree: elements of a page made from another format. Pure."""

import re

from lxml import etree
from lxml.etree import _Element as Element

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Page:
    """A page in the making: its body, and the notes that stand at its end."""

    def __init__(self) -> None:
        self.root = etree.Element("html")
        self.body = etree.SubElement(self.root, "body")
        self.notes = etree.Element("section")

    def finished(self) -> Element:
        """Give the page with its notes."""
        if len(self.notes):
            self.body.append(self.notes)
        return self.root


def add(parent: Element, tag: str, **attributes: str) -> Element:
    """Append an element."""
    return etree.SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})


def quoting(parent: Element) -> Element:
    """Give the block quotation that goes on at the end of an element, or append one."""
    last = parent[-1] if len(parent) else None
    if last is not None and last.tag == "blockquote" and not (last.tail or "").strip():
        return last
    return add(parent, "blockquote")


def call(parent: Element, shown: str, note: str) -> Element:
    """Append the marker of a note: its label as it is shown."""
    link = add(parent, "a", href=f"#{note}", role="doc-noteref")
    link.text = allowed(shown)
    return link


def note(parent: Element, name: str) -> Element:
    """Append a note, to be filled."""
    return add(parent, "aside", id=name, role="doc-footnote")


def say(parent: Element, words: str) -> None:
    """Append words to what stands in an element."""
    words = allowed(words)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def allowed(words: str) -> str:
    """Leave out what XML does not allow: control characters and halves of characters."""
    return _FORBIDDEN.sub("", words)
