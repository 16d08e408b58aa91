"""Text of a source → Discord markdown that shows exactly that text. Pure.

What is typed in a source is not markup: ``1936. `` at the start of a line is a year and not a list,
``<@1>`` is no mention, ``*`` no emphasis. Every sign that Discord's clients give a meaning to gets a
backslash (https://support.discord.com/hc/en-us/articles/210298617), one that has none is left alone.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from bot.signs import LINE_ENDS, NEW_LINE, PICTURES, POP_EMBEDDING, POP_ISOLATE, TURNS
from corpus.model import Span

# Always markup: emphasis, code, spoilers, links, mentions of every kind, the backslash itself.
# A colon before a sign may open an emoji (`:smile:`) or make an address a link (`https://`), inside which
# Discord would show the backslashes of what follows.
_SIGN = re.compile(r"[\\*_~|`\[<@]|:(?=\S)")
# `# `, `> `, `- `, `-# ` and `1936. ` are markup at the start of a line.
_LINE_START = re.compile(r"^[^\S\n]*(?:([#>+-])|\d+([.)]))", re.MULTILINE)

# What would break or hide a line is shown as the sign that Unicode has for it; so offsets stay.
_PICTURES = str.maketrans(PICTURES | {sign: sign for sign in "\t\n"} | dict.fromkeys(LINE_ENDS, NEW_LINE))
_TURN = re.compile(f"[{''.join(TURNS)}{POP_EMBEDDING}{POP_ISOLATE}]")


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


def _signs(text: str) -> list[int]:
    """List the offsets of the characters that need a backslash."""
    starts = {max(match.start(1), match.start(2)) for match in _LINE_START.finditer(text)}
    return sorted(starts.union(match.start() for match in _SIGN.finditer(text)))


_Run = tuple[int, int, str]


def _bold(text: str, start: int, end: int, span: Span, signs: Sequence[int]) -> _Run:
    """Set the part of a span that lies in a line in bold, its outer spaces left out of it."""
    first, last = max(start, span.start), min(end, span.end)
    inside = text[first:last]
    first += len(inside) - len(inside.lstrip())
    last -= len(inside) - len(inside.rstrip())
    return (first, last, f"**{_escaped(text, first, last, signs)}**") if first < last else (first, first, "")


def _joined(text: str, start: int, end: int, runs: Sequence[_Run], signs: Sequence[int]) -> str:
    parts = []
    at = start
    for first, last, written in runs:
        parts += [_escaped(text, at, first, signs), written]
        at = last
    return "".join([*parts, _escaped(text, at, end, signs)])


def _escaped(text: str, start: int, end: int, signs: Sequence[int]) -> str:
    """Put a backslash before every one of ``signs`` in a stretch."""
    inside = signs[bisect_left(signs, start) : bisect_left(signs, end)]
    return "\\".join(text[first:last] for first, last in pairwise([start, *inside, end]))


def _closers(line: str) -> str:
    """End every turn of direction that a line leaves open, so that it does not turn what follows."""
    pending: list[str] = []
    for sign in _TURN.findall(line):
        if sign in TURNS:
            pending.append(TURNS[sign])
        elif sign == POP_EMBEDDING and pending and pending[-1] == POP_EMBEDDING:
            pending.pop()
        elif sign == POP_ISOLATE and POP_ISOLATE in pending:
            while pending.pop() != POP_ISOLATE:
                pass
    return "".join(reversed(pending))
