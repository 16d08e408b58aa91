"""A question → the passages that fit it best, and whether they bear on it: all the parts joined."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, replace

import numpy as np

from embeddings.arrays import Ints, Mask
from embeddings.dense.encoder import Encoder
from embeddings.dense.index import IndexKind
from embeddings.dense.nearness import Dense
from embeddings.errors import WrongModel
from embeddings.hits import EVERYWHERE, Explanation, Found, Hit, Outcome, Scope, Scored, Word
from embeddings.lexical.lexicon import Lexicon, Term
from embeddings.lexical.texts import texts
from embeddings.question import Question, read
from embeddings.ranking import refusal
from embeddings.ranking.additions import Candidate, adding
from embeddings.ranking.duplicates import Group, collapse
from embeddings.ranking.fusion import Weights
from embeddings.ranking.refusal import Refusal, Signals
from embeddings.ranking.scoring import Ranking, Scoring
from embeddings.remarks import notes_of
from embeddings.store.contents import Contents

_LOOKED_AT = 30  # best passages among which those that say the same are looked for


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
        self._calibration = calibration
        documents = contents.library.documents
        self._library = contents.library
        self._passages = contents.library.passages
        self._authors = {document.id: document.author for document in documents}
        self._lexicon = Lexicon(tuple(texts(documents)))
        kind = IndexKind(contents.recipe.kind)
        self._dense = Dense(contents.vectors, contents.rows, len(self._passages), kind)
        self._scoring = Scoring(self._lexicon, self._dense, encoder, weights or Weights())

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
            return Found((), Outcome.NOTHING, 0.0, self._explain(asked, ranking, None, earlier, scope))
        signals = ranking.signals(int(order[0]))
        confidence = self._calibration.probability(signals)
        if not (all(ranking.phrases.values()) and (asked.has_content or earlier)):
            confidence = min(confidence, 0.99 * self._calibration.quoted)  # whatever the signals, no answer
        outcome = self._calibration.outcome(confidence)
        hits = self._hits(ranking, self._groups(order, k, scope))
        explanation = self._explain(asked, ranking, signals, earlier, scope)
        return Found(hits, outcome, confidence, explanation, asked.seeks_works)

    def rank(self, asked: Question, scope: Scope = EVERYWHERE, earlier: Question | None = None) -> Ranking:
        """Score the passages in scope that may bear on a question."""
        return self._scoring.rank(asked, self._in_scope(scope), earlier)

    def best_sentence(self, ranking: Ranking, place: int) -> int:
        """Choose the sentence of a passage to highlight."""
        return self._scoring.best_sentences(ranking, place)[0]

    def _in_scope(self, scope: Scope) -> Mask:
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

    def _hits(self, ranking: Ranking, groups: list[Group]) -> tuple[Hit, ...]:
        """Make hits, each with the quotation that it introduces, unless that is found by itself."""
        found = {group.first for group in groups}
        hits = [self._hit(ranking, group, self._introduced(group.first, found)) for group in groups]
        candidates = [
            Candidate(
                (hit.passage.document, hit.passage.section),
                hit.score.fused,
                self._lexicon.held(ranking.inquiry.query, group.first),
            )
            for hit, group in zip(hits, groups, strict=True)
        ]
        return tuple(replace(hit, adds=adds) for hit, adds in zip(hits, adding(candidates), strict=True))

    def _hit(self, ranking: Ranking, group: Group, introduced: int | None) -> Hit:
        best = self._scored(ranking, group.first)
        return Hit(
            best.passage,
            best.sentence,
            best.score,
            further=best.further,
            remarks=best.remarks,
            also=tuple(self._passages[other] for other in group.others),
            quotation=None if introduced is None else self._scored(ranking, introduced),
        )

    def _scored(self, ranking: Ranking, place: int) -> Scored:
        passage, score = self._passages[place], self._scoring.score(ranking, place)
        best, *others = self._scoring.best_sentences(ranking, place)
        own = max(len(passage.sentences), 1)
        if best < own:
            return Scored(passage, best, score, further=tuple(other for other in others if other < own))
        document = self._library.document(passage.document)
        assert document is not None, passage.document  # noqa: S101  (a search knows its own library)
        said = notes_of(document, passage).searched
        remarks = [said[place - own] for place in (best, *others) if place >= own]
        note = remarks[0].note
        return Scored(
            passage,
            passage.calling(note) or 0,
            score,
            remarks=tuple(remark for remark in remarks if remark.note == note),
        )

    def _introduced(self, place: int, found: Collection[int]) -> int | None:
        """Give the place of the block quotation that a passage introduces, unless it is among those found."""
        passage = self._passages[place]
        if passage.introduces is None:
            return None
        introduced = place + passage.introduces - passage.number
        return None if introduced in found else introduced

    def _explain(
        self,
        asked: Question,
        ranking: Ranking,
        signals: Signals | None,
        earlier: Question | None,
        scope: Scope,
    ) -> Explanation:
        return Explanation(
            language=asked.language,
            signals=asdict(signals) if signals else {},
            words=tuple(
                Word(term.word, term.rarity, bool(term.numbers), self._correction(term, scope))
                for term in ranking.inquiry.query.terms
            ),
            phrases=ranking.phrases,
            quoted_from=self._calibration.quoted,
            closest_from=self._calibration.closest,
            with_context=earlier is not None,
        )

    def _correction(self, term: Term, scope: Scope) -> str | None:
        """Give the word that was searched instead, but none that only texts out of scope hold."""
        if term.correction is None:
            return None
        holding = self._lexicon.may_hold([term.correction]) & self._in_scope(scope)
        return term.correction if holding.any() else None
