"""A word the library does not hold → the word that was probably meant."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

# One slip (a letter wrong, missing, added, or two swapped) from five letters on, two from ten: half of what
# Lucene's AUTO fuzziness allows, so that "Australia" is not read as "Austria".
_SHORTEST = 5
_LONG = 10
_EQUALS = 16  # near words that are compared


class Speller:
    """The words of a library, by length."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            if len(word) >= _SHORTEST - 1 and word.isalpha():
                self._by_length[len(word)].append(word)

    def correct(self, word: str, frequency: Callable[[str], int]) -> str | None:
        """Give the nearest word that begins with the same letter, of equals the commonest; None if none."""
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        slips = 1 if len(word) < _LONG else 2
        lengths = range(len(word) - slips, len(word) + slips + 1)
        near = [other for n in lengths for other in self._by_length.get(n, ()) if other[0] == word[0]]
        found = process.extract(
            word, near, scorer=OSA.distance, score_cutoff=slips, processor=None, limit=_EQUALS
        )
        best = min(found, key=lambda one: (one[1], -frequency(one[0])), default=None)
        return str(best[0]) if best else None
