"""A stretch of a Markdown text → what it sets apart by its own signs, and where these stand. Pure.

It is looked for when a stretch is shown, since only who shows it can say how: the text stays what it is.
"""

from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt

from corpus.markdown import tokens
from corpus.model import Span

_LONGEST = 50_000  # signs; a paragraph of a person has some thousands
_CLOSING = {"em_close": "em_open", "strong_close": "strong_open"}


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that are emphasised, or strongly so, without the signs around them."""

    start: int
    end: int
    is_strong: bool

    @property
    def signs(self) -> tuple[Span, Span]:
        """Where the signs stand that say so."""
        length = 2 if self.is_strong else 1
        return Span(self.start - length, self.start), Span(self.end, self.end + length)


def find(text: str) -> tuple[Emphasis, ...]:
    """Find what CommonMark takes for emphasis, in order.

    >>> find("He *never* came; __never__, 2 * 2")
    (Emphasis(start=4, end=9, is_strong=False), Emphasis(start=19, end=24, is_strong=True))
    """
    if not ("*" in text or "_" in text) or "\r" in text or "\0" in text or len(text) > _LONGEST:
        return ()
    found = []
    opened: list[tuple[str, int]] = []
    inline = _parser().parseInline(tokens.spaced(text), tokens.environment())[0]
    for token in tokens.every(inline.children):
        if token.type in _CLOSING.values():
            opened.append((token.type, token.meta["at"]))
        elif token.type in _CLOSING and opened and opened[-1][0] == _CLOSING[token.type]:
            kind, at = opened.pop()
            found.append(Emphasis(at + 1, token.meta["at"], kind == "strong_open"))
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


@cache
def _parser() -> MarkdownIt:
    return tokens.parser()
