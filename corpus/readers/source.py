"""What a reader makes of a file: its text, what is in it and what it says of itself. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.model import Problem
from corpus.readers.structure import Structure


@dataclass(frozen=True, slots=True)
class Fields:
    """What a file says of its text: front matter, or the metadata of its format."""

    title: str | None = None
    subtitle: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: every span of ``structure`` is a range of ``text``."""

    text: str
    fields: Fields
    structure: Structure
    problems: tuple[Problem, ...] = ()


# The bytes of a file and its path below the corpus folder → what was read, or the Problem that says why not.
Reader = Callable[[bytes, str], Source | Problem]
