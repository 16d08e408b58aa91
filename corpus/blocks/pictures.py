"""`[Illustration: The quay]` in a plain text → what stands in place of a picture, and is no heading. Pure.

`[Sidenote: The quay]` is such a thing too: what it says stands beside the text, and no marker calls it.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.language.languages import EVERY, any_of
from corpus.stretch import Stretch

# `[Illustration]`, `[Illustration: Fig. 1.--The quay]`, which may run over several blocks
_OPENS = re.compile(
    rf"\[{any_of(EVERY.pictures, EVERY.side_notes)}\b(?:\s?[:.,\d][^\[\]]{{0,600}})?", re.IGNORECASE
)
_SIDE_NOTE = re.compile(rf"\[{any_of(EVERY.side_notes)}:", re.IGNORECASE)
_LONGEST = 4


def cuts(lines: Sequence[Stretch]) -> Iterator[int]:
    """Yield where the lines of a picture begin and end within a block."""
    inside = False
    for line in lines:
        words = line.trimmed()
        if words.match(_OPENS):
            inside = True
            yield line.start
        if inside and words.endswith("]"):
            inside = False
            yield line.end


def is_side_note(block: Stretch) -> bool:
    """Tell `[Sidenote: The quay]` from what stands in place of a picture."""
    return block.match(_SIDE_NOTE) is not None


def places(blocks: Sequence[Stretch]) -> set[int]:
    """Give the places of the blocks that stand for pictures, with what is printed under them."""
    found: set[int] = set()
    for at, block in enumerate(blocks):
        if at not in found and block.match(_OPENS) and (end := _end(blocks, at)) is not None:
            found.update(range(at, end + 1))
    return found


def _end(blocks: Sequence[Stretch], first: int) -> int | None:
    """Find the block that closes the bracket with which another opens."""
    near = range(first, min(first + _LONGEST, len(blocks)))
    return next((at for at in near if blocks[at].endswith("]")), None)
