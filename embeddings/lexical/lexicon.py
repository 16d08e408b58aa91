"""Passages and a question → how many of its words each passage holds, and how rare they are.

BM25 over title, heading, paragraph and notes; beside it what BM25 does not see: how much of the question
stands in one sentence, and which words stand side by side. Every passage gets every score, between 0 and 1,
and none depends on the other passages found: each is measured against the most that the question could reach.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from corpus.language.languages import EVERY
from embeddings.arrays import Floats, Halves, Ints, Mask, Places, Vectors
from embeddings.language.languages import DEFAULT
from embeddings.language.tokens import Token, first_word
from embeddings.lexical.among import Among, Everywhere, Some
from embeddings.lexical.columns import NAME, Source, Text, read
from embeddings.lexical.equivalents import Encode, Equivalents, Numbers
from embeddings.lexical.meanings import same
from embeddings.lexical.postings import saturated
from embeddings.lexical.tables import Tables, index
from embeddings.question import Question, run

Sentences = Callable[[int], Sequence[str]]

_POINTING = frozenset(EVERY.pointing)
# A corrected word is a guess.
CORRECTED = 0.7


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a question: the numbers of its stems, its rarity, and how much it counts.

    ``numbers`` is empty where the library does not hold it; ``correction`` is what was searched instead.
    """

    word: str
    numbers: tuple[int, ...]
    idf: float
    weight: float = 1.0
    correction: str | None = None

    @property
    def rarity(self) -> float:
        """What holding this word is worth."""
        return self.weight * self.idf


@dataclass(frozen=True, slots=True)
class Query:
    """A question in the words of a library: its content, and the words that stand side by side in it."""

    terms: tuple[Term, ...]
    neighbours: tuple[tuple[Term, Term], ...]
    seeks_works: bool = False

    def with_context(self, other: "Query") -> "Query":
        """Add the terms of the question before that are not in this one."""
        own = {term.numbers for term in self.terms}
        added = tuple(term for term in other.terms if term.numbers and term.numbers not in own)
        seeks_works = self.seeks_works or other.seeks_works
        return Query(self.terms + added, self.neighbours + other.neighbours, seeks_works)

    def without(self, words: frozenset[str]) -> "Query":
        """Leave out some words, unless nothing is left then."""
        terms = tuple(term for term in self.terms if term.word not in words)
        beside = tuple(pair for pair in self.neighbours if words.isdisjoint(term.word for term in pair))
        return Query(terms, beside, self.seeks_works) if terms else self

    @property
    def ceiling(self) -> float:
        """The BM25 that no passage can exceed: every term, as often as can be."""
        return sum(term.rarity for term in self.terms)

    @property
    def known(self) -> float:
        """The share of the question, by rarity, that the library's vocabulary holds."""
        held = sum(term.rarity for term in self.terms if term.numbers)
        return held / self.ceiling if self.terms else 0.0


@dataclass(frozen=True, slots=True)
class WordScores:
    """What the words say of every passage, 0 to 1: BM25, coverage and pairs of its best sentence."""

    bm25: Floats
    coverage: Floats
    pairs: Floats

    def of(self, places: Ints) -> "WordScores":
        """Give those of some passages."""
        return WordScores(self.bm25[places], self.coverage[places], self.pairs[places])

    def where(self, mask: Mask, others: "WordScores") -> "WordScores":
        """Take these where a mask says so, and others elsewhere."""
        return WordScores(
            np.where(mask, self.bm25, others.bm25),
            np.where(mask, self.coverage, others.coverage),
            np.where(mask, self.pairs, others.pairs),
        )


class Lexicon:
    """The words of a library's passages, ready to be asked for."""

    def __init__(
        self, tables: Tables, sentences: Sentences, english: Callable[[], Container[str]] = frozenset
    ) -> None:
        """Open tables; ``sentences`` gives those of a passage, ``english`` words that are no slips."""
        self._tables, self._sentences_at, self._english = tables, sentences, english
        self._vocabulary, self._in_passages = tables.vocabulary, tables.in_passages
        self._passages, self._sentences = len(tables.languages), tables.weights.shape[1]
        counts = np.bincount(tables.languages, minlength=1)  # the languages are in order: the first wins ties
        known = self._vocabulary.languages
        self.language = known[int(np.argmax(counts))] if len(known) else DEFAULT

    @classmethod
    def of(cls, texts: Sequence[Text], english: Callable[[], Container[str]] = frozenset) -> "Lexicon":
        """Make the lexicon of texts that are in memory."""
        columns = read([Source(bytes(NAME), lambda: texts)])
        return cls(index(columns), lambda place: texts[place].sentences, english)

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return self._passages

    @property
    def languages(self) -> NDArray[np.str_]:
        """The language of each passage."""
        known = self._vocabulary.languages
        names = np.array([known[place] for place in range(len(known))], dtype=np.str_)
        return names[self._tables.languages]

    def query(self, question: Question, weight: float = 1.0) -> Query:
        """Look the words of a question up."""
        return _query(question, lambda token, counts: (self._term(question, token, weight, counts=counts),))

    def query_across(
        self,
        question: Question,
        language: str,
        equivalents: Equivalents,
        vector: Vectors,
        weight: float = 1.0,
    ) -> Query:
        """Look the words of a question up in texts of another language.

        Those that they do not hold stand for what means nearly the same there; ``vector`` is the question's.
        """
        missing = [
            token
            for token, counts in zip(question.words, question.content, strict=True)
            if counts and not equivalents.holds(self._vocabulary.look_up(token.word), language)
        ]
        printed = [question.text[token.start : token.end] for token in missing]
        meant = [self._listed(token.word, question.language, language) for token in missing]
        found = dict(zip(missing, equivalents.nearest(printed, meant, language, vector), strict=True))

        def terms(token: Token, counts: bool) -> Sequence[Term]:
            standing = [numbers for numbers in found.get(token, ()) if numbers]
            if not standing:
                return (self._term(question, token, weight, counts=counts),)
            names = (token.word, f"-{token.word}")  # both parts of a compound
            return [
                Term(name, numbers, self._idf(numbers), weight)
                for name, numbers in zip(names, standing, strict=False)
            ]

        return _query(question, terms)

    def equivalents(self, encode: Encode, kept: Halves | None = None) -> Equivalents:
        """Give the words of the library by what they mean to a model, whose vectors of them may be kept."""
        is_of_these = kept is not None and len(kept) == len(self._vocabulary.heads)
        return Equivalents(encode, self._vocabulary.words, kept if is_of_these else None)

    def scores(self, query: Query, places: Ints | None = None) -> WordScores:
        """Score every passage, or some by their places, ascending."""
        firsts = self._tables.first_sentences
        among = Everywhere(self._owners, self._passages) if places is None else Some(firsts, places)
        bm25 = np.zeros(among.passages, dtype=np.float32)
        overlap = np.zeros(among.sentences, dtype=np.float32)
        held = [self._sentences_with(term, among) for term in query.terms]
        for term, sentences in zip(query.terms, held, strict=True):
            overlap[sentences] += term.rarity
        for term in query.terms:
            for number in term.numbers:
                owners, amounts = self._in_passages.of(number)
                found, rows = among.of_passages(owners)
                slowness = self._tables.slowness[owners[rows]]
                bm25[found] += term.rarity * saturated(amounts[rows], slowness)
        ceiling, weights = query.ceiling or 1.0, self._tables.weights[int(query.seeks_works)]
        return WordScores(
            bm25=np.minimum(bm25 / ceiling, 1.0),
            coverage=_best_sentence(among, held, overlap, weights) / np.float32(ceiling),
            pairs=self._pairs(query, among, weights),
        )

    @cached_property
    def _owners(self) -> Places:
        """The passage of each sentence."""
        counts = np.diff(self._tables.first_sentences)
        return np.repeat(np.arange(self._passages, dtype=np.int32), counts)

    def has(self, word: str) -> bool:
        """Tell whether the library holds a word, or one that it may be a slip of."""
        return bool(self._vocabulary.look_up(word) or self._vocabulary.correct_name(word, self._frequency))

    def has_ordinary(self, word: str, language: str) -> bool:
        """Tell whether the texts in a language hold a word, in any form, and not as a name."""
        return self._vocabulary.has_ordinary(word, language)

    def letters(self, question: Question) -> Floats:
        """Score every passage by the stretches of letters that it shares with the content of a question."""
        stems = (self._vocabulary.stem(word, question.language) for word in question.content_words)
        return self._tables.grams.scores(stems, self._in_passages)

    def sentences_of(self, place: int) -> range:
        """Give the numbers of the sentences of a passage and of its notes, counted through all passages."""
        first, end = self._tables.first_sentences[place : place + 2].tolist()
        return range(first, end)

    def leans(self, place: int, sentence: int) -> bool:
        """Tell whether a passage has a sentence that begins by pointing back to the one before it."""
        own = self._sentences_at(place)
        return 0 < sentence < len(own) and first_word(own[sentence]) in _POINTING

    def told_apart(self, query: Query, sentences: range) -> Floats:
        """Say how much of a question each sentence of a passage holds alone, 0 to 1.

        A word that many sentences of the passage hold counts less: it tells none of them apart.
        """
        overlap = np.zeros(len(sentences), dtype=np.float32)
        for term in query.terms:
            rows = self._sentences_with(term)
            ends = np.array([sentences.start, sentences.stop], dtype=np.int32)
            first, last = np.searchsorted(rows, ends)
            if last > first:
                rarity_here = log(1 + len(sentences) / int(last - first))
                overlap[rows[first:last] - sentences.start] += term.rarity * rarity_here
        weights = self._tables.weights[int(query.seeks_works), sentences.start : sentences.stop]
        return weights * overlap / ((query.ceiling or 1.0) * log(1 + len(sentences)))

    def held(self, query: Query, place: int) -> frozenset[int]:
        """Tell which terms of a question, by their places in it, a passage or one of its notes holds."""
        return frozenset(
            at
            for at, term in enumerate(query.terms)
            if any(self._in_passages.postings.has(number, place) for number in term.numbers)
        )

    def first_mentions(self, query: Query, documents: Ints) -> Floats:
        """Say how much of a question each passage is the first of its document to hold, by rarity, 0 to 1.

        ``documents`` has the place of the first passage of each. Notes introduce nothing.
        """
        found = np.zeros(self._passages, dtype=np.float32)
        for term in query.terms:
            sentences = self._sentences_with(term)
            sentences = sentences[self._tables.weights[0, sentences] >= 1]
            holding = np.unique(np.searchsorted(self._tables.first_sentences, sentences, side="right") - 1)
            owners = np.searchsorted(documents, holding, side="right")
            found[holding[np.unique(owners, return_index=True)[1]]] += term.rarity
        return found / (query.ceiling or 1.0)

    def may_hold(self, phrase: Sequence[str]) -> Mask:
        """Tell which passages hold the stems of a phrase (folded words) side by side."""
        numbers = [{*self._vocabulary.look_up(word), *self._vocabulary.as_printed(word)} for word in phrase]
        if len(numbers) == 1:
            return self._mask([self._in_passages.of(number)[0] for number in numbers[0]], self._passages)
        held = np.ones(self._sentences, dtype=np.bool_)
        for first, second in pairwise(numbers):
            held &= self._mask([self._tables.pairs.of(a, b) for a in first for b in second], self._sentences)
        mask = np.zeros(self._passages, dtype=np.bool_)
        mask[self._passages_of(np.flatnonzero(held))] = True
        return mask

    def holds(self, passage: int, phrase: Sequence[str]) -> bool:
        """Tell whether a passage holds a phrase (folded words) word for word."""
        words, wanted = run(" ".join(self._sentences_at(passage))), tuple(phrase)
        starts = range(len(words) - len(wanted) + 1)
        return any(words[at : at + len(wanted)] == wanted for at in starts)

    def _frequency(self, folded: str) -> int:
        """Say how many passages hold a word as printed, or one with its stem."""
        return sum(self._in_passages.frequency(number) for number in self._vocabulary.as_printed(folded))

    def _term(self, question: Question, token: Token, weight: float, *, counts: bool) -> Term:
        """Look a word up; what was meant by it, if the library does not hold it and it ``counts``."""
        numbers = self._vocabulary.look_up(token.word)
        meant = self._meant(question, token) if counts and not numbers else None
        meant = meant or (self._meant_behind(question, token) if counts and not numbers else None)
        if meant is None:
            return Term(token.word, numbers, self._idf(numbers), weight)
        numbers = self._vocabulary.as_printed(meant)
        return Term(token.word, numbers, self._idf(numbers), weight * CORRECTED, meant)

    def _listed(self, word: str, language: str, other: str) -> tuple[Numbers, ...] | None:
        """Give the stems of what a word, or each part of it, means in another language, as a list has it.

        None where none does.
        """
        meant = same(word, language, other)
        look_up = self._vocabulary.look_up
        return tuple(tuple(chain.from_iterable(map(look_up, words))) for words in meant) or None

    def _meant(self, question: Question, token: Token) -> str | None:
        """Give what was meant by a word the library does not hold; a word of English is a name at most."""
        if token.word not in self._english():
            return self._vocabulary.correct(token.word, question.language, self._frequency)
        if not question.text[token.start].isupper():
            return None
        return self._vocabulary.correct_name(token.word, self._frequency)

    def _meant_behind(self, question: Question, token: Token) -> str | None:
        """Give the name that the texts have behind the name before this: "Walter Munn" for "Walter Mun"."""
        before = next((one for one in question.words if question.text[one.end : token.start].isspace()), None)
        if before is None or not all(question.text[one.start].isupper() for one in (before, token)):
            return None
        behind = [self._tables.pairs.behind(number) for number in self._vocabulary.look_up(before.word)]
        return self._vocabulary.correct_to(token.word, {int(one) for some in behind for one in some})

    def _idf(self, numbers: Sequence[int]) -> float:
        passages = self._passages
        frequency = min(passages, sum(self._in_passages.frequency(number) for number in numbers))
        return log(1 + (passages - frequency + 0.5) / (frequency + 0.5))

    def _pairs(self, query: Query, among: Among, weights: Floats) -> Floats:
        """Give each passage the share of the question's neighbours that stand so in a sentence of it."""
        found = np.zeros(among.sentences, dtype=np.float32)
        most = sum(first.rarity + second.rarity for first, second in query.neighbours)
        held = []
        for first, second in query.neighbours:
            for a in first.numbers:
                for b in second.numbers:
                    held.append(among.of_sentences(self._tables.pairs.of(a, b)))
                    found[held[-1]] += (first.rarity + second.rarity) / most
        for some in held:
            found[some] = np.minimum(found[some], 1.0)
        return _best_sentence(among, held, found, weights)

    def _sentences_with(self, term: Term, among: Among | None = None) -> Ints | Places:
        owners = [self._tables.in_sentences.of(number) for number in term.numbers]
        found = [among.of_sentences(one) if among else one for one in owners]
        if len(found) == 1:
            return found[0]
        return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int32)

    @staticmethod
    def _mask(places: Iterable[Places], count: int) -> Mask:
        mask = np.zeros(count, dtype=np.bool_)
        for some in places:
            mask[some] = True
        return mask

    def _passages_of(self, sentences: Ints) -> Ints:
        return np.searchsorted(self._tables.first_sentences, sentences, side="right") - 1


def _best_sentence(among: Among, held: Sequence[Ints | Places], amounts: Floats, weights: Floats) -> Floats:
    """Give each passage the most that one of its sentences has; ``held`` are those that have anything.

    Of all others nothing is looked at: in a large library they are most.
    """
    best = np.zeros(among.passages, dtype=np.float32)
    if held:
        sentences = np.concatenate(held).astype(np.int64, copy=False)
        values = among.column(weights, sentences) * amounts[sentences]
        np.maximum.at(best, among.passages_of(sentences), values)
    return best


def _query(question: Question, terms_of: Callable[[Token, bool], Sequence[Term]]) -> Query:
    """Make a query of a question's words; ``terms_of`` gives those of each, told whether it is content."""
    terms: dict[str, Term] = {}
    spoken: list[Term] = []
    end = 0
    for token, counts in zip(question.words, question.content, strict=True):
        own = terms_of(token, counts)
        is_whole, end = token.start < end, max(end, token.end)
        for term in own if counts else ():
            if term.numbers or not is_whole:
                terms.setdefault(term.word, term)
        if not is_whole:
            spoken += own
    return Query(tuple(terms.values()), tuple(dict.fromkeys(pairwise(spoken))), question.seeks_works)
