"""A page whose style sheet counts its notes → the same with the numbers written. Pure.

What a note is about is a link, `the <a href="#roe" aria-describedby="footnote-label">pilot</a>`, and the
number behind it stands nowhere but in the style.
"""

from lxml import etree
from lxml.etree import _Element as Element

from corpus.markup import kinds, looks


def number(root: Element) -> None:
    """Call each note behind the words that are linked to it."""
    described = [link for link in root.iter("a") if link.get("aria-describedby") and _is_words(link)]
    if not described:
        return
    places = {name: one for one in root.iter() if (name := one.get("id"))}
    numbers: dict[Element, str] = {}
    for link in described:
        note = places.get((link.get("href") or "")[1:])
        if note is None or not _leads_back(note, link):
            continue
        label = numbers.setdefault(note, str(len(numbers) + 1))
        call = etree.Element("a", href=link.get("href") or "", role="doc-noteref")
        call.text, call.tail, link.tail = label, link.tail, None
        link.addnext(call)


def _is_words(link: Element) -> bool:
    words = kinds.beginning(link)
    return (link.get("href") or "").startswith("#") and bool(words) and looks.label(words) is None


def _leads_back(note: Element, link: Element) -> bool:
    name = link.get("id")
    return name is not None and any(back.get("href") == f"#{name}" for back in looks.links_of(note))
