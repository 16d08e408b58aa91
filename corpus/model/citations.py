"""What notes cite: works, in full or by short forms, and what these mean. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.model.spans import Span


class Form(StrEnum):
    """How a note cites a work: in full, or by one of the short forms."""

    FULL = "full"
    SHORT = "short"  # "Berger, 96-98"; "Trotsky, The Revolution Betrayed, p. 112"
    IBID = "ibid."  # "Ibid.", "Id.", "Ebd.", "loc. cit.": the work cited just before
    IDEM = "idem"  # "Idem, The Prophet Armed": the author cited just before
    OP_CIT = "op. cit."  # "Berger, op. cit., p. 96", "a.a.O.", "art. cit."
    POINTER = "note"  # "see note 22"; "Berger (n. 8 above), 97"


@dataclass(frozen=True, slots=True)
class Citation:
    """One work as one note cites it. Every span is a range of the note's text, which is never altered.

    ``note`` is the note's place in ``Document.notes``. ``head`` holds the words that name the work, without
    pages. What is not certain is None or empty. ``pointer`` is the label of a note that is pointed at;
    ``within`` is the title of the book that holds an article, ``within_authors`` its editors;
    ``same_author`` says that an "Idem" stands for the author.
    A ``tentative`` citation looks like a short form but may be commentary: it counts only if an earlier
    note answers it.
    """

    note: int
    start: int
    end: int
    form: Form
    head: Span
    authors: tuple[Span, ...] = ()
    title: Span | None = None
    pages: Span | None = None
    year: Span | None = None
    pointer: str | None = None
    editors: bool = False
    within: Span | None = None
    within_authors: tuple[Span, ...] = ()
    same_author: bool = False
    tentative: bool = False


class Resolution(StrEnum):
    """What became of a short form."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Reference:
    """A short form, and the earlier works it may mean.

    ``note`` is the place of the note with the full reference, only when resolved. ``candidates`` are full
    references; a resolved one has exactly one, except a bare "see note 22", which means the note itself.
    ``later`` says that such a pointer is unresolved since it sends to a note that follows.
    """

    citation: Citation
    resolution: Resolution
    note: int | None
    candidates: tuple[Citation, ...]
    later: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """A work that a document cites: its first full reference, and every citation certain to mean it.

    ``citations`` are in reading order, the full references among them.
    """

    reference: Citation
    citations: tuple[Citation, ...]
