"""A text → where each of its brackets closes, found in one walk. Pure."""

import re


def closings(words: str, brackets: re.Pattern[str], opening: str, closing: str) -> dict[int, int]:
    r"""Give the place behind the closing bracket by that of the opening one; anything else found is skipped.

    >>> closings("{a {b} \\} c}", re.compile(r"\\.|[{}]"), "{", "}")
    {3: 6, 0: 12}
    """
    found: dict[int, int] = {}
    opened: list[int] = []
    for bracket in brackets.finditer(words):
        if bracket[0] == opening:
            opened.append(bracket.start())
        elif bracket[0] == closing and opened:
            found[opened.pop()] = bracket.end()
    return found
