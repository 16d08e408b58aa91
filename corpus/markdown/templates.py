"""A stretch of Markdown → the lines in it that programs read and nobody else: attributes, tags. Pure."""

import re
from collections.abc import Iterator

from corpus.model import Span

# `{: .wide}` of kramdown, `{% include a.html %}` of Liquid, `{{< figure src="a.png" >}}` of Hugo and Quarto,
# `::: {.note}` and `:::` of Pandoc, each alone on its line
_LINE = re.compile(
    r"^[ \t]*(?:\{:[^{}\n]{0,300}\}|\{%[^\n]{0,1000}?%\}|\{\{[<%][^\n]{0,1000}?[>%]\}\}"
    r"|:{3,}[ \t]*(?:\{[^{}\n]{0,300}\}|[\w-]{0,60})[ \t]*:{0,20})[ \t]*$",
    re.MULTILINE,
)


def lines(text: str, span: Span) -> Iterator[Span]:
    r"""Yield such lines.

    >>> [text[s.start : s.end] for text in ["The ice.\n{: .wide}\n"] for s in lines(text, Span(0, 19))]
    ['{: .wide}']
    """
    for found in _LINE.finditer(text, span.start, span.end):
        if found.start() == 0 or text[found.start() - 1] == "\n":
            yield Span(*found.span())


def end_before(text: str, start: int, end: int) -> int:
    """Give the end of a stretch without such lines at its end."""
    found = [*lines(text, Span(start, end))]
    while found and not text[found[-1].end : end].strip() and found[-1].start > start:
        end = len(text[: found.pop().start].rstrip())
    return end
