"""A link → whether it says itself that it calls a note or a work, by its types and classes. Pure."""

import re
from itertools import islice

from lxml.etree import _Element as Element

from corpus.markup import kinds, looks

BRACKETED = re.compile(r"[\[({].*[\])}]", re.DOTALL)
CALLING = frozenset(
    "citation-reference doc-biblioref doc-noteref enote fn-ref fnanchor fnref footnote-anchor "
    "footnote-mark footnote-ref footnote-reference footnote_ref footnoteref note-ref noteref "
    "sdendnoteanc sdfootnoteanc".split()
)
LONGEST_LABEL = 20


def says_call(link: Element, shown: Element) -> bool:
    """Tell a link that is raised, or typed as one that calls a note."""
    elements = {link, shown, *link.iter("sup"), *islice(link.iterancestors("sup", "span"), 2)}
    if any(element.tag == "sup" and len(kinds.beginning(element)) <= LONGEST_LABEL for element in elements):
        return True
    return any(has_class(element) or set(kinds.types(element)) & CALLING for element in elements)


def calls_elsewhere(link: Element) -> bool:
    """Tell the call of a note in another file: `<a epub:type="noteref" href="endnotes.xhtml#note-1">`."""
    return "#" in (link.get("href") or "") and bool(set(kinds.types(link)) & CALLING)


def is_head_of_work(link: Element, target: Element) -> bool:
    """Tell the name of a work that leads to where the works are listed: `<dt>[RFC2119]</dt>`."""
    words = kinds.beginning(target) if target.tag == "dt" else _head_of_citation(target)
    named = BRACKETED.fullmatch(words) is not None
    return named and looks.plain(words) == looks.plain(kinds.beginning(link))


def _head_of_citation(target: Element) -> str:
    """Give the name at the head of a work as Sphinx lists it: `<div role="doc-biblioentry">[Roe11] …`."""
    if "doc-biblioentry" not in kinds.types(target):
        return ""
    first = next(target.iterchildren("span", "dt"), None)
    return kinds.beginning(first) if first is not None and not (target.text or "").strip() else ""


def is_cited(link: Element) -> bool:
    """Tell the number of a work within the brackets of LaTeXML: `<cite>[<a>2</a>, <a>5</a>]</cite>`."""
    return any("ltx_cite" in kinds.classes(above) for above in islice(link.iterancestors("cite"), 1))


def has_class(element: Element) -> bool:
    """Tell the classes of links that call notes; `reference` is one where it is raised, as in MediaWiki."""
    classes = set(kinds.classes(element))
    return bool(classes & CALLING) or (element.tag == "sup" and "reference" in classes)
