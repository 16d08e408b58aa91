"""Lines of tokens → where their words stand in the source. Pure.

The parser says which lines a block fills, and what is written in it without what stands before each line
(`> `, the indentation of a list). The words are looked for at the end of their line, where they must stand.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from corpus.model import Span
from corpus.stretch import of

# `> `, before the words of a line in a quotation
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_INDENTED = re.compile(r"[ \t>]*")


class Unplaced(Exception):
    """Words that do not stand where the parser says: an offset that is guessed is an offset that is wrong."""


@dataclass(frozen=True, slots=True)
class Written:
    """The content of a token: its span, the prefixes of its further lines, and where each line stands.

    ``starts`` are the offsets of the lines in the content, ``sources`` the same places in the source.
    """

    span: Span
    prefixes: tuple[Span, ...]
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def source(self, at: int) -> int:
        """Give the place in the source of an offset in the content."""
        line = bisect_right(self.starts, at) - 1
        return self.sources[line] + at - self.starts[line]

    def between(self, start: int, end: int) -> Span:
        """Give the place in the source of a range of the content that is not empty."""
        return Span(self.source(start), self.source(end - 1) + 1)


class Places:
    """The lines of a source, from an offset on; ``read`` is the copy of it that the parser has read."""

    def __init__(self, text: str, start: int, read: str) -> None:
        self.text = text
        self._read = read
        self._starts = [start]
        at = text.find("\n", start)
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._starts.append(len(text) + 1)

    def whole(self, token: Token) -> Span:
        """Give the lines of a token without the white space around them."""
        first, last = token.map or (0, 0)
        start = self._starts[first]
        words = self.text[start : self._starts[last] - 1]
        return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))

    def quoted(self, token: Token) -> tuple[Span, list[Span]]:
        """Give the lines of a token in a quotation without the `> ` of the first, and those of the others."""
        whole = self.whole(token)
        first, last = token.map or (0, 0)
        prefixes = []
        for start in self._starts[first:last]:
            found = _QUOTED.match(self.text, start, max(start, whole.end))
            if found and found.end() <= whole.end:
                prefixes.append(Span(*found.span()))
        if prefixes and prefixes[0].start <= whole.start:
            whole = Span(min(prefixes.pop(0).end, whole.end), whole.end)
        return whole, prefixes

    def item(self, token: Token, written: Written) -> Span:
        """Give the words of an item with its bullet or number, which stands in the same line."""
        first, _ = token.map or (0, 0)
        begin = self._starts[first]
        if written.span.start >= self._starts[first + 1]:
            return written.span
        found = _INDENTED.match(self.text, begin, written.span.start)
        return Span(found.end() if found else written.span.start, written.span.end)

    def written(self, token: Token) -> Written:
        """Give where the content of an inline token or of raw HTML stands."""
        first, last = token.map or (0, 0)
        starts, sources = [], []
        prefixes: list[Span] = []
        at = 0
        for number, words in zip(range(first, last), token.content.split("\n"), strict=False):
            place, begins = self._line(number, words)
            starts.append(at)
            sources.append(place - (len(words) - len(words.lstrip(" \t"))))
            if number > first and place > begins:
                prefixes.append(Span(begins, place))
            at += len(words) + 1
        begin = sources[0] + len(token.content) - len(token.content.lstrip(" \t"))
        bare = len(token.content.rstrip(" \t\n"))
        line = max(bisect_right(starts, bare - 1) - 1, 0)
        end = max(begin, sources[line] + bare - starts[line])
        return Written(
            of(self.text, Span(begin, end)).trimmed().span, tuple(prefixes), tuple(starts), tuple(sources)
        )

    def _line(self, number: int, words: str) -> tuple[int, int]:
        """Give where words stand in a line, and where the line begins."""
        begins = self._starts[number]
        line = self._read[begins : self._starts[number + 1] - 1].rstrip(" \t")
        wanted = words.strip(" \t")
        # A heading may end in signs, `## The mole ##`; all else ends where its line ends.
        at = len(line) - len(wanted) if line.endswith(wanted) else line.rfind(wanted)
        if at < 0:
            raise Unplaced(wanted[:60])
        return begins + at, begins


def apart(span: Span, holes: Sequence[Span]) -> list[Span]:
    """Give what is left of a span without ordered holes."""
    left, at = [], span.start
    first = max(0, bisect_right(holes, span.start, key=lambda hole: hole.end) - 1)
    for hole in holes[first:]:
        if hole.start >= span.end:
            break
        if hole.end <= at:
            continue
        if hole.start > at:
            left.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < span.end:
        left.append(Span(at, span.end))
    return left
