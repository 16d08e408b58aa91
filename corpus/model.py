"""The nouns of a text: spans, passages, notes, markers. Pure.

Every span is a half-open range of code points into ``Document.text``, which is the decoded file and is
never altered. A quotation is therefore always a slice, and whether it is verbatim can be checked.
"""

import re
from base64 import urlsafe_b64encode
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from itertools import islice, pairwise, takewhile
from typing import TypeVar
from unicodedata import category

_LEADS_IN = (":", ":—", ":–", ":-", "：")
_AROUND, _SEVERAL = 20, 4  # passages on either side, and turns in them, that tell who asks in a transcript
_CLOSING = ' \n\u00a0\u202f)]”’»"*_'  # what may stand behind the last sign of what is said
_ASIDE = re.compile(r"[*_]{0,3}[(\[][^()\[\]\n]{1,120}[)\]][*_]{0,3}")
_LONGEST_END = 20  # characters among which a colon is looked for
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a block of a text is. Only paragraphs and quotations become passages."""

    FRONT_MATTER = "front matter"
    FURNITURE = "furniture"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    NOTES_HEADING = "notes heading"
    NOTE = "note"


# What an answer quotes, or names as the place of a quotation
_READ = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.NOTE)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text of one kind; blocks are in order and do not overlap.

    ``level`` is that of a heading, 1 for the outermost, where the format says it, and ``within`` the number
    of the block quotation that it is a part of.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the text that stands on one page, and the number printed there (``84``, ``xiv``)."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Said:
    """Words of which a format says who speaks them, as in a play: ``text[start:end]``, by ``name``."""

    start: int
    end: int
    name: str


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


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: the unit that is found and quoted.

    ``number`` counts passages from 1. ``sentences`` are spans that follow one another and together cover the
    passage's words, markers included. ``prefixes`` are line prefixes of the format inside the passage (the
    ``> `` of Markdown) that are no words of it. A block quotation is a passage that knows the passage that
    introduces it (``introduced_by``, a number), and the other way round (``introduces``). ``page`` is the
    number of its page, or of its first and last page (``84-85``), where the format has pages. ``heading`` is
    the nearest heading over it, ``section`` the headings that it stands under, the outermost first;
    ``heading_markers`` are those that stand in these headings: their notes serve what stands below.
    ``within`` is the number of its block quotation, which may have several paragraphs, where the format says
    it. ``source`` is the text of its document.
    """

    id: str
    document: str
    number: int
    start: int
    end: int
    source: str = field(kw_only=True, repr=False, compare=False)
    heading: str | None
    markers: tuple[Marker, ...]
    sentences: tuple[Span, ...]
    prefixes: tuple[Span, ...] = ()
    is_quotation: bool = False
    introduced_by: int | None = None
    introduces: int | None = None
    page: str | None = None
    section: tuple[str, ...] = ()
    heading_markers: tuple[Marker, ...] = ()
    within: int | None = None

    @property
    def text(self) -> str:
        """The paragraph word for word: ``source[start:end]``."""
        return self.source[self.start : self.end]

    @property
    def name(self) -> str:
        """The name of its words, whatever document they stand in."""
        return name_of(self.text)

    def calling(self, note: int) -> int | None:
        """Find the sentence that has the marker of the note at this place in ``Document.notes``."""
        at = next((marker.start for marker in self.markers if marker.note == note), self.end)
        return next((place for place, span in enumerate(self.sentences) if span.start <= at < span.end), None)

    @property
    def is_aside(self) -> bool:
        """Whether it stands in brackets of its own, on one line: "(Laughter.)"."""
        return _ASIDE.fullmatch(self.source, self.start, self.end) is not None

    @property
    def leads_in(self) -> bool:
        """Whether its last sentence ends with a colon: "Rudd wrote to Gill:" says nothing by itself."""
        return self.text[-_LONGEST_END:].rstrip("*_ \n").endswith(_LEADS_IN)

    def leads_to(self, other: "Passage") -> bool:
        """Tell whether it ends with a colon, and the other stands behind it, under the same headings."""
        follows = (other.document, other.number) == (self.document, self.number + 1)
        return follows and self.leads_in and (self.heading, self.section) == (other.heading, other.section)


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


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words a quotation holds; ``name`` is as printed in the text, None when not identified."""

    name: str | None
    certain: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of somebody else inside a passage, quotation marks included, as a range of the document's text.

    ``lead_in`` is the sentence that introduces them, which may stand in another passage.
    """

    passage: int
    start: int
    end: int
    speaker: Speaker
    lead_in: Span | None


class ProblemKind(StrEnum):
    """What can be wrong with a file, its bytes, its text, its notes or its markers, as reports name it."""

    UNKNOWN_FORMAT = "unknown format"
    TOO_LARGE = "too large"
    NOT_A_FILE = "not a file"
    UNREADABLE_FILE = "unreadable file"
    UNREADABLE_FOLDER = "unreadable folder"
    LINK_TO_A_FOLDER = "link to a folder"
    LINK_OUT_OF_THE_CORPUS = "link out of the corpus"
    NAME_NOT_UTF_8 = "name not UTF-8"
    SAME_ID = "same id"

    NOT_UTF_8 = "not UTF-8"
    ENCODING_GUESSED = "encoding guessed"
    BINARY_FILE = "binary file"
    EMPTY_FILE = "empty file"

    READER_FAILED = "reader failed"
    TOO_SLOW = "too slow"
    TOO_MUCH_MEMORY = "too much memory"
    DAMAGED_FILE = "damaged file"
    NO_TEXT_LAYER = "no text layer"
    LETTERS_NOT_READ = "letters not read"
    UNSAFE_ARCHIVE = "unsafe archive"
    DECLARED_ENTITIES = "declared entities"
    NEEDS_PANDOC = "needs pandoc"

    FRONT_MATTER = "front matter"
    MARKDOWN_NOT_READ = "Markdown not read"
    REST_NOT_READ = "reStructuredText not read"
    TEMPLATES_LEFT_OUT = "templates left out"
    HTML_IN_MARKDOWN = "HTML in Markdown"
    WORDS_LEFT_OUT = "words left out"
    AUTHOR_NOT_CERTAIN = "author not certain"

    NOTE_WITHOUT_LABEL = "note without label"
    LABELS_NOT_CERTAIN = "labels not certain"
    NOTE_WITHOUT_MARKER = "note without marker"
    NOTES_WITHOUT_MARKERS = "notes without markers"
    REPEATED_NOTE = "repeated note"
    GAP_IN_THE_NOTES = "gap in the notes"
    PARAGRAPHS_AFTER_THE_NOTES = "paragraphs after the notes"

    MARKER_WITHOUT_NOTE = "marker without note"
    PARAGRAPHS_NOT_MARKED = "paragraphs not marked"
    MARKERS_WITHOUT_NOTES = "markers without notes"
    MARKER_BY_ORDER = "marker by order"
    REPEATED_MARKER = "repeated marker"
    MARKER_OUTSIDE_THE_PARAGRAPHS = "marker outside the paragraphs"


# What tells that a text prints notes which were not read as such
_UNREAD_NOTES = frozenset(
    (
        ProblemKind.NOTE_WITHOUT_LABEL,
        ProblemKind.LABELS_NOT_CERTAIN,
        ProblemKind.NOTES_WITHOUT_MARKERS,
        ProblemKind.GAP_IN_THE_NOTES,
        ProblemKind.MARKER_WITHOUT_NOTE,
        ProblemKind.MARKERS_WITHOUT_NOTES,
    )
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader of the report should know; never raised. ``where`` is for people."""

    kind: ProblemKind
    detail: str
    where: str


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
        return any(problem.kind in _UNREAD_NOTES for problem in self.problems)

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

    def reply_to(self, passage: Passage) -> Passage | None:
        """Give the passage that replies to one which asks, in a transcript: its turn is right under it.

        Who mostly asks does so without a question mark, too: "The wolf was stolen in 2006." What happens
        between, "(Laughter.)", is passed over. A turn has a name before it and no quotation marks around it.
        """
        turns = [held for held in self.quotations_in(passage) if self._is_turn(held)]
        if not turns or not (self._is_question(turns[-1]) or self._mostly_asks(turns[-1])):
            return None
        behind = self.passages[passage.number : passage.number + 2]
        following = next((one for one in behind if not one.is_aside), None)
        if following is None:
            return None
        replies = [held for held in self.quotations_in(following) if self._is_turn(held)]
        if following.section != passage.section or not replies:
            return None
        return None if self._label(replies[0]) == self._label(turns[-1]) else following

    def _mostly_asks(self, turn: Quotation) -> bool:
        """Tell whether most of several turns of the same around this one are questions: an interviewer's."""
        label, passage = self._label(turn), turn.passage
        first = bisect_left(self.quotations, passage - _AROUND, key=lambda quotation: quotation.passage)
        near = takewhile(lambda q: q.passage <= passage + _AROUND, islice(self.quotations, first, None))
        asks = [
            self._is_question(held) for held in near if self._is_turn(held) and self._label(held) == label
        ]
        return len(asks) >= _SEVERAL and 2 * sum(asks) > len(asks)

    def _is_question(self, held: Quotation) -> bool:
        return self.text[held.start : held.end].rstrip(_CLOSING).endswith("?")

    def _label(self, turn: Quotation) -> str:
        """Give what stands before a turn in its passage: the name of who speaks."""
        return self.text[self.passages[turn.passage - 1].start : turn.start].strip()

    def _is_turn(self, held: Quotation) -> bool:
        opening = self.text[held.start]
        return opening != '"' and category(opening) not in ("Pi", "Pf", "Ps")

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
        return _grouped(calls)

    @cached_property
    def _introduced(self) -> Mapping[int | None, tuple[Passage, ...]]:
        return _grouped((passage.introduced_by, passage) for passage in self.passages)

    @cached_property
    def _calling(self) -> Mapping[int, tuple[Passage, ...]]:
        return _grouped(
            (note, p) for p in self.passages for note in self.with_called((*p.markers, *p.heading_markers))
        )

    @cached_property
    def _labelled(self) -> Mapping[str, tuple[int, ...]]:
        return _grouped((note.label.casefold(), place) for place, note in enumerate(self.notes))

    @cached_property
    def _cited(self) -> Mapping[int, tuple[Citation, ...]]:
        return _grouped((citation.note, citation) for citation in self.citations)

    @cached_property
    def _referring(self) -> Mapping[int, tuple[Reference, ...]]:
        return _grouped((reference.citation.note, reference) for reference in self.references)


@dataclass(frozen=True)
class Library:
    """Documents in the order of their ids, and the problems of files that gave none.

    ``sources`` is the sha256 of every file that was read, by path, also of those that gave no document.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> Counts:
        """How much there is of all documents."""
        return sum((document.counts for document in self.documents), Counts())

    def document(self, identifier: str) -> Document | None:
        """Give the document with this id, if there is one."""
        return self._documents.get(identifier)

    def passage(self, identifier: str) -> Passage | None:
        """Give the passage with this id, if it is still in the library as it was."""
        return self._passages.get(identifier)

    def named(self, name: str) -> tuple[Passage, ...]:
        """Give the passages whose words have this name (:func:`name_of`), in whichever documents."""
        return self._named.get(name, ())

    @property
    def passages(self) -> Sequence[Passage]:
        """Every passage of every document, in order."""
        return tuple(passage for document in self.documents for passage in document.passages)

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """The problems of every file, each with the path of its file."""
        inside = (
            Problem(problem.kind, problem.detail, f"{document.path}, {problem.where}")
            for document in self.documents
            for problem in document.problems
        )
        return (*self.problems, *inside)

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return {document.id: document for document in self.documents}

    @cached_property
    def _passages(self) -> Mapping[str, Passage]:
        return {passage.id: passage for passage in self.passages}

    @cached_property
    def _named(self) -> Mapping[str, tuple[Passage, ...]]:
        return _grouped((passage.name, passage) for passage in self.passages)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = {}
    for name, value in pairs:
        groups.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in groups.items()}


def name_of(words: str) -> str:
    """Name words in eight letters, digits, "-" and "_": 48 bits of their sha256.

    >>> name_of("He came at nine.")
    'RYWUTtgQ'
    """
    return urlsafe_b64encode(sha256(words.encode()).digest()[:6]).decode()


def heading_words(text: str, block: Block, gaps: Sequence[Span | Marker] = ()) -> str:
    """Give the words of a heading on one line, without the ordered markers and spans that stand in it."""
    return " ".join(without(text, block.start, block.end, gaps).strip("# \n").split())


def without(text: str, start: int, end: int, gaps: Sequence[Span | Marker]) -> str:
    """Copy ``text[start:end]`` without the ordered spans in ``gaps``: a passage as it is searched.

    >>> without("led by him.1", 0, 12, [Span(11, 12)])
    'led by him.'
    """
    first = bisect_left(gaps, start, key=lambda gap: gap.start)
    inside = takewhile(lambda gap: gap.end <= end, islice(gaps, first, None))
    edges = [start, *(edge for gap in inside for edge in (gap.start, gap.end)), end]
    return "".join(text[a:b] for a, b in list(pairwise(edges))[::2])
