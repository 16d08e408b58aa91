"""A word of a question → the words of texts in another language that mean nearly the same.

The vectors of all words are kept with the index. In one that has none those of a language are made when the
first question asks for them: a quarter of a millisecond a word. How: decisions 69, 107.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from embeddings.arrays import Floats, Halves, Ints, Vectors
from embeddings.language.stopwords import STOP_WORDS
from embeddings.lexical.transcribed import consonants

# Measured in decisions 69 and 107, as is how much the whole question counts beside the word's own nearness.
_MOST, _MOST_LISTED = 2, 3  # words for one
_NEAR = 0.55  # cosine from which two words may mean the same
_LISTED = 0.8  # what is listed is at least as near as that
_QUESTION = 0.5
_REMEMBERED = 1 << 12  # words of questions whose vectors are kept: 8 MB

Numbers = tuple[int, ...]  # of stems
Encode = Callable[[Sequence[str]], Vectors]
Words = Callable[[str], Iterable[tuple[str, int, int]]]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language that say something: the number of the stem of each, its vector; all stems.

    ``names`` has the stems of words by what all languages write alike of a name.
    """

    numbers: Ints
    vectors: Vectors
    held: frozenset[int]
    names: Mapping[str, Numbers]

    def named(self, word: str) -> Sequence[Numbers] | None:
        """Give the stems of a name that another language writes otherwise; None where it is none of these."""
        found = self.names.get(consonants(word) or "") if word[0].isupper() else None
        return None if found is None else (found,)


class Equivalents:
    """The words of a library by what they mean to a model; safe to use from several threads.

    ``words`` gives those of a language, one a stem, with the number of that and the row of ``kept`` where the
    vector of the word is, if they are kept.
    """

    def __init__(self, encode: Encode, words: Words, kept: Halves | None = None) -> None:
        self._encode, self._words, self._kept = encode, words, kept
        self._known: dict[str, _Words] = {}
        self._met: dict[str, Vectors] = {}
        self._making = Lock()

    def holds(self, numbers: Numbers, language: str) -> bool:
        """Tell whether texts in a language hold a word with one of these stems."""
        return not self._of(language).held.isdisjoint(numbers)

    def nearest(
        self,
        words: Sequence[str],
        meant: Sequence[Sequence[Numbers] | None],
        language: str,
        question: Vectors,
    ) -> list[tuple[Numbers, ...]]:
        """Give for each word, as it is printed, the stems of the nearest words of a language, if any is near.

        Of a compound those of each of its parts. ``meant`` has for each the stems of what a list says that it
        means, or that each of its parts does, which those texts may not hold; None where it is not listed.
        ``question`` is the vector of the whole question, which tells the meanings of a word apart.
        """
        known = self._of(language)
        if not (words and len(known.numbers)):
            return [()] * len(words)
        *cosines, whole = np.concatenate([self._vectors(words), question.reshape(1, -1)]) @ known.vectors.T
        listed = [known.named(word) if own is None else own for word, own in zip(words, meant, strict=True)]
        return [
            self._of_parts(known, of_word, _QUESTION * whole, own)
            for of_word, own in zip(cosines, listed, strict=True)
        ]

    @classmethod
    def _of_parts(
        cls, known: _Words, cosines: Floats, of_question: Floats, listed: Sequence[Numbers] | None
    ) -> tuple[Numbers, ...]:
        """Give the stems for each part of a word; what is near to a compound as a whole goes to its last."""
        if listed is None or len(listed) == 1:
            return (cls._best(known, cosines, of_question, listed[0] if listed else None),)
        *heads, tail = listed
        alone = np.zeros_like(cosines)
        others = np.isin(known.numbers, [number for head in heads for number in head])
        return (
            *(cls._best(known, alone, of_question, head) for head in heads),
            cls._best(known, np.where(others, 0, cosines), of_question, tail),
        )

    @staticmethod
    def _best(known: _Words, cosines: Floats, of_question: Floats, listed: Numbers | None) -> Numbers:
        """Give the stems of the best words among those that are listed or near enough, best first.

        Where the texts hold nothing of what is listed, no other word will do.
        """
        if listed is not None:
            is_listed = np.isin(known.numbers, listed)
            if not is_listed.any():
                return ()
            cosines = np.where(is_listed, np.maximum(cosines, _LISTED), cosines)
        near = np.flatnonzero(cosines >= _NEAR)
        scores = cosines[near] + of_question[near]
        chosen = near[np.argsort(-scores, kind="stable")[: _MOST if listed is None else _MOST_LISTED]]
        return tuple(known.numbers[chosen].tolist())

    def _vectors(self, words: Sequence[str]) -> Vectors:
        """Encode words of questions, unless they were met before: each is encoded by itself."""
        known = {word: vector for word in words if (vector := self._met.get(word)) is not None}
        new = [word for word in dict.fromkeys(words) if word not in known]
        if new:
            met = dict(zip(new, self._encode(new), strict=True))
            known |= met
            if len(self._met) < _REMEMBERED:
                self._met |= met
        return np.stack([known[word] for word in words])

    def _of(self, language: str) -> _Words:
        with self._making:
            if language not in self._known:
                self._known[language] = self._make(language)
            return self._known[language]

    def _make(self, language: str) -> _Words:
        """Give the words of a language, but those that are common, with their vectors."""
        words = list(self._words(language))
        common = STOP_WORDS.get(language, frozenset())
        telling = [one for one in words if one[0] not in common and has_letters(one[0])]
        if self._kept is None:
            vectors = self._encode([word for word, _, _ in telling])
        else:
            vectors = self._kept[[row for _, _, row in telling]].astype(np.float32)
        numbers = np.array([number for _, number, _ in telling], dtype=np.int64)
        names: dict[str, Numbers] = {}
        for word, number, _ in telling:
            if alike := consonants(word):
                names[alike] = (*names.get(alike, ()), number)
        return _Words(numbers, vectors, frozenset(number for _, number, _ in words), names)


def has_letters(word: str) -> bool:
    """Tell whether a word has letters, without which it has no equivalents."""
    return any(map(str.isalpha, word))
