"""What a member wrote, with Discord's own signs in it → its words: ids are named, or left out. Pure."""

import re
from collections.abc import Mapping

# `<@1>` `<@!1>` `<@&1>` `<#1>` `<:otter:1>` `<a:otter:1>` `</ask:1>`
_SIGN = re.compile(
    r"<(?:(?P<named>@[!&]?|#)(?P<id>\d{1,22})|a?:\w{2,32}:\d{1,22}"
    r"|/(?P<command>[-_\w]{1,32}(?: [-_\w]{1,32}){0,2}):\d{1,22})>"
)
# Behind a backslash, in code, in a line that quotes somebody, nothing calls anybody.
_CALLS_NOBODY = re.compile(r"```.+?```|``.+?``|`[^`\n]+`|^ ?>>> .*|^ ?> [^\n]*|\\<", re.DOTALL | re.MULTILINE)
_GAP = re.compile(r"[\s,]+(?=[.;:!?])|\s+(?=,)")  # what a mention leaves: `why, ?`
_LEFT = " ,;:"


def words(content: str, names: Mapping[str, str]) -> str:
    """Give the words of a message on one line; ``names`` are by id, as `@Ada`, `#reading`.

    >>> words("hey <@1>, did <@2> say so <:otter:3>?", {"2": "@Ada"})
    'hey, did @Ada say so?'
    """

    def named(sign: re.Match[str]) -> str:
        if sign["command"]:
            return f"/{sign['command']}"
        return names.get(sign["id"] or "", "")

    left_out = _SIGN.search(content) is not None
    text = " ".join(_SIGN.sub(named, content).split())
    return _GAP.sub("", text).lstrip(_LEFT) if left_out else text


def calls(content: str, mentions: str) -> bool:
    """Tell whether a message has a mention, an expression, where it calls somebody.

    >>> calls("`<@1>` is how one asks", "<@1>"), calls("and <@1>?", "<@1>")
    (False, True)
    """
    return re.search(mentions, _CALLS_NOBODY.sub("", content)) is not None
