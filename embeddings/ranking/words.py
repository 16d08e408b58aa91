"""What the words of a question say: of every passage, or of those that an engine names. Each is scored here.

An engine that has the words of a large library names passages by BM25 (decision 104), and what is named is
scored in full from the tables of the index, as it would be among all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from embeddings.arrays import Floats, Ints, Mask
from embeddings.lexical.lexicon import Lexicon, Query, WordScores

FEW = 1000  # passages that are all scored: as soon done as named
_ASKED_FOR = 512  # passages that an engine names by BM25: the order is settled by more than that
_READ = 5000  # passages of those that may hold a quoted phrase

Join = Callable[[WordScores], Floats]


class Finder(Protocol):
    """What names passages by the words of a question."""

    def nearest(self, question: dict[int, float], k: int, allowed: Mask) -> Ints | None:
        """Name some ``k`` passages with the most of the words, each counted so much; None where it cannot."""


class Words(Protocol):
    """What the words of one question say."""

    def first(self, mask: Mask, most: int) -> Ints:
        """Name the passages of a mask that the words fit best, in no order."""

    def of(self, places: Ints) -> tuple[WordScores, Floats]:
        """Say of some passages, by their places, ascending, what the words say, and all of it joined."""


@dataclass(frozen=True, slots=True)
class OfAll:
    """All passages were scored."""

    scores: WordScores
    joined: Floats

    def first(self, mask: Mask, most: int) -> Ints:
        """Name the best of a mask."""
        places = np.flatnonzero(mask)
        return _first(places, self.joined[places], most)

    def of(self, places: Ints) -> tuple[WordScores, Floats]:
        """Give what was found of some."""
        return self.scores.of(places), self.joined[places]


@dataclass(frozen=True, slots=True)
class OfNamed:
    """An engine has named some, ascending; whichever are looked at are scored then.

    ``others`` has the queries that some passages are measured by instead.
    """

    lexicon: Lexicon
    query: Query
    join: Join
    named: Ints
    others: tuple[tuple[Mask, Query], ...] = ()

    def first(self, mask: Mask, most: int) -> Ints:
        """Name the best of a mask among those that are named, or of all where they are few."""
        places = np.flatnonzero(mask)
        if len(places) > _READ:
            places = self.named[mask[self.named]]
        return _first(places, self.of(places)[1], most)

    def of(self, places: Ints) -> tuple[WordScores, Floats]:
        """Score some."""
        scores = self.lexicon.scores(self.query, places)
        for is_its, other in reversed(self.others):
            scores = self.lexicon.scores(other, places).where(is_its[places], scores)
        return scores, self.join(scores)


def named(finder: Finder | None, query: Query, allowed: Mask) -> Ints | None:
    """Have passages named, ascending, by how much they hold of a question: all, if they are few.

    None where nothing can name them.
    """
    places = np.flatnonzero(allowed)
    if finder is None or len(places) <= FEW:
        return None
    counted: dict[int, float] = {}
    for term in query.terms:
        for number in term.numbers:
            counted[number] = counted.get(number, 0.0) + term.rarity
    if not counted:
        return np.zeros(0, dtype=np.int64)
    found = finder.nearest(counted, _ASKED_FOR, allowed)
    return None if found is None else np.unique(found[allowed[found]])


def _first(places: Ints, scores: Floats, most: int) -> Ints:
    """Give the best of some passages, the first of equals, without putting all in order."""
    if len(places) <= most:
        return places
    has_any = scores > 0  # most are equal, which takes ten times as long
    if np.count_nonzero(has_any) >= most:
        places, scores = places[has_any], scores[has_any]
    line = np.partition(scores, len(scores) - most)[-most]
    above = places[scores > line]
    return np.concatenate([above, places[scores == line][: most - len(above)]])
