"""Words → the language they are written in, and what is known of languages. Pure."""

from collections.abc import Sequence
from typing import Protocol

from embeddings.language.stopwords import READ, STOP_WORDS

DEFAULT = "en"
UNDECIDED = "und"  # as ISO 639-2 has it
_TELLING = 2  # commonest words from which a language is told

# Snowball's names of the languages it stems.
STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# Languages told apart by script alone, where no list of words is needed: first and last letter.
_SCRIPTS = {
    "el": "ͰϿ",
    "ru": "Ѐӿ",
    "he": "֐׿",
    "ar": "؀ۿ",
    "hi": "ऀॿ",
    "th": "฀๿",
    "ja": "぀ヿ",
    "ko": "가힣",
    "zh": "一鿿",
}

# The languages that each of their commonest words is of.
_COMMON_IN: dict[str, list[str]] = {}
for _language, _words in STOP_WORDS.items():
    for _word in _words:
        _COMMON_IN.setdefault(_word, []).append(_language)


def code(language: str | None) -> str | None:
    """Shorten what a document says of its language: ``en-US`` and ``EN`` are ``en``."""
    if language is None:
        return None
    return language.strip().replace("_", "-").split("-")[0].casefold() or None


class Held(Protocol):
    """What is known of the words of a library."""

    def has(self, word: str) -> bool:
        """Tell whether it holds a word, be it a name, or one that the word may be a slip of."""

    def has_ordinary(self, word: str, language: str) -> bool:
        """Tell whether its texts in a language hold a word in any form, and not as a name."""


def detect(words: Sequence[str], default: str = DEFAULT) -> str:
    """Name the language whose commonest words are most of these.

    The default wins ties, then a language in which texts are read. One such word alone tells nothing: "sea"
    is a form of "to be" in Spanish.

    >>> detect("wer war der letzte wärter".split())
    'de'
    """
    counts = _telling(words)
    best = max(counts, key=lambda language: (counts[language], language == default, language in READ))
    if counts[best] >= _TELLING:
        return best
    return _by_script(words) or default


def is_told(words: Sequence[str]) -> bool:
    """Tell whether the words say by themselves in which language they are."""
    return max(_telling(words).values()) >= _TELLING or _by_script(words) is not None


def guess(words: Sequence[str], default: str, held: Held) -> str:
    """Guess the language of a few words that do not tell it, by what a library in the default language holds.

    Its ordinary words, if they are most, are of its language; names are of every language. Else one common
    word of a single other language tells. What nothing tells is undecided: of another language, or of none.

    >>> class Texts:
    ...     has = staticmethod({"oil", "serve", "isbister"}.__contains__)
    ...     has_ordinary = staticmethod(lambda word, language: word in {"oil", "serve"})
    >>> questions = ("oil isbister", "wozu dient isbister", "barco hundido")
    >>> [guess(text.split(), "en", Texts()) for text in questions]
    ['en', 'de', 'und']
    """
    theirs = {language: {word for word in words if word in known} for language, known in STOP_WORDS.items()}
    theirs = {language: found for language, found in theirs.items() if found}
    rest = [word for word in words if not any(word in found for found in theirs.values())]
    if 2 * sum(held.has_ordinary(word, default) for word in rest) > len(rest):
        return default
    others = [
        language
        for language, found in theirs.items()
        if language != default and not all(held.has_ordinary(word, default) for word in found)
    ]
    if others and default not in theirs:
        return others[0] if len(others) == 1 else UNDECIDED
    is_ambiguous = set(theirs) != {default} and rest
    return UNDECIDED if is_ambiguous and not any(map(held.has, rest)) else default


def _telling(words: Sequence[str]) -> dict[str, int]:
    """Count the words that are among the commonest of each language."""
    counts = dict.fromkeys(STOP_WORDS, 0)
    for word in words:
        for language in _COMMON_IN.get(word, ()):
            counts[language] += 1
    return counts


def _by_script(words: Sequence[str]) -> str | None:
    letters = "".join(words)
    counts = {
        language: sum(ends[0] <= letter <= ends[1] for letter in letters)
        for language, ends in _SCRIPTS.items()
    }
    best = max(counts, key=lambda language: counts[language])
    return best if 2 * counts[best] > len(letters) else None
