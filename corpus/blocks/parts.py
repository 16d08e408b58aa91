"""The title that stands over a text → whether it is only the heading of its first part. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from corpus.language.languages import EVERY, any_of
from corpus.model import Block, BlockKind
from corpus.stretch import of

# `Chapter One: The Nets`, `PART II`
_COUNTED = re.compile(
    rf"{any_of(EVERY.chapter_words)}\s+(?:\d|[ivxlc]+\b|[^\W\d_]+\s*(?:[:.—–]|\Z))", re.IGNORECASE
)
_NAMING = re.compile(r"[^\W_]{4,}")  # words that two titles of one text would share: not "the", "of"
_HEADS = (BlockKind.HEADING, BlockKind.NOTES_HEADING)


def first_headed(text: str, blocks: Sequence[Block], title: str | None) -> tuple[Block, ...]:
    """Make a title a heading where it heads a part, and the file says what the whole is called."""
    return tuple(
        replace(block, kind=BlockKind.HEADING)
        if title and block.kind == BlockKind.TITLE and _heads_a_part(text, blocks, at, title)
        else block
        for at, block in enumerate(blocks)
    )


def _heads_a_part(text: str, blocks: Sequence[Block], at: int, title: str) -> bool:
    words = " ".join(of(text, blocks[at]).words.strip("#=*_ \n").casefold().split())
    if words in title.casefold():
        return False
    return bool(_COUNTED.match(words)) or (
        _are_of_different_things(words, title.casefold()) and _is_one_of_several(blocks, at)
    )


def _are_of_different_things(printed: str, title: str) -> bool:
    """Tell whether two names have words, and none in common: `The Rope` in `The Ferry at Low Ness`."""
    ours, theirs = set(_NAMING.findall(printed)), set(_NAMING.findall(title))
    return bool(ours and theirs) and not ours & theirs


def _is_one_of_several(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether paragraphs stand right under a heading, and another of its level behind them."""
    level, behind = blocks[at].level, blocks[at + 1 :]
    is_headed = any(
        block.kind.is_passage for block in takewhile(lambda block: block.kind not in _HEADS, behind)
    )
    return is_headed and any(block.kind == BlockKind.HEADING and block.level == level for block in behind)
