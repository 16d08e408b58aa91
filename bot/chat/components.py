"""The one class of every button, which Discord's library finds again by the shape of its id."""

import re
from typing import Any, Self

import discord
from discord import ui

from bot.render import ids


class Press(ui.DynamicItem[ui.Button[Any]], template=ids.TEMPLATE):
    """Any button of the bot, also one on a message from before a restart."""

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction[Any], item: ui.Item[Any], __: re.Match[str]) -> Self:
        """Take the button from the message it stands on."""
        assert isinstance(item, ui.Button)  # noqa: S101  (the template is that of buttons only)
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Leave it to the client, which lets no error through: discord.py would only log it."""
        await interaction.client.pressed(interaction, self.custom_id)
