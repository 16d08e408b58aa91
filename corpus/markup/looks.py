"""A link or a block → what it looks like: a label, a heading, a list of contents, a row of links. Pure."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.etree import _Element as Element

from corpus.language import elsewhere
from corpus.language.languages import EVERY, any_of
from corpus.markup import heads, kinds
from corpus.notes import labels

_NOTE = rf"{any_of(EVERY.note_words, EVERY.note_abbreviations, EVERY.note_letters, elsewhere.NOTA_BENE)}\.?"
# `[1]`, `(12a)`, `*`, `note 3`, `[nb 2]`, `iv.`
_LABEL = re.compile(
    rf"[\[({{]{{0,2}}\s*(?P<label>(?:{_NOTE}\s*)?\d{{1,3}}[a-z*]?|[A-Za-z]{{1,2}}|[ivxl]{{1,7}}"
    r"|[*†‡§‖¶#+]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*[\])}]{0,2}[.:]?",
    re.IGNORECASE,
)
# `fn12`, `cite_note-3`, `endnotes`, `Fußnote`, but not `anotherthing`
NOTED = re.compile(
    r"(?:^|[^a-z])(?:end|foot|side|en|fu(?:ss|ß))?(?:notes?|noten|fn|ftn|enote|cite|ref|references)s?(?![a-z])"
)
_CONTENTS = frozenset(
    "chaptertoc contents doc-toc sectiontoc subsectiontoc table-of-contents tableofcontents toc".split()
)
_MOST_NEIGHBOURS = 3
OPENING = " \t\r\n[({"  # what may stand before a label that is a link: `[<a>1</a>] Roe`


def _has_others(element: Element) -> bool:
    """Tell whether other elements stand beside one: to count them takes time where there are thousands."""
    return element.getprevious() is not None or element.getnext() is not None


def shown(link: Element) -> Element:
    """Give the outermost element that holds a link and nothing else but brackets: `<sup>[<a>1</a>]</sup>`."""
    shown = link
    for above in link.iterancestors():
        if above.tag not in ("sup", "span", "small", "b", "i", "em", "strong", "font") or _has_others(shown):
            break
        if kinds.beginning(above).strip("[](){} ") != kinds.beginning(link).strip("[](){} "):
            break
        shown = above
    return shown


def label(words: str) -> str | None:
    """Read the label that words are; None if they are none."""
    found = _LABEL.fullmatch(words)
    return labels.plain(" ".join(found["label"].split())) if found else None


def name(words: str) -> str:
    """Take the brackets off a name by which a work is called.

    >>> name("[Roe11]"), name("(Roe, 1911)"), name("Roe (1911)")
    ('Roe11', 'Roe, 1911', 'Roe (1911)')
    """
    bare = words.strip("[]() ")
    return bare if bare.count("(") == bare.count(")") else words


def block(target: Element) -> Element | None:
    """Give the block that an anchor stands for: the one around it, or the one that it stands right before."""
    around = next((e for e in (target, *target.iterancestors()) if kinds.is_block(e)), None)
    if around is None:
        return None
    if around.tag in ("td", "th"):
        return next(around.iterancestors("tr"), around)
    if around is not target and kinds.is_empty(target) and _holds_blocks(around):
        following = next((e for e in target.itersiblings() if kinds.is_block(e)), None)
        if following is not None and not (target.tail or "").strip():
            return following
    if around.tag == "p" and kinds.is_empty(around):
        return around.getnext()
    if around.tag == "p" and (only := around.getparent()) is not None and only.tag in ("li", "aside", "dd"):
        return only if next(only.iterchildren()) is around else around
    return around


def around(link: Element) -> Element | None:
    """Give the block in which a link stands."""
    return next((e for e in link.iterancestors() if kinds.is_block(e)), None)


def _holds_blocks(around: Element) -> bool:
    return any(kinds.is_block(child) for child in around.iterchildren())


def is_heading(block: Element) -> bool:
    """Tell whether a block is a heading or stands in one."""
    return block.tag in kinds.HEADINGS or any(above.tag in kinds.HEADINGS for above in block.iterancestors())


def holds(outer: Element, inner: Element) -> bool:
    """Tell whether an element is another or holds it."""
    return outer is inner or any(above is outer for above in inner.iterancestors())


def is_in_contents(link: Element) -> bool:
    """Tell whether a link stands in a list of contents."""
    return any(
        above.tag == "nav" or {*kinds.classes(above), *kinds.types(above)} & _CONTENTS
        for above in link.iterancestors()
    )


def stands_before(target: Element, label: str) -> bool:
    """Tell whether an anchor amid a block holds a label, or stands right before it."""
    if kinds.is_block(target):
        return False
    words = f"{kinds.beginning(target)} {(target.tail or '')[:60]} ".lstrip()
    return heads.end(labels.plain(words), label) is not None


def is_row_of_links(block: Element) -> bool:
    """Tell `1 2 3 4`, links and nothing else, from words: a block of numbers that lead somewhere."""
    links = [link for link in islice(block.iter("a"), 200) if link.get("href")]
    inside = sum(len(kinds.beginning(link).replace(" ", "")) for link in links)
    rest = len(kinds.beginning(block, 5_000).replace(" ", "")) - inside
    return len(links) > _MOST_NEIGHBOURS and rest < 2 * len(links)


def is_note_like(*elements: Element) -> bool:
    """Tell whether a target is named as notes are: `fn12`, `cite_note-3`, `class="endnote"`."""
    for element in elements:
        said = f"{element.get('id') or ''} {element.get('name') or ''} {element.get('class') or ''}".lower()
        if NOTED.search(re.sub(r"\d+", " ", said)):
            return True
    return False


def anchors_beside(shown: Element) -> Iterator[Element]:
    """Yield the empty anchors right before and behind a call: `<a id="back1"></a><a href="#n1">1</a>`."""
    for element in (shown.getprevious(), shown.getnext(), *shown.iter()):
        if element is not None:
            yield element


def links_of(block: Element) -> Iterator[Element]:
    """Yield the first links of a block."""
    return (link for link in islice(block.iter("a"), 50) if link.get("href"))


def before(block: Element, target: Element) -> bool:
    """Tell whether words stand in a block before an element."""
    if (block.text or "").strip():
        return True
    for element in block.iter():
        if element is target:
            return False
        if element is not block and ((element.text or "").strip() or (element.tail or "").strip()):
            return True
    return False


def firsts(block: Element) -> Iterable[Element]:
    """Yield the elements at the beginning of a block, the outer ones first; before them no word stands."""
    if block.tag not in ("p", "li", "div", "aside", "dd", "tr", "td", "section", "body"):
        yield block
    if (block.text or "").strip(OPENING):
        return
    for element in islice(block.iter(), 1, 12):
        yield element
        if (element.text or "").strip(OPENING):
            return


def plain(words: str) -> str:
    """Write a label for comparison, without what stands around it."""
    return labels.plain(words).strip("[](){}.: ").casefold()
