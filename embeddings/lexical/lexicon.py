"""Passages and a question → how many of its words each passage holds, and how rare they are.

BM25 over title, heading, paragraph and notes; beside it what BM25 does not see: how much of the question
stands in one sentence, and which words stand side by side. Every passage gets every score, between 0 and 1,
and none depends on the other passages found: each is measured against the most that the question could reach.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log

import numpy as np

from embeddings.arrays import Floats, Ints, Lengths, Mask
from embeddings.language.languages import commonest
from embeddings.language.tokens import Token
from embeddings.lexical.columns import Columns, Text, read
from embeddings.lexical.grams import Grams
from embeddings.lexical.postings import Postings, gather, lengths_of, pair, saturated
from embeddings.lexical.vocabulary import Vocabulary
from embeddings.question import Question, run

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

    def with_context(self, other: "Query") -> "Query":
        """Add the terms of the question before that are not in this one."""
        own = {term.numbers for term in self.terms}
        added = tuple(term for term in other.terms if term.numbers and term.numbers not in own)
        return Query(self.terms + added, self.neighbours + other.neighbours)

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


class Lexicon:
    """The words of a library's passages, ready to be asked for."""

    def __init__(self, texts: Sequence[Text], english: Collection[str] = ()) -> None:
        """Read texts; ``english`` are words that are no slips of others."""
        self._texts = texts
        self._english = english
        self._vocabulary = Vocabulary()
        self.language = commonest(text.language for text in texts)
        counts = [len(text.sentences) for text in texts]
        self._sentences = sum(counts)
        self._first_sentence = np.cumsum([0, *counts[:-1]]) if counts else np.empty(0, dtype=np.int64)
        self._index(read(texts, self._vocabulary))

    def query(self, question: Question, weight: float = 1.0) -> Query:
        """Look the words of a question up."""
        terms: dict[str, Term] = {}
        spoken: list[Term] = []
        end = 0
        for token, counts in zip(question.words, question.content, strict=True):
            term = self._term(token.word, weight, self._meant(question, token) if counts else None)
            is_whole, end = token.start < end, max(end, token.end)
            if counts and (term.numbers or not is_whole):
                terms.setdefault(term.word, term)
            if not is_whole:
                spoken.append(term)
        return Query(tuple(terms.values()), tuple(dict.fromkeys(pairwise(spoken))))

    def scores(self, query: Query) -> WordScores:
        """Score every passage."""
        bm25 = np.zeros(len(self._texts), dtype=np.float32)
        overlap = np.zeros(self._sentences, dtype=np.float32)
        for term in query.terms:
            for number in term.numbers:
                owners, amounts = self._in_passages.of(number)
                bm25[owners] += term.rarity * amounts
            overlap[self._sentences_with(term)] += term.rarity
        ceiling = query.ceiling or 1.0
        return WordScores(
            bm25=np.minimum(bm25 / ceiling, 1.0),
            coverage=self._best_sentence(overlap / ceiling),
            pairs=self._best_sentence(self._side_by_side(query)),
        )

    def has(self, word: str) -> bool:
        """Tell whether the library holds a word, or one that it may be a slip of."""
        return bool(self._vocabulary.look_up(word) or self._vocabulary.correct_name(word, self._frequency))

    def has_ordinary(self, word: str, language: str) -> bool:
        """Tell whether the texts in a language hold a word, in any form, and not as a name."""
        return self._vocabulary.has_ordinary(word, language)

    def letters(self, question: Question) -> Floats:
        """Score every passage by the stretches of letters that it shares with the content of a question."""
        stems = (self._vocabulary.stem(word, question.language) for word in question.content_words)
        return self._grams.scores(stems)

    @cached_property
    def _grams(self) -> Grams:
        return Grams(self._vocabulary.stems, self._counted, len(self._texts))

    def sentences_of(self, place: int) -> range:
        """Give the numbers of the sentences of a passage, counted through all passages."""
        first = int(self._first_sentence[place])
        return range(first, first + len(self._texts[place].sentences))

    def told_apart(self, query: Query, sentences: range) -> Floats:
        """Say how much of a question each sentence of a passage holds alone, 0 to 1.

        A word that many sentences of the passage hold counts less: it tells none of them apart.
        """
        overlap = np.zeros(len(sentences), dtype=np.float32)
        for term in query.terms:
            rows = self._sentences_with(term)
            first, last = np.searchsorted(rows, [sentences.start, sentences.stop])
            if last > first:
                rarity_here = log(1 + len(sentences) / int(last - first))
                overlap[rows[first:last] - sentences.start] += term.rarity * rarity_here
        return overlap / ((query.ceiling or 1.0) * log(1 + len(sentences)))

    def may_hold(self, phrase: Sequence[str]) -> Mask:
        """Tell which passages hold the stems of a phrase (folded words) side by side."""
        numbers = [{*self._vocabulary.look_up(word), *self._vocabulary.printed(word)} for word in phrase]
        if len(numbers) == 1:
            return self._mask([self._in_passages.of(number)[0] for number in numbers[0]], len(self._texts))
        held = np.ones(self._sentences, dtype=np.bool_)
        for first, second in pairwise(numbers):
            held &= self._mask([self._pairs.of(a, b) for a in first for b in second], self._sentences)
        return self._best_sentence(held.astype(np.float32)) > 0

    def holds(self, passage: int, phrase: Sequence[str]) -> bool:
        """Tell whether a passage holds a phrase (folded words) word for word."""
        words, wanted = run(" ".join(self._texts[passage].sentences)), tuple(phrase)
        starts = range(len(words) - len(wanted) + 1)
        return any(words[at : at + len(wanted)] == wanted for at in starts)

    def _index(self, columns: Columns) -> None:
        size = len(self._vocabulary)
        self._counted, lengths = _counted(columns, size, len(self._texts))
        self._in_passages = saturated(self._counted, lengths)
        body = columns.of_sentences()
        self._in_sentences = gather(body.numbers, body.sentences, body.amounts, size, self._sentences)
        self._pairs = pair(body.numbers, body.sentences, body.linked, size, self._sentences)

    def _frequency(self, folded: str) -> int:
        """Say how many passages hold a word as printed, or one with its stem."""
        return sum(self._in_passages.frequency(number) for number in self._vocabulary.printed(folded))

    def _term(self, word: str, weight: float, correction: str | None) -> Term:
        if correction is None:
            numbers = self._vocabulary.look_up(word)
            return Term(word, numbers, self._idf(numbers), weight)
        numbers = self._vocabulary.printed(correction)
        return Term(word, numbers, self._idf(numbers), weight * CORRECTED, correction)

    def _meant(self, question: Question, token: Token) -> str | None:
        """Give what was meant by a word the library does not hold; a word of English is a name at most."""
        if self._vocabulary.look_up(token.word):
            return None
        if token.word not in self._english:
            return self._vocabulary.correct(token.word, question.language, self._frequency)
        if not question.text[token.start].isupper():
            return None
        return self._vocabulary.correct_name(token.word, self._frequency)

    def _idf(self, numbers: Sequence[int]) -> float:
        passages = len(self._texts)
        frequency = min(passages, sum(self._in_passages.frequency(number) for number in numbers))
        return log(1 + (passages - frequency + 0.5) / (frequency + 0.5))

    def _side_by_side(self, query: Query) -> Floats:
        """Give each sentence the share of the question's neighbours that are neighbours in it too."""
        found = np.zeros(self._sentences, dtype=np.float32)
        most = sum(first.rarity + second.rarity for first, second in query.neighbours)
        for first, second in query.neighbours:
            for a in first.numbers:
                for b in second.numbers:
                    found[self._pairs.of(a, b)] += (first.rarity + second.rarity) / most
        return np.minimum(found, 1.0)

    def _sentences_with(self, term: Term) -> Ints:
        if len(term.numbers) == 1:
            return self._in_sentences.of(term.numbers[0])[0]
        found = [self._in_sentences.of(number)[0] for number in term.numbers]
        return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)

    @staticmethod
    def _mask(places: Iterable[Ints], count: int) -> Mask:
        mask = np.zeros(count, dtype=np.bool_)
        for some in places:
            mask[some] = True
        return mask

    def _best_sentence(self, of_sentences: Floats) -> Floats:
        if not self._sentences:
            return of_sentences
        return np.maximum.reduceat(of_sentences, self._first_sentence)


def _counted(columns: Columns, vocabulary: int, passages: int) -> tuple[Postings, Lengths]:
    """Count the words of each passage, and its length; notes make no passage longer."""
    counted = gather(columns.numbers, columns.passages, columns.amounts, vocabulary, passages)
    return counted, lengths_of(columns.passages, columns.amounts >= 1, passages)
