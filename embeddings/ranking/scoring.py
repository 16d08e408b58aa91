"""A question → the passages that may bear on it, scored and in order: both legs joined.

Each leg names candidates, and every candidate of either is scored in full. No score depends on the other
candidates, so that it is the same whichever leg named a passage, and whichever kind of index was asked.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

import numpy as np

from embeddings.arrays import Floats, Ints, Mask
from embeddings.dense.meaning import Aim, Meaning
from embeddings.dense.nearness import Nearness
from embeddings.hits import Score
from embeddings.language.tokens import tokenize
from embeddings.lexical.equivalents import Equivalents
from embeddings.lexical.lexicon import Lexicon, Query, WordScores
from embeddings.question import Question
from embeddings.ranking import fusion, words
from embeddings.ranking.fusion import Weights
from embeddings.ranking.refusal import Signals
from embeddings.ranking.words import OfAll, OfNamed, Words

_NAMED = 200  # candidates that the words name; an exact index names every passage
_LOOKED_AT = 30  # best passages of which the pieces are looked at
# Words of a question that asks what something is, and what it counts that a passage is the first of its
# document to name it: there it is introduced (decision 86).
_FEW, _FIRST_MENTION = 2, 0.1
# Of so many best passages one that ends with a colon counts so much less: what it leads up to answers.
_SHOWN, _LEADING = 5, 0.05
_READ = 30  # best passages that are kept for a quoted phrase: each is read
_BEFORE = 0.5  # how much the words of the question before count where a question leans on it
_NEARLY = 0.85  # of the best sentence's worth, for another to be highlighted as well (decision 0048)
# The same for the sentence behind it, if that begins by pointing back: "It was the cook." (decision 0070)
_LEANING = 0.3
_NOTED = 0.75  # the same for a sentence of a note that the best sentence calls (decision 0113)
_TOLD_APART = 1.5  # what a sentence's own words count beside its cosine (decision 0013)
_ALONE = 0.5  # the same of the pieces that it holds as well as any other (decision 0087)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question as the legs take it, and what the words say.

    ``others`` has, for some passages, the query that they are measured by instead: in the words of their
    language, or without the name of their author.
    """

    query: Query
    aim: Aim
    words: Words
    others: tuple[tuple[Mask, Query], ...] = ()

    @property
    def worth(self) -> list[tuple[float, slice]]:
        """The rarity of each word of the query that has pieces, and which of all pieces those are."""
        rarities = {term.correction or term.word: term.rarity for term in self.query.terms}
        return [(rarities[word], some) for word, some in self.aim.words if word in rarities]

    def query_at(self, place: int) -> Query:
        """Give the query that a passage is measured by."""
        return next((query for is_its, query in self.others if is_its[place]), self.query)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates, by their places in the library, ascending; each column has one value a candidate.

    ``best_first`` are the rows of those that may be shown, in order: by ``fused``, the best by a second look.
    ``is_shown`` tells which of them hold the quoted phrases, ``phrases`` for each phrase whether any does;
    ``allowed`` is the mask of the passages, of all, among which it was looked. ``lit`` remembers the
    sentences that were chosen of a passage, ``worth`` what each of its sentences is worth.
    """

    inquiry: Inquiry
    allowed: Mask
    nearness: Nearness
    word_scores: WordScores
    dense: Floats
    lexical: Floats
    fused: Floats
    best_first: Ints
    is_shown: Mask
    phrases: dict[str, bool]
    lit: dict[int, tuple[int, ...]] = field(default_factory=dict, repr=False)
    worth: dict[int, Floats] = field(default_factory=dict, repr=False)

    @property
    def candidates(self) -> Ints:
        """The places of the candidates."""
        return self.nearness.places

    def order(self) -> Ints:
        """Give the places of the passages that may be shown, best first; equals as the library has them."""
        return self.candidates[self.best_first]

    @property
    def foremost(self) -> int:
        """Give the place of the passage that fits best at first sight, by which refusals were fitted."""
        shown = np.flatnonzero(self.is_shown)
        return int(self.candidates[shown[np.argmax(self.fused[shown])]])

    def is_by_second(self, place: int) -> bool:
        """Tell whether the second model measured a passage."""
        return bool(self.inquiry.aim.by_second[place])

    def is_foreign(self, place: int) -> bool:
        """Tell whether the main model does not know the language of the question or of a passage."""
        return bool(self.inquiry.aim.is_foreign[place])

    def is_across(self, place: int) -> bool:
        """Tell whether a passage is in another language than the question."""
        return bool(self.inquiry.aim.is_across[place])

    def signals(self, place: int) -> Signals:
        """Gather what is known of a candidate."""
        at = int(np.searchsorted(self.candidates, place))
        return Signals(
            fused=float(self.fused[at]),
            sentence=max(float(self.nearness.sentence[at]), 0.0),
            bm25=float(self.word_scores.bm25[at]),
            coverage=float(self.word_scores.coverage[at]),
            known=self.inquiry.query_at(place).known,
        )


class Scoring:
    """Both legs over one library; immutable, and safe to use from several threads."""

    def __init__(
        self,
        lexicon: Lexicon,
        meaning: Meaning,
        weights: Weights,
        equivalents: Equivalents | None = None,
        documents: Ints | None = None,
        namer: words.Finder | None = None,
        authors: Sequence[str | None] = (),
        leads_in: Callable[[int], bool] = lambda _: False,
    ) -> None:
        """Join them; ``equivalents`` are the words of the library as the second model understands them.

        ``documents`` has the place of the first passage of each document; without, all is one. ``namer``
        names passages by their words; without, all are scored. ``authors`` has the author of each document,
        ``leads_in`` tells whether a passage but leads up to another.
        """
        self._leads_in = leads_in
        self._namer = namer
        self._authors = authors
        self._documents = np.zeros(1, dtype=np.int64) if documents is None else documents
        self._lexicon = lexicon
        self._equivalents = equivalents
        self._meaning = meaning
        self._weights = weights

    @cached_property
    def _written_by(self) -> dict[str, list[int]]:
        """The documents by each word of the names of their authors."""
        written: dict[str, list[int]] = {}
        for document, author in enumerate(self._authors):
            for word in {token.word for token in tokenize(author or "")}:
                written.setdefault(word, []).append(document)
        return written

    def rank(self, asked: Question, allowed: Mask, earlier: Question | None = None) -> Ranking:
        """Score the candidates among the passages that are allowed; ``earlier`` is leant on."""
        inquiry = self._inquire(asked, allowed, earlier)
        holding = {phrase: allowed & self._lexicon.may_hold(phrase) for phrase in asked.phrases}
        named = [inquiry.words.first(mask, _NAMED) for mask in (allowed, *holding.values())]
        nearness = self._meaning.nearest(inquiry.aim, allowed, np.concatenate(named))
        ranking = self._score(inquiry, nearness, allowed)
        places = ranking.candidates
        shown = self._with_phrases(ranking, {phrase: mask[places] for phrase, mask in holding.items()})
        return replace(shown, best_first=self._second_look(shown))

    def score(self, ranking: Ranking, place: int) -> Score:
        """Score a passage, be it a candidate or not."""
        at = int(np.searchsorted(ranking.candidates, place))
        if at == len(ranking.candidates) or ranking.candidates[at] != place:
            nearness = self._meaning.nearness(ranking.inquiry.aim, place)
            ranking, at = self._score(ranking.inquiry, nearness, ranking.allowed), 0
        return Score(float(ranking.dense[at]), float(ranking.lexical[at]), float(ranking.fused[at]))

    def best_sentences(self, ranking: Ranking, place: int) -> tuple[int, ...]:
        """Choose the sentences to highlight: nearest in meaning, in words by rarity, and in pieces.

        The best comes first, behind it those that are nearly as good, and the one that goes on from it. The
        sentences of the passage's notes are counted on after its own.
        """
        if place not in ranking.lit:
            ranking.worth[place] = self._worth(ranking.inquiry, place)
            ranking.lit[place] = self._best_sentences(place, ranking.worth[place])
        return ranking.lit[place]

    def noted(self, ranking: Ranking, place: int, own: int) -> tuple[int, ...]:
        """Give the sentences of notes that are worth nearly as much as the best, where that is the passage's.

        They hold a word of the question. ``own`` is how many sentences the passage has. The best comes first.
        """
        best = self.best_sentences(ranking, place)[0]
        worth = ranking.worth[place]
        if best >= own or len(worth) == own or worth[best] <= 0:
            return ()
        near = own + np.flatnonzero(worth[own:] >= _NOTED * worth[best])
        if len(near):
            query = ranking.inquiry.query_at(place)
            near = near[self._lexicon.told_apart(query, self._lexicon.sentences_of(place))[near] > 0]
        return tuple(near[np.argsort(-worth[near], kind="stable")].tolist())

    def near(self, ranking: Ranking, place: int) -> float:
        """Say how near pieces of a passage's best sentence are to the words of a question, by their rarity.

        Those of the sentences beside it count as well. 0 where pieces are not known.
        """
        best = self.best_sentences(ranking, place)[0]
        nearest = self._meaning.nearest_pieces(ranking.inquiry.aim, place, best)
        if nearest is None:
            return 0.0
        words = [(rarity, nearest[some]) for rarity, some in ranking.inquiry.worth]
        found = [(rarity, float(pieces.mean())) for rarity, pieces in words if pieces.size]
        whole = sum(rarity for rarity, _ in found)
        return max(sum(rarity * nearness for rarity, nearness in found) / whole, 0.0) if whole else 0.0

    def _worth(self, inquiry: Inquiry, place: int) -> Floats:
        cosines = self._meaning.sentences(inquiry.aim, place)
        told = self._lexicon.told_apart(inquiry.query_at(place), self._lexicon.sentences_of(place))
        scores = cosines + _TOLD_APART * told[: len(cosines)]
        alone = self._meaning.alone(inquiry.aim, place)
        if alone is not None:
            scores = scores + _ALONE * alone
        return scores

    def _best_sentences(self, place: int, scores: Floats) -> tuple[int, ...]:
        best = int(np.argmax(scores))
        if scores[best] <= 0:
            return (best,)
        is_lit = scores >= _NEARLY * scores[best]
        behind = best + 1
        if behind < len(scores) and scores[behind] >= _LEANING * scores[best]:
            is_lit[behind] |= self._lexicon.leans(place, behind)
        return (best, *(other for other in np.flatnonzero(is_lit).tolist() if other != best))

    def _inquire(self, asked: Question, allowed: Mask, earlier: Question | None) -> Inquiry:
        query = self._lexicon.query(asked)
        if earlier is not None:
            query = query.with_context(self._lexicon.query(earlier, weight=_BEFORE))
        aim = self._meaning.aim(_as_meant(asked, query), earlier)
        if aim.second is None and not aim.is_foreign.any():  # else letters and other languages count
            named = words.named(self._namer, query, allowed)
            if named is not None:
                others = tuple(self._of_authors(asked, [(None, query)]))
                return Inquiry(query, aim, OfNamed(self._lexicon, query, self._joined, named, others), others)
        across = tuple(self._across(asked, aim, earlier))
        others = (*self._of_authors(asked, [*across, (None, query)]), *across)
        scores = self._lexicon.scores(query)
        for is_its, other in reversed(others):
            scores = self._lexicon.scores(other).where(is_its, scores)
        return Inquiry(query, aim, OfAll(scores, self._by_words(asked, scores, aim.is_foreign)), others)

    def _of_authors(
        self, asked: Question, queries: Sequence[tuple[Mask | None, Query]]
    ) -> Iterator[tuple[Mask, Query]]:
        """Leave an author's name out where it is asked what he says: all of his texts is said by him.

        Else those passages come first that speak of him (decision 119).
        """
        if not (own := asked.speakers(self._written_by)):
            return
        documents = {document for word in own for document in self._written_by[word]}
        ends = [*self._documents[1:].tolist(), self._lexicon.passages]
        is_his = np.zeros(self._lexicon.passages, dtype=np.bool_)
        for document in documents:
            is_his[self._documents[document] : ends[document]] = True
        for mask, query in queries:
            yield is_his if mask is None else is_his & mask, query.without(own)

    def _across(self, asked: Question, aim: Aim, earlier: Question | None) -> Iterator[tuple[Mask, Query]]:
        """Look a question up in the words of each other language that the second model measures."""
        if self._equivalents is None or aim.second is None:
            return
        for language in self._meaning.languages_across(aim):
            query = self._lexicon.query_across(asked, language, self._equivalents, aim.second)
            if earlier is not None:
                leant_on = self._lexicon.query_across(
                    earlier, language, self._equivalents, aim.second, weight=_BEFORE
                )
                query = query.with_context(leant_on)
            yield aim.by_second & self._meaning.is_in(language), query

    def _by_words(self, asked: Question, scores: WordScores, is_foreign: Mask) -> Floats:
        """Join what the words say; letters too, where question or passage is foreign to the main model."""
        native = self._joined(scores)
        if not is_foreign.any():
            return native
        return np.where(is_foreign, self._joined(scores, self._lexicon.letters(asked)), native)

    def _joined(self, scores: WordScores, letters: Floats | None = None) -> Floats:
        return fusion.lexical(scores.bm25, scores.coverage, scores.pairs, self._weights, letters)

    def _score(self, inquiry: Inquiry, nearness: Nearness, allowed: Mask) -> Ranking:
        """Join what both legs say of the passages that were measured."""
        places = nearness.places
        dense = fusion.dense(nearness.window, nearness.sentence)
        word_scores, lexical = inquiry.words.of(places)
        fused = self._fused(dense, lexical, inquiry.aim, places)
        return Ranking(
            inquiry=inquiry,
            allowed=allowed,
            nearness=nearness,
            word_scores=word_scores,
            dense=dense,
            lexical=lexical,
            fused=fused,
            best_first=np.zeros(0, dtype=np.int64),
            is_shown=np.ones(len(places), dtype=np.bool_),
            phrases={},
        )

    def _second_look(self, ranking: Ranking) -> Ints:
        """Put what may be shown in order, the best passages by the pieces of the question too.

        Those in a language that the main model knows change places among themselves: what it does not know is
        scored otherwise, and stays where it stands.
        """
        order = _best_first(ranking.fused, ranking.is_shown)
        is_native = ~ranking.inquiry.aim.is_foreign[ranking.candidates[order[:_LOOKED_AT]]]
        native = np.flatnonzero(is_native)
        looked_at = order[native]
        by_pieces = self._by_pieces(ranking.inquiry, ranking.candidates[looked_at])
        if by_pieces is not None:
            looks = ranking.fused[looked_at] + by_pieces
            if len(ranking.inquiry.query.terms) <= _FEW:
                first = self._lexicon.first_mentions(ranking.inquiry.query, self._documents)
                looks += _FIRST_MENTION * first[ranking.candidates[looked_at]]
            order[native] = looked_at[self._behind_what_leads_in(looks, ranking.candidates[looked_at])]
        return order

    def _behind_what_leads_in(self, looks: Floats, places: Ints) -> Ints:
        """Put scores in order; of the first few what but leads up to something stands a little lower."""
        order = np.argsort(-looks, kind="stable")
        first = order[:_SHOWN]
        lower = np.array([_LEADING * self._leads_in(int(places[at])) for at in first], dtype=np.float32)
        order[:_SHOWN] = first[np.argsort(lower - looks[first], kind="stable")]
        return order

    def _by_pieces(self, inquiry: Inquiry, places: Ints) -> Floats | None:
        """Say how well passages hold the pieces of a question, rare words counting more; weighed.

        None where pieces are not known.
        """
        if inquiry.aim.pieces is None:
            return None
        shares, weights = inquiry.aim.pieces[1], self._weights
        rare = np.zeros(len(shares), dtype=np.float32)
        for rarity, some in inquiry.worth:
            rare[some] = rarity / max(some.stop - some.start, 1)
        rare = rare / rare.sum() if rare.any() else shares
        whole = weights.pieces + weights.rare_pieces
        mixed = (weights.pieces * shares + weights.rare_pieces * rare) / whole
        found = self._meaning.match(inquiry.aim, np.asarray(mixed, dtype=np.float32), places)
        return None if found is None else whole * found

    def _fused(self, dense: Floats, lexical: Floats, aim: Aim, places: Ints) -> Floats:
        """Join both legs, each passage as it was measured."""
        fused = fusion.fuse(dense, lexical, self._weights)
        if (is_foreign := aim.is_foreign[places]).any():
            fused = np.where(is_foreign, fusion.fuse(dense, lexical, self._weights, foreign=True), fused)
        if (by_second := aim.by_second[places]).any():
            measured = fusion.fuse(dense, lexical, self._weights, foreign=True, second=True)
            raised = np.where(aim.is_across[places], self._weights.across * measured, measured)
            fused = np.where(by_second, np.minimum(raised, 1.0), fused)
        return fused

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


def _as_meant(asked: Question, query: Query) -> Question:
    """Put the words that were searched in the place of those with a slip, for the models to read."""
    meant = {term.word: term.correction for term in query.terms if term.correction}
    text = asked.text
    for token in reversed(asked.words):
        if word := meant.get(token.word):
            text = text[: token.start] + word + text[token.end :]
    return replace(asked, text=text)


def _best_first(scores: Floats, mask: Mask) -> Ints:
    """List the rows of a mask by their scores, best first, equals in order."""
    rows = np.flatnonzero(mask)
    return rows[np.argsort(-scores[rows], kind="stable")]
