"""A page of a wiki → stretches that are parsed one by one: the parser slows with the length. Pure."""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

# A stretch shorter than this is not cut: each takes a call of the parser.
_SHORTEST = 2_000
# An empty line, or the end of one before a heading
_BREAK = re.compile(r"\n(?:[ \t]*\n)+|\n(?==)")
# What opens and closes: `{{`, `[[`, `{|`, `<!--`, `<ref name="a">`, `</ref>`, `<ref name="a" />`
_SIGN = re.compile(
    r"\{\{|\}\}|\[\[|\]\]|\{\||\|\}|<!--|-->"
    r"|<(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9]{0,20})\b(?P<rest>[^<>]{0,500})(?P<end>>?)"
)
_OPENS = {"{{": "}}", "[[": "]]", "{|": "|}", "<!--": "-->"}
_CLOSES = {closing: opening for opening, closing in _OPENS.items()}
# Others open nothing: `<ann@ness.example>`, `<br>`
_CLOSING_TAG = re.compile(r"</([A-Za-z][A-Za-z0-9]{0,20})\b")


def stretches(words: str) -> Iterator[str]:
    r"""Cut a page at its paragraphs and headings, where nothing is open that may be closed further down.

    >>> page = "a" * 2_000 + "{{b\n\nc}}\n\nd"
    >>> [stretch[-5:] for stretch in stretches(page)]
    ['c}}\n\n', 'd']
    """
    start, seen = 0, 0
    closed = {found[1].lower() for found in _CLOSING_TAG.finditer(words)}
    opened: Counter[str] = Counter()
    for found in _BREAK.finditer(words):
        if found.end() - start < _SHORTEST:
            continue
        _count(words, seen, found.end(), opened, closed)
        seen = found.end()
        if not any(opened.values()):
            yield words[start : found.end()]
            start = found.end()
    if start < len(words):
        yield words[start:]


def _count(words: str, start: int, end: int, opened: Counter[str], closed: AbstractSet[str]) -> None:
    """Count what a stretch opens and closes; what closes without anything open means nothing."""
    for sign in _SIGN.finditer(words, start, end):
        if (tag := sign["tag"]) is None:
            name, step = (sign[0], 1) if sign[0] in _OPENS else (_CLOSES[sign[0]], -1)
        elif (tag := tag.lower()) not in closed or sign["rest"].endswith("/"):
            continue
        else:
            name, step = f"<{tag}", -1 if sign["close"] else 1
        opened[name] = max(opened[name] + step, 0)
