"""What the vectors say and what the words say of each passage → one score. Pure.

A convex combination: both legs lie between 0 and 1 and so does the sum, which rises with either leg and does
not depend on what else was found.
"""

from dataclasses import dataclass

import numpy as np

from embeddings.arrays import Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each way of looking counts, relative to BM25; measured in decision 0011.

    Where the main model was not trained on the language of question or passage, stretches of letters
    (``grams``) count too, and the vectors are scaled: those of the main model by ``foreign``, those of the
    second by ``second``. A passage in another language than the question shares fewer words with it: beside
    those in its own, its score is raised by ``across`` (decision 69). ``sharpness`` is the power to which the
    words are raised: a few shared words are mostly chance, many are evidence. ``pieces`` is
    what the pieces of a question count beside the joined score, at a second look (decision 86), each alike;
    ``rare_pieces`` the same of those of its content words, by rarity (decision 98).
    """

    dense: float = 0.9
    bm25: float = 1.0
    coverage: float = 0.3
    pairs: float = 0.3
    foreign: float = 0.5
    second: float = 1.3
    across: float = 1.1
    grams: float = 1.0
    sharpness: float = 1.75
    pieces: float = 0.4
    rare_pieces: float = 0.3

    def lexical(self, *, foreign: bool) -> float:
        """Say what all that the words say counts together."""
        return self.bm25 + self.coverage + self.pairs + (self.grams if foreign else 0.0)


def dense(window: Floats, sentence: Floats) -> Floats:
    """Join the cosines of a passage's best window and of its best sentence; 0 where they point away."""
    return np.maximum((window + sentence) / 2, 0.0)


def lexical(
    bm25: Floats, coverage: Floats, pairs: Floats, weights: Weights, grams: Floats | None = None
) -> Floats:
    """Join what BM25 says, the best sentence's share of the question, and its pairs of neighbours.

    ``grams`` are given where question or passage is foreign to the main model.
    """
    joined = weights.bm25 * bm25  # of every passage: in a large library each copy counts
    joined += weights.coverage * coverage
    joined += weights.pairs * pairs
    if grams is not None:
        joined += weights.grams * grams
    joined /= weights.lexical(foreign=grams is not None)
    joined **= weights.sharpness
    return joined


def fuse(
    by_vectors: Floats, by_words: Floats, weights: Weights, *, foreign: bool = False, second: bool = False
) -> Floats:
    """Join both legs; ``foreign``: the main model does not know the language; ``second`` measures instead.

    >>> fuse(np.float32([0.5]), np.float32([0.5]), Weights()).round(3).tolist()
    [0.5]
    """
    share = dense_share(weights, foreign=foreign, second=second)
    return np.asarray(share * by_vectors + (1 - share) * by_words, dtype=np.float32)


def dense_share(weights: Weights, *, foreign: bool, second: bool = False) -> float:
    """Give the share of the vectors in the sum, 0 to 1."""
    trusted = weights.dense * (weights.second if second else weights.foreign if foreign else 1.0)
    return trusted / (trusted + weights.lexical(foreign=foreign))
