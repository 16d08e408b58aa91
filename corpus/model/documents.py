"""A source text and what was understood of it. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from corpus.model.blocks import Block, BlockKind, heading_words
from corpus.model.citations import Citation, Reference, Work
from corpus.model.grouped import grouped
from corpus.model.notes import Footnote, Marker
from corpus.model.passages import Passage
from corpus.model.problems import UNREAD_NOTES, Problem
from corpus.model.quotations import Quotation
from corpus.model.spans import Span

# What an answer quotes, or names as the place of a quotation
_READ = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.NOTE)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of a text or a library; ``unresolved`` are markers of passages without a note."""

    passages: int = 0
    notes: int = 0
    unresolved: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Count two together."""
        return Counts(
            self.passages + other.passages, self.notes + other.notes, self.unresolved + other.unresolved
        )


@dataclass(frozen=True, slots=True)
class Apparatus:
    """What is offered of a text while somebody types: labels and words of its notes, names of its works."""

    notes: tuple[tuple[str, str], ...]
    works: tuple[str, ...]


# No slots here: what is looked up is sorted once, at the first question, and kept beside the fields.
# It is no field: equality, ``replace`` and what is written to disk know nothing of it.
@dataclass(frozen=True)
class Document:
    """A source text and what was understood of it.

    ``id`` is the path below the corpus folder without suffix, ``digest`` the sha256 of the file's bytes.
    ``citations`` and the short forms among them, ``references``, stand in its notes. ``elsewhere`` are the
    markers outside the passages, in order: those in titles, headings and notes. ``unseen`` are spans in
    titles and headings that are no words of them, in order: the tags of Markdown.
    """

    id: str
    path: str
    digest: str
    text: str
    title: str
    subtitle: str | None
    author: str | None
    date: str | None
    url: str | None
    language: str | None
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    notes: tuple[Footnote, ...]
    problems: tuple[Problem, ...]
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    works: tuple[Work, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    elsewhere: tuple[Marker, ...] = ()
    unseen: tuple[Span, ...] = ()

    @property
    def whole(self) -> "Document":
        """The document with all that is in it, which of one in an index is read from the disk."""
        return self

    @property
    def has_unread_notes(self) -> bool:
        """Tell whether it may print notes that were not read as notes."""
        return any(problem.kind in UNREAD_NOTES for problem in self.problems)

    @property
    def counts(self) -> Counts:
        """How much there is of it."""
        unresolved = sum(marker.note is None for marker in self.markers)
        return Counts(len(self.passages), len(self.notes), unresolved)

    @property
    def apparatus(self) -> Apparatus:
        """Its notes and works as they are offered, a work by the words of its first full reference."""
        cited = (work.reference for work in self.works)
        return Apparatus(
            tuple((note.label, note.text) for note in self.notes),
            tuple(self.notes[one.note].text[one.head.start : one.head.end] for one in cited),
        )

    def passage(self, number: int) -> Passage:
        """Give the passage with this number, counted from 1."""
        return self.passages[number - 1]

    def notes_of(self, passage: Passage) -> tuple[Footnote, ...]:
        """List the notes that a passage calls, in calling order, each once."""
        return tuple(self.notes[place] for place in self.called_by(passage))

    def called_by(self, passage: Passage) -> tuple[int, ...]:
        """List the places in ``notes`` of those that serve a passage, each once.

        First those that it calls, in calling order, then those of the headings over it; behind each the
        notes that it calls itself. A passage that introduces a block quotation and has no marker of its own
        is served by the quotation's: "X remembered:" rests on the note at the end of what X remembered.
        """
        markers: Sequence[Marker] = passage.markers
        if not markers and passage.introduces is not None:
            quoted = self._introduced.get(passage.number, ())
            markers = [marker for quotation in quoted for marker in quotation.markers]
        return self.with_called((*markers, *passage.heading_markers))

    def notes_labelled(self, label: str) -> tuple[int, ...]:
        """List the places in ``notes`` of those with this label, in any case; each chapter may have one."""
        return self._labelled.get(label.casefold(), ())

    def passages_of(self, note: int) -> tuple[Passage, ...]:
        """List the passages that call the note at this place in ``notes``, also by a heading or a note."""
        return self._calling.get(note, ())

    def citations_in(self, note: int) -> tuple[Citation, ...]:
        """List what the note at this place in ``notes`` cites."""
        return self._cited.get(note, ())

    def references_in(self, note: int) -> tuple[Reference, ...]:
        """List the short forms of the note at this place in ``notes``."""
        return self._referring.get(note, ())

    def quotations_in(self, passage: Passage) -> tuple[Quotation, ...]:
        """List the quotations that a passage holds."""
        first = bisect_left(self.quotations, passage.number, key=lambda quotation: quotation.passage)
        return tuple(takewhile(lambda q: q.passage == passage.number, islice(self.quotations, first, None)))

    @property
    def headings(self) -> list[str]:
        """The headings, in order, each on one line as its passages name it."""
        return [self._words(block) for block in self.blocks if block.kind is BlockKind.HEADING]

    @property
    def left_out(self) -> list[Block]:
        """What is neither passage nor heading nor note: menus, licences, another title."""
        return [
            block
            for block in self.blocks
            if block.kind not in _READ
            and not (block.kind is BlockKind.TITLE and self.title == self._words(block))
        ]

    def _words(self, heading: Block) -> str:
        return heading_words(self.text, heading, self._apart)

    @cached_property
    def _apart(self) -> Sequence[Span | Marker]:
        return sorted((*self.elsewhere, *self.unseen), key=lambda gap: gap.start)

    @property
    def format(self) -> str:
        """The suffix of the file, which names its format: ``epub``."""
        return self.path.rpartition(".")[2].lower()

    @property
    def markers(self) -> Iterator[Marker]:
        """Every marker of the document's passages, in order."""
        return (marker for passage in self.passages for marker in passage.markers)

    @property
    def markers_in_headings(self) -> tuple[Marker, ...]:
        """The markers in titles and headings, in order."""
        inside = {marker for marker, _ in self.markers_in_notes}
        return tuple(marker for marker in self.elsewhere if marker not in inside)

    @cached_property
    def markers_in_notes(self) -> tuple[tuple[Marker, int], ...]:
        """The markers in notes, in order, each with the place in ``notes`` of the one that it stands in."""
        order = sorted(range(len(self.notes)), key=lambda place: self.notes[place].start)
        starts = [self.notes[place].start for place in order]
        found = []
        for marker in self.elsewhere:
            at = bisect_right(starts, marker.start) - 1
            if at >= 0 and marker.start < self.notes[order[at]].end:
                found.append((marker, order[at]))
        return tuple(found)

    def with_called(self, markers: Iterable[Marker]) -> tuple[int, ...]:
        """Give the notes of markers, each once, and behind each those that are called from it."""
        notes: dict[int, None] = {}
        left = [marker.note for marker in markers if marker.note is not None][::-1]
        while left:
            note = left.pop()
            if note not in notes:
                notes[note] = None
                left += self._called_from.get(note, ())[::-1]
        return tuple(notes)

    @cached_property
    def _called_from(self) -> Mapping[int, tuple[int, ...]]:
        calls = ((place, marker.note) for marker, place in self.markers_in_notes if marker.note is not None)
        return grouped(calls)

    @cached_property
    def _introduced(self) -> Mapping[int | None, tuple[Passage, ...]]:
        return grouped((passage.introduced_by, passage) for passage in self.passages)

    @cached_property
    def _calling(self) -> Mapping[int, tuple[Passage, ...]]:
        return grouped(
            (note, p) for p in self.passages for note in self.with_called((*p.markers, *p.heading_markers))
        )

    @cached_property
    def _labelled(self) -> Mapping[str, tuple[int, ...]]:
        return grouped((note.label.casefold(), place) for place, note in enumerate(self.notes))

    @cached_property
    def _cited(self) -> Mapping[int, tuple[Citation, ...]]:
        return grouped((citation.note, citation) for citation in self.citations)

    @cached_property
    def _referring(self) -> Mapping[int, tuple[Reference, ...]]:
        return grouped((reference.citation.note, reference) for reference in self.references)
