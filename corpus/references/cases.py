"""Decisions of courts that lawyers cite: "Roe v. Dun, 12 F.2d 3, 5 (CA1 1911)". Pure, linear."""

import re

from corpus.language.languages import EVERY, any_of
from corpus.model import Citation, Form, Span
from corpus.references import locators, signals
from corpus.stretch import Stretch

_WORD = r"[^\W\d_a-z][\w.’'&-]{0,30}"
_PARTY = rf"{_WORD}(?:,?\s(?:{_WORD}|&|{any_of(EVERY.link_words)})){{0,7}}?"
# The parties, the report and its page, more pages, and in brackets the court and the year
_CASE = re.compile(
    rf"[*_]{{0,2}}(?P<title>{_PARTY}\sv\.?\s{_PARTY})[*_]{{0,2}},\s"
    r"\d{1,4}\s[^\W\d_a-z][\w.’']{0,12}(?:\s?[^\W_a-z][\w.’']{0,12}){0,3}\s\d{1,5}"
    r"(?P<pages>(?:,\s\d[\d–-]{0,10}(?:,\sn\.\s?\d{1,3})?){0,4})"
    rf"\s\((?:[^()]{{0,40}}[\s,])?(?P<year>{locators.YEAR.pattern})\)"
)


def case(rest: Stretch, note: int) -> Citation | None:
    """Read a decision where a stretch begins, behind "See" and the like.

    >>> note = "See Roe v. Dun, 12 F.2d 3, 5 (CA1 1911)."
    >>> note[slice(*[(c.start, c.end) for c in [case(Stretch(note, 0, len(note)), 0)]][0])]
    'Roe v. Dun, 12 F.2d 3, 5 (CA1 1911)'
    """
    found = signals.skip(rest).match(_CASE)
    if found is None:
        return None
    pages = found.span("pages")
    span = Span(*found.span())
    return Citation(
        note, span.start, span.end, Form.FULL, span, (), Span(*found.span("title")),
        Span(pages[0] + 2, pages[1]) if pages[0] < pages[1] else None, Span(*found.span("year")),
    )  # fmt: skip
