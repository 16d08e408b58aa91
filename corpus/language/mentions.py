"""A stretch of text → the capitalised runs that may be people. Pure."""

import re
from collections.abc import Iterator

from corpus.language.languages import EVERY, any_of, capitalised
from corpus.language.names import PARTICLES, name_at
from corpus.model import Span
from corpus.stretch import Stretch

# A title before a name is no part of it: "Mr. Bruce Rendall", "Dr. Ernst Wilkens", "Comrade Trotsky".
_TITLE = re.compile(rf"{any_of(EVERY.titles)}\b\.?\s")
# Also several: "Prof. Dr. Wilkens"
_TITLES_BEFORE = re.compile(rf"(?:\b{_TITLE.pattern}){{1,3}}\Z")
_TITLE_OF_SOMEBODY = re.compile(rf"\b{_TITLE.pattern}(?=[^\W\d_a-z])")
# Before a surname alone these tell one person from another: "Mrs. Carlyle" is not the Carlyle of the text.
_TELLING = re.compile(rf"{any_of(EVERY.telling_titles)}\b")
# In the midst of a run, with a word before it and two behind
_OFFICE = re.compile(rf"(?<=[^\W\d_] ){_TITLE.pattern}(?=[^\W\d_a-z][\w.’'-]*\s[^\W\d_a-z])")
# `VI. Winifred receives two Proposals`, in a list of contents; a single letter may be that of a name
_COUNTED = re.compile(r"[IVXLC]{2,7}\.\s+")
_OFFICE_AND_NAME = 3  # spaces between the words
_CAPITAL = re.compile(r"(?<![\w’'*_-])[^\W\d_a-z]")
# A run in emphasis or after an article is a title, a ship, a paper, one of many: "*Sandvoe Packet*", "the
# Provider", "a Tory".
_ARTICLES = any_of(capitalised((*EVERY.definite_articles, *EVERY.indefinite_articles)))
_NO_PERSON = re.compile(rf"(?:[*_]|\b{_ARTICLES}\s)\Z")


def untitled(text: str) -> str:
    """Leave out the titles that end a stretch, as "Dr." before a name.

    >>> untitled("as Prof. Dr. ")
    'as'
    """
    return _TITLES_BEFORE.sub("", text).rstrip()


def without_titles(text: str) -> str:
    """Leave out every title that stands before a capital, and with it a full stop that ends nothing.

    >>> without_titles("Capt. Tom Roe")
    'Tom Roe'
    """
    return _TITLE_OF_SOMEBODY.sub("", text)


def is_telling(name: str) -> bool:
    """Say whether a name begins with a title that tells one person of that surname: "Mrs. Roe"."""
    return _TELLING.match(name) is not None


def _is_surname(name: str) -> bool:
    """Tell "Briest" and "von Briest" from "Luise von Briest"."""
    *before, _ = name.split()
    return all(word in PARTICLES for word in before)


def _without_office(text: str, name: Span) -> Span:
    """Leave out the office before a full name: "Foreign Secretary Karl Dun", not "Stephen King Hall"."""
    if text.count(" ", name.start, name.end) < _OFFICE_AND_NAME:
        return name
    offices = list(_OFFICE.finditer(text, name.start, name.end))
    return Span(offices[-1].end(), name.end) if offices else name


def mentions(stretch: Stretch) -> Iterator[Span]:
    """Yield the capitalised runs of a stretch that may be people, titles such as "Dr." left out."""
    text, position, end = stretch.text, stretch.start, stretch.end
    while capital := _CAPITAL.search(text, position, end):
        counted = _COUNTED.match(text, capital.start(), end)
        at = counted.end() if counted else capital.start()
        while title := _TITLE.match(text, at, end):
            at = title.end()
        name = name_at(text, at) if at < end else None
        if name and _is_surname(text[at : name.end]) and _TELLING.match(text, capital.start()):
            name = Span(capital.start(), name.end)
        if name is None or name.end > end:
            position = max(at, capital.end())
            continue
        position = name.end
        name = _without_office(text, name)
        if not _NO_PERSON.search(text, max(stretch.start, name.start - 5), name.start):
            yield name
