"""The title that stands over a text → whether it is only the heading of its first part. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.language.languages import EVERY, any_of
from corpus.model import Block, BlockKind
from corpus.stretch import of

# `Chapter One: The Nets`, `PART II`
_COUNTED = re.compile(
    rf"{any_of(EVERY.chapter_words)}\s+(?:\d|[ivxlc]+\b|[^\W\d_]+\s*(?:[:.—–]|\Z))", re.IGNORECASE
)


def first_headed(text: str, blocks: Sequence[Block], title: str | None) -> tuple[Block, ...]:
    """Make a title a heading where it counts a part, and the file says what the whole is called."""
    return tuple(
        replace(block, kind=BlockKind.HEADING)
        if title and block.kind == BlockKind.TITLE and _is_part(of(text, block).words.strip("#=*_ \n"), title)
        else block
        for block in blocks
    )


def _is_part(printed: str, title: str) -> bool:
    words = " ".join(printed.casefold().split())
    return bool(_COUNTED.match(words)) and words not in title.casefold()
