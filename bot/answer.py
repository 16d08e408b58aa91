"""Hits → an answer: quotations with their footnotes and where they stand. Pure.

A quotation is made here and nowhere else, as a slice of its document.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.asking.kinds import Kind
from bot.notes import Note, note
from corpus.model import Document, Library, Marker, Passage, Quotation, Span, Speaker
from corpus.notes import labels
from corpus.speech.speakers import lead_in_of, speaker_of
from embeddings.hits import Explanation, Found, Hit, Outcome, Score

_WORTH = 0.6  # of the best score: passages from there on are shown


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quotation stands; ``paragraph`` counts the passages of its document from 1.

    ``page`` is the number printed on its page, or those of its first and last (``84-85``). ``section`` holds
    the headings that it stands under, the outermost first; ``heading`` is the last of them.
    """

    document: str
    title: str
    author: str | None
    heading: str | None
    paragraph: int
    url: str | None
    date: str | None = None
    page: str | None = None
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage word for word: ``text == document.text[start:end]``.

    ``markers``, ``prefixes``, ``quotations`` and ``highlight`` (the best sentence) are offsets in ``text``.
    What was not searched for has no ``score``, and a highlight only where a sentence was asked for.
    ``speaker`` says whose words it holds at length, if not the author's; it holds nothing else if it
    ``is_quotation``. ``lead_in`` is the sentence that introduces a passage which begins inside a quotation.
    ``also`` says where else the library has the same words.
    """

    id: str
    text: str
    start: int
    end: int
    highlight: Span | None
    markers: tuple[Marker, ...]
    prefixes: tuple[Span, ...]
    citation: Citation
    lead_in: str | None
    notes: tuple[Note, ...]
    score: Score | None
    speaker: Speaker | None = None
    is_quotation: bool = False
    quotations: tuple[Quotation, ...] = ()
    also: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library says to a question: quotations only.

    ``searched`` is the bare question, where that is less than was typed. What needed no search has its
    ``kind``: ``notes`` and ``quotes`` are those with the ``label`` that was asked for in ``documents``, or
    these are what the library holds.
    """

    question: str
    outcome: Outcome
    confidence: float
    generation: str
    quotes: tuple[Quote, ...]
    explanation: Explanation | None = None
    kind: Kind = Kind.QUESTION
    searched: str | None = None
    label: str | None = None
    notes: tuple["FoundNote", ...] = ()
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note that was asked for, and the passages that call it."""

    document: str
    title: str
    note: Note
    passages: tuple[Passage, ...]


def compose(question: str, found: Found, library: Library, generation: str) -> Answer:
    """Make the answer of what a search found, as far as a library has it."""
    hits = () if found.outcome is Outcome.NOTHING else _worth_showing(found.hits)
    quotes = []
    for hit in hits:
        if not _has(library, hit.passage):
            continue
        others = (passage for passage in hit.also if _has(library, passage))
        also = tuple(citation(_document(library, passage), passage) for passage in others)
        document = _document(library, hit.passage)
        quotes.append(replace(quote(document, hit.passage, hit.sentence, hit.score), also=also))
        if (held := hit.quotation) and _has(library, held.passage):
            quotes.append(quote(document, held.passage, held.sentence, held.score))
    return Answer(question, found.outcome, found.confidence, generation, tuple(quotes), found.explanation)


def _worth_showing(hits: Sequence[Hit]) -> list[Hit]:
    """Leave out what is much worse than the best (decision 51)."""
    least = _WORTH * hits[0].score.fused if hits else 0.0
    return [hit for hit in hits if hit.score.fused >= least]


def quote(
    document: Document, passage: Passage, sentence: int | None = None, score: Score | None = None
) -> Quote:
    """Quote a passage of a document, with one of its sentences set apart."""
    best = None if sentence is None else passage.sentences[sentence]
    held = document.quotations_in(passage)
    lead_in = lead_in_of(passage, held)
    return Quote(
        id=passage.id,
        text=document.text[passage.start : passage.end],
        start=passage.start,
        end=passage.end,
        highlight=Span(best.start - passage.start, best.end - passage.start) if best else None,
        markers=tuple(
            Marker(m.label, m.start - passage.start, m.end - passage.start, m.note) for m in passage.markers
        ),
        prefixes=tuple(Span(p.start - passage.start, p.end - passage.start) for p in passage.prefixes),
        citation=citation(document, passage),
        lead_in=document.text[lead_in.start : lead_in.end] if lead_in else None,
        notes=tuple(note(document, place) for place in document.called_by(passage)),
        score=score,
        speaker=speaker_of(passage, held),
        is_quotation=passage.is_quotation,
        quotations=tuple(
            replace(q, start=q.start - passage.start, end=q.end - passage.start, lead_in=None) for q in held
        ),
    )


def citation(document: Document, passage: Passage) -> Citation:
    """Say where a passage stands."""
    return Citation(
        document=document.id,
        title=document.title,
        author=document.author,
        heading=passage.heading,
        paragraph=passage.number,
        url=document.url,
        date=document.date,
        page=passage.page,
        section=passage.section,
    )


def _has(library: Library, passage: Passage) -> bool:
    """Tell whether a library, which may leave out texts or the end of one, has a passage."""
    document = library.document(passage.document)
    return document is not None and passage.number <= len(document.passages)


def _document(library: Library, passage: Passage) -> Document:
    document = library.document(passage.document)
    assert document is not None, passage.document  # noqa: S101  (a search knows its own library)
    return document


def find_notes(library: Library, label: str, document: str | None = None) -> tuple[FoundNote, ...]:
    """Find the notes with a label, as somebody types it, in one document or in all."""
    wanted = labels.meant(label)
    return tuple(
        FoundNote(source.id, source.title, note(source, place), source.passages_of(place))
        for source in library.documents
        if document in (None, source.id)
        for place in source.notes_labelled(wanted)
    )
