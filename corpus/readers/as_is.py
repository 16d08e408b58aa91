"""A text in a format for programs → the stretches of it that are printed as they are written. Pure.

An opening that nothing closes opens nothing. Each sign is looked at once: `.*?` up to a closing that is not
there would look at the whole text again for every opening.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]


def stretches(words: str, blocks: re.Pattern[str], inline: re.Pattern[str]) -> list[Span]:
    """List what stands in blocks, whose names are the groups ``open`` and ``close``, and amid lines.

    >>> blocks = re.compile(r"<(?P<open>a|b)>|</(?P<close>a|b)>")
    >>> stretches("x <a> =1= </b> </a> =2=", blocks, re.compile("=.="))
    [(2, 19), (20, 23)]
    """
    found: list[Span] = []
    at = 0
    for start, end in _blocks(words, blocks):
        found += (one.span() for one in inline.finditer(words, at, start))
        found.append((start, end))
        at = end
    return [*found, *(one.span() for one in inline.finditer(words, at))]


def _blocks(words: str, blocks: re.Pattern[str]) -> Iterator[Span]:
    begun: dict[str, int] = {}
    for sign in blocks.finditer(words):
        if sign["open"]:
            begun.setdefault(sign["open"].lower(), sign.start())
        elif (start := begun.get(sign["close"].lower())) is not None:
            yield start, sign.end()
            begun.clear()
