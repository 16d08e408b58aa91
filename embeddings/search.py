"""A question → the passages that fit it best, and whether they bear on it: all the parts joined."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import Floats, Ints, Vectors
from embeddings.dense.encoder import Encoder
from embeddings.dense.index import IndexKind
from embeddings.dense.nearness import Dense, Nearness
from embeddings.dense.weights import DEFAULT_MODEL
from embeddings.errors import WrongModel
from embeddings.hits import EVERYWHERE, Explanation, Found, Hit, Outcome, Scope, Score, Word
from embeddings.lexical.lexicon import Lexicon, Query, Scores
from embeddings.lexical.texts import texts
from embeddings.question import Question, read
from embeddings.ranking import fusion, refusal
from embeddings.ranking.duplicates import Group, collapse
from embeddings.ranking.fusion import Weights
from embeddings.ranking.refusal import Refusal, Signals
from embeddings.store.contents import Contents

_LOOKED_AT = 30  # best passages among which those that say the same are looked for
_MEASURED = 200  # best passages by words that are measured even where a graph is searched
_BEFORE = 0.5  # how much the question before counts where a question leans on it
_TOLD_APART = 1.5  # what a sentence's own words count beside its cosine (decision 0013)
_MODEL_LANGUAGES = {DEFAULT_MODEL: "en"}  # other models are taken to know every language


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every passage scored, and which of them may be shown."""

    query: Query
    nearness: Nearness
    words: Scores
    dense: Floats
    lexical: Floats
    fused: Floats
    allowed: NDArray[np.bool_]
    phrases: dict[str, bool] = field(default_factory=dict)

    def order(self) -> Ints:
        """Give the places of the passages that may be shown, best first; equals as the library has them."""
        places = np.flatnonzero(self.allowed)
        return places[np.argsort(-self.fused[places], kind="stable")]


class Search:
    """Finds passages of one generation; immutable, and safe to use from several threads."""

    def __init__(
        self,
        contents: Contents,
        encoder: Encoder,
        *,
        weights: Weights | None = None,
        calibration: Refusal = refusal.DEFAULT,
    ) -> None:
        if contents.recipe.weights != encoder.fingerprint:
            raise WrongModel(
                f"the index was built with {contents.recipe.model} (weights "
                f"{contents.recipe.weights[:12]}…), "
                f"the model now is {encoder.name} ({encoder.fingerprint[:12]}…); run: scholiast index"
            )
        self._encoder = encoder
        self._weights = weights or Weights()
        self._calibration = calibration
        documents = contents.library.documents
        self._passages = contents.library.passages
        self._authors = {document.id: document.author for document in documents}
        self._lexicon = Lexicon(tuple(texts(documents)))
        kind = IndexKind(contents.recipe.kind)
        self._dense = Dense(contents.vectors, contents.rows, len(self._passages), kind)
        counts = [len(passage.sentences) for passage in self._passages]
        self._first_sentence = np.cumsum([0, *counts])

    def read(self, question: str) -> Question:
        """Take a question apart, in the library's language unless its words are of another."""
        return read(question, self._lexicon.language)

    def find(self, question: str, k: int, scope: Scope = EVERYWHERE, *, before: str | None = None) -> Found:
        """Find the ``k`` best passages, best first, whatever may be said of them.

        ``before`` is the question asked before, which helps one that has too little of its own.
        """
        asked = self.read(question)
        earlier = self.read(before) if before and asked.leans else None
        ranking = self.rank(asked, scope, earlier)
        order = ranking.order()
        if not len(order):
            return Found((), Outcome.NOTHING, 0.0, self._explain(asked, ranking, None, earlier))
        signals = self.signals(ranking, int(order[0]))
        confidence = self._calibration.probability(signals)
        if not (all(ranking.phrases.values()) and (asked.has_content or earlier)):
            confidence = min(confidence, 0.99 * self._calibration.quoted)  # whatever the signals, no answer
        outcome = self._calibration.outcome(confidence)
        groups = self._groups(order, k, scope)
        found = frozenset(group.first for group in groups)
        hits = tuple(self._hit(ranking, group, found) for group in groups)
        return Found(hits, outcome, confidence, self._explain(asked, ranking, signals, earlier))

    def rank(self, asked: Question, scope: Scope = EVERYWHERE, earlier: Question | None = None) -> Ranking:
        """Score every passage."""
        query = self._lexicon.query(asked)
        if earlier is not None:
            query = query.with_context(self._lexicon.query(earlier, weight=_BEFORE))
        words = self._lexicon.scores(query)
        is_foreign = self._is_foreign(asked)
        grams = self._lexicon.letters(asked) if is_foreign else None
        lexical = fusion.lexical(words.bm25, words.coverage, words.pairs, self._weights, grams)
        also = np.argsort(-lexical, kind="stable")[:_MEASURED] if self._dense.leaves_gaps else None
        nearness = self._dense.nearness(self._vector(asked, earlier), also)
        dense = fusion.dense(nearness.window, nearness.sentence)
        fused = fusion.fuse(dense, lexical, self._weights, foreign=is_foreign)
        allowed, phrases = self._with_phrases(asked, fused, self._in_scope(scope))
        return Ranking(query, nearness, words, dense, lexical, fused, allowed, phrases)

    def _vector(self, asked: Question, earlier: Question | None) -> Vectors:
        if earlier is None:
            return self._encoder.encode([asked.text])
        now, then = self._encoder.encode([asked.text, earlier.text])
        mixed = now + _BEFORE * then
        return np.asarray(mixed / np.linalg.norm(mixed), dtype=np.float32)

    def _is_foreign(self, asked: Question) -> bool:
        return _MODEL_LANGUAGES.get(self._encoder.name, asked.language) != asked.language

    def _with_phrases(
        self, asked: Question, fused: Floats, allowed: NDArray[np.bool_]
    ) -> tuple[NDArray[np.bool_], dict[str, bool]]:
        """Leave the passages that hold each quoted phrase, if any does; tell for each whether one does."""
        phrases = {}
        for phrase in asked.phrases:
            holding = self._holding(phrase, fused, allowed)
            phrases[" ".join(phrase)] = bool(holding.any())
            if holding.any():
                allowed = holding
        return allowed, phrases

    def _holding(
        self, phrase: tuple[str, ...], fused: Floats, allowed: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        """Find the best passages that hold a phrase; no more than are looked at, since each is read."""
        places = np.flatnonzero(allowed & self._lexicon.may_hold(phrase))
        best_first = places[np.argsort(-fused[places], kind="stable")]
        held = (int(place) for place in best_first if self._lexicon.holds(int(place), phrase))
        holding = np.zeros(len(self._passages), dtype=np.bool_)
        holding[list(islice(held, _LOOKED_AT))] = True
        return holding

    def _in_scope(self, scope: Scope) -> NDArray[np.bool_]:
        if not (scope.documents or scope.authors):
            return np.ones(len(self._passages), dtype=np.bool_)
        wanted = {
            document
            for document, author in self._authors.items()
            if (not scope.documents or document in scope.documents)
            and (not scope.authors or author in scope.authors)
        }
        return np.array([passage.document in wanted for passage in self._passages], dtype=np.bool_)

    def _groups(self, order: Ints, k: int, scope: Scope) -> list[Group]:
        candidates = [int(place) for place in order[: max(_LOOKED_AT, k)]]
        likeness = self._dense.likeness(candidates)
        groups = collapse(candidates, likeness, lambda place: self._passages[place].text)
        return [group for group, _ in zip(self._capped(groups, scope), range(k), strict=False)]

    def _capped(self, groups: list[Group], scope: Scope) -> Iterator[Group]:
        counts: dict[str, int] = {}
        for group in groups:
            document = self._passages[group.first].document
            counts[document] = counts.get(document, 0) + 1
            if scope.per_document is None or counts[document] <= scope.per_document:
                yield group

    def _hit(self, ranking: Ranking, group: Group, found: Collection[int] = ()) -> Hit:
        """Make a hit of a passage; with what it introduces, unless that is among those ``found``."""
        place = group.first
        introduced = self._introduced(place)
        quotation = None
        if introduced is not None and introduced not in found:
            quotation = self._hit(ranking, Group(introduced))
        return Hit(
            passage=self._passages[place],
            sentence=self.best_sentence(ranking, place),
            score=Score(
                float(ranking.dense[place]), float(ranking.lexical[place]), float(ranking.fused[place])
            ),
            also=tuple(self._passages[other] for other in group.others),
            quotation=quotation,
        )

    def _introduced(self, place: int) -> int | None:
        """Give the place of the block quotation that a passage introduces."""
        passage = self._passages[place]
        return None if passage.introduces is None else place + passage.introduces - passage.number

    def best_sentence(self, ranking: Ranking, place: int) -> int:
        """Choose the sentence to highlight: nearest in meaning and, by rarity, in words (decision 0013)."""
        first, last = (int(at) for at in self._first_sentence[place : place + 2])
        told = self._lexicon.told_apart(ranking.query, range(first, last))
        return int(np.argmax(ranking.nearness.sentences[first:last] + _TOLD_APART * told))

    def signals(self, ranking: Ranking, place: int) -> Signals:
        """Gather what is known of a passage."""
        return Signals(
            fused=float(ranking.fused[place]),
            sentence=max(float(ranking.nearness.sentence[place]), 0.0),
            bm25=float(ranking.words.bm25[place]),
            coverage=float(ranking.words.coverage[place]),
            known=ranking.query.known,
        )

    def _explain(
        self, asked: Question, ranking: Ranking, signals: Signals | None, earlier: Question | None
    ) -> Explanation:
        return Explanation(
            language=asked.language,
            signals=asdict(signals) if signals else {},
            words=tuple(
                Word(term.word, term.rarity, bool(term.numbers), term.correction)
                for term in ranking.query.terms
            ),
            phrases=ranking.phrases,
            quoted_from=self._calibration.quoted,
            closest_from=self._calibration.closest,
            with_context=earlier is not None,
        )
