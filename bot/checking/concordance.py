"""A library → where each of its words stands: made once, and words are found without reading it. Pure.

Words are numbered, and each place of the library holds the number of its word. Compared are whole words,
without case and without the hyphens in them, so that a word which a line divides is the same word. After each
document stands a word that nobody writes.
"""

import threading
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from math import log

from bot.checking import wording
from corpus.model import Document, Library, Passage

_NO_WORD = 0  # the number of a word that nobody writes
# Places of words that are looked at for one quotation, the rarest words first; more say nothing more.
_MOST_PLACES = 10_000
_MOST_CELLS = 100
_NARROWEST = 8  # words of the stretches in which places are counted


@dataclass(frozen=True, slots=True)
class Stretch:
    """Places ``start`` to ``end`` of a concordance."""

    start: int
    end: int


class Kept:
    """Keeps the concordance of the library that was asked for last; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: Concordance | None = None

    def of(self, library: Library) -> "Concordance":
        """Give the concordance of a library, made when it is first asked for."""
        with self._lock:
            if self._made is None or self._made.library is not library:
                self._made = Concordance(library)
            return self._made


class Concordance:
    """The words of a library, each with its places."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._numbers: dict[str, int] = {}
        self._words = array("I")
        self._documents = [document for document in library.documents if document.counts.passages]
        self._noted: dict[str, set[str]] = defaultdict(set)  # the documents whose notes have a word
        self._firsts = array("I")  # the number, among all passages, of the first of each document
        self._starts = array("I")  # the first place of each passage
        labels: set[str] = set()
        for document in library.documents:
            self._add(document.whole)
            labels.update(marker.label for marker in document.markers)
        self.labels = frozenset(labels)
        self._known = ["", *self._numbers]
        self._places = self._placed()
        # How much each word tells: the rarer, the more; one that stands nowhere as one that stands once.
        self._once = log(1 + len(self._words))
        self._weights = [log(1 + len(self._words) / max(1, len(places))) for places in self._places]

    def _add(self, document: Document) -> None:
        numbers = self._numbers
        for note in document.notes:
            for key in wording.keys(wording.plain(note.text)):
                self._noted[key].add(document.id)
        if document.passages:
            self._firsts.append(len(self._starts))
        for passage in document.passages:
            self._starts.append(len(self._words))
            keys = wording.keys(wording.copy(passage, document))
            self._words.extend([numbers.setdefault(key, len(numbers) + 1) for key in keys])
        self._words.append(_NO_WORD)

    def _placed(self) -> "list[array[int]]":
        places = [array("I") for _ in self._known]
        for place, word in enumerate(self._words):
            places[word].append(place)
        return places

    def knows(self, key: str) -> bool:
        """Tell whether a word stands anywhere."""
        return key in self._numbers

    def rarity(self, keys: Sequence[str]) -> int:
        """Say at how many places the rarest of some words stands; each must stand somewhere."""
        return min(len(self._places[self._numbers[key]]) for key in keys)

    def numbered(self, keys: Sequence[str]) -> list[int]:
        """Give the numbers of words; one that stands nowhere has a number of its own."""
        return [self._numbers.get(key, len(self._known) + at) for at, key in enumerate(keys)]

    def word(self, number: int) -> str:
        """Give the word of a number."""
        return self._known[number]

    def weights(self, numbers: Iterable[int]) -> list[float]:
        """Say how much each word tells of where words are from."""
        known = len(self._weights)
        return [self._weights[number] if number < known else self._once for number in numbers]

    def words(self, stretch: Stretch) -> list[int]:
        """Give the numbers of the words of a stretch."""
        return self._words[stretch.start : stretch.end].tolist()

    def around(self, stretch: Stretch, reach: int) -> Stretch:
        """Take so many more places before and after a stretch, as far as its document goes."""
        ends = self._places[_NO_WORD]
        after = bisect_left(ends, stretch.start)
        first = ends[after - 1] + 1 if after else 0
        return Stretch(max(first, stretch.start - reach), min(ends[after], stretch.end + reach))

    def passages(self, stretch: Stretch) -> tuple[Document, list[Passage]]:
        """Give the document of a stretch, and the passages that it touches."""
        first, end = self._passage_at(stretch.start), bisect_left(self._starts, stretch.end)
        at = bisect_right(self._firsts, first) - 1
        document, before = self._documents[at], self._firsts[at]
        after = self._firsts[at + 1] if at + 1 < len(self._firsts) else len(self._starts)
        return document, list(document.passages[first - before : min(end, after) - before])

    def open(self, stretch: Stretch, library: Library) -> Stretch | None:
        """Take of a stretch what a library has: of each document all, none, or the first passages."""
        at = bisect_right(self._firsts, self._passage_at(stretch.start)) - 1
        document = self._documents[at]
        shown = library.document(document.id)
        if shown is document:
            return stretch
        hidden = self._firsts[at] + (shown.counts.passages if shown else 0)  # the first that is
        end = self._starts[hidden] if hidden < len(self._starts) else len(self._words)
        return Stretch(stretch.start, min(end, stretch.end)) if end > stretch.start else None

    def printed(self, stretch: Stretch) -> str:
        """Write the words of a stretch as they are printed, with the signs at them, without markers."""
        document, passages = self.passages(stretch)
        copied = " ".join(wording.copy(passage, document) for passage in passages)
        words = list(wording.places(copied))
        before = stretch.start - self._starts[self._passage_at(stretch.start)]
        first, last = words[before], words[before + stretch.end - stretch.start - 1]
        begin = copied.rfind(" ", 0, first.start()) + 1
        end = copied.find(" ", last.end())
        return wording.without_calls(copied[begin : end if end >= 0 else None])

    def _passage_at(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def runs(self, keys: Sequence[str]) -> Iterator[Stretch]:
        """Yield where words, each of which stands somewhere, follow one another just so."""
        wanted = array("I", self.numbered(keys))
        rarest = min(range(len(wanted)), key=lambda at: len(self._places[wanted[at]]))
        for place in self._places[wanted[rarest]]:
            start = place - rarest
            if start >= 0 and self._words[start : start + len(wanted)] == wanted:
                yield Stretch(start, start + len(wanted))

    def has(self, stretch: Stretch, runs: Iterable[Sequence[str]]) -> bool:
        """Tell whether a stretch has the words of each run, which follow one another."""
        there = self._words[stretch.start : stretch.end].tobytes()
        return all(_stands(array("I", self.numbered(run)).tobytes(), there) for run in runs)

    def holding(self, keys: Sequence[str]) -> set[tuple[str, int]]:
        """Give the passages in which words follow one another: the id of the document, and the number."""
        if not all(map(self.knows, keys)):
            return set()
        runs = ((self._passage_at(run.start), self._passage_at(run.end - 1)) for run in self.runs(keys))
        return {self._named(first) for first, last in runs if first == last}

    def noting(self, keys: Sequence[str]) -> set[str]:
        """Give the ids of the documents whose notes have all of some words, wherever they stand."""
        return set.intersection(*(self._noted.get(key, set()) for key in keys))

    def _named(self, passage: int) -> tuple[str, int]:
        at = bisect_right(self._firsts, passage) - 1
        return self._documents[at].id, passage - self._firsts[at] + 1

    def dense(self, keys: Sequence[str]) -> Iterator[Stretch]:
        """Yield stretches, some times as long as some words, that have many of them; most first."""
        width = max(_NARROWEST, len(keys))
        votes = self._votes(keys, width)
        # A quotation may begin near the end of one cell and be found, words being left out, in the next.
        best = nlargest(_MOST_CELLS, votes, key=lambda cell: votes[cell])
        starts = {start for cell in best for start in (cell - 1, cell)}
        together = {start: votes.get(start, 0.0) + votes.get(start + 1, 0.0) for start in starts}
        for start in sorted(together, key=lambda start: -together[start]):
            yield from self._parts(start * width, (start + 3) * width)

    def _votes(self, keys: Sequence[str], width: int) -> dict[int, float]:
        """Say what the words tell for each cell of places: that the first of them would stand there."""
        first = {key: at for at, key in reversed([*enumerate(keys)]) if key in self._numbers}
        votes: dict[int, float] = defaultdict(float)
        left = _MOST_PLACES
        for key in sorted(first, key=lambda key: self.rarity([key])):
            number, before = self._numbers[key], first[key]
            places, weight = self._places[number], self._weights[number]
            left -= len(places)
            if left < 0:
                break
            for place in places:
                votes[(place - before) // width] += weight
        return votes

    def _parts(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield the parts of a range of places that are each of one document."""
        ends = self._places[_NO_WORD]
        inside = ends[bisect_left(ends, max(0, start)) : bisect_left(ends, end)]
        for a, b in pairwise([max(0, start) - 1, *inside, min(end, len(self._words))]):
            if b - a > 1:
                yield Stretch(a + 1, b)


def _stands(words: bytes, there: bytes) -> bool:
    """Tell whether some numbers stand in others, one after the other."""
    size, at = array("I").itemsize, there.find(words)
    while at % size and at >= 0:  # between two numbers
        at = there.find(words, at + 1)
    return at >= 0
