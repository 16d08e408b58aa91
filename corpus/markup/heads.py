"""The label at the head of a note, printed as words among others: `12. Roe`, `[3] Roe`, `* Roe`. Pure."""

import re

_OPENING = re.compile(r"\s*[\[({]?\s*")
_CLOSING = re.compile(r"\s*(?:[\])}][.:]?|[.:)]|(?=\s))\s*")
# In an ordered list, which prints the label itself, a bare number is the beginning of the note.
_SIGNED = re.compile(r"\s*(?:[\])}][.:]?|[.:)])\s*")


def end(words: str, label: str, *, signed: bool = False) -> int | None:
    """Say where the words of a note begin behind its label, if they stand behind it.

    >>> end("[3] Roe", "3"), end("30 Roe", "3"), end("3 Roe", "3", signed=True)
    (4, None, None)
    >>> end("a. Roe", "a"), end("A note", "a")
    (3, None)
    """
    at = _OPENING.match(words)
    start = at.end() if at else 0
    stop = start + len(label)
    if words[start:stop].casefold() != label.casefold():
        return None
    is_word = len(label) == 1 and label.isalpha()  # `A note of Quill's` is not note a
    found = (_SIGNED if signed or is_word else _CLOSING).match(words, stop)
    return found.end() if found else None
