"""Text of a source → Discord markdown that shows exactly that text. Pure.

What is typed in a source is not markup: ``1936. `` at the start of a line is a year and not a list,
``<@1>`` is no mention, ``*`` no emphasis. Every sign that Discord's clients give a meaning to gets a
backslash (https://support.discord.com/hc/en-us/articles/210298617), one that has none is left alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.signs import LINE_ENDS, NEW_LINE, PICTURES, closers
from corpus.model import Span

# Always markup: emphasis, code, spoilers, links, mentions of every kind, the backslash itself.
# A colon before a sign may open an emoji (`:smile:`) or make an address a link (`https://`), inside which
# Discord would show the backslashes of what follows.
_SIGN = re.compile(r"[\\*_~|`\[<@]|:(?=\S)")
# `# `, `> `, `- `, `-# ` and `1936. ` are markup at the start of a line.
_LINE_START = re.compile(r"^[^\S\n]*(?:([#>+-])|\d+([.)]))", re.MULTILINE)

# What would break or hide a line is shown as the sign that Unicode has for it; so offsets stay.
_PICTURES = str.maketrans(PICTURES | {sign: sign for sign in "\t\n"} | dict.fromkeys(LINE_ENDS, NEW_LINE))
_BOLD, _UNDERLINED, _ITALIC = "**", "__", "*"
_LETTER = re.compile(r"\w")


def escape(text: str) -> str:
    r"""Write markdown that Discord shows as ``text``.

    >>> escape("1936. He said *no* to <@7>")
    '1936\\. He said \\*no\\* to \\<\\@7>'
    """
    return emphasise(text, ())


def emphasise(
    text: str, strong: Sequence[Span], italic: Sequence[Span] = (), underlined: Sequence[Span] = ()
) -> str:
    r"""Write ``text`` with stretches of it in bold, italic or underlined, line by line.

    The spans of each are ordered and do not meet.

    >>> emphasise("He came. It was _late_.", [Span(9, 23)], [Span(0, 2)], [Span(12, 15)])
    '*He* came. **It __was__ \\_late\\_.**'
    """
    plain = text.translate(_PICTURES)
    signs = _signs(plain)
    lines = []
    at = 0
    for line in plain.split("\n"):
        end = at + len(line)
        parts = _parts(
            plain, Span(at, end), ((_BOLD, strong), (_UNDERLINED, underlined), (_ITALIC, italic)), signs
        )
        lines.append(_joined([*parts]) + closers(line))
        at = end + 1
    return "\n".join(lines)


def _signs(text: str) -> list[int]:
    """List the offsets of the characters that need a backslash."""
    starts = {max(match.start(1), match.start(2)) for match in _LINE_START.finditer(text)}
    return sorted(starts.union(match.start() for match in _SIGN.finditer(text)))


@dataclass(frozen=True, slots=True)
class _Part:
    """Words as they are written, or a sign at either end of a style."""

    text: str
    is_sign: bool = False


_NONE = _Part("")
_Styles = Sequence[tuple[str, Sequence[Span]]]  # the sign of each, the outermost first, and where it holds


def _parts(text: str, within: Span, styles: _Styles, signs: Sequence[int]) -> Iterator[_Part]:
    """Write a stretch of a line in some styles, each inside those before it."""
    if not styles:
        if within.start < within.end:
            yield _Part(_escaped(text, within.start, within.end, signs))
        return
    (sign, spans), *inner = styles
    at = within.start
    for span in spans:
        inside = _trimmed(text, Span(max(at, span.start), min(within.end, span.end)))
        if inside.start < inside.end:
            yield from _parts(text, Span(at, inside.start), inner, signs)
            yield _Part(sign, is_sign=True)
            yield from _parts(text, inside, inner, signs)
            yield _Part(sign, is_sign=True)
            at = inside.end
    yield from _parts(text, Span(at, within.end), inner, signs)


def _joined(parts: Sequence[_Part]) -> str:
    """Join what was written; the signs of what is italic are chosen by what stands beside them."""
    written = [part.text for part in parts]
    places = [place for place, part in enumerate(parts) if part.is_sign and part.text == _ITALIC]
    for first, last in zip(places[::2], places[1::2], strict=True):
        written[first] = written[last] = _italic(parts, first, last)
    return "".join(written)


def _italic(parts: Sequence[_Part], first: int, last: int) -> str:
    """Choose a sign that does not run together with another; where there is none, nothing is set in italics.

    The underscore is a sign only where no letter stands beside it.
    """
    before, after = parts[first - 1] if first else _NONE, parts[last + 1] if last + 1 < len(parts) else _NONE
    beside = {part.text[0] for part in (before, parts[first + 1], parts[last - 1], after) if part.is_sign}
    if "*" not in beside:
        return _ITALIC
    letters = _LETTER.match(before.text[-1:]) or _LETTER.match(after.text[:1])
    return "" if "_" in beside or letters else "_"


def _trimmed(text: str, span: Span) -> Span:
    """Leave the outer spaces out of a span."""
    inside = text[span.start : span.end]
    left = len(inside) - len(inside.lstrip())
    return Span(span.start + left, span.end - (len(inside) - len(inside.rstrip()) if inside.strip() else 0))


def _escaped(text: str, start: int, end: int, signs: Sequence[int]) -> str:
    """Put a backslash before every one of ``signs`` in a stretch."""
    inside = signs[bisect_left(signs, start) : bisect_left(signs, end)]
    return "\\".join(text[first:last] for first, last in pairwise([start, *inside, end]))
