"""Elements of a page → what each is: a block, a heading, furniture, nothing that is read. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
BLOCKS = HEADINGS | frozenset(
    "address article aside audio blockquote body caption center dd details dir div dl dt fieldset "
    "figcaption figure footer form frameset header hgroup hr html iframe legend li listing main menu "
    "nav noframes noscript ol p picture pre section summary table tbody td tfoot th thead tr ul video "
    "xmp".split()
)
# What holds no words of a text
SILENT = frozenset(
    "annotation annotation-xml applet area base button canvas col colgroup datalist embed frame head "
    "img input link map meta object rp script select style svg template textarea title".split()
)
_FURNITURE = frozenset("nav form noscript iframe video audio menu dialog".split())
_ROLES = frozenset(
    "navigation banner search contentinfo menu menubar toolbar dialog doc-toc doc-pagelist".split()
)
# Words of classes and ids that stand for parts of a page which are no text
_CLASSES = frozenset(
    "toc tableofcontents table-of-contents navbox navigation breadcrumb breadcrumbs noprint metadata "
    "catlinks mw-jump-link mw-editsection cookie-banner sidebar-nav skip-link sr-only visually-hidden "
    "printfooter".split()
)
# Marks set into the words: page numbers, links to the heading itself, "edit"
_INSIDE_WORDS = frozenset(
    "pagenum page-number pageno pagebreak pagination headerlink anchorjs-link mw-editsection "
    "anchor-link mw-cite-backlink backrefs fn-backref mw-jump-link skip-link hash-link header-anchor "
    "mwe-math-fallback-image-inline".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def words(element: Element) -> str:
    """Give the words of an element on one line."""
    return " ".join(text(element).split())


def beginning(element: Element, most: int = 200) -> str:
    """Give the first words of an element on one line, without looking at all of a long one."""
    parts: list[str] = []
    left = most
    for part in element.itertext():
        parts.append(str(part)[:left])
        left -= len(part)
        if left <= 0:
            break
    return " ".join("".join(parts).split())


def ends_with_space(element: Element) -> bool:
    """Tell whether white space is the last that stands in an element: `<sup>1 </sup>`."""
    return text(element)[-1:].isspace()


def is_empty(element: Element) -> bool:
    """Tell whether no word stands in an element."""
    return not any(part.strip() for part in element.itertext())


def numbers(items: Element) -> dict[Element, int]:
    """Count the items of an ordered list as they are shown."""
    start = items.get("start") or "1"
    at = int(start) - 1 if start.isdecimal() and len(start) < 9 else 0
    counted = {}
    for item in items.iterchildren("li"):
        value = item.get("value") or ""
        at = int(value) if value.isdecimal() and len(value) < 9 else at + 1
        counted[item] = at
    return counted


def text(element: Element) -> str:
    """Give all text of an element as it stands there."""
    return "".join(map(str, element.itertext()))


def classes(element: Element) -> list[str]:
    """List the classes of an element."""
    said = element.get("class")
    return said.lower().split() if said else []


def types(element: Element) -> list[str]:
    """List what an element says it is for: its roles, and its types as a book has them."""
    role, book = element.get("role"), element.get("epub:type") or element.get("epub-type")
    return f"{role or ''} {book or ''}".lower().split() if role or book else []


def is_block(element: Element) -> bool:
    """Tell whether a new line begins before and after an element."""
    return element.tag in BLOCKS


def is_silent(element: Element) -> bool:
    """Tell whether an element holds nothing that is read, or a mark within the words that is none of them."""
    if element.tag in SILENT:
        return True
    if element.tag in BLOCKS:
        return False
    marked = {*classes(element), *types(element)}
    return bool(marked & _INSIDE_WORDS) or "doc-pagebreak" in marked or _is_hidden(element)


def is_furniture(element: Element) -> bool:
    """Tell whether a block belongs to the page around the text: kept apart, and never quoted."""
    if element.tag in _FURNITURE:
        return element.tag != "form" or not _holds_text(element)
    if _is_hidden(element) or set(types(element)) & _ROLES or element.get("id") in ("toc", "siteSub"):
        return True
    if set(classes(element)) & _CLASSES:
        return not _holds_title(element)
    if element.tag in ("header", "footer"):
        return not _is_within_text(element) and not _holds_title(element)
    return False


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def _is_within_text(element: Element) -> bool:
    return any(above.tag in ("article", "section", "main", "blockquote") for above in element.iterancestors())


def _holds_title(element: Element) -> bool:
    return next(element.iter("h1"), None) is not None


def _holds_text(element: Element) -> bool:
    """Tell a form around the whole page from one that asks something."""
    return sum(1 for _ in element.iter("p")) > 2 or _holds_title(element)
