"""What a library scores for questions that it does not answer → from where on it may quote. Pure.

The more passages, and the more subjects, the better the best chance match: a library tells by itself where
its chance matches end (decision 67).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

# A chance from which on a background question counts as answered by the library: there are the best of the
# questions that it does answer (on XQuAD two thirds of them are above it).
_ANSWERED = 0.97
# The share of the others that would still be quoted; of XQuAD's longer questions it is a little more.
_QUOTED = 0.025
_FEWEST = 100  # questions, for a line: two of them may lie above it
RULE = f"{_QUOTED} below {_ANSWERED}, by the main model's language"  # a line that was drawn otherwise is none
_LITTLE = 0.1  # the share of passages that may change until the questions are asked again


@dataclass(frozen=True, slots=True)
class Line:
    """From which probability on a library quotes, and among how many passages that was measured.

    ``changed`` passages came and went since.
    """

    quoted: float
    passages: int
    changed: int = 0

    def after(self, before: Iterable[str], now: Iterable[str]) -> "Line | None":
        """Keep the line for a library that changed little, told by the ids of its passages; else None."""
        changed = self.changed + len(set(before) ^ set(now))
        return Line(self.quoted, self.passages, changed) if changed <= _LITTLE * self.passages else None


def measured(chances: Sequence[float], passages: int) -> Line | None:
    """Find the line above which hardly any of the questions would be quoted that the library cannot answer.

    ``chances`` are the probabilities of the background questions, those that it answers among them; None
    for too few of them.

    >>> measured([0.01] * 96 + [0.3, 0.4, 0.99, 0.999], 200)
    Line(quoted=0.01, passages=200, changed=0)
    >>> measured([0.5], 200)
    """
    if len(chances) < _FEWEST:
        return None
    rest = np.array([chance for chance in chances if chance < _ANSWERED])
    if not rest.size:
        return None
    return Line(float(np.quantile(rest, 1 - _QUOTED, method="lower")), passages)
