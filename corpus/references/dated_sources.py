"""Letters, newspapers, archives: references without an imprint, known by a date or a shelf mark. Pure."""

import re

from corpus.language import elsewhere
from corpus.language.languages import EVERY, any_of
from corpus.language.names import Authors, authors_at, name_at
from corpus.model import Citation, Form, Span
from corpus.references import locators, signals
from corpus.references.titles import is_title, title_of
from corpus.stretch import Stretch

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
_REST = re.compile(r"(?:,\s[^,;]{1,60}){0,8}")


def dated_source(rest: Stretch, note: int) -> Citation | None:
    """Read a letter, a newspaper or a document of an archive that fills a clause.

    >>> note = "Alexander Rhynd to Isabella Rhynd, 9 July 1827, Ransay Archive, MS 3, fol. 12."
    >>> note[: dated_source(Stretch(note, 0, len(note)), 0).head.end]
    'Alexander Rhynd to Isabella Rhynd, 9 July 1827, Ransay Archive, MS 3'
    """
    words = signals.skip(rest).trimmed("", locators.TRAILING)
    if not 0 < len(words) <= REACH:
        return None
    date, shelf = words.search(_DATE), words.search(_SHELF)
    marks = [found.start() for found in (date, shelf) if found]
    if not marks:
        return None
    opening, behind = _named(words.until(min(marks))), words.since(min(marks))
    if opening is None or not behind.fullmatch(_REST):
        return None
    authors, title = opening
    pages = locators.labelled_pages(behind)
    pages = pages if pages and pages.end == words.end else None
    head = words.until(pages.start).trimmed("", locators.TRAILING).span if pages else words.span
    return Citation(
        note, words.start, words.end, Form.FULL, head, authors.names if authors else (), title,
        pages=pages.span if pages else None, year=Span(*date.span("year")) if date else None,
    )  # fmt: skip


def is_dated(words: Stretch) -> bool:
    """Say whether a stretch gives a date to the day or a shelf mark, as letters and newspapers are cited."""
    return bool(words.search(_DATE) or words.search(_SHELF))


def _named(words: Stretch) -> tuple[Authors | None, Span | None] | None:
    """Read what stands before the date: a letter's two people, an author and a title, or a title alone."""
    text, authors = words.text, authors_at(words.text, words.start)
    if authors and authors.end < words.end:
        behind = words.since(authors.end)
        if (to := behind.match(_TO)) and name_at(text, to.end()):
            return authors, None
        if re.match(r",\s[*_]{0,2}[“«„\"*_]", text[authors.end : authors.end + 5]):
            return authors, title_of(words.since(authors.end + 2))
    if is_title(words):
        return None, title_of(words)
    return None
