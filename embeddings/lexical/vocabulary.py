"""Words → the numbers of their stems, in each language of a library as that language cuts them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from embeddings.arrays import Mask, Places
from embeddings.language.tokens import fold
from embeddings.lexical.spelling import Printed
from embeddings.lexical.stems import Stems
from embeddings.lexical.strings import Strings

Frequency = Callable[[str], int]
_REMEMBERED = 1 << 12  # words of questions that were looked up


# No slots: the stemmers are kept beside the fields.
@dataclass(frozen=True)
class Vocabulary:
    """The words of a library: its languages in the order of its passages, its stems by their numbers.

    Stems are sorted. A word that was typed without its accents is found by its ``printed`` form.
    ``ordinary`` tells of each language which stems its texts have in words without a capital. ``heads`` are
    the shortest word of each stem in each language; ``head_languages`` and ``head_stems`` are its places.
    """

    languages: Strings
    stems: Strings
    printed: Printed
    ordinary: Mask
    heads: Strings
    head_languages: Places
    head_stems: Places

    @classmethod
    def of(
        cls, languages: Strings, words: Sequence[str], spoken: Sequence[int], small: set[str]
    ) -> tuple["Vocabulary", Places]:
        """Make the vocabulary of words, each met in one of the languages; give the number of each, too.

        ``small`` are the words that were met without a capital in any language.
        """
        names = [languages[place] for place in range(len(languages))]
        cutting, folded = Stems(), [fold(word) for word in words]
        cut = [cutting.stem(word, names[place]) for word, place in zip(words, spoken, strict=True)]
        stems = sorted(set(cut))
        number_of = {stem: number for number, stem in enumerate(stems)}
        numbers = np.array([number_of[stem] for stem in cut], dtype=np.int32)
        ordinary = np.zeros((len(names), len(stems)), dtype=np.bool_)
        said: list[set[str]] = [set() for _ in names]
        first: dict[str, int] = {}
        for word, form, place, number in zip(words, folded, spoken, numbers.tolist(), strict=True):
            first.setdefault(form, number)
            said[place].add(form)
            ordinary[place, number] |= word in small
        printed = Printed.of(first, first.keys() - {fold(word) for word in small}, said)
        heads: dict[tuple[int, int], str] = {}
        for word, key in sorted(
            zip(words, zip(spoken, numbers.tolist(), strict=True), strict=True),
            key=lambda one: (len(one[0]), one[0]),
        ):
            heads.setdefault(key, word)
        places = np.array([*heads], dtype=np.int32).reshape(-1, 2)
        return (
            cls(
                languages,
                Strings.of(stems),
                printed,
                ordinary,
                Strings.of(heads.values()),
                *places.T.copy(),
            ),
            numbers,
        )

    def words(self, language: str) -> Iterable[tuple[str, int, int]]:
        """Yield the words of the texts in a language, the shortest of each stem, with the number of that.

        The last number is the place of the word among the ``heads`` of all languages.
        """
        place = self._places.get(language)
        for at in np.flatnonzero(self.head_languages == place).tolist() if place is not None else ():
            yield self.heads[at], int(self.head_stems[at]), at

    def look_up(self, word: str) -> tuple[int, ...]:
        """Find a word by its stem in each language of the library, else as printed without accents."""
        return self._looked_up(word)

    @cached_property
    def _looked_up(self) -> Callable[[str], tuple[int, ...]]:
        """Look words up, and remember them: most words of a question are those of all questions."""
        return lru_cache(_REMEMBERED)(self._found)

    def _found(self, word: str) -> tuple[int, ...]:
        stems = dict.fromkeys(self.stem(word, language) for language in self._places)
        numbers = tuple(number for stem in stems if (number := self.stems.find(stem)) is not None)
        return numbers or self.as_printed(fold(word))

    def has_ordinary(self, word: str, language: str) -> bool:
        """Tell whether the texts in a language hold a word, in any form, without a capital."""
        place = self._places.get(language)
        if place is None:
            return False
        number = self.stems.find(self.stem(word, language))
        return number is not None and bool(self.ordinary[place, number])

    def as_printed(self, folded: str) -> tuple[int, ...]:
        """Find a word by its folded form."""
        number = self.printed.number(folded)
        return () if number is None else (number,)

    def correct_name(self, word: str, frequency: Frequency) -> str | None:
        """Give the name in the library (folded) that was probably meant by a word that it does not hold."""
        return self.printed.correct(fold(word), frequency)

    def correct(self, word: str, language: str, frequency: Frequency) -> str | None:
        """Give the word that was probably meant: a name, else a word of the texts in a language.

        A word of another language than the texts is no slip of theirs.
        """
        if name := self.correct_name(word, frequency):
            return name
        place = self._places.get(language)
        if place is None:
            return None
        return self.printed.correct(fold(word), frequency, 1 + place)

    def correct_to(self, word: str, numbers: Collection[int]) -> str | None:
        """Give the name (folded) that was probably meant by a word, if its stem has one of these numbers."""
        return self.printed.nearest(fold(word), numbers)

    def stem(self, word: str, language: str) -> str:
        """Cut a word to its folded stem."""
        return self._stems.stem(word, language)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {self.languages[place]: place for place in range(len(self.languages))}

    @cached_property
    def _stems(self) -> Stems:
        return Stems()
