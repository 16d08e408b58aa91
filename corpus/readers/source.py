"""What a reader makes of a file: its text, what is in it and what it says of itself. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, fields

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

    def filled(self, other: "Fields") -> "Fields":
        """Give the same with what another says where this says nothing."""
        return Fields(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: every span of ``structure`` is a range of ``text``."""

    text: str
    fields: Fields
    structure: Structure
    problems: tuple[Problem, ...] = ()


# The bytes of a file and its path below the corpus folder → what was read, or the Problem that says why not.
Reader = Callable[[bytes, str], Source | Problem]
