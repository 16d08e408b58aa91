"""Words → the language they are written in, and what is known of languages. Pure."""

from collections.abc import Iterable, Sequence

from embeddings.language.stopwords import STOP_WORDS

DEFAULT = "en"
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


def code(language: str | None) -> str | None:
    """Shorten what a document says of its language: ``en-US`` and ``EN`` are ``en``."""
    if language is None:
        return None
    return language.strip().replace("_", "-").split("-")[0].casefold() or None


def detect(words: Sequence[str], default: str = DEFAULT) -> str:
    """Name the language whose commonest words are most of these; the default wins ties.

    One such word alone tells nothing: "sea" is a form of "to be" in Spanish.

    >>> detect("wer war der letzte wärter".split())
    'de'
    """
    counts = {language: sum(word in known for word in words) for language, known in STOP_WORDS.items()}
    best = max(counts, key=lambda language: (counts[language], language == default))
    if counts[best] >= _TELLING:
        return best
    return _by_script(words) or default


def commonest(languages: Iterable[str]) -> str:
    """Name the language that most passages are in."""
    listed = list(languages)
    return max(dict.fromkeys(listed), key=listed.count, default=DEFAULT)


def _by_script(words: Sequence[str]) -> str | None:
    letters = "".join(words)
    counts = {
        language: sum(ends[0] <= letter <= ends[1] for letter in letters)
        for language, ends in _SCRIPTS.items()
    }
    best = max(counts, key=lambda language: counts[language])
    return best if 2 * counts[best] > len(letters) else None
