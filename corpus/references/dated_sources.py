"""Letters, newspapers, archives: references without an imprint, known by a date or a shelf mark. Pure."""

import re

from corpus.language import elsewhere
from corpus.language.languages import EVERY, any_of
from corpus.language.names import Authors, authors_at, name_at
from corpus.model import Citation, Form, Span
from corpus.references import locators, signals
from corpus.references.titles import is_title, title_of

# No such reference is longer.
REACH = 300

# ", 7 July 1911", ", July 7, 1911", ", den 9. Juli 1827": a date to the day.
_DAY = rf"(?:{any_of(EVERY.on_day)}\s)?\d{{1,2}}\.?\s"
_OF = rf"(?:{any_of(EVERY.of_month)}\s)?"
_MONTH = any_of(EVERY.months, EVERY.seasons)
_DATE = re.compile(
    rf",\s(?:{_DAY}{_OF}{_MONTH}\s{_OF}|{_MONTH}\s\d{{1,2}},\s)(?P<year>{locators.YEAR.pattern})",
    re.IGNORECASE,
)
# ", Ransay Archive, MS 3", ", RGASPI, f. 17", ", Staatsarchiv Bremen"
_ARCHIVE = rf"(?:{any_of(EVERY.archives, elsewhere.ARCHIVES)}|\w{{0,20}}{any_of(EVERY.archive_endings)})\b"
_SHELF = re.compile(rf",\s[^,;.*_]{{0,60}}\b{_ARCHIVE}")
# "Alexander Rhynd to Isabella Rhynd", "Marx an Engels", "Marx à Engels", "Marx a Engels"
_TO = re.compile(rf"\s{any_of(EVERY.to_whom)}\s")
# A second stretch of the same kind, a page or a folio; a remark has words in small letters and is none.
_REST = re.compile(r"(?:,\s(?:entry\sfor\s)?[^,;]{1,60}){0,8}")


def dated_source(text: str, rest: Span, note: int) -> Citation | None:
    """Read a letter, a newspaper or a document of an archive that fills a clause.

    >>> note = "Alexander Rhynd to Isabella Rhynd, 9 July 1827, Ransay Archive, MS 3, fol. 12."
    >>> note[: dated_source(note, Span(0, len(note)), 0).head.end]
    'Alexander Rhynd to Isabella Rhynd, 9 July 1827, Ransay Archive, MS 3'
    """
    at = signals.skip(text, rest.start, rest.end)
    end = _stripped(text, at, rest.end)
    if not 0 < end - at <= REACH:
        return None
    marks = [found for found in (_DATE.search(text, at, end), _SHELF.search(text, at, end)) if found]
    if not marks:
        return None
    named = min(found.start() for found in marks)
    opening = _named(text, at, named)
    if opening is None or not _REST.fullmatch(text, named, end):
        return None
    authors, title = opening
    date = _DATE.search(text, at, end)
    pages = locators.labelled_pages(text, named, end)
    pages = pages if pages and pages.end == end else None
    head = Span(at, _stripped(text, at, pages.start) if pages else end)
    return Citation(
        note, at, end, Form.FULL, head, authors.names if authors else (), title,
        pages=pages.span if pages else None, year=Span(*date.span("year")) if date else None,
    )  # fmt: skip


def is_dated(text: str, span: Span) -> bool:
    """Say whether a stretch gives a date to the day or a shelf mark, as letters and newspapers are cited."""
    return bool(_DATE.search(text, span.start, span.end) or _SHELF.search(text, span.start, span.end))


def _named(text: str, at: int, end: int) -> tuple[Authors | None, Span | None] | None:
    """Read what stands before the date: a letter's two people, an author and a title, or a title alone."""
    authors = authors_at(text, at)
    if authors and authors.end < end:
        if (to := _TO.match(text, authors.end, end)) and name_at(text, to.end()):
            return authors, None
        if re.match(r",\s[*_]{0,2}[“«„\"*_]", text[authors.end : authors.end + 5]):
            return authors, title_of(text, authors.end + 2, end)
    if is_title(text, at, end):
        return None, title_of(text, at, end)
    return None


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \u00a0\n,.:()":
        end -= 1
    return end
