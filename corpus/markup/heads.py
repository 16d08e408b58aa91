"""The label at the head of a note, printed as words among others: `12. Roe`, `[3] Roe`, `* Roe`. Pure."""

import re

from corpus.notes import heads as note_heads
from corpus.notes.forms import Shape
from corpus.stretch import whole

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


def boxed(words: str, label: str) -> int | None:
    """Say where the words of a note begin that stands in a box with its label.

    >>> boxed("[Footnote 2: Roe.]", "2"), boxed("[2] Roe.", "2")
    (13, None)
    """
    if not words.startswith("["):
        return None
    head = note_heads.head(whole(f"{words} …"))  # `[Footnote 2: <i>Ice</i>, p. 3.]`
    is_its = head is not None and head.form is Shape.BOXED and head.label == label
    return min(head.end, len(words)) if head and is_its else None
