"""A question → the passages that fit it best: encoder and index joined."""

import math
from collections.abc import Collection

import numpy as np

from embeddings.encoder import Encoder
from embeddings.errors import WrongModel
from embeddings.hits import Found, Hit, Outcome, Score
from embeddings.index import Index, IndexKind
from embeddings.store import Contents
from embeddings.units import WINDOW

# Cosines of the best sentence on a small library: 0.26 to 0.73 where it holds the answer, 0.21 to 0.60
# where it is only on the subject, at most 0.19 for questions on other things.
_EVEN_CHANCE, _SPREAD = 0.40, 0.08
_NEAR = 0.20


class Search:
    """Finds passages of one generation; immutable, and safe to use from several threads."""

    def __init__(self, contents: Contents, encoder: Encoder) -> None:
        if contents.recipe.weights != encoder.fingerprint:
            raise WrongModel(
                f"the index was built with {contents.recipe.model} (weights "
                f"{contents.recipe.weights[:12]}…), "
                f"the model now is {encoder.name} ({encoder.fingerprint[:12]}…); run: scholiast index"
            )
        self._encoder = encoder
        self._passages = contents.library.passages
        self._index = Index(contents.vectors, IndexKind(contents.recipe.kind))
        self._passage_of = contents.rows[:, 0]
        self._sentence_of = contents.rows[:, 1]

    def find(self, question: str, k: int, documents: Collection[str] = ()) -> Found:
        """Find the ``k`` best passages, best first; in the given documents only, if any are given."""
        cosines = self._index.cosines(self._encoder.encode([question]))
        whole, sentence = (
            self._best(cosines, self._sentence_of == WINDOW),
            self._best(cosines, self._sentence_of != WINDOW),
        )
        fused = (whole + sentence) / 2
        order = np.argsort(-fused, kind="stable")
        allowed = (i for i in order if not documents or self._passages[i].document in documents)
        chosen = [int(index) for index, _ in zip(allowed, range(k), strict=False)]
        hits = tuple(
            Hit(
                self._passages[index],
                self._best_sentence(cosines, index),
                Score(dense=float(fused[index]), lexical=0.0, fused=float(fused[index])),
            )
            for index in chosen
        )
        best = max((float(sentence[index]) for index in chosen), default=-1.0)
        confidence = 1 / (1 + math.exp((_EVEN_CHANCE - best) / _SPREAD))
        outcome = (
            Outcome.QUOTED if best >= _EVEN_CHANCE else Outcome.CLOSEST if best >= _NEAR else Outcome.NOTHING
        )
        return Found(hits if outcome is not Outcome.NOTHING else (), outcome, confidence)

    def _best(self, cosines: np.ndarray, rows: np.ndarray) -> np.ndarray:
        best = np.full(len(self._passages), -1.0, dtype=np.float32)
        np.maximum.at(best, self._passage_of[rows], cosines[rows])
        return best

    def _best_sentence(self, cosines: np.ndarray, passage: int) -> int:
        rows = np.flatnonzero((self._passage_of == passage) & (self._sentence_of != WINDOW))
        return int(self._sentence_of[rows[np.argmax(cosines[rows])]])
