"""Text → what a terminal may be shown of it: signs for control characters, names on one line. Pure."""

# C0 but for tab and line end, and delete, have signs of their own: ␛, ␇, ␡. C1 has none.
_SIGNS = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
}


def visible(text: str) -> str:
    r"""Show control characters; each becomes one sign, so that offsets stay what they are.

    >>> visible("red \x1b[31m\n")
    'red ␛[31m\n'
    """
    return text.translate(_SIGNS)


def on_one_line(text: str, _: int = 0, /) -> str:
    """Write a name or a reference on one line; a terminal has room for all of it."""
    return " ".join(text.split())
