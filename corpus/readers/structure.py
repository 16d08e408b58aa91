"""What a reader makes of a text: its blocks, notes and markers, as spans. Pure."""

from dataclasses import dataclass

from corpus.model import Block, Footnote, Marker, Page, Problem, Said, Span


@dataclass(frozen=True, slots=True)
class Structure:
    """The outcome of a reader, from which ``parse`` makes a Document.

    ``prefixes`` are line prefixes of the format inside blocks (``> ``) that are no words of the text.
    ``pages`` are ordered, and stretches without a page lie between them; so is ``said``, of whose words the
    format itself says who speaks.
    """

    blocks: tuple[Block, ...]
    notes: tuple[Footnote, ...]
    markers: tuple[Marker, ...]
    problems: tuple[Problem, ...]
    prefixes: tuple[Span, ...] = ()
    title: str | None = None
    subtitle: str | None = None
    author: str | None = None
    pages: tuple[Page, ...] = ()
    said: tuple[Said, ...] = ()
