"""Text → what a terminal may be shown of it: signs for control characters, names on one line. Pure."""

from bot import signs

# Tab and line end stay; what has no picture is shown as the sign that stands for any other.
_SIGNS = str.maketrans(signs.PICTURES | {sign: sign for sign in "\t\n"} | dict.fromkeys(signs.C1, "\ufffd"))
_LINE_ENDS = str.maketrans(dict.fromkeys("\n" + signs.LINE_ENDS, signs.NEW_LINE))


def visible(text: str) -> str:
    r"""Show control characters; each becomes one sign, so that offsets stay what they are.

    >>> visible("red \x1b[31m\n")
    'red ␛[31m\n'
    """
    return text.translate(_SIGNS)


def as_line(text: str) -> str:
    r"""Show control characters, and line ends as one: a name of a file may have any.

    >>> as_line("no text in my\nbooks")
    'no text in my␤books'
    """
    line = visible(text).translate(_LINE_ENDS)
    return line + signs.closers(line)


def on_one_line(text: str, _: int = 0, /) -> str:
    r"""Write a name or a reference on one line; a terminal has room for all of it.

    What turns the direction of writing ends with the name: it turned all that stands behind it.

    >>> on_one_line("The\n\u202eNets")
    'The \u202eNets\u202c'
    """
    line = " ".join(text.split())
    return line + signs.closers(line)
