"""The one class of every button and select, which Discord's library finds again by the shape of its id."""

import re
from dataclasses import dataclass
from typing import Any, Self

import discord
from discord import ui


@dataclass(frozen=True, slots=True)
class Selection:
    """What a select showed as chosen on the member's screen, and what is chosen now; a button has neither."""

    before: frozenset[str]
    now: frozenset[str]

    @property
    def added(self) -> frozenset[str]:
        """What was not chosen before."""
        return self.now - self.before

    @property
    def removed(self) -> frozenset[str]:
        """What is chosen no longer."""
        return self.before - self.now


class Press(ui.DynamicItem[ui.Item[Any]], template=r"[\s\S]*"):
    """Any button or select of the bot, also one on a message from before a restart.

    Whatever its id is: of one that no version here has written it is said that it is old.
    """

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], item: ui.Item[Any], __: re.Match[str]) -> Self:
        """Take the item from the message it stands on."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Leave it to the client, which lets no error through: discord.py would only log it."""
        data: Any = interaction.data
        selection = Selection(_shown(self.item), frozenset(data.get("values", ())))
        await interaction.client.pressed(interaction, self.custom_id, selection)


def _shown(item: ui.Item[Any]) -> frozenset[str]:
    """Give the values that an item of a message shows as chosen."""
    if isinstance(item, ui.Select):
        return frozenset(option.value for option in item.options if option.default)
    if isinstance(item, ui.ChannelSelect):
        return frozenset(str(value.id) for value in item.default_values)
    return frozenset()
