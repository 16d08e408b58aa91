"""What the stretches of a text are: its blocks, the pages on which they stand. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.model.spans import Ranged, without

PAGES = "–"  # between the numbers of two pages: one may be `A-3`


class BlockKind(StrEnum):
    """What a block of a text is."""

    FRONT_MATTER = "front matter"
    FURNITURE = "furniture"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    NOTES_HEADING = "notes heading"
    NOTE = "note"

    @property
    def is_passage(self) -> bool:
        """Whether blocks of this kind become passages."""
        return self in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text of one kind; blocks are in order and do not overlap.

    ``level`` is that of a heading, 1 for the outermost, where the format says it, and ``within`` the number
    of the block quotation that it is a part of.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the text that stands on one page, and the number printed there (``84``, ``xiv``)."""

    label: str
    start: int
    end: int


def heading_words(text: str, block: Block, gaps: Sequence[Ranged] = ()) -> str:
    """Give the words of a heading on one line, without the ordered markers and spans that stand in it."""
    return " ".join(without(text, block.start, block.end, gaps).strip("# \n").split())
