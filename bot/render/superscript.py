"""A marker's label → the little raised figures that stand for it. Pure."""

import re

from bot.signs import RAISED

_RAISED = str.maketrans(RAISED)
# `11`, `12a`, `b`: what printers raise. A name, as Markdown allows (`[^inquiry]`), is hard to read so.
_SHORT = re.compile(r"\d{1,6}[a-pr-z]?|[a-pr-z]", re.ASCII)
_SYMBOLS = frozenset("*†‡§")


def superscript(label: str) -> str:
    """Raise a label; a name stands in brackets.

    >>> superscript("11"), superscript("12a"), superscript("*"), superscript("roe")
    ('¹¹', '¹²ᵃ', '*', '[roe]')
    """
    if label and set(label) <= _SYMBOLS:
        return label
    return label.translate(_RAISED) if _SHORT.fullmatch(label) else f"[{label}]"
