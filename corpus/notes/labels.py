"""How notes are numbered: labels as printed or typed, and what number each is. Pure."""

import re
from unicodedata import normalize

from corpus.language.languages import EVERY, any_of

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# `i` to `lxxxix`, as far as notes go
_ROMAN = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"])
    for one, ones in enumerate(["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"])
    if ten or one
}

# `11`, `12a`, `**`, `iv`, and `B`, which is told from a letter of prose by square brackets only
LABEL = r"\d{1,4}[a-z]?|[*†‡§]{1,3}|[ivxl]{1,7}"
SUPERSCRIPTS = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
# `Note`, `Fußnote`, `Anm.`, `fn.`, and `fn` without its full stop
NOTE = rf"(?i:{any_of(EVERY.note_words, EVERY.note_abbreviations)})"
# A label as people type it: `[11]`, `[^11]`, `^11`, `(11)`, `11.`, `Note 11`, `Anm.11`, `Note B:`. What only
# begins like a word for notes is a name that Markdown gave: `fn1`.
_TYPED = re.compile(rf"(?:{NOTE}(?:[.:\s]+|(?<=\.)))?[\[(]?\^?(?P<label>(?i:{LABEL}|[a-z]))[\])]?[.:]?")


def plain(label: str) -> str:
    """Give a label in plain digits: ``¹¹`` is ``11``."""
    return label.translate(_SUPERSCRIPT)


def meant(typed: str) -> str:
    """Give the label that is meant by what somebody types, in whatever signs it is set.

    >>> meant("¹¹"), meant("[^11]"), meant(" Note 11"), meant("[^a-name]")
    ('11', '11', '11', 'a-name')
    """
    written = normalize("NFKC", typed).strip()
    found = _TYPED.fullmatch(written)
    return found["label"] if found else written.strip("[]()").removeprefix("^")


def is_roman(label: str) -> bool:
    """Tell whether a label is a roman number as notes have them, in small letters."""
    return label in _ROMAN


def number(label: str) -> int | None:
    """Give the number of a label such as ``11``, ``12a`` or ``iv``; None for ``*``."""
    digits = label.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits) if digits.isascii() and digits.isdigit() else _ROMAN.get(label)


def distance(label: str, following: str) -> int | None:
    """Say how many numbers a label stands behind another; None if one is a symbol or only one is roman."""
    a, b = number(label), number(following)
    return b - a if a is not None and b is not None and is_roman(label) == is_roman(following) else None
