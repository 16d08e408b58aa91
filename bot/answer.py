"""Hits → an answer: quotations with their footnotes and where they stand. Pure.

A quotation is made here and nowhere else, as a slice of its document.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from bot import emphasis
from bot.asking.kinds import Kind
from bot.emphasis import Emphasis
from bot.notes import Note, in_order, note, sentences
from corpus import lists, works
from corpus.model import Document, Library, Marker, Passage, Quotation, Span, Speaker
from corpus.notes import labels
from corpus.speech.said import lead_in_of, speaker_of
from embeddings.hits import Explanation, Found, Hit, Outcome, Score, Scored


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quotation stands; ``paragraph`` counts the passages of its document from 1.

    ``page`` is the number printed on its page, or those of its first and last (``84–85``). ``section`` holds
    the headings that it stands under, the outermost first; ``heading`` is the last of them. Of a list,
    ``run`` holds its first and its last paragraph.
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
    run: tuple[int, int] | None = None

    @property
    def numbers(self) -> str:
        """The paragraph, or those of a list."""
        return f"{self.run[0]}–{self.run[1]}" if self.run else str(self.paragraph)


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage word for word: ``text == document.text[start:end]``.

    ``markers``, ``prefixes``, ``quotations`` and ``highlight`` (the best sentence) are offsets in ``text``.
    What was not searched for has no ``score``, and a highlight only where a sentence was asked for.
    Where one of its notes answers, that has a highlight of its own, and that of the passage calls the note.
    ``further`` are other sentences that bear on the question nearly as well as the highlight.
    ``lit`` is the number of the sentence that answers: those of its notes are counted on after its own.
    ``speaker`` says whose words it holds at length, if not the author's; it holds nothing else if it
    ``is_quotation``. ``is_reply`` says that it replies to the one before it, or stands behind its colon.
    ``lead_in`` is the sentence that introduces a passage which begins inside a quotation.
    ``also`` says where else the library has the same words. An item of a list is quoted with the list:
    ``own`` is the passage itself in ``text``. ``emphasis`` is that of the text, with the signs that say so.
    Where the nearest sentence does not tell what was asked (``is_telling`` is false) we set nothing apart.
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
    is_reply: bool = False
    quotations: tuple[Quotation, ...] = ()
    also: tuple[Citation, ...] = ()
    lit: int | None = None
    further: tuple[Span, ...] = ()
    own: Span | None = None
    is_telling: bool = True
    emphasis: Emphasis = emphasis.NONE

    @property
    def words(self) -> str:
        """The words of the passage itself."""
        return self.text if self.own is None else self.text[self.own.start : self.own.end]

    @property
    def set_apart(self) -> tuple[Span, ...]:
        """Every sentence of it that is set apart, in order: none where one of its notes answers."""
        if self.answering or not self.is_telling:
            return ()
        return in_order(self.highlight, self.further)

    @property
    def answering(self) -> Note | None:
        """The note that answers, where the passage itself does not."""
        return next((note for note in self.notes if note.highlight), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library says to a question: quotations only.

    Where works were asked for, ``works`` are those that the notes of the quotations cite.
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
    works: tuple["ListedWork", ...] = ()
    kind: Kind = Kind.QUESTION
    searched: str | None = None
    label: str | None = None
    notes: tuple["FoundNote", ...] = ()
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedWork:
    """A work as it is first cited in full, with the labels of the notes of an answer that cite it.

    ``places`` are those of the same notes in their document.
    """

    document: str
    reference: str
    notes: tuple[str, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note that was asked for, and the passages that call it."""

    document: str
    title: str
    note: Note
    passages: tuple[Passage, ...]


def compose(question: str, found: Found, library: Library, generation: str) -> Answer:
    """Make the answer of what a search found, as far as a library has it."""
    is_quoted = found.outcome is Outcome.QUOTED
    is_telling = found.explanation is None or found.explanation.may_tell
    quotes: list[Quote] = []
    shown: set[tuple[str, int]] = set()
    for hit in _worth_quoting(found):
        if _is_new(library, hit.passage, shown):
            said = hit if is_telling else replace(hit, remarks=())  # nor does a note answer
            held = _quotes_of(library, said, shown, lists_whole=is_quoted)
            shown.update(place for quoted in held for place in _places(quoted))
            quotes += held
    cited = tuple(_works(library, quotes)) if found.seeks_works and is_quoted else ()
    if not is_telling:
        quotes = [replace(quoted, lit=None, is_telling=False) for quoted in quotes]
    return Answer(
        question, found.outcome, found.confidence, generation, tuple(quotes), found.explanation, cited
    )


def _worth_quoting(found: Found) -> Iterator[Hit]:
    """Yield what an answer quotes of what was found: where it answers, what adds to what stands before it."""
    if found.outcome is not Outcome.NOTHING:
        yield from (hit for hit in found.hits if hit.adds or found.outcome is not Outcome.QUOTED)


def _quotes_of(
    library: Library, hit: Hit, shown: Collection[tuple[str, int]], *, lists_whole: bool
) -> list[Quote]:
    """Quote a passage that was found: with the list that it is an item of, or with what it leads up to."""
    document = _document(library, hit.passage)
    others = (passage for passage in hit.also if _has(library, passage))
    also = tuple(citation(_document(library, passage), passage) for passage in others)
    found = replace(_scored(document, hit), also=also)
    listed = lists.run(document, hit.passage) if lists_whole else ()
    if listed and _has(library, listed[-1]):
        return [_in_list(document, found, listed)]
    behind = hit.quotation.passage if hit.quotation else lists.behind(document, hit.passage)
    if behind is None or not _is_new(library, behind, shown):
        return [found]
    brought = _scored(document, hit.quotation) if hit.quotation else quote(document, behind)
    held = replace(brought, is_reply=not brought.is_quotation)
    return [_without_notes_of(held, found), held]


def _places(quoted: Quote) -> Iterator[tuple[str, int]]:
    """Yield the passages that a quotation holds, by document and number."""
    cited = quoted.citation
    first, last = cited.run or (cited.paragraph, cited.paragraph)
    return ((cited.document, number) for number in range(first, last + 1))


def _is_new(library: Library, passage: Passage, shown: Collection[tuple[str, int]]) -> bool:
    """Tell whether a library has a passage, and an answer does not yet."""
    return _has(library, passage) and (passage.document, passage.number) not in shown


def _in_list(document: Document, item: Quote, listed: Sequence[Passage]) -> Quote:
    """Quote a whole list in the place of one of its items: a slice of the same text, with all its notes."""
    first, last = listed[0], listed[-1]
    moved = item.start - first.start
    own = {held.place: held for held in item.notes}
    called = dict.fromkeys(place for passage in listed for place in document.called_by(passage))
    text = first.source[first.start : last.end]
    markers = tuple(
        Marker(m.label, m.start - first.start, m.end - first.start, m.note)
        for passage in listed
        for m in passage.markers
    )
    prefixes = tuple(
        Span(prefix.start - first.start, prefix.end - first.start)
        for passage in listed
        for prefix in passage.prefixes
    )

    def there(span: Span) -> Span:
        return Span(span.start + moved, span.end + moved)

    return replace(
        item,
        text=text,
        start=first.start,
        end=last.end,
        highlight=there(item.highlight) if item.highlight else None,
        further=tuple(map(there, item.further)),
        markers=markers,
        notes=tuple(own.get(place) or note(document, place, ()) for place in called),
        prefixes=prefixes,
        emphasis=emphasis.of(document.path, text, (*markers, *prefixes), hides_addresses=True),
        citation=replace(item.citation, run=(first.number, last.number)),
        lead_in=None,
        own=Span(item.start - first.start, item.end - first.start),
    )


def _without_notes_of(held: Quote, introduction: Quote) -> Quote:
    """Leave out the notes of a quotation where its introduction is only served by them."""
    theirs = {note.place for note in held.notes}
    own = {marker.note for marker in introduction.markers}
    kept = (note for note in introduction.notes if note.place in own or note.place not in theirs)
    return replace(introduction, notes=tuple(kept))


def _works(library: Library, quotes: Sequence[Quote]) -> Iterator[ListedWork]:
    """Yield the works that the notes of some quotations cite, each once for a document."""
    called: dict[str, set[int]] = {}
    for quote in quotes:
        called.setdefault(quote.citation.document, set()).update(note.place for note in quote.notes)
    for identifier, places in called.items():
        document = library.document(identifier)
        for work in document.works if document else ():
            if document and (notes := dict.fromkeys(c.note for c in work.citations if c.note in places)):
                labels = tuple(document.notes[place].label for place in notes)
                yield ListedWork(identifier, works.printed(document, work.reference), labels, tuple(notes))


def _scored(document: Document, found: Scored) -> Quote:
    """Quote a passage that was found, with the sentences that answer set apart, in it or in a note."""
    lit = [found.sentence, *found.further]
    if found.remarks:
        places = list(sentences(document, found.passage))
        said = ((remark.note, Span(remark.start, remark.end)) for remark in found.remarks)
        lit = [len(found.passage.sentences) + places.index(place) for place in said]
    return quote(document, found.passage, lit[0], found.score, lit[1:])


def quote(
    document: Document,
    passage: Passage,
    lit: int | None = None,
    score: Score | None = None,
    further: Sequence[int] = (),
) -> Quote:
    """Quote a passage of a document, with some of its sentences or of one of its notes' set apart."""
    numbers = () if lit is None else (lit, *further)
    noted = _noted(document, passage, numbers)
    own = _set_apart(passage, numbers, noted)
    held = document.quotations_in(passage)
    lead_in = lead_in_of(passage, held)
    text = document.text[passage.start : passage.end]
    markers = tuple(
        Marker(m.label, m.start - passage.start, m.end - passage.start, m.note) for m in passage.markers
    )
    prefixes = tuple(Span(p.start - passage.start, p.end - passage.start) for p in passage.prefixes)
    return Quote(
        id=passage.id,
        text=text,
        start=passage.start,
        end=passage.end,
        highlight=own[0] if own else None,
        markers=markers,
        prefixes=prefixes,
        citation=citation(document, passage),
        lead_in=document.text[lead_in.start : lead_in.end] if lead_in else None,
        notes=tuple(note(document, place, noted.get(place, ())) for place in document.called_by(passage)),
        score=score,
        speaker=speaker_of(passage, held),
        is_quotation=passage.is_quotation,
        quotations=tuple(
            replace(q, start=q.start - passage.start, end=q.end - passage.start, lead_in=None) for q in held
        ),
        lit=lit if own else None,
        further=tuple(own[1:]),
        emphasis=emphasis.of(document.path, text, (*markers, *prefixes), hides_addresses=True),
    )


def _noted(document: Document, passage: Passage, lit: Sequence[int]) -> dict[int, list[Span]]:
    """Give the sentences of notes that have these numbers, by the places of their notes."""
    found: dict[int, list[Span]] = {}
    own = len(passage.sentences)
    said = list(sentences(document, passage)) if any(number >= own for number in lit) else []
    for place, span in (said[number - own] for number in lit if own <= number < own + len(said)):
        found.setdefault(place, []).append(span)
    return found


def _set_apart(passage: Passage, numbers: Sequence[int], noted: Collection[int]) -> list[Span]:
    """Give the sentences of a passage with these numbers; where a note answers, the one that calls it."""
    if noted:
        numbers = [passage.calling(place) or 0 for place in noted]
    spans = (passage.sentences[number] for number in numbers if number < len(passage.sentences))
    return [Span(span.start - passage.start, span.end - passage.start) for span in spans]


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
    return document is not None and passage.number <= document.counts.passages


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
