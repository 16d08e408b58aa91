"""Who may say how the bot behaves in a server."""

from typing import Any

import discord

from bot.chat import replies
from bot.chat.desk import Refused


def managed(interaction: discord.Interaction[Any]) -> int:
    """Give the server if the member may change its settings; at Discord, that is only a default."""
    say = replies.say_to(interaction)
    if interaction.guild_id is None:
        raise Refused(say("only_in_server"))
    if not interaction.permissions.manage_guild:
        raise Refused(say("not_manager"))
    return interaction.guild_id
