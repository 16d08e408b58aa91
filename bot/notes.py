"""A note of a document → the note in words: its text, and what its short forms mean. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot import emphasis
from bot.emphasis import Emphasis
from corpus import works
from corpus.model import Citation, Document, Passage, Reference, Resolution, Span, Work

_MOST_ALIKE = 200  # notes with one label that are told apart: more chapters no book has


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that a short form may mean: the label of a note, and the full reference as it prints it.

    ``under`` is the heading under which the note is called, where others have that label.
    """

    note: str
    reference: str
    under: str | None = None


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short reference as printed, and what it means.

    ``text`` is what names the work, without pages; ``start`` and ``end`` take in the pages and are offsets
    in the note's text. ``note`` and ``reference`` are given only when it is certain; ``candidates`` only
    when it is not. ``later`` says that it sends to a later note. ``under`` is the heading under which the
    note that is meant is called, where others have its label.
    """

    text: str
    start: int
    end: int
    pages: str | None
    resolution: Resolution
    note: str | None
    reference: str | None
    candidates: tuple[Candidate, ...]
    later: bool = False
    under: str | None = None


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work as a note cites it: ``text`` with its pages, and of its parts those that are certain."""

    text: str
    authors: tuple[str, ...]
    title: str | None
    pages: str | None
    year: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """A note word for word, with the works it cites and what its short forms mean.

    ``place`` is its place in ``Document.notes``: what tells it from another with the same label and text.
    ``highlight`` is the sentence of it that answers, offsets in ``text``, where the note does; ``further``
    are others that do nearly as well. ``emphasis`` is that of the text, with the signs that say so; where it
    ``is_markdown``, what its short forms mean may have some, too.
    """

    place: int
    label: str
    text: str
    references: tuple[ShortForm, ...]
    citations: tuple[CitedWork, ...] = ()
    highlight: Span | None = None
    further: tuple[Span, ...] = ()
    emphasis: Emphasis = emphasis.NONE
    is_markdown: bool = False

    @property
    def lit(self) -> tuple[Span, ...]:
        """Every sentence that is set apart, in order."""
        return in_order(self.highlight, self.further)


def in_order(best: Span | None, further: Iterable[Span]) -> tuple[Span, ...]:
    """Give the best sentence and further ones as they follow one another."""
    spans = (best, *further) if best else ()
    return tuple(sorted(spans, key=lambda span: span.start))


def note(document: Document, place: int, lit: Sequence[Span] = ()) -> Note:
    """Give a note with its short forms, and with some of its sentences set apart, the best of them first."""
    printed = document.notes[place]
    forms = tuple(short_form(document, reference) for reference in document.references_in(place))
    cited = tuple(_cited(printed.text, citation) for citation in document.citations_in(place))
    highlight, further = (lit[0], tuple(lit[1:])) if lit else (None, ())
    set_apart = emphasis.of(document.path, printed.text)
    is_markdown = emphasis.is_markdown(document.path)
    return Note(place, printed.label, printed.text, forms, cited, highlight, further, set_apart, is_markdown)


def sentences(document: Document, passage: Passage) -> Iterator[tuple[int, Span]]:
    """Yield every sentence of the notes that a passage calls: the place of its note, a range of its text."""
    for place in document.called_by(passage):
        yield from ((place, sentence) for sentence in document.notes[place].sentences)


def _cited(text: str, citation: Citation) -> CitedWork:
    def printed(span: Span | None) -> str | None:
        return text[span.start : span.end] if span else None

    return CitedWork(
        text=text[citation.start : citation.end],
        authors=tuple(text[name.start : name.end] for name in citation.authors),
        title=printed(citation.title),
        pages=printed(citation.pages),
        year=printed(citation.year),
    )


def short_form(document: Document, reference: Reference) -> ShortForm:
    """Put a short form and what it means into words."""
    citation = reference.citation
    candidates = tuple(_candidate(document, candidate) for candidate in reference.candidates)
    label = meaning = under = None
    if reference.note is not None:
        target = document.notes[reference.note]
        label, under = target.label, _under(document, reference.note)
        meaning = candidates[0].reference if len(candidates) == 1 else target.text
    return ShortForm(
        text=works.printed(document, citation),
        start=citation.start,
        end=citation.end,
        pages=works.pages(document, citation),
        resolution=reference.resolution,
        note=label,
        reference=meaning,
        candidates=candidates if label is None else (),
        later=reference.later,
        under=under,
    )


def _candidate(document: Document, citation: Citation) -> Candidate:
    label, under = document.notes[citation.note].label, _under(document, citation.note)
    return Candidate(label, works.printed(document, citation), under)


def citing(document: Document, work: Work) -> list[str]:
    """Name the notes that cite a work, with the pages: `8 (p. 3)`; of several with one label the heading."""
    named = []
    for citation in work.citations:
        label = document.notes[citation.note].label
        told = [part for part in (_under(document, citation.note), works.pages(document, citation)) if part]
        named.append(f"{label} ({'; '.join(told)})" if told else label)
    return list(dict.fromkeys(named))


def _under(document: Document, note: int) -> str | None:
    """Give the heading that tells a note from others with its label: none of them is called under it."""
    labelled = document.notes_labelled(document.notes[note].label)
    if not 1 < len(labelled) <= _MOST_ALIKE:
        return None
    others = [one for one in labelled if one != note]
    theirs = frozenset(heading for one in others for heading in _headings(document, one))
    return next((heading for heading in _headings(document, note) if heading not in theirs), None)


def _headings(document: Document, note: int) -> tuple[str, ...]:
    """Give the headings over the first passage that calls a note, the outermost first."""
    return next((passage.section for passage in document.passages_of(note)), ())
