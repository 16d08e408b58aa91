"""Notes, and the markers that call them. Pure."""

from dataclasses import dataclass, field

from corpus.model.spans import Span


@dataclass(frozen=True, slots=True)
class Marker:
    """Here the text calls a note.

    ``text[start:end]`` is the marker as printed (``11``, ``[11]``, ``¹¹``, ``[^a]``); ``label`` is what it
    names. ``note`` is the place of its note in ``Document.notes``, or None for an orphan.
    """

    label: str
    start: int
    end: int
    note: int | None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: its label, and where its words stand in the text of its document.

    ``source`` is that text, the same one for every note and passage of the document: words are kept once.
    ``sentences`` are offsets in ``text`` that follow one another; none of them ends within a citation.
    """

    label: str
    start: int
    end: int
    source: str = field(kw_only=True, repr=False, compare=False)
    sentences: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The words as printed, without the label: ``source[start:end]``."""
        return self.source[self.start : self.end]
