"""A name → what all languages write alike of it: Workuta, Vorkouta and Vorkuta are one. Pure.

Vowels are written as they are heard, and consonants by a few habits of each language.
"""

import re

from embeddings.language.tokens import fold

# What German, French, Spanish, English write for one consonant, in the order in which it is looked for.
_HABITS = (
    ("tsch", "k"), ("tch", "k"), ("cz", "k"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"),
    ("ck", "k"), ("gu", "g"), ("ph", "f"), ("th", "t"), ("qu", "k"), ("tz", "ts"),
)  # fmt: skip
_LETTERS = str.maketrans({"w": "v", "c": "k", "q": "k", "z": "s", "x": "ks", "h": None})
_VOWELS, _DOUBLED = re.compile("[aeiouyj]"), re.compile(r"(.)\1")
_SHORTEST = 4  # consonants, by which a name is told from others


def consonants(name: str) -> str | None:
    """Give what tells a name in any language; None where it has too few consonants.

    >>> [consonants(name) for name in ("Rakowski", "Rakovsky", "Guevorkian", "Geworkjan", "Lenin")]
    ['rkvsk', 'rkvsk', 'gvrkn', 'gvrkn', None]
    """
    written = fold(name.casefold())
    for habit, letter in _HABITS:
        written = written.replace(habit, letter)
    left = _DOUBLED.sub(r"\1", _VOWELS.sub("", written.translate(_LETTERS)))
    return left if len(left) >= _SHORTEST else None
