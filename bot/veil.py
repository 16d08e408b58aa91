"""Words that must stand in no output, and outputs without them.

What is secret is known once the settings are read: the token, and addresses with a password. From then on
every line that leaves the program goes through here; an error of a library may quote what it was given.
"""

from collections.abc import Iterable
from urllib.parse import unquote

_SHORTEST = 4  # characters; to hide less would only spoil other words
_HIDDEN = "***"
_secrets: set[str] = set()


def hide(secrets: Iterable[str]) -> None:
    """Hide these from now on, also as an address writes them."""
    for secret in secrets:
        _secrets.update(form for form in (secret, unquote(secret)) if len(form) >= _SHORTEST)


def veiled(text: str) -> str:
    """Give a text without what is hidden, the longest first."""
    for secret in sorted(_secrets, key=len, reverse=True):
        text = text.replace(secret, _HIDDEN)
    return text
