"""What a search finds."""

from dataclasses import dataclass

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
