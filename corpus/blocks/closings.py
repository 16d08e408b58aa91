"""The blocks of a text → which of them close a letter: "Yours ever, Lewis", "L. Roe". Pure.

Such a line says nothing of its letter, and holds the name that is asked for: it would be quoted first. Nor is
it the heading of the next letter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.language.languages import EVERY, any_of
from corpus.language.names import can_be_same
from corpus.model import Block, BlockKind
from corpus.stretch import Stretch, of

# `Lewis`, `Anna R. Brock`, `J. van der Meer`
_PART = r"[^\W\d_a-zß-ÿ][\w.’'-]{0,30}"
_NAME = rf"{_PART}(?:\s(?:{any_of(EVERY.particles)}|{_PART})){{0,3}}"
_CLOSES = re.compile(rf"(?i:{any_of(EVERY.valedictions)})(?:,|,?\s*\n)(?P<name>\s*{_NAME})?")
_SIGNED = re.compile(_NAME)
_LONGEST = 100  # characters
_WORDS = (BlockKind.PARAGRAPH, BlockKind.HEADING)


def apart(text: str, blocks: Sequence[Block], author: str | None = None) -> Iterator[Block]:
    """Make furniture of what closes a letter behind its words: a farewell, a name under it, its author’s."""
    before: Block | None = None
    is_signed = True
    for block in blocks:
        words = of(text, block)
        if _may_close(words, block) and before and before.kind == BlockKind.PARAGRAPH:
            found = words.fullmatch(_CLOSES)
            name = words.fullmatch(_SIGNED) and (not is_signed or _is_of(author, words.words))
        else:
            found, name = None, False
        if found or name:
            is_signed = bool(name) or (found is not None and found["name"] is not None)
            yield replace(block, kind=BlockKind.FURNITURE)
            continue
        before, is_signed = block, True
        yield block


def _is_of(author: str | None, words: str) -> bool:
    """Tell whether a name of two words and more, or with a first letter, can be the author's."""
    return author is not None and len(words.split()) > 1 and can_be_same(words, author)


def _may_close(words: Stretch, block: Block) -> bool:
    """Tell whether a block is short, and no heading by its format."""
    return block.kind in _WORDS and block.level is None and len(words) <= _LONGEST
