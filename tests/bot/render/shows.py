"""A model of how Discord's clients show markdown: the shown text, and what is done to it.

Written after the rules of the clients as they are known (simple-markdown with Discord's own rules); it takes
a sign for markup rather too often than too seldom.
"""

import re
from dataclasses import dataclass

Run = tuple[str, frozenset[str]]

_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_WHOLE = [
    ("shrug", re.compile(r"¯\\_\(ツ\)_/¯")),
    ("code", re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")),
    ("link", re.compile(r"(?:https?|discord)://[^\s<]+[^<.,:;\"')\]\s]")),
    ("link", re.compile(r"<(?:https?|mailto|tel|sms):[^ >]+>")),
    ("link", re.compile(r"\[(?:\\[\s\S]|[^\]\\])*\]\([^)\s]+[^)]*\)")),
    ("mention", re.compile(r"<(?:@[!&]?|#|id:)\w+>|@everyone|@here|</[^>:]+:\d+>")),
    ("emoji", re.compile(r"<a?:\w+:\d+>|:[\w+-]+:")),
    ("time", re.compile(r"<t:-?\d+(?::\w)?>")),
]
_STYLES = [
    ("strong", re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)")),
    ("strike", re.compile(r"~~((?:\\[\s\S]|[^\\])+?)~~")),
    ("spoiler", re.compile(r"\|\|((?:\\[\s\S]|[^\\])+?)\|\|")),
    ("emphasis", re.compile(r"\*((?:\\[\s\S]|[^\\*])+?)\*(?!\*)|_((?:\\[\s\S]|[^\\_])+?)_(?!\w)")),
]
_LINE = re.compile(r"^[^\S\n]*(#{1,3}|-#|>{1,3}|[-+*]|\d+[.)])[^\S\n]", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """The text as shown, and every effect with the text it has it on."""

    text: str
    effects: tuple[tuple[str, str], ...]


def shown(markdown: str) -> Shown:
    """Show markdown that stands outside or, its ``> `` taken off, inside a quotation."""
    effects = [("line", match.group(1)) for match in _LINE.finditer(markdown)]
    runs = _inline(markdown, frozenset())
    effects += [(effect, text) for text, styles in runs for effect in sorted(styles)]
    return Shown("".join(text for text, _ in runs), tuple(effects))


def _inline(markdown: str, styles: frozenset[str]) -> list[Run]:
    runs: list[Run] = []
    at = 0
    while at < len(markdown):
        if escaped := _ESCAPE.match(markdown, at):
            runs.append((escaped.group(1), styles))
            at = escaped.end()
        elif whole := _first(_WHOLE, markdown, at):
            runs.append((whole[1].group(), styles | {whole[0]}))
            at = whole[1].end()
        elif style := _first(_STYLES, markdown, at):
            inside = next(group for group in style[1].groups() if group)
            runs += _inline(inside, styles | {style[0]})
            at = style[1].end()
        else:
            runs.append((markdown[at], styles))
            at += 1
    return runs


def _first(
    rules: list[tuple[str, re.Pattern[str]]], markdown: str, at: int
) -> tuple[str, re.Match[str]] | None:
    matches = ((name, rule.match(markdown, at)) for name, rule in rules)
    return next(((name, match) for name, match in matches if match), None)
