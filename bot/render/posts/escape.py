"""Text of a source → Discord markdown that shows exactly that text. Pure.

What is typed in a source is not markup: ``1936. `` at the start of a line is a year and not a list,
``<@1>`` is no mention, ``*`` no emphasis. Every sign that Discord's clients give a meaning to gets a
backslash (https://support.discord.com/hc/en-us/articles/210298617), one that has none is left alone.
"""

import re
from collections.abc import Sequence

from corpus.model import Span

# Always markup: emphasis, code, spoilers, links, mentions of every kind, the backslash itself.
# A colon before a sign may open an emoji (`:smile:`) or make an address a link (`https://`), inside which
# Discord would show the backslashes of what follows.
_SIGN = re.compile(r"[\\*_~|`\[<@]|:(?=\S)")
# `# `, `> `, `- `, `-# ` and `1936. ` are markup at the start of a line.
_LINE_START = re.compile(r"^[^\S\n]*(?:([#>+-])|\d+([.)]))", re.MULTILINE)

# What would break or hide a line is shown as the sign that Unicode has for it; so offsets stay.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
_PICTURES |= {0x7F: 0x2421, 0x85: 0x2424, 0x2028: 0x2424, 0x2029: 0x2424}

# Signs that turn the direction of all that follows, and the sign that ends each.
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_TURNS = dict.fromkeys("\u202a\u202b\u202d\u202e", _POP_EMBEDDING) | dict.fromkeys(
    "\u2066\u2067\u2068", _POP_ISOLATE
)


def escape(text: str) -> str:
    r"""Write markdown that Discord shows as ``text``.

    >>> escape("1936. He said *no* to <@7>")
    '1936\\. He said \\*no\\* to \\<\\@7>'
    """
    return emphasise(text, ())


def emphasise(text: str, strong: Sequence[Span]) -> str:
    r"""Write ``text`` with the ordered spans in ``strong`` set in bold, line by line.

    >>> emphasise("He came. It was _late_.", [Span(9, 23)])
    'He came. **It was \\_late\\_.**'
    """
    plain = text.translate(_PICTURES)
    signs = _signs(plain)
    lines = []
    at = 0
    for line in plain.split("\n"):
        end = at + len(line)
        runs = [_bold(plain, at, end, span, signs) for span in strong if span.start < end and at < span.end]
        lines.append(_joined(plain, at, end, runs, signs) + _closers(line))
        at = end + 1
    return "\n".join(lines)


def _signs(text: str) -> frozenset[int]:
    """List the offsets of the characters that need a backslash."""
    starts = (max(match.start(1), match.start(2)) for match in _LINE_START.finditer(text))
    return frozenset([match.start() for match in _SIGN.finditer(text)] + list(starts))


_Run = tuple[int, int, str]


def _bold(text: str, start: int, end: int, span: Span, signs: frozenset[int]) -> _Run:
    """Set the part of a span that lies in a line in bold, its outer spaces left out of it."""
    first, last = max(start, span.start), min(end, span.end)
    inside = text[first:last]
    first += len(inside) - len(inside.lstrip())
    last -= len(inside) - len(inside.rstrip())
    return (first, last, f"**{_escaped(text, first, last, signs)}**") if first < last else (first, first, "")


def _joined(text: str, start: int, end: int, runs: Sequence[_Run], signs: frozenset[int]) -> str:
    parts = []
    at = start
    for first, last, written in runs:
        parts += [_escaped(text, at, first, signs), written]
        at = last
    return "".join([*parts, _escaped(text, at, end, signs)])


def _escaped(text: str, start: int, end: int, signs: frozenset[int]) -> str:
    return "".join(
        f"\\{sign}" if at in signs else sign for at, sign in enumerate(text[start:end], start=start)
    )


def _closers(line: str) -> str:
    """End every turn of direction that a line leaves open, so that it does not turn what follows."""
    pending: list[str] = []
    for sign in line:
        if sign in _TURNS:
            pending.append(_TURNS[sign])
        elif sign == _POP_EMBEDDING and pending and pending[-1] == _POP_EMBEDDING:
            pending.pop()
        elif sign == _POP_ISOLATE and _POP_ISOLATE in pending:
            while pending.pop() != _POP_ISOLATE:
                pass
    return "".join(reversed(pending))
