"""What a message costs against Discord's limits: characters, bytes, components. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.render.posts.blocks import Block, Buttons, ChannelSelect, Select, Text
from bot.signs import length

# All texts of a message together. Not in the documentation; see discord/discord-api-docs pull request 8562.
TEXT_LIMIT = 4000
# Above this sum of UTF-8 bytes, with 12 for each text, Discord fails with status 500; issue 8554 there.
BYTE_LIMIT = 10_170
_BYTES_A_TEXT = 12
# https://docs.discord.com/developers/components/reference: nested components count.
COMPONENT_LIMIT = 40
LABEL_LIMIT = 80
URL_LIMIT = 512
OPTION_LIMIT = 25  # options of a select, and channels chosen in one

# Nobody outside Discord knows exactly how it counts, so some is left free.
_MARGIN = 100


@dataclass(frozen=True, slots=True)
class Cost:
    """What blocks take of a message: characters (UTF-16 code units), bytes, components."""

    characters: int = 0
    bytes: int = 0
    components: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(
            self.characters + other.characters,
            self.bytes + other.bytes,
            self.components + other.components,
        )

    @property
    def fits(self) -> bool:
        """Tell whether a message may cost this."""
        return (
            self.characters <= TEXT_LIMIT - _MARGIN
            and self.bytes <= BYTE_LIMIT - _MARGIN
            and self.components <= COMPONENT_LIMIT
        )


CONTAINER = Cost(components=1)


def cost(blocks: Iterable[Block]) -> Cost:
    """Add up what blocks cost."""
    total = Cost()
    for block in blocks:
        total += _cost(block)
    return total


def fits(blocks: Iterable[Block]) -> bool:
    """Tell whether blocks fit in one message, with the container around them."""
    return (CONTAINER + cost(blocks)).fits


def _cost(block: Block) -> Cost:
    if isinstance(block, Text):
        return Cost(length(block.markdown), len(block.markdown.encode()) + _BYTES_A_TEXT, 1)
    if isinstance(block, Buttons):
        return Cost(components=1 + len(block.buttons))
    if isinstance(block, Select | ChannelSelect):
        return Cost(components=2)  # it stands alone in a row
    return Cost(components=1)
