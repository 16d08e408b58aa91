"""What a button or a select does ↔ the id that Discord keeps for it. Pure.

Nothing is remembered for a button: its id says everything, so that it works after a restart. It names a
passage by its words and their place (``bot/lookup/names.py``), so that after a reindex it finds the same
paragraph or none.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

VERSION = 1
# `s1:read:0aZ-_6789abc.4:1`
TEMPLATE = r"s(?P<version>\d{1,3}):(?P<verb>[a-z]{1,8}):(?P<rest>.{0,86})"
_SPOT = re.compile(r"(?P<passage>[-\w]{1,64})\.(?P<sentence>\d{1,4})")
_NO_SENTENCE = 999  # as ids say it; ids under old messages are read too
LONGEST_WORDS = 60  # characters of what is looked for, which the id of a button must hold
MOST_SPOTS = 5  # of 17 characters each in one id


class Verb(StrEnum):
    """What is done at a press; at most eight small letters."""

    READ = "read"
    BEFORE = "before"
    AFTER = "after"
    NOTE = "note"
    NOTES = "notes"
    CITE = "cite"
    MORE = "more"
    NEAR = "near"
    POST = "post"
    DELETE = "delete"
    LIST = "list"
    WORKS = "works"
    SETTINGS = "settings"
    FIND = "find"
    RATE = "rate"
    ADD = "add"
    CANCEL = "cancel"
    REMOVE = "remove"


class Setting(StrEnum):
    """What a control of the panel of settings changes; ``PAGE`` turns the page and changes nothing."""

    PASSAGES = "passages"
    LANGUAGE = "language"
    PRIVATE = "private"
    DOCUMENTS = "documents"
    CHANNELS = "channels"
    FEEDBACK = "feedback"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage and its best sentence, if one is; counted from 0, and further than ids count is none."""

    passage: str
    sentence: int | None

    def __str__(self) -> str:
        sentence = _NO_SENTENCE if self.sentence is None else min(self.sentence, _NO_SENTENCE)
        return f"{self.passage}.{sentence}"


def read(spot: Spot, part: int = 0, *, turn: bool = False) -> str:
    """Open a paragraph to read, at one of the parts of a long one, or turn to it."""
    return _id(Verb.READ, spot, part, int(turn))


def before(spot: Spot, *, turn: bool = False) -> str:
    """Open the paragraph before, or turn to it."""
    return _id(Verb.BEFORE, spot, int(turn))


def after(spot: Spot, *, turn: bool = False) -> str:
    """Open the paragraph after, or turn to it."""
    return _id(Verb.AFTER, spot, int(turn))


def note(spot: Spot, index: int, page: int = 0, *, turn: bool = False) -> str:
    """Show one of the notes of a passage, at one of the pages of a long one, or turn to it."""
    return _id(Verb.NOTE, spot, index, page, int(turn))


def notes(spot: Spot, page: int = 0, *, turn: bool = False) -> str:
    """Show the notes of a passage, at one of the pages of many, or turn to it."""
    return _id(Verb.NOTES, spot, page, int(turn))


def cite(spot: Spot) -> str:
    """Show a citation to copy."""
    return _id(Verb.CITE, spot)


def more(spots: list[Spot]) -> str:
    """Show further passages."""
    return _id(Verb.MORE, _joined(spots))


def near(spots: list[Spot]) -> str:
    """Show the closest passages, which do not answer the question."""
    return _id(Verb.NEAR, _joined(spots))


def post(spots: list[Spot]) -> str:
    """Post a private answer to the channel."""
    return _id(Verb.POST, _joined(spots))


def delete(asker: int, *, is_answer: bool = True) -> str:
    """Delete an answer, or another post that everybody sees, for its asker (a user's id)."""
    return _id(Verb.DELETE, asker) if is_answer else _id(Verb.DELETE, asker, 0)


def listing(document: str, page: int) -> str:
    """Turn to a page of a document's notes; the document is named by a short hash."""
    return _id(Verb.LIST, document, page)


def works(document: str, page: int) -> str:
    """Turn to a page of the works that a document cites; the document is named by a short hash."""
    return _id(Verb.WORKS, document, page)


def find(words: str, page: int) -> str:
    """Turn to a page of the passages and notes that have some words, of at most ``LONGEST_WORDS``."""
    return _id(Verb.FIND, page, words)


def rate(verdict: str, spots: list[Spot]) -> str:
    """Say of an answer whose first passage this is, or that has none, whether it was one."""
    return _id(Verb.RATE, verdict, _joined(spots[:1]))


def add(token: str) -> str:
    """Add a file that waits to the texts; the token names it and its bytes."""
    return _id(Verb.ADD, token)


def cancel(token: str) -> str:
    """Let a file wait no longer."""
    return _id(Verb.CANCEL, token)


def remove(fingerprint: str) -> str:
    """Let the texts go whose names have this fingerprint."""
    return _id(Verb.REMOVE, fingerprint)


def feedback(page: int, *, on: bool) -> str:
    """Let members say of answers whether they were any, or no longer."""
    return f"{setting(Setting.FEEDBACK, page)}:{on:d}"


def setting(what: Setting, page: int) -> str:
    """Change a setting of a server; the panel then shows this page of documents."""
    return _id(Verb.SETTINGS, what, page)


def private(page: int, *, on: bool) -> str:
    """Make answers private by default, or no longer."""
    return f"{setting(Setting.PRIVATE, page)}:{on:d}"


def asked(name: str) -> tuple[Verb, str] | None:
    """Read what an id says to do, and the rest of it; None if another version wrote it.

    >>> asked("s1:delete:1234"), asked("s1:sing:1234")
    ((<Verb.DELETE: 'delete'>, '1234'), None)
    """
    found = re.fullmatch(TEMPLATE, name)
    if found is None or int(found["version"]) != VERSION or found["verb"] not in list(Verb):
        return None
    return Verb(found["verb"]), found["rest"]


def spots(rest: str) -> list[Spot]:
    """Read the spots of an id.

    >>> spots("0123456789ab.4,0123456789ac.0:1")
    [Spot(passage='0123456789ab', sentence=4), Spot(passage='0123456789ac', sentence=0)]
    """
    return [Spot(found["passage"], _sentence(int(found["sentence"]))) for found in _SPOT.finditer(rest)]


def numbers(rest: str) -> list[int]:
    """Read the numbers of an id, each after a colon: parts, notes, pages.

    >>> numbers("0123456789ab.4:2:1"), numbers("1234")
    ([2, 1], [])
    """
    return [int(number) for number in re.findall(r"(?<=:)\d{1,9}(?=:|$)", rest)]


def _id(verb: Verb, *rest: object) -> str:
    return ":".join(map(str, (f"s{VERSION}", verb, *rest)))


def _joined(spots: list[Spot]) -> str:
    return ",".join(map(str, spots[:MOST_SPOTS]))


def _sentence(number: int) -> int | None:
    return number if number < _NO_SENTENCE else None
