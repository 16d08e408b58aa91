"""What a search finds."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Passage


@dataclass(frozen=True, slots=True)
class Score:
    """How well a passage fits a question, in each way of looking and in all; higher is better."""

    dense: float
    lexical: float
    fused: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found; ``sentence`` is the place of its best sentence in ``passage.sentences``."""

    passage: Passage
    sentence: int
    score: Score


class Outcome(StrEnum):
    """What may be said of the passages that were found."""

    QUOTED = "quoted"  # they bear on the question
    CLOSEST = "closest"  # nothing answers it; these are nearest
    NOTHING = "nothing"  # nothing is even near


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of a search: hits, best first, and how sure it is (0 to 1) that they bear on it."""

    hits: tuple[Hit, ...]
    outcome: Outcome
    confidence: float
