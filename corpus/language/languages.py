"""The languages that texts are read in → their words together, and expressions composed of them. Pure.

A further language is one file beside this one, and its name in ``LANGUAGES``. What members write to the bot
in it is one more (``bot/asking``), what the bot says another (``bot/words``); neither is needed to read and
search.
"""

import re
from collections.abc import Callable, Iterable

from corpus.language.english import ENGLISH
from corpus.language.french import FRENCH
from corpus.language.german import GERMAN
from corpus.language.spanish import SPANISH
from corpus.language.vocabulary import Words, together

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH)
# A note may cite in another language than that of its text: all of them are read together.
EVERY = together(LANGUAGES)
_NOTHING = r"(?!)"
# Also before the sign of an emphasis: `_ibid_`
_WORD_ENDS = r"(?![^\W_])"


def any_of(*words: Words) -> str:
    r"""Give an expression for any of the words, the longest that fits first.

    >>> any_of(("put", "put it"))
    '(?:put\\sit|put)'
    """
    return _alternatives(words, _plain)


def whole(*words: Words) -> str:
    r"""Give an expression for any of the words, which ends where the word does: `p.`, `page`, not `pages`.

    >>> whole(("p.", "page"))
    '(?:page\\b|p\\.)'
    """
    return _alternatives(words, lambda word: _plain(word) + (r"\b" if word[-1].isalnum() else ""))


def abbreviated(*words: Words) -> str:
    r"""Give an expression for any of the words, however their full stops and spaces are printed.

    >>> abbreviated(("loc. cit.", "idem"))
    '(?:loc\\.?\\s?cit(?![^\\W_])\\.?|idem(?![^\\W_]))'
    """
    return _alternatives(words, _abbreviation)


def capitalised(words: Iterable[str]) -> Words:
    """Give words also with a capital, as at the start of a sentence.

    >>> capitalised(("as", "wie"))
    ('as', 'wie', 'As', 'Wie')
    """
    small = tuple(words)
    return (*small, *(word[0].upper() + word[1:] for word in small))


def folded(*words: Words) -> frozenset[str]:
    """Give words for comparison, whatever their capitals."""
    return frozenset(word.casefold() for kind in words for word in kind)


def _alternatives(words: Iterable[Words], printed: Callable[[str], str]) -> str:
    every = sorted({word for kind in words for word in kind}, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(printed, every))})" if every else _NOTHING


def _plain(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s").replace("’", "[’']")


def _abbreviation(word: str) -> str:
    """Read "l. c." with both full stops, a longer "loc. cit." also as "loc cit" and "loc.cit."."""
    *before, last = word.split(" ")
    parts = [_stopped(part) if part.endswith(".") else _plain(part) + r"\s" for part in before]
    return "".join([*parts, _plain(last.rstrip(".")), _WORD_ENDS, r"\.?" if last.endswith(".") else ""])


def _stopped(part: str) -> str:
    return _plain(part[:-1]) + (r"\.\s?" if len(part) == 2 else r"\.?\s?")
