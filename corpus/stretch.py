"""A stretch of a text: where it is and its words, without a copy. Pure.

What is found in it is told in offsets of the whole text, and a pattern may look at what stands before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Ranged, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open range of code points, with the text that it is a range of.

    An empty one is false, as is one that would end before it begins.

    >>> Stretch("It left. It came.", 9, 17).words
    'It came.'
    """

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """What is printed there."""
        return self.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """The range alone."""
        return Span(self.start, self.end)

    def __bool__(self) -> bool:
        return self.start < self.end

    def __len__(self) -> int:
        return max(self.end - self.start, 0)

    def is_right_under(self, above: "Stretch") -> bool:
        """Tell whether it begins in the line after the one in which another ends."""
        return above.text.count("\n", above.end, self.start) == 1

    def since(self, at: int) -> "Stretch":
        """Give what is left from an offset on."""
        return Stretch(self.text, at, self.end)

    def until(self, at: int, reach: int | None = None) -> "Stretch":
        """Give what stands before an offset, or no more than the last signs of it."""
        return Stretch(self.text, self.start if reach is None else max(self.start, at - reach), at)

    def first(self, reach: int) -> "Stretch":
        """Give no more than the first signs of it."""
        return Stretch(self.text, self.start, min(self.end, self.start + reach))

    def before(self, at: int, reach: int) -> str:
        """Copy the last signs before an offset, as far as the stretch goes.

        >>> Stretch("camp.11", 0, 7).before(5, 2)
        'p.'
        """
        return self.text[max(self.start, at - reach) : at]

    def trimmed(self, left: str | None = None, right: str | None = None) -> "Stretch":
        """Leave out some characters at its ends, white space by default.

        >>> Stretch("(Berger, 96).", 1, 13).trimmed(right=".)").words
        'Berger, 96'
        """
        text, start, end = self.text, self.start, self.end
        while start < end and (text[start].isspace() if left is None else text[start] in left):
            start += 1
        while start < end and (text[end - 1].isspace() if right is None else text[end - 1] in right):
            end -= 1
        return self if (start, end) == (self.start, self.end) else Stretch(text, start, end)

    def lines(self) -> Iterator["Stretch"]:
        """Yield its lines, without the signs between them."""
        at = self.start
        while (stop := self.text.find("\n", at, self.end)) >= 0:
            yield Stretch(self.text, at, stop)
            at = stop + 1
        yield Stretch(self.text, at, self.end)

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match a pattern where the stretch begins."""
        return pattern.match(self.text, self.start, self.end)

    def fullmatch(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match a pattern with the whole stretch."""
        return pattern.fullmatch(self.text, self.start, self.end)

    def search(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Find the first place that a pattern matches."""
        return pattern.search(self.text, self.start, self.end)

    def finditer(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Find every place that a pattern matches."""
        return pattern.finditer(self.text, self.start, self.end)

    def startswith(self, signs: str | tuple[str, ...]) -> bool:
        """Say whether it begins with these signs, or with some of them."""
        return self.text.startswith(signs, self.start, self.end)

    def endswith(self, signs: str | tuple[str, ...]) -> bool:
        """Say whether it ends with these signs, or with some of them."""
        return self.text.endswith(signs, self.start, self.end)


def whole(text: str) -> Stretch:
    """Give all of a text."""
    return Stretch(text, 0, len(text))


def words_at(text: str, place: Ranged) -> str:
    """Copy the words at a place in a text.

    >>> words_at("It left.", Span(3, 7))
    'left'
    """
    return text[place.start : place.end]


def of(text: str, place: Ranged) -> Stretch:
    """Give the stretch at a place in a text.

    >>> of("It left.", Span(3, 7)).words
    'left'
    """
    return Stretch(text, place.start, place.end)
