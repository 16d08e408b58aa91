"""A word as printed → its number, or the word that was probably meant where a library does not hold it."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.arrays import Ints, Mask, Places
from embeddings.lexical.strings import Strings

NAMES = 0  # among the rows of what may be meant; behind it the languages
# One slip (a letter wrong, missing, added, or two swapped) from five letters on, two from ten: half of what
# Lucene's AUTO fuzziness allows, so that "Australia" is not read as "Austria".
_SHORTEST = 5
_LONG = 10
_SHORTEST_BEHIND = 3  # behind a name that the texts have before what was meant
_EQUALS = 16  # near words that are compared


@dataclass(frozen=True, slots=True)
class Printed:
    """The folded words of a library, the short ones first, and those of a length as an alphabet has them.

    ``lengths`` says where those of each length begin; ``numbers`` are those of their stems; ``may_be_meant``
    tells which are names, and in a row for each language which are words of its texts.
    """

    words: Strings
    lengths: Ints
    numbers: Places
    may_be_meant: Mask

    @classmethod
    def of(cls, numbers: Mapping[str, int], names: set[str], spoken: Sequence[set[str]]) -> "Printed":
        """Sort folded words by the numbers of their stems; ``spoken`` are those of each language."""
        words = sorted(numbers, key=lambda word: (len(word), word))
        lengths = np.array([len(word) for word in words], dtype=np.int64)
        longest = int(lengths[-1]) if words else 0
        return cls(
            Strings.of(words),
            np.searchsorted(lengths, np.arange(longest + 2)),
            np.array([numbers[word] for word in words], dtype=np.int32),
            np.array(
                [[word in some and _is_spelt(word) for word in words] for some in (names, *spoken)],
                dtype=np.bool_,
            ),
        )

    def number(self, folded: str) -> int | None:
        """Give the number of a word, if it is printed anywhere."""
        place = self.words.find(folded, *self._of_length(len(folded)))
        return None if place is None else int(self.numbers[place])

    def correct(self, word: str, frequency: Callable[[str], int], row: int = NAMES) -> str | None:
        """Give the nearest word of a row that begins with the same letter.

        Of equals one with a letter more, less, or two swapped goes before one with a letter wrong, then the
        commonest: "individualty" is no "individually".
        """
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 1 if len(word) < _LONG else 2
        lengths = range(len(word) - slips, len(word) + slips + 1)
        near = [other for length in lengths for other in self._beginning(word[0], length, row)]
        found = process.extract(
            word, near, scorer=OSA.distance, score_cutoff=slips, processor=None, limit=_EQUALS
        )
        best = min(
            found, key=lambda one: (one[1], _is_letter_wrong(word, one[0]), -frequency(one[0])), default=None
        )
        return str(best[0]) if best else None

    def nearest(self, word: str, numbers: Collection[int]) -> str | None:
        """Give a name with one of some numbers that is a slip away, with whatever letter it begins."""
        if len(word) < _SHORTEST_BEHIND or not word.isalpha() or not numbers:
            return None
        from rapidfuzz.distance import OSA

        first, _ = self._of_length(len(word) - 1)
        _, last = self._of_length(len(word) + 1)
        is_one = np.isin(self.numbers[first:last], list(numbers)) & self.may_be_meant[NAMES, first:last]
        near = (self.words[first + at] for at in np.flatnonzero(is_one).tolist())
        return next((other for other in near if OSA.distance(word, other) == 1), None)

    def _beginning(self, letter: str, length: int, row: int) -> Iterator[str]:
        """Yield the words of a length that begin with a letter and may be meant."""
        first, last = self._of_length(length)
        begin = bisect_left(self.words, letter, first, last)
        end = bisect_left(self.words, chr(ord(letter) + 1), begin, last)
        for at in np.flatnonzero(self.may_be_meant[row, begin:end]).tolist():
            yield self.words[begin + at]

    def _of_length(self, length: int) -> tuple[int, int]:
        if length + 1 >= len(self.lengths):
            return len(self.words), len(self.words)
        return int(self.lengths[length]), int(self.lengths[length + 1])


def _is_letter_wrong(word: str, other: str) -> bool:
    return len(word) == len(other) and sorted(word) != sorted(other)


def _is_spelt(word: str) -> bool:
    return len(word) >= _SHORTEST - 1 and word.isalpha()
