"""Passages, best first → one of each, with the others that say the same. Pure.

The same paragraph in two editions differs in a few words, an accent, a comma.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from embeddings.arrays import Floats

# Shared words, commas and all, among all words of both. Two editions keep nine words in ten; two paragraphs
# on one subject share less than a third.
_SAME_WORDS = 0.75
# Cosine below which two passages cannot be that alike, so that few are compared word by word.
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Group:
    """A passage, by its number, and later ones that say the same."""

    first: int
    others: list[int] = field(default_factory=list)


def collapse(
    passages: Sequence[int], likeness: Floats, text: Callable[[int], str], most: int | None = None
) -> list[Group]:
    """Gather passages that say the same; ``likeness`` holds their cosines, ``text`` gives the words of one.

    Of no more than ``most`` groups, the first, is it known what else is in them: few words are read for it.

    >>> import numpy as np
    >>> texts = ["We drank a toast.", "So it went.", "We drank a Toast."]
    >>> collapse([0, 1, 2], np.float32([[1, 0.1, 0.99], [0.1, 1, 0.1], [0.99, 0.1, 1]]), texts.__getitem__)
    [Group(first=0, others=[2]), Group(first=1, others=[])]
    """
    words = cache(lambda passage: frozenset(text(passage).casefold().split()))
    groups: dict[int, Group] = {}  # by the place of the first
    for (place, passage), alike in zip(enumerate(passages), (likeness >= _ALIKE).tolist(), strict=True):
        near = (at for at in groups if alike[at])
        same = next((at for at in near if _are_the_same(words(passage), words(passages[at]))), None)
        if same is not None:
            groups[same].others.append(passage)
        elif most is None or len(groups) < most:
            groups[place] = Group(passage)
    return list(groups.values())


def _are_the_same(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return len(ours & theirs) >= _SAME_WORDS * len(ours | theirs)
