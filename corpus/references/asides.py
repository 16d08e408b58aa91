"""Brackets behind a reference that say what it cites: "(citing Quill, The Salt Road, p. 11)". Pure, linear.

What stands there belongs to the reference before it: an "Ibid." means that reference, as lawyers hold, too.
"""

import re
from collections.abc import Sequence

from corpus.language.languages import EVERY, any_of
from corpus.model import Citation, Span

# No such bracket is longer.
REACH = 400
_CITING = re.compile(rf"[\s.,]{{0,3}}(?P<bracket>[(\[])\s?{any_of(EVERY.citing)}\s", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[\])]")


def asides(text: str, citations: Sequence[Citation]) -> tuple[Span, ...]:
    """Find the brackets about the citation right before them.

    >>> note = "Tom Roe, Sail (Ness: Holm, 1926), p. 7 (citing Quill, p. 12)."
    >>> from corpus.model import Form
    >>> work = Citation(0, 0, 38, Form.FULL, Span(0, 32))
    >>> [note[aside.start : aside.end] for aside in asides(note, [work])]
    ['(citing Quill, p. 12)']
    """
    found: list[Span] = []
    for citation in citations:
        if found and citation.end <= found[-1].end:
            continue
        opened = _CITING.match(text, citation.end)
        closed = _closing(text, opened.end()) if opened else None
        if opened and closed is not None:
            found.append(Span(opened.start("bracket"), closed))
    return tuple(found)


def _closing(text: str, at: int) -> int | None:
    """Find where the bracket ends in which an offset stands."""
    depth = 1
    for sign in _BRACKETS.finditer(text, at, at + REACH):
        depth += 1 if sign[0] in "([" else -1
        if depth == 0:
            return sign.end()
    return None
