"""A line of `====` under a line of words → a heading, whatever its form. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.stretch import Stretch

_UNDERLINE = re.compile(r"([=~^\"*+#_-])\1{2,}")
_LONGEST_HEADING = 80
# `It left. It came back.`, over a rule that happens to be as long
_SENTENCES = re.compile(r"[^\W\d_]{2}[.!?] [^\W\d_a-z].*[.!?]\W{0,3}\Z")
# An underline is as long as the line above it, or nearly.
_MOST_SHORT, _MOST_LONG = 3, 12


def cuts(lines: Sequence[Stretch]) -> Iterator[int]:
    """Yield where a heading begins, where its underline begins, and where the text under it does."""
    for at in range(len(lines) - 1):
        if (at == 0 or _is_line(lines[at - 1])) and is_underlined(
            lines[at].trimmed(), lines[at + 1].trimmed()
        ):
            yield from (lines[at].start, lines[at + 1].start)
            yield lines[at + 2].start if at + 2 < len(lines) else lines[-1].end


def is_underlined(heading: Stretch, below: Stretch) -> bool:
    """Tell whether a line of words is underlined by the line below it."""
    if not below.is_right_under(heading) or not _is_line(below) or _is_line(heading):
        return False
    if "\n" in heading.words or len(heading) > _LONGEST_HEADING or heading.search(_SENTENCES):
        return False
    return -_MOST_SHORT <= len(below) - len(heading) <= _MOST_LONG


def headings(blocks: Sequence[Stretch]) -> set[int]:
    """Give the places of the blocks that are underlined by the block below them."""
    return {at for at, (above, below) in enumerate(pairwise(blocks)) if is_underlined(above, below)}


def _is_line(line: Stretch) -> bool:
    return line.trimmed().fullmatch(_UNDERLINE) is not None
