"""Passages, best first → which of them add to those before. Pure.

Three paragraphs of one section are often three times its subject: what the first says, less well.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

# A passage that scores less than this share of its section's best, and holds no further word of the question,
# adds nothing: of 26 so left out 22 did not answer, and no question lost its only answer (decision 0048).
_NEARLY = 0.7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage: the section it stands in, its score, and which words of the question it holds."""

    section: Hashable
    score: float
    held: frozenset[int]


def adding(candidates: Sequence[Candidate]) -> Iterator[bool]:
    """Tell for each whether it adds to those of its section before it.

    >>> first = Candidate("The quay", 0.6, frozenset({0, 1}))
    >>> second = Candidate("The quay", 0.3, frozenset({1}))
    >>> list(adding([first, second]))
    [True, False]
    """
    kept: dict[Hashable, list[Candidate]] = {}
    for candidate in candidates:
        before = kept.setdefault(candidate.section, [])
        known = frozenset[int]().union(*(one.held for one in before))
        adds = not before or candidate.score >= _NEARLY * before[0].score or not candidate.held <= known
        if adds:
            before.append(candidate)
        yield adds
