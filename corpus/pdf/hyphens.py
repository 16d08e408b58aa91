"""The end of a line, the start of the next → whether a hyphen between them is of the word. Pure.

A reader of the printed page decides by knowing the words. What is known here are the words of the same text,
where they stand within a line: they are the evidence.
"""

import re
from collections.abc import Iterable

SOFT = "\u00ad"
HYPHENS = ("-", "\u2010", SOFT)

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010’'][^\W\d_]+)*")
# `investi-` at the end of a line, `gation,` at the start of the next
_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010]$")
_AFTER = re.compile(r"[^\W\d_]+")


class Words:
    """The words of a text as they stand within its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        for line in lines:
            inner = line.split(" ")
            if inner and inner[-1].endswith(HYPHENS):
                inner.pop()
            self._words.update(found.group().casefold() for found in _WORD.finditer(" ".join(inner[1:])))

    def divides(self, before: str, after: str) -> bool:
        """Tell whether the hyphen at the end of a line only divides a word, and is none of its own.

        >>> words = Words(["the long investigation of well-known", "and long term plans"])
        >>> words.divides("an investi-", "gation"), words.divides("a well-", "known")
        (True, False)
        >>> words.divides("long-", "term")
        False
        """
        if before.endswith(SOFT):
            return True
        first, second = _BEFORE.search(before), _AFTER.match(after)
        if first is None or second is None or second.group()[0].isupper():
            return False  # `1505-` `1512`, `Anglo-` `American`
        head, tail = first[1].casefold(), second.group().casefold()
        if f"{head}{tail}" in self._words:
            return True
        if f"{head}-{tail}" in self._words:
            return False
        return not (head in self._words and tail in self._words)  # `long-` `term`: both are words
