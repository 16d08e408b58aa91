"""A post as plain data: what Discord is asked to show, without Discord. Pure.

A post becomes one message of the second kind of components (https://docs.discord.com/developers/components):
a container that holds texts, rules, rows of buttons and selects.
"""

from dataclasses import dataclass
from enum import Enum


class Tone(Enum):
    """What kind of thing a post says; the value is the colour at its side (RGB)."""

    QUOTED = 0x4E7FB5
    CLOSEST = 0xC08A2B
    NOTHING = 0x80848E
    PLAIN = 0x5B6770
    FAILED = 0xB54E4E


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown of ours, in which every word of a source is escaped."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the post."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: with an ``id`` it is answered by the bot, with a ``url`` it opens an address."""

    label: str
    id: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of one to five buttons."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a select, the value it stands for, and whether it is the choice of now."""

    label: str
    value: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """A list from ``least`` to ``most`` of whose options are chosen; the placeholder shows while none is."""

    id: str
    options: tuple[Option, ...]
    least: int = 1
    most: int = 1
    placeholder: str | None = None


@dataclass(frozen=True, slots=True)
class ChannelSelect:
    """A list of the server's channels, of which any number up to ``most`` is chosen."""

    id: str
    chosen: tuple[int, ...]
    most: int
    placeholder: str | None = None


Block = Text | Rule | Buttons | Select | ChannelSelect


@dataclass(frozen=True, slots=True)
class Post:
    """One message."""

    blocks: tuple[Block, ...]
    tone: Tone = Tone.PLAIN


def rows(buttons: list[Button]) -> list[Buttons]:
    """Set buttons in rows of five, the most that Discord takes."""
    return [Buttons(tuple(buttons[at : at + 5])) for at in range(0, len(buttons), 5)]
