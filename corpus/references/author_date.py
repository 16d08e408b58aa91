"""References with the year behind the author: "Holm, Ina. 1974. Boats. Ness: Holm. 296." Pure, linear."""

import re

from corpus.language.names import authors_at, family_first_at
from corpus.model import Citation, Form, Span
from corpus.references import locators, signals
from corpus.references.openings import is_full_name
from corpus.references.titles import title_of
from corpus.stretch import Stretch

# ". 1974. ", " (1974): ", " (1974). ", " 1974: "
_YEAR = re.compile(rf"[.,]?\s\(?(?P<year>{locators.YEAR.pattern})\)?[.:,]\s(?=[^\W_a-z]|[*_“‘«„\"])")
# ". Ness: Holm & Quill", ". Ness, NH: Holm": behind the title
_PRINTED = re.compile(
    r"[.?!*_”»]\s(?P<place>[^\W\d_a-z][^.:;()“”]{1,40}\s?:\s[^.:;,()“”]{2,60})(?=[.,;]|\s{0,9}\Z)"
)
# No title is longer.
REACH = 300


def author_date(rest: Stretch, note: int) -> Citation | None:
    """Read such a reference where a stretch begins.

    >>> note = "Holm, Ina. 1974. Boats in the North. Ness, NH: Holm. 296."
    >>> note[author_date(Stretch(note, 0, len(note)), 0).head.end :]
    '. 296.'
    """
    opened = signals.skip(rest)
    text, at = rest.text, opened.start
    authors = family_first_at(text, at) or authors_at(text, at)
    if authors is None or not is_full_name(text, authors):
        return None
    dated = opened.since(authors.end).match(_YEAR)
    printed = opened.since(dated.end()).first(REACH).search(_PRINTED) if dated else None
    if dated is None or printed is None:
        return None
    end = printed.end("place")
    pages = locators.pages_at(opened.since(end)) or locators.bare_pages(
        opened.since(min(end + 1, opened.end))
    )
    return Citation(
        note, at, pages.end if pages else end, Form.FULL, Span(at, end), authors.names,
        title_of(Stretch(text, dated.end(), printed.start() + 1)), pages.span if pages else None,
        Span(*dated.span("year")), editors=authors.editors,
    )  # fmt: skip
