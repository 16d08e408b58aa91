"""A structure → the same with what no block holds set apart and reported: no word is lost. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.line_numbers import Lines
from corpus.model import Block, BlockKind, Problem, ProblemKind
from corpus.readers.structure import Structure
from corpus.stretch import Stretch

_SHOWN = 60  # characters of the words that are left out


def with_left_out(text: str, structure: Structure) -> Structure:
    """Make a block of furniture of each stretch of words between the blocks, and report it."""
    found = list(gaps(text, structure.blocks))
    if not found:
        return structure
    lines = Lines(text)
    blocks = [*structure.blocks, *(Block(BlockKind.FURNITURE, gap.start, gap.end) for gap in found)]
    return replace(
        structure,
        blocks=tuple(sorted(blocks, key=lambda block: block.start)),
        problems=(*structure.problems, *(_problem(lines, gap) for gap in found)),
    )


def gaps(text: str, blocks: Sequence[Block]) -> Iterator[Stretch]:
    """Yield the stretches between ordered blocks in which there are words."""
    at = 0
    for block in (*blocks, Block(BlockKind.FURNITURE, len(text), len(text))):
        gap = Stretch(text, at, block.start).trimmed()
        if gap and any(map(str.isalnum, gap.words)):
            yield gap
        at = max(at, block.end)


def _problem(lines: Lines, gap: Stretch) -> Problem:
    words = " ".join(gap.first(2 * _SHOWN).words.split())
    return Problem(ProblemKind.WORDS_LEFT_OUT, f"“{words[:_SHOWN]}”", lines.at(gap.start))
