"""Links of a Markdown text, also of raw HTML in it → the notes that they call, by the linker of pages. Pure.

The tokens are written as a page in which each element says by a number where it stands in the source; what
the linker finds in that page is read off as spans.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import islice, pairwise, takewhile

from lxml.etree import _Element as Element
from markdown_it.token import Token

from corpus.markdown.html import TAG
from corpus.markdown.places import Places, Written
from corpus.markup import heads, links, looks, tree
from corpus.markup.linked import Note
from corpus.model import Footnote, Marker, Span
from corpus.notes import labels
from corpus.stretch import Stretch

# Elements that another of their kind ends
_ENDED_BY_NEXT = frozenset("li p dd dt td th tr".split())
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
# What stands before the words of a note: `<p>`, an empty anchor, what is printed behind a label
_LEADING = re.compile(
    r"(?:\s|</?(?:p|div|sup|small|span|b|strong)\b[^<>]*>|<a\b[^<>]*>\s*</a>|[.:)\]](?=\s))*"
)
_TRAILING = re.compile(r"(?:\s|</?[A-Za-z][^<>]*>|&nbsp;|&#160;)+\Z")


@dataclass
class Page:
    """A page in the making: its HTML, and where each numbered element stands, with and without its tags."""

    parts: list[str] = field(default_factory=list)
    outer: list[list[int]] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    open: list[tuple[str, int]] = field(default_factory=list)

    def number(self, start: int, end: int, inner: int) -> int:
        """Give a number to an element that stands there."""
        self.outer.append([start, end])
        self.inner.append(inner)
        return len(self.outer) - 1

    def span(self, element: Element) -> Span | None:
        """Give where an element stands, or the first in it that says so."""
        for one in element.iter():
            if (number := one.get("data-at")) is not None:
                return Span(*self.outer[int(number)])
        return None


@dataclass
class Linked:
    """The notes that links call, the markers, and the notes with all that surrounds their words."""

    notes: list[Footnote] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    blocks: list[Span] = field(default_factory=list)


def find(text: str, tokens: Sequence[Token], places: Places) -> Linked:
    """Find the notes that links call."""
    page = _page(text, tokens, places)
    root = tree.html("".join(page.parts))
    _name_targets(root)
    found = links.find(root)
    linked = Linked()
    numbers: dict[int, int] = {}
    spans = [_note_span(page, note) for note in found.notes]
    starts = sorted(span.start for span in spans if span)
    following = dict(pairwise(starts))
    for at, (note, span) in enumerate(zip(found.notes, spans, strict=True)):
        if span is None:
            continue
        block = Span(span.start, min(span.end, following.get(span.start, span.end)))
        words = _words(text, page, note, block)
        if words:
            numbers[at] = len(linked.notes)
            linked.notes.append(Footnote(note.label, words.start, words.end, source=text))
            linked.blocks.append(block)
    for element, (label, called) in found.calls.items():
        if (shown := page.span(element)) is not None and (called is None or called in numbers):
            place = None if called is None else numbers[called]
            linked.markers.append(Marker(label, shown.start, shown.end, place))
    return linked


def _name_targets(root: Element) -> None:
    """Name notes as their calls do, where a program has left out the names but not the ways back.

    `<sup id="fnref1">[1](#fn1)</sup>` calls the block that holds `[↩](#fnref1)`.
    """
    named = {name for one in root.iter() if (name := one.get("id") or one.get("name"))}
    ways = {href[1:]: link for link in root.iter("a") if (href := link.get("href") or "").startswith("#")}
    for link in list(root.iter("a")):
        href = link.get("href") or ""
        around = (link, *islice(link.iterancestors("sup", "span"), 2))
        way = next((ways[name] for one in around if (name := one.get("id") or "") in ways), None)
        if way is None or not href.startswith("#") or href[1:] in named:
            continue
        block = next((one for one in way.iterancestors("li", "p", "dd")), None)
        if block is not None and block.get("id") is None:
            block.set("id", href[1:])
            named.add(href[1:])


def _note_span(page: Page, note: Note) -> Span | None:
    first, last = page.span(note.first), page.span(note.last)
    return Span(first.start, max(first.end, last.end)) if first and last else None


def _words(text: str, page: Page, note: Note, block: Span) -> Stretch | None:
    """Give the words of a note: without its label, what surrounds them, and the ways back at its ends."""
    begin = _inner(page, note.first, block.start)
    if note.printed is not None and (label := page.span(note.printed)) and label.end <= block.end:
        begin = label.end
    elif (end := _behind_label(text, begin, block.end, note)) is not None:
        begin = end
    ways = [span for link in note.dropped if (span := page.span(link))]
    words = Stretch(text, begin, block.end)
    while True:
        shorter = _bare(words)
        for way in ways:
            if way.end >= shorter.end > way.start:
                shorter = Stretch(text, shorter.start, way.start)
            elif way.start <= shorter.start < way.end:
                shorter = Stretch(text, way.end, shorter.end)
        if shorter == words:
            return words or None
        words = shorter


def _bare(words: Stretch) -> Stretch:
    """Leave out tags and spaces at both ends, but for those around words: `<em>Nets</em>`."""
    if found := words.match(_LEADING):
        words = words.since(found.end())
    if found := words.search(_TRAILING):
        kept = _closing_words(words, found.start())
        words = Stretch(words.text, words.start, kept)
    return words.trimmed()


def _closing_words(words: Stretch, at: int) -> int:
    """Keep the closing tag of an element that begins inside the words."""
    for tag in TAG.finditer(words.text, at, words.end):
        name = tag["name"]
        if not (name and tag["closing"]):
            break
        inside = words.text[words.start : at].lower()
        if inside.count(f"<{name.lower()}") <= inside.count(f"</{name.lower()}"):
            break
        at = tag.end()
    return at


def _behind_label(text: str, begin: int, end: int, note: Note) -> int | None:
    found = _LEADING.match(text, begin, end)
    start = found.end() if found else begin
    words = labels.plain(text[start : min(end, start + 60)])
    behind = heads.end(f"{words} ", note.label, signed=note.first.tag == "li")
    return None if behind is None else min(start + behind, end)


def _inner(page: Page, element: Element, otherwise: int) -> int:
    number = element.get("data-at")
    return page.inner[int(number)] if number is not None else otherwise


# -- the page


def _page(text: str, tokens: Sequence[Token], places: Places) -> Page:
    page = Page()
    for token in tokens:
        if token.type == "html_block":
            _raw(text, page, places.written(token))
        elif token.type == "inline":
            _inline(page, token, places.written(token))
        elif token.type in ("fence", "code_block"):
            page.parts.append(f"<pre>{escape(token.content)}</pre>")
        elif token.nesting == 1:
            span = places.whole(token) if token.map else Span(0, 0)
            number = page.number(span.start, span.end, span.start)
            start = f' start="{token.attrs["start"]}"' if "start" in token.attrs else ""
            page.parts.append(f'<{token.tag or "div"} data-at="{number}"{start}>')
        elif token.nesting == -1:
            page.parts.append(f"</{token.tag or 'div'}>")
    return page


def _raw(text: str, page: Page, written: Written) -> None:
    """Write raw HTML, each tag with its number."""
    at = written.span.start
    for tag in TAG.finditer(text, at, written.span.end):
        page.parts.append(text[at : tag.start()])
        _tag(page, tag[0], *tag.span())
        at = tag.end()
    page.parts.append(text[at : written.span.end])


def _tag(page: Page, tag: str, start: int, end: int) -> None:
    found = TAG.fullmatch(tag)
    name = (found["name"] or "").lower() if found else ""
    if not found or not name:
        return
    if found["closing"]:
        _close(page, name, start, end)
        page.parts.append(tag)
        return
    if name in _ENDED_BY_NEXT and page.open and page.open[-1][0] == name:
        page.outer[page.open.pop()[1]][1] = start
    number = page.number(start, end, end)
    if name not in _EMPTY and not tag.endswith("/>"):
        page.open.append((name, number))
    page.parts.append(f'<{name} data-at="{number}"{tag[1 + len(name) :]}')


def _close(page: Page, name: str, start: int, end: int) -> None:
    if all(opened != name for opened, _ in page.open[-50:]):
        return
    while page.open:
        opened, number = page.open.pop()
        page.outer[number][1] = end if opened == name else start
        if opened == name:
            return


def _inline(page: Page, token: Token, written: Written) -> None:
    children = token.children or []
    for at, child in enumerate(children):
        if child.type == "html_inline":
            span = written.between(child.meta["at"], child.meta["end"])
            _tag(page, child.content, span.start, span.end)
        elif child.type == "link_open":
            span = written.between(child.meta["at"], child.meta["end"])
            number = page.number(span.start, span.end, span.start)
            href = str(child.attrs.get("href", ""))
            kind = ' class="footnote-ref"' if _names_note(href, islice(children, at + 1, None)) else ""
            page.parts.append(f'<a data-at="{number}" href="{escape(href)}"{kind}>')
        elif child.type in ("text", "code_inline"):
            page.parts.append(escape(child.content))
        elif child.type in ("softbreak", "hardbreak"):
            page.parts.append("\n" if child.type == "softbreak" else "<br>")
        elif child.nesting:
            page.parts.append(f"<{'/' * (child.nesting < 0)}{child.tag}>")


def _names_note(href: str, following: Iterable[Token]) -> bool:
    """Tell whether a link says that it leads to a note: `[1](#fn1)`, but not `[1](#chapter-1)`."""
    words = takewhile(lambda token: token.type != "link_close", following)
    label = looks.label("".join(token.content for token in words))
    return (
        label is not None
        and looks.NOTED.search(re.sub(r"\d+", " ", href.partition("#")[2].lower())) is not None
    )
