"""A word → its stem, as its language cuts it."""

from threading import Lock

import Stemmer

from embeddings.language.languages import STEMMERS
from embeddings.language.tokens import fold


class Stems:
    """The stemmers of languages, each made when it is first wanted; safe to use from several threads."""

    def __init__(self) -> None:
        self._stemmers: dict[str, Stemmer.Stemmer | None] = {}
        self._stemming = Lock()  # a Snowball stemmer serves one thread at a time

    def stem(self, word: str, language: str) -> str:
        """Cut a word to its folded stem.

        Stems are kept without accents, cut before the accents are taken off, as stemmers want it.
        """
        if language not in self._stemmers:
            name = STEMMERS.get(language)
            self._stemmers[language] = Stemmer.Stemmer(name) if name else None
        stemmer = self._stemmers[language]
        if stemmer is None:
            return fold(word)
        with self._stemming:
            return fold(stemmer.stemWord(word))
