"""A question → the passages that may bear on it, scored and in order: both legs joined.

Each leg names candidates, and every candidate of either is scored in full. No score depends on the other
candidates, so that it is the same whichever leg named a passage, and whichever kind of index was asked.
"""

from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from embeddings.arrays import Floats, Ints, Mask, Vectors
from embeddings.dense.encoder import Encoder
from embeddings.dense.nearness import Dense, Nearness
from embeddings.dense.weights import DEFAULT_MODEL
from embeddings.hits import Score
from embeddings.lexical.lexicon import Lexicon, Query, WordScores
from embeddings.question import Question
from embeddings.ranking import fusion
from embeddings.ranking.fusion import Weights
from embeddings.ranking.refusal import Signals

_NAMED = 200  # candidates that the words name; an exact index names every passage
_READ = 30  # best passages that are kept for a quoted phrase: each is read
_BEFORE = 0.5  # how much the question before counts where a question leans on it
_NEARLY = 0.9  # of the best sentence's worth, for another to be highlighted as well (decision 0048)
_TOLD_APART = 1.5  # what a sentence's own words count beside its cosine (decision 0013)
_MODEL_LANGUAGES = {DEFAULT_MODEL: "en"}  # other models are taken to know every language


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question as the legs take it, and what the words say of every passage.

    ``is_foreign`` tells that the model does not know its language.
    """

    query: Query
    vector: Vectors
    is_foreign: bool
    word_scores: WordScores
    lexical: Floats


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates, by their places in the library, ascending; each column has one value a candidate.

    ``is_shown`` tells which of them hold the quoted phrases, ``phrases`` for each phrase whether any does.
    """

    inquiry: Inquiry
    nearness: Nearness
    word_scores: WordScores
    dense: Floats
    lexical: Floats
    fused: Floats
    is_shown: Mask
    phrases: dict[str, bool]

    @property
    def candidates(self) -> Ints:
        """The places of the candidates."""
        return self.nearness.places

    def order(self) -> Ints:
        """Give the places of the passages that may be shown, best first; equals as the library has them."""
        return self.candidates[_best_first(self.fused, self.is_shown)]

    def signals(self, place: int) -> Signals:
        """Gather what is known of a candidate."""
        at = int(np.searchsorted(self.candidates, place))
        return Signals(
            fused=float(self.fused[at]),
            sentence=max(float(self.nearness.sentence[at]), 0.0),
            bm25=float(self.word_scores.bm25[at]),
            coverage=float(self.word_scores.coverage[at]),
            known=self.inquiry.query.known,
        )


class Scoring:
    """Both legs over one library; immutable, and safe to use from several threads."""

    def __init__(self, lexicon: Lexicon, dense: Dense, encoder: Encoder, weights: Weights) -> None:
        self._lexicon = lexicon
        self._dense = dense
        self._encoder = encoder
        self._weights = weights

    def rank(self, asked: Question, allowed: Mask, earlier: Question | None = None) -> Ranking:
        """Score the candidates among the passages that are allowed; ``earlier`` is leant on."""
        inquiry = self._inquire(asked, earlier)
        holding = {phrase: allowed & self._lexicon.may_hold(phrase) for phrase in asked.phrases}
        named = [_best_first(inquiry.lexical, mask)[:_NAMED] for mask in (allowed, *holding.values())]
        nearness = self._dense.nearest(
            inquiry.vector, allowed, np.concatenate(named), seeking=inquiry.query.seeks_works
        )
        ranking = self._score(inquiry, nearness)
        places = ranking.candidates
        return self._with_phrases(ranking, {phrase: mask[places] for phrase, mask in holding.items()})

    def score(self, ranking: Ranking, place: int) -> Score:
        """Score a passage, be it a candidate or not."""
        inquiry = ranking.inquiry
        nearness = self._dense.nearness(inquiry.vector, place, seeking=inquiry.query.seeks_works)
        alone = self._score(inquiry, nearness)
        return Score(float(alone.dense[0]), float(alone.lexical[0]), float(alone.fused[0]))

    def best_sentences(self, ranking: Ranking, place: int) -> tuple[int, ...]:
        """Choose the sentences to highlight: nearest in meaning and, by rarity, in words (decision 0013).

        The best comes first, behind it those that are nearly as good. The sentences of the passage's notes
        are counted on after its own.
        """
        inquiry = ranking.inquiry
        cosines = self._dense.sentences(inquiry.vector, place, seeking=inquiry.query.seeks_works)
        told = self._lexicon.told_apart(inquiry.query, self._lexicon.sentences_of(place))
        scores = cosines + _TOLD_APART * told[: len(cosines)]
        best = int(np.argmax(scores))
        near = np.flatnonzero(scores >= _NEARLY * scores[best]).tolist() if scores[best] > 0 else []
        return (best, *(other for other in near if other != best))

    def _inquire(self, asked: Question, earlier: Question | None) -> Inquiry:
        query = self._lexicon.query(asked)
        if earlier is not None:
            query = query.with_context(self._lexicon.query(earlier, weight=_BEFORE))
        scores = self._lexicon.scores(query)
        is_foreign = _MODEL_LANGUAGES.get(self._encoder.name, asked.language) != asked.language
        grams = self._lexicon.letters(asked) if is_foreign else None
        lexical = fusion.lexical(scores.bm25, scores.coverage, scores.pairs, self._weights, grams)
        return Inquiry(query, self._vector(asked, earlier), is_foreign, scores, lexical)

    def _vector(self, asked: Question, earlier: Question | None) -> Vectors:
        if earlier is None:
            return self._encoder.encode([asked.text])
        now, then = self._encoder.encode([asked.text, earlier.text])
        mixed = now + _BEFORE * then
        return np.asarray(mixed / np.linalg.norm(mixed), dtype=np.float32)

    def _score(self, inquiry: Inquiry, nearness: Nearness) -> Ranking:
        """Join what both legs say of the passages that were measured."""
        places = nearness.places
        dense = fusion.dense(nearness.window, nearness.sentence)
        lexical = inquiry.lexical[places]
        return Ranking(
            inquiry=inquiry,
            nearness=nearness,
            word_scores=inquiry.word_scores.of(places),
            dense=dense,
            lexical=lexical,
            fused=fusion.fuse(dense, lexical, self._weights, foreign=inquiry.is_foreign),
            is_shown=np.ones(len(places), dtype=np.bool_),
            phrases={},
        )

    def _with_phrases(self, ranking: Ranking, holding: dict[tuple[str, ...], Mask]) -> Ranking:
        """Leave the candidates that hold each quoted phrase, if any does; ``holding`` tells which may."""
        is_shown, phrases = ranking.is_shown, {}
        for phrase, may_hold in holding.items():
            held = self._held(ranking, phrase, is_shown & may_hold)
            phrases[" ".join(phrase)] = bool(held.any())
            if held.any():
                is_shown = held
        return replace(ranking, is_shown=is_shown, phrases=phrases)

    def _held(self, ranking: Ranking, phrase: tuple[str, ...], may_hold: Mask) -> Mask:
        """Find the best candidates that hold a phrase; no more than are kept, since each is read."""
        best_first = _best_first(ranking.fused, may_hold).tolist()
        held = (at for at in best_first if self._lexicon.holds(int(ranking.candidates[at]), phrase))
        mask = np.zeros(len(may_hold), dtype=np.bool_)
        mask[list(islice(held, _READ))] = True
        return mask


def _best_first(scores: Floats, mask: Mask) -> Ints:
    """List the rows of a mask by their scores, best first, equals in order."""
    rows = np.flatnonzero(mask)
    return rows[np.argsort(-scores[rows], kind="stable")]
