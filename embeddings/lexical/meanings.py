"""A word → the words for the same in another language, from a list of our own.

A model of sentences often mistakes a word alone: to the second one "Streik" is near nothing. The commonest
words of four languages are listed, a meaning a line of ``meanings.txt`` (decision 107).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from embeddings.language.languages import UNDECIDED
from embeddings.lexical.stems import Stems

_LANGUAGES = ("en", "de", "es", "fr")  # the columns of the list
_COMPOUNDING = "de"
_PART = 3  # letters of a part of a compound
_FILE = Path(__file__).parent / "meanings.txt"
_STEMS = Stems()

Lines = tuple[int, ...]  # of the list, by their numbers


def same(word: str, language: str, other: str) -> tuple[tuple[str, ...], ...]:
    """Give the words of another language for a word, or for each part of a compound.

    Of a word in a language that is undecided, as any language has it.

    >>> same("bridges", "en", "de"), same("asdfgh", "en", "de"), same("kohlenbrücke", "de", "fr")
    ((('brücke',),), (), (('charbon',), ('pont',)))
    >>> same("brückenzoll", "de", "fr")  # the list has no toll
    ()
    """
    if other not in _LANGUAGES:
        return ()
    spoken = [one for one in _LANGUAGES if one != other and language in (one, UNDECIDED)]
    column = _LANGUAGES.index(other)
    listed = [found for one in spoken if (found := _listed(word, one))]
    whole = tuple(chain.from_iterable(parts[0] for parts in listed if len(parts) == 1))
    parts = (whole,) if whole else listed[0] if listed else ()
    meant = (chain.from_iterable(_meanings()[line][column] for line in lines) for lines in parts)
    return tuple(tuple(dict.fromkeys(words)) for words in meant)


@cache
def _meanings() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Read the list: in each line the words of each language."""
    lines = _FILE.read_text(encoding="utf-8").lower().splitlines()
    return tuple(tuple(tuple(column.split()) for column in line.split(" | ")) for line in lines)


@cache
def _stems(language: str) -> dict[str, Lines]:
    """Give the lines that each stem of a language stands in."""
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for number, columns in enumerate(_meanings()):
        for word in columns[_LANGUAGES.index(language)]:
            found[_STEMS.stem(word, language)][number] = None
    return {stem: tuple(lines) for stem, lines in found.items()}


def _listed(word: str, language: str) -> Sequence[Lines]:
    if lines := _stems(language).get(_STEMS.stem(word, language)):
        return (lines,)
    return _compound(word) if language == _COMPOUNDING else ()


def _compound(word: str) -> Sequence[Lines]:
    """Give the lines of both parts of a German compound, if both are listed: "Heringsfrauen", "Schulbuch"."""
    for at in range(_PART, len(word) - _PART + 1):
        tail = _stems(_COMPOUNDING).get(_STEMS.stem(word[at:], _COMPOUNDING))
        head = next(filter(None, map(_stems(_COMPOUNDING).get, _heads(word[:at]))), None) if tail else None
        if tail and head:
            return (head, tail)
    return ()


def _heads(part: str) -> Iterator[str]:
    """Yield the stems that the first part of a compound may be of, without what joins it to the next."""
    for joined in (part, f"{part}e", part.removesuffix("s"), part.removesuffix("n"), part.removesuffix("es")):
        if len(joined) >= _PART:
            yield _STEMS.stem(joined, _COMPOUNDING)
