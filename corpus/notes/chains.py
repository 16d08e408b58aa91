"""Places and the notes that they may call → the chain that ascends in both. Pure.

It is that which is trusted most, in O(n log n), or the only one there is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from corpus.notes.markers import Place


def align(pairs: Sequence[tuple[Place, int]], entries: int) -> dict[int, Place]:
    """Choose the ascending chain of (place, entry) with the greatest trust; of equals the latest places."""
    tree: list[tuple[int, int]] = [(0, -1)] * (entries + 1)  # best (trust, pair) that ends at or before
    before: list[int] = []
    for number, (place, entry) in enumerate(pairs):
        best, previous = 0, -1
        at = entry
        while at > 0:
            best, previous = max((best, previous), tree[at])
            at -= at & -at
        before.append(previous)
        at = entry + 1
        while at <= entries:
            tree[at] = max(tree[at], (best + place.trust, number))
            at += at & -at
    at = entries
    best_pair = (0, -1)
    while at > 0:
        best_pair = max(best_pair, tree[at])
        at -= at & -at
    chain: dict[int, Place] = {}
    number = best_pair[1]
    while number >= 0:
        place, entry = pairs[number]
        chain[entry] = place
        number = before[number]
    return chain


def only(choices: Sequence[Sequence[Place]]) -> list[Place]:
    """Take one place for each note so that they ascend, if this can be done in one way only."""
    starts = [[place.start for place in places] for places in choices]
    backwards = [[-start for start in reversed(places)] for places in reversed(starts)]
    earliest, latest = _earliest(starts), [-start for start in reversed(_earliest(backwards))]
    if earliest != latest:
        return []
    return [
        places[bisect_left(places, at, key=start_of)] for at, places in zip(earliest, choices, strict=False)
    ]


def start_of(place: Place) -> int:
    """Give where a place begins, to sort by."""
    return place.start


def _earliest(choices: Iterable[Sequence[int]]) -> list[int]:
    """Take the first number of each row that is greater than the one before; nothing if a row has none."""
    chain: list[int] = []
    for numbers in choices:
        at = bisect_right(numbers, chain[-1]) if chain else 0
        if at == len(numbers):
            return []
        chain.append(numbers[at])
    return chain
