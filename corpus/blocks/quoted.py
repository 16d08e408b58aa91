"""Paragraphs → which of them are block quotations: those in quotation marks that a colon introduces. Pure."""

from collections.abc import Sequence

from corpus.language import marks
from corpus.model import Block, BlockKind
from corpus.stretch import Stretch, of

OPENING = marks.DOUBLE
CLOSING = marks.DOUBLE_CLOSING


def quotations(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Mark as block quotations the paragraphs in quotation marks that a colon introduces.

    A quotation of several paragraphs opens each of them with a quotation mark and closes the last.
    """
    out: list[Block] = []
    for block in blocks:
        previous = out[-1] if out else None
        if block.kind == BlockKind.PARAGRAPH and previous and _continues(text, previous, block):
            out.append(Block(BlockKind.QUOTATION, block.start, block.end))
        else:
            out.append(block)
    return out


def _continues(text: str, previous: Block, block: Block) -> bool:
    if text[block.start] not in OPENING:
        return False
    if previous.kind == BlockKind.PARAGRAPH:
        words = of(text, block)
        return text[previous.end - 1] == ":" and (_is_closed(words) or _opening_runs_on(words))
    return (
        previous.kind == BlockKind.QUOTATION
        and not _is_closed(of(text, previous))
        and text[previous.start] in OPENING
    )


def _is_closed(block: Stretch) -> bool:
    """Tell whether a block ends with a closing quotation mark, but for a marker: `heresy.”3`, `it.”[4]`."""
    tail = block.since(max(block.start + 1, block.end - 12)).words.rstrip("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹[]()*†‡ \n.,")
    return tail[-1:] in tuple(CLOSING)


def _opening_runs_on(block: Stretch) -> bool:
    """Tell whether the opening quotation mark is not closed anywhere in the block."""
    return not block.startswith('"') and marks.closing(block) is None
