"""Words → the numbers of their stems, in each language as that language cuts them."""

from collections.abc import Callable, Iterable
from functools import cached_property
from threading import Lock

import Stemmer

from embeddings.language.languages import STEMMERS
from embeddings.language.tokens import fold
from embeddings.lexical.spelling import Speller

Frequency = Callable[[str], int]


class Vocabulary:
    """The words of a library; it grows while the library is read.

    Stems are kept without accents, cut before the accents are taken off, as stemmers want it. A word that
    was typed without its accents is found by its printed form.
    """

    def __init__(self) -> None:
        self._stemmers: dict[str, Stemmer.Stemmer | None] = {}
        self._stemming = Lock()  # a Snowball stemmer serves one thread at a time
        self._of_stem: dict[str, int] = {}
        self._of_surface: dict[str, int] = {}
        self.small: set[str] = set()  # words met without a capital, which are no names
        self._seen: dict[str, dict[str, int]] = {}  # by language, so that each word is stemmed once
        self._words: dict[str, Speller] = {}  # by language

    def __len__(self) -> int:
        return len(self._of_stem)

    def numbers(self, words: Iterable[str], language: str) -> list[int]:
        """Give each word the number of its stem, a new one if it is the first of its kind."""
        seen = self._seen.setdefault(language, {})
        found = []
        for word in words:
            number = seen.get(word)
            if number is None:
                number = seen[word] = self._of_stem.setdefault(self.stem(word, language), len(self._of_stem))
                self._of_surface.setdefault(fold(word), number)
            found.append(number)
        return found

    def words(self, language: str) -> Iterable[str]:
        """List the words of the texts in a language."""
        return self._seen.get(language, ())

    def look_up(self, word: str) -> tuple[int, ...]:
        """Find a word by its stem in each language of the library, else as printed without accents."""
        stems = dict.fromkeys(self.stem(word, language) for language in self._seen)
        numbers = tuple(self._of_stem[stem] for stem in stems if stem in self._of_stem)
        return numbers or self.printed(fold(word))

    def has_ordinary(self, word: str, language: str) -> bool:
        """Tell whether the texts in a language hold a word, in any form, without a capital."""
        return self.stem(word, language) in self._ordinary.get(language, ())

    @cached_property
    def _ordinary(self) -> dict[str, frozenset[str]]:
        """The stems of the words of each language that are met without a capital."""
        return {
            language: frozenset(self.stem(word, language) for word in seen if word in self.small)
            for language, seen in self._seen.items()
        }

    def printed(self, folded: str) -> tuple[int, ...]:
        """Find a word by its folded form."""
        number = self._of_surface.get(folded)
        return () if number is None else (number,)

    def correct_name(self, word: str, frequency: Frequency) -> str | None:
        """Give the name in the library (folded) that was probably meant by a word that it does not hold."""
        return self._names.correct(fold(word), frequency)

    def correct(self, word: str, language: str, frequency: Frequency) -> str | None:
        """Give the word that was probably meant: a name, else a word of the texts in a language.

        A word of another language than the texts is no slip of theirs.
        """
        if name := self.correct_name(word, frequency):
            return name
        if language not in self._seen:
            return None
        if language not in self._words:
            self._words[language] = Speller(map(fold, self._seen[language]))
        return self._words[language].correct(fold(word), frequency)

    @cached_property
    def _names(self) -> Speller:
        small = {fold(word) for word in self.small}
        return Speller(word for word in self._of_surface if word not in small)

    @property
    def stems(self) -> list[str]:
        """The stems in the order of their numbers."""
        return list(self._of_stem)

    def stem(self, word: str, language: str) -> str:
        """Cut a word to its folded stem."""
        if language not in self._stemmers:
            name = STEMMERS.get(language)
            self._stemmers[language] = Stemmer.Stemmer(name) if name else None
        stemmer = self._stemmers[language]
        if stemmer is None:
            return fold(word)
        with self._stemming:
            return fold(stemmer.stemWord(word))
