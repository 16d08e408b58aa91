"""What a button or a select does ↔ the id that Discord keeps for it. Pure.

Nothing is remembered for a button: its id says everything, so that it works after a restart. It names a
passage by its stable id, so that after a reindex it finds the same paragraph or none.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

VERSION = 1
# `s1:read:0123456789ab.4:1`
TEMPLATE = r"s(?P<version>\d{1,3}):(?P<verb>[a-z]{1,8}):(?P<rest>.{0,86})"
_PLACE = re.compile(r"(?P<passage>[0-9a-f]{1,64})\.(?P<sentence>\d{1,4})")
_NO_SENTENCE = 999  # as ids say it; ids under old messages are read too
MOST_PLACES = 5  # of 17 characters each in one id


class Setting(StrEnum):
    """What a control of the panel of settings changes; ``PAGE`` turns the page and changes nothing."""

    PASSAGES = "passages"
    LANGUAGE = "language"
    PRIVATE = "private"
    DOCUMENTS = "documents"
    CHANNELS = "channels"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Place:
    """A passage and its best sentence, if one is; counted from 0, and further than ids count is none."""

    passage: str
    sentence: int | None

    def __str__(self) -> str:
        sentence = _NO_SENTENCE if self.sentence is None else min(self.sentence, _NO_SENTENCE)
        return f"{self.passage}.{sentence}"


def read(place: Place, part: int = 0, *, turn: bool = False) -> str:
    """Open a paragraph to read, at one of the parts of a long one, or turn to it."""
    return f"s{VERSION}:read:{place}:{part}:{turn:d}"


def before(place: Place, *, turn: bool = False) -> str:
    """Open the paragraph before, or turn to it."""
    return f"s{VERSION}:before:{place}:{turn:d}"


def after(place: Place, *, turn: bool = False) -> str:
    """Open the paragraph after, or turn to it."""
    return f"s{VERSION}:after:{place}:{turn:d}"


def note(place: Place, index: int, page: int = 0, *, turn: bool = False) -> str:
    """Show one of the notes of a passage, at one of the pages of a long one, or turn to it."""
    return f"s{VERSION}:note:{place}:{index}:{page}:{turn:d}"


def notes(place: Place, page: int = 0, *, turn: bool = False) -> str:
    """Show the notes of a passage, at one of the pages of many, or turn to it."""
    return f"s{VERSION}:notes:{place}:{page}:{turn:d}"


def cite(place: Place) -> str:
    """Show a citation to copy."""
    return f"s{VERSION}:cite:{place}"


def more(places: list[Place]) -> str:
    """Show further passages."""
    return f"s{VERSION}:more:{_joined(places)}"


def near(places: list[Place]) -> str:
    """Show the closest passages, which do not answer the question."""
    return f"s{VERSION}:near:{_joined(places)}"


def post(places: list[Place]) -> str:
    """Post a private answer to the channel."""
    return f"s{VERSION}:post:{_joined(places)}"


def delete(asker: int) -> str:
    """Delete an answer, for its asker (a user's id)."""
    return f"s{VERSION}:delete:{asker}"


def listing(document: str, page: int) -> str:
    """Turn to a page of a document's notes; the document is named by a short hash."""
    return f"s{VERSION}:list:{document}:{page}"


def works(document: str, page: int) -> str:
    """Turn to a page of the works that a document cites; the document is named by a short hash."""
    return f"s{VERSION}:works:{document}:{page}"


def setting(what: Setting, page: int) -> str:
    """Change a setting of a server; the panel then shows this page of documents."""
    return f"s{VERSION}:settings:{what}:{page}"


def private(page: int, *, on: bool) -> str:
    """Make answers private by default, or no longer."""
    return f"{setting(Setting.PRIVATE, page)}:{on:d}"


def places(rest: str) -> list[Place]:
    """Read the places of an id.

    >>> places("0123456789ab.4,0123456789ac.0:1")
    [Place(passage='0123456789ab', sentence=4), Place(passage='0123456789ac', sentence=0)]
    """
    return [Place(found["passage"], _sentence(int(found["sentence"]))) for found in _PLACE.finditer(rest)]


def numbers(rest: str) -> list[int]:
    """Read the numbers of an id, each after a colon: parts, notes, pages.

    >>> numbers("0123456789ab.4:2:1"), numbers("1234")
    ([2, 1], [])
    """
    return [int(number) for number in re.findall(r"(?<=:)\d{1,9}(?=:|$)", rest)]


def _joined(places: list[Place]) -> str:
    return ",".join(map(str, places[:MOST_PLACES]))


def _sentence(number: int) -> int | None:
    return number if number < _NO_SENTENCE else None
