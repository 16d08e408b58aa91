"""The ids of members, roles and channels that a member wrote → their names, as all may know them."""

import re
from collections.abc import Iterable

import discord

_ID = re.compile(r"(?<=[#&])\d{1,22}")


def names(
    content: str, guild: discord.Guild | None, people: Iterable[discord.abc.User] = ()
) -> dict[str, str]:
    """Name what a message mentions: ``people`` that came with it, roles, channels that everybody sees."""
    found = {str(one.id): f"@{one.display_name}" for one in people}
    if guild is None:
        return found
    for number in set(_ID.findall(content)):
        found |= _named(int(number), guild)
    return found


def _named(number: int, guild: discord.Guild) -> dict[str, str]:
    if role := guild.get_role(number):
        return {} if role == guild.self_role else {str(number): f"@{role.name}"}
    channel = guild.get_channel(number)
    if channel and channel.permissions_for(guild.default_role).view_channel:
        return {str(number): f"#{channel.name}"}
    return {}
