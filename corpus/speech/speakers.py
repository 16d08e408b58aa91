"""A document → its quotations, each with its speaker, or with none where the text does not say. Pure.

The surest evidence is the text's own: the sentence before, the words after, the passage that introduces or
follows a block quotation. A note confirms, it never accuses: it cites where words were found, and Maria
Joffe's memoir also holds what a survivor told her.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from corpus.language import marks
from corpus.language.names import can_be_same
from corpus.model import Citation, Footnote, Passage, Quotation, Span, Speaker
from corpus.speech import attribution
from corpus.speech.attribution import Claim
from corpus.speech.people import People
from corpus.speech.quotations import continues, quotations, words_in
from corpus.stretch import Stretch, of

# Shorter ones are titles, terms and irony: “socialism in one country”.
FEWEST_WORDS = 4
# Words from which on a quotation is more than a phrase in somebody else's sentence.
AT_LENGTH = 20
# No rule looks farther back in the sentence that introduces a quotation.
LONGEST_LEAD = 600
UNKNOWN = Speaker(None, certain=False)


def find_quotations(
    text: str, passages: Sequence[Passage], notes: Sequence[Footnote], citations: Sequence[Citation]
) -> tuple[Quotation, ...]:
    """Find whose words a document quotes."""
    cited: dict[int, list[tuple[str, ...]]] = {}
    for citation in citations:
        names = tuple(notes[citation.note].text[name.start : name.end] for name in citation.authors)
        cited.setdefault(citation.note, []).append(names)
    authors = (name for works in cited.values() for names in works for name in names)
    people = People((passage.text for passage in passages), authors)
    found: list[Quotation] = []
    for place, passage in enumerate(passages):
        spans = quotations(passage, continued=continues(passages, place))
        found += _Reader(text, passages, place, spans, cited, people, found).quotations()
    return tuple(found)


def speaker_of(passage: Passage, held: Sequence[Quotation]) -> Speaker | None:
    """Say whose words a passage is, or holds at length; None if it quotes nothing at length.

    Where several people speak, or one who is not identified, no name is given.
    """
    long = [q for q in held if passage.is_quotation or words_in(passage, q) >= AT_LENGTH]
    speakers = dict.fromkeys(quotation.speaker for quotation in long)
    if not speakers:
        return None
    return next(iter(speakers)) if len(speakers) == 1 else UNKNOWN


def lead_in_of(passage: Passage, held: Sequence[Quotation]) -> Span | None:
    """Give the sentence in another passage that introduces a passage which begins inside a quotation."""
    first = held[0].lead_in if held else None
    return first if first and first.end <= passage.start else None


class _Reader:
    """Reads the quotations of one passage, in order."""

    def __init__(
        self, text: str, passages: Sequence[Passage], place: int, spans: tuple[Span, ...],
        cited: Mapping[int, Sequence[tuple[str, ...]]], people: People, earlier: list[Quotation],
    ) -> None:  # fmt: skip
        self._text = text
        self._passages = passages
        self._place = place
        self._passage = passages[place]
        self._spans = spans
        self._cited = cited
        self._people = people
        self._earlier = earlier

    def quotations(self) -> Iterator[Quotation]:
        previous: Claim | None = None
        named: int | None = None  # where the words end that named the speaker behind the quotation before
        limits = [*(span.start for span in self._spans[1:]), self._passage.end][: len(self._spans)]
        for at, (span, limit) in enumerate(zip(self._spans, limits, strict=True)):
            lead = self._lead(self._spans[at - 1] if at else None, span)
            trailing = self._after(span, limit)
            claim = trailing[0] if trailing else None
            if claim is None and previous and self._goes_on(self._spans[at - 1], named, span):
                claim = previous
            claim = claim or self._before(span, lead) or self._from_neighbours(at, span)
            previous = claim
            named = trailing[1] if trailing else None
            if words_in(self._passage, span) >= FEWEST_WORDS or self._passage.is_quotation:
                speaker = Speaker(claim.name, claim.certain) if claim else UNKNOWN
                lead_in = None if lead is None else lead.span
                yield Quotation(self._passage.number, span.start, span.end, speaker, lead_in)

    def _goes_on(self, before: Span, named: int | None, span: Span) -> bool:
        """Say whether only the speaker's naming stands between two halves: "…,” writes Berger. “Some …"."""
        if named is None:
            return not self._text[before.end : span.start].strip("> \n")
        between = self._text[named : span.start]
        says_more = attribution.says_more(between) or between.count(".") > 1
        return len(between) <= 60 and not says_more and between.strip()[-1:] in (",", ".", ";", "")

    def _after(self, span: Span, limit: int) -> tuple[Claim, int] | None:
        closed = self._text[span.end - 2 : span.end - 1] == "." or self._text[span.end : span.end + 1] == "."
        marker = next((m for m in self._passage.markers if m.start == span.end), None)
        rest = Stretch(self._text, marker.end if marker else span.end, limit)
        told = Stretch(self._text, self._passage.start, span.start)
        return attribution.after(rest, told, self._people, closed=closed)

    def _before(self, span: Span, lead: Stretch | None) -> Claim | None:
        if lead is None:
            return None
        passage = self._passage_at(lead)
        near = lead.until(lead.end, LONGEST_LEAD)
        claim = attribution.before(near, self._people, passage.start)
        if claim is None and (name := attribution.in_work(near, self._people)):
            claim = Claim(name) if self._note_confirms(span, name) else None
        return claim

    def _passage_at(self, lead: Stretch) -> Passage:
        return self._passage if lead.start >= self._passage.start else self._passages[self._place - 1]

    def _lead(self, previous: Span | None, span: Span) -> Stretch | None:
        """Give the words before a quotation in its sentence; for a block, the sentence that introduces it."""
        start = max(_sentence_at(self._passage, span.start).start, previous.end if previous else 0)
        start = next((m.end for m in self._passage.markers if m.start == start), start)
        lead = Stretch(self._text, start, span.start)
        if lead.words.strip(" >\n"):
            return _trimmed(lead)
        introduction = self._introduction()
        if introduction and (span.start <= self._passage.start + 3 or self._passage.is_quotation):
            return _trimmed(Stretch(self._text, introduction.sentences[-1].start, introduction.end))
        return None

    def _introduction(self) -> Passage | None:
        """Give the passage that introduces this one, also where a quotation runs through several passages."""
        if self._passage.introduced_by is not None:
            return self._passages[self._passage.introduced_by - 1]
        return None

    def _from_neighbours(self, at: int, span: Span) -> Claim | None:
        """Read the passage after a block quotation, and the passage before of which this one is the rest."""
        if at == len(self._spans) - 1 and self._place + 1 < len(self._passages) and self._ends(span):
            following = self._passages[self._place + 1]
            rest = of(self._text, following)
            if said := attribution.after(rest, rest.first(0), self._people, closed=True):
                return said[0]
        if at == 0 and self._continues():
            speaker = self._earlier[-1].speaker
            return Claim(speaker.name, speaker.certain) if speaker.name else None
        return None

    def _ends(self, span: Span) -> bool:
        """Say whether the quotation closes its passage, but for a marker."""
        rest = self._text[span.end : self._passage.end]
        return not rest.strip() or all(
            m.start <= span.end + 1 for m in self._passage.markers[-1:] if len(rest) < 8
        )

    def _continues(self) -> bool:
        """Say whether the passage before ended inside this quotation."""
        if not self._earlier or self._earlier[-1].passage != self._passage.number - 1:
            return False
        before = self._text[self._earlier[-1].end - 1]
        return (
            self._earlier[-1].end >= self._passages[self._place - 1].end
            and before not in marks.DOUBLE_CLOSING
        )

    def _note_confirms(self, span: Span, name: str) -> bool:
        """Say whether the note behind a quotation cites one work, by the person of this name."""
        marker = next((m for m in self._passage.markers if m.start >= span.end), None)
        if marker is None or marker.note is None or marker.start > span.end + 1:
            return False
        works = self._cited.get(marker.note, ())
        return len(works) == 1 and any(can_be_same(name, author) for author in works[0])


def _sentence_at(passage: Passage, at: int) -> Span:
    found = bisect_right(passage.sentences, at, key=lambda sentence: sentence.start)
    return passage.sentences[found - 1] if found else Span(passage.start, passage.end)


def _trimmed(lead: Stretch) -> Stretch:
    return lead.trimmed(" \u00a0\n", " \u00a0\n>")
