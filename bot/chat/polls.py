"""A poll without an end, which discord.py 2.7.1 cannot read: its message would not be heard.

Discord's documentation lets ``expiry`` be null (https://docs.discord.com/developers/resources/poll); there
discord.py takes a time from None. When a later version does not, this module can go.
"""

from typing import Any

import discord

_read = discord.Poll._from_data  # noqa: SLF001  (the one place where polls are read)


def read_endless() -> None:
    """Have a poll without an end taken for one that ends when it begins: nothing here asks when it ends."""
    discord.Poll._from_data = _from_data  # type: ignore[method-assign]  # noqa: SLF001


def _from_data(*, data: Any, message: discord.Message, state: Any) -> discord.Poll:
    if data.get("expiry") is None:
        data = {**data, "expiry": message.created_at.isoformat()}
    return _read(data=data, message=message, state=state)
