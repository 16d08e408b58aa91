"""A stretch of raw HTML in Markdown → its runs of words, headings and paragraphs. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.markup.kinds import BLOCKS, HEADINGS
from corpus.model import BlockKind, Span
from corpus.stretch import Stretch

# `<div class="wide">`, `</p>`, `<br/>`, `<!-- hidden -->`, `<!DOCTYPE html>`
TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:[\s/][^<>]*)?>|<[!?/][^<>]*>",
    re.DOTALL,
)
# Tags that are no words and set none apart; a raised digit is kept as one, and so is the end of a line.
_INLINE = frozenset(
    "a abbr b big cite code del dfn em font i ins kbd mark q s samp small span strong tt u var".split()
)
_WITHOUT_WORDS = frozenset(
    "script style template textarea svg math head title noscript iframe object nav".split()
)
_CELLS = frozenset(("td", "th"))

Run = tuple[BlockKind, Span, int | None]


@dataclass
class Quoted:
    """The quotations around a place, by `>` and by `<blockquote>`, and the number of the outermost."""

    signs: int = 0
    callouts: int = 0  # of the signs, those that quote nobody: `> [!note]`
    tags: int = 0
    number: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the place is quoted at all."""
        return self.signs > self.callouts or bool(self.tags)

    def open_sign(self, *, callout: bool) -> None:
        """Go into a quotation by `>`, or into what is set apart so."""
        self.number += not (self.is_open or callout)
        self.signs += 1
        self.callouts += callout

    def close_sign(self, *, callout: bool) -> None:
        """Go out of it."""
        self.signs -= 1
        self.callouts -= callout

    def pass_tag(self, tag: str) -> None:
        """Go into a quotation where a tag opens one, out of it where it closes one."""
        if tag.lower().startswith("<blockquote"):
            self.number += not self.is_open
            self.tags += 1
        elif tag.lower().startswith("</blockquote"):
            self.tags = max(self.tags - 1, 0)


def runs(text: str, span: Span, quoted: Quoted) -> Iterator[Run]:
    """Yield the words between the tags of blocks; what holds none is furniture.

    ``quoted`` goes into the quotations that tags open, and out of them: they may be closed further down.
    """
    at, levels = span.start, list[int]()
    unread: str | None = None
    for tag in TAG.finditer(text, span.start, span.end):
        name = (tag["name"] or "").lower()
        if unread:
            if tag["closing"] and name == unread:
                yield from _furniture(text, at, tag.end())
                at, unread = tag.end(), None
            continue
        if name in _WITHOUT_WORDS and not tag["closing"]:
            yield from _words(text, at, tag.start(), levels)
            at, unread = tag.start(), name
        elif name in BLOCKS and name not in _CELLS:
            yield from _words(text, at, tag.start(), levels)
            yield from _furniture(text, *tag.span())
            at = tag.end()
            if name in HEADINGS:
                levels = [] if tag["closing"] else [int(name[1])]
            quoted.pass_tag(tag[0])
    if unread:
        yield from _furniture(text, at, span.end)
    else:
        yield from _words(text, at, span.end, levels)


def hidden(text: str, span: Span) -> Iterator[Span]:
    """Yield the tags in a stretch that are shown to nobody."""
    return (Span(*tag.span()) for tag in TAG.finditer(text, span.start, span.end) if is_hidden(tag[0]))


def is_hidden(tag: str) -> bool:
    """Tell whether a tag is shown to nobody: `<em>`, `</a>`, a comment; not `<sup>`, `<br>`, `<td>`."""
    found = TAG.fullmatch(tag)
    return found is not None and (tag.startswith("<!--") or (found["name"] or "").lower() in _INLINE)


def _words(text: str, start: int, end: int, levels: list[int]) -> Iterator[Run]:
    run = Stretch(text, start, end).trimmed()
    if not run:
        return
    if not has_words(run.words):
        yield BlockKind.FURNITURE, run.span, None
    elif levels:
        yield BlockKind.HEADING, run.span, levels[0]
    else:
        yield BlockKind.PARAGRAPH, run.span, None


def has_words(html: str) -> bool:
    """Tell whether anything but tags is written there."""
    return any(map(str.isalnum, TAG.sub("", html)))


def _furniture(text: str, start: int, end: int) -> Iterator[Run]:
    run = Stretch(text, start, end).trimmed()
    if run:
        yield BlockKind.FURNITURE, run.span, None
