"""A place in a text as somebody types it, `[[hunger-strike 8-10]]` → the passages that stand there. Pure."""

import re
from dataclasses import dataclass

from bot.asking.titles import named
from bot.lookup.offers import by_name
from corpus.model import Document, Library, Passage

MOST_PASSAGES = 5  # of one place
_MOST_PLACES = 3  # of one message
# `[[hunger-strike 8]]`, `[[The Night, ¶ 8–10]]`
_TYPED = re.compile(
    r"\[\[\s*(?P<name>[^\[\]\n]{1,100}?)[\s,:]+(?:¶+\s*)?(?P<first>\d{1,6})(?:\s*[-–—]\s*(?P<last>\d{1,6}))?\s*\]\]"
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A text by name, and the numbers of the first and the last paragraph that are wanted of it."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Located:
    """What was typed, the text that is meant, if one is, and those of its passages that there are."""

    typed: Typed
    document: Document | None
    passages: tuple[Passage, ...]


def typed(text: str) -> list[Typed]:
    """Find the places that are named in a message.

    >>> typed("See [[hunger-strike 10-8]], and [[The Light, ¶ 3]].")
    [Typed(name='hunger-strike', first=8, last=10), Typed(name='The Light', first=3, last=3)]
    """
    found = (
        Typed(one["name"], *sorted((int(one["first"]), int(one["last"] or one["first"]))))
        for one in _TYPED.finditer(text)
    )
    return list(dict.fromkeys(found))[:_MOST_PLACES]


def located(library: Library, wanted: Typed) -> Located:
    """Find the passages of a place; a name that several texts may have means none of them."""
    document = by_name(library, wanted.name)
    if document is None:
        meant = named(wanted.name, library.documents)
        document = meant[0] if len(meant) == 1 else None
    if document is None:
        return Located(wanted, None, ())
    return within(document, wanted)


def within(document: Document, wanted: Typed) -> Located:
    """Find the passages of a place in its text; paragraphs count from 1."""
    last = min(wanted.last, wanted.first + MOST_PASSAGES - 1)
    return Located(wanted, document, document.passages[max(0, wanted.first - 1) : max(0, last)])
