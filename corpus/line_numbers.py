"""Offsets → line numbers, for people who look into the file. Pure."""

import re
from bisect import bisect_left

_LINE_END = re.compile(r"\n")


class Lines:
    r"""The line numbers of one text, each found in O(log n).

    >>> Lines("a\nb").at(2)
    'line 2'
    """

    def __init__(self, text: str) -> None:
        self._ends = [end.start() for end in _LINE_END.finditer(text)]

    def at(self, offset: int) -> str:
        """Say on which line an offset lies."""
        return f"line {bisect_left(self._ends, offset) + 1}"
