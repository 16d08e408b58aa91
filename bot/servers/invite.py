"""A bot's token → the address at which a server invites it. Pure."""

import base64
import binascii
from urllib.parse import urlencode

# https://docs.discord.com/developers/topics/permissions: to see channels, to write in them and in their
# threads, to read what is replied to. Nothing else is used.
PERMISSIONS = 1 << 10 | 1 << 11 | 1 << 16 | 1 << 38


def url(token: str, *, for_oneself: bool = False) -> str | None:
    """Give the address; None if the token is not of Discord's form, whose first part is the bot's id.

    At the one ``for_oneself`` a member installs the bot for use anywhere, which needs no permission.
    """
    first = token.partition(".")[0]
    try:
        application = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    if not application.isdigit():
        return None
    query: dict[str, str | int] = {"client_id": application}
    if for_oneself:
        query |= {"scope": "applications.commands", "integration_type": 1}
    else:
        query |= {"scope": "bot applications.commands", "permissions": PERMISSIONS}
    return f"https://discord.com/oauth2/authorize?{urlencode(query)}"
