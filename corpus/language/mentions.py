"""A stretch of text → the capitalised runs that may be people. Pure."""

import re
from collections.abc import Iterator

from corpus.language.names import name_at
from corpus.model import Span
from corpus.stretch import Stretch

# A title before a name is no part of it: "Mr. Bruce Rendall", "Dr. Ernst Wilkens", "Comrade Trotsky".
_TITLE = re.compile(
    r"(?:Mrs?|Ms|Miss|Dr|Prof|Professor|Sir|Lady|Lord|Captain|Capt|Comrade|Frau|Fräulein|Herr|Mme|Mlle|M|Don|Doña"
    r"|Madame|Monsieur|Señora?|Rev|Father"
    r"|President|Sheriff|Saint|St|Uncle|Aunt|King|Queen|General|Gen|Colonel|Col|Councillor|Constable|Inspector|Sergeant"
    r"|Lieutenant|Judge|Justice|Senator|Governor|Reverend|Minister|Mayor|Ambassador|Admiral|Pastor|Abbé)\b\.?\s"
)
_TITLE_BEFORE = re.compile(rf"\b{_TITLE.pattern}\Z")
# Before a surname alone these tell one person from another: "Mrs. Carlyle" is not the Carlyle of the text.
_TELLING = re.compile(
    r"(?:Mrs|Ms|Miss|Lady|Lord|Frau|Fräulein|Mme|Mlle|Madame|Doña|Señora|Aunt|Uncle|Queen)\b"
)
_CAPITAL = re.compile(r"(?<![\w’'*_-])[^\W\d_a-z]")
# A run in emphasis or after "the" is a title, a ship, a paper: "*Sandvoe Packet*", "the Provider".
_NO_PERSON = re.compile(
    r"(?:[*_]|\b(?:[Tt]he|[Dd]er|[Dd]ie|[Dd]as|[Ll]e|[Ll]a|[Ll]es|[Ee]l|[Ll]os|[Ll]as)\s)\Z"
)


def untitled(text: str) -> str:
    """Leave out a title that ends a stretch, as "Dr." before a name.

    >>> untitled("as Dr. ")
    'as'
    """
    return _TITLE_BEFORE.sub("", text).rstrip()


def mentions(stretch: Stretch) -> Iterator[Span]:
    """Yield the capitalised runs of a stretch that may be people, titles such as "Dr." left out."""
    text, position, end = stretch.text, stretch.start, stretch.end
    while capital := _CAPITAL.search(text, position, end):
        at = capital.start()
        while title := _TITLE.match(text, at, end):
            at = title.end()
        name = name_at(text, at) if at < end else None
        if name and " " not in text[at : name.end] and _TELLING.match(text, capital.start()):
            name = Span(capital.start(), name.end)
        if name is None or name.end > end:
            position = max(at, capital.end())
            continue
        position = name.end
        if not _NO_PERSON.search(text, max(stretch.start, name.start - 5), name.start):
            yield name
