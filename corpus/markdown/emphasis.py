"""A stretch of a Markdown text → what is a sign of the format in it, and what that says. Pure.

It is looked for when a stretch is shown, since only who shows it can say how: the text stays what it is.
Code, addresses in angle brackets and links whose address stands elsewhere are as the text prints them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.markdown import tokens
from corpus.model import Span

_LONGEST = 50_000  # signs; a paragraph of a person has some thousands
_MAY_BE = frozenset("*_\\[")
_CLOSING = {"em_close": "em_open", "strong_close": "strong_open"}


class Kind(Enum):
    """What signs say of the words that they stand at."""

    ITALIC = "emphasis"
    STRONG = "strong emphasis"
    LINK = "the words of a link"
    ESCAPED = "a sign that is meant as it is"


@dataclass(frozen=True, slots=True)
class Signed:
    """Words, what is said of them, and the signs before and behind them that say it."""

    kind: Kind
    words: Span
    signs: tuple[Span, ...]


def may_be(text: str) -> bool:
    """Tell whether there may be such signs in a text, without a parser."""
    return not _MAY_BE.isdisjoint(text)


def find(text: str) -> tuple[Signed, ...]:
    r"""Find what CommonMark takes for emphasis, for a link with its address, for an escaped sign, in order.

    >>> [(one.kind.name, text[one.words.start : one.words.end]) for text in [r"*He* [left](/a) 2 \* 2"]
    ...  for one in find(text)]
    [('ITALIC', 'He'), ('LINK', 'left'), ('ESCAPED', '*')]
    """
    if not may_be(text) or "\r" in text or "\0" in text or len(text) > _LONGEST:
        return ()
    inline = _parser().parseInline(tokens.spaced(text), tokens.environment())[0]
    found = [*_pairs(tokens.every(inline.children)), *_others(tokens.every(inline.children))]
    return tuple(sorted(found, key=lambda one: (one.words.start, -one.words.end)))


def _pairs(children: Iterator[Token]) -> Iterator[Signed]:
    opened: list[tuple[str, int]] = []
    for token in children:
        if token.type in _CLOSING.values():
            opened.append((token.type, token.meta["at"]))
        elif token.type in _CLOSING and opened and opened[-1][0] == _CLOSING[token.type]:
            kind, at = opened.pop()
            end, length = token.meta["at"], 2 if kind == "strong_open" else 1
            signs = Span(at + 1 - length, at + 1), Span(end, end + length)
            yield Signed(Kind.STRONG if length == 2 else Kind.ITALIC, Span(at + 1, end), signs)


def _others(children: Iterator[Token]) -> Iterator[Signed]:
    for token in children:
        at, end = token.meta.get("at", 0), token.meta.get("end", 0)
        if token.type == "text_special" and token.meta and token.content != token.markup:
            yield Signed(Kind.ESCAPED, Span(at + 1, end), (Span(at, at + 1),))
        elif token.type == "link_open" and at + 1 < token.meta.get("words_end", 0):
            words = Span(at + 1, token.meta["words_end"])
            yield Signed(Kind.LINK, words, (Span(at, at + 1), Span(words.end, end)))


@cache
def _parser() -> MarkdownIt:
    parser = tokens.parser()
    parser.core.ruler.disable("text_join")  # which takes an escaped sign for a letter like any other
    return parser
