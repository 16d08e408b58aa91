"""A long quotation → the whole sentences of it that fit around the best one. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answer import Quote
from corpus.language import sentences
from corpus.model import Marker, Quotation, Span, Speaker
from corpus.speech.said import together
from corpus.stretch import whole

Measure = Callable[[Quote], int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a quotation, itself a quotation; where words of the paragraph are left out is said."""

    quote: Quote
    cut_before: bool
    cut_after: bool

    @property
    def is_cut(self) -> bool:
        """Tell whether this is not the whole paragraph."""
        return self.cut_before or self.cut_after


def excerpt(quote: Quote, room: int, measure: Measure) -> Excerpt:
    """Take as many whole sentences around the best one as ``measure`` finds room for."""
    if measure(quote) <= room:
        return stretch(quote, 0, len(quote.text))
    spans = _sentences(quote, room, measure)
    first = last = place_of_highlight(quote, spans)
    steps = [(0, 1), (1, 0)]  # a sentence after, a sentence before, in turn
    while steps:
        step = steps.pop(0)
        wider = Span(first - step[1], last + step[0])
        if wider.start < 0 or wider.end >= len(spans):
            continue
        if measure(stretch(quote, spans[wider.start].start, spans[wider.end].end).quote) <= room:
            first, last = wider.start, wider.end
            steps.append(step)
    return stretch(quote, spans[first].start, spans[last].end)


def parts(quote: Quote, room: int, measure: Measure) -> list[Excerpt]:
    """Cut a quotation into as few parts of whole sentences as fit, nothing left out."""
    spans = _sentences(quote, room, measure)
    found = []
    begin = 0
    for place in range(len(spans)):
        following = spans[place + 1] if place + 1 < len(spans) else None
        if following is None or measure(stretch(quote, begin, following.end).quote) > room:
            end = following.start if following else len(quote.text)
            found.append(stretch(quote, begin, end))
            begin = end
    return found


def place_of_highlight(quote: Quote, spans: Sequence[Span] | None = None) -> int:
    """Give the place of the best sentence among the sentences of a quotation; the first, if none is."""
    spans = spans if spans is not None else sentence_spans(quote)
    start = quote.highlight.start if quote.highlight else 0
    return max((place for place, span in enumerate(spans) if span.start <= start), default=0)


def sentence_spans(quote: Quote) -> tuple[Span, ...]:
    """Find the sentences of a quotation again, as offsets in its text."""
    return sentences.split(whole(quote.text), quote.markers)


def _sentences(quote: Quote, room: int, measure: Measure) -> list[Span]:
    """List the sentences; one that is longer than all the room is cut at spaces."""
    spans = []
    for span in sentence_spans(quote) or (Span(0, len(quote.text)),):
        spans += _halved(quote, span, room, measure)
    return spans


def _halved(quote: Quote, span: Span, room: int, measure: Measure) -> list[Span]:
    if span.end - span.start < 2 or measure(stretch(quote, span.start, span.end).quote) <= room:
        return [span]
    middle = (span.start + span.end) // 2
    space = quote.text.rfind(" ", span.start + 1, middle)
    cut = space + 1 if space > 0 else middle
    cut = next((marker.start for marker in quote.markers if marker.start < cut < marker.end), cut)
    if not span.start < cut < span.end:
        return [span]
    first, second = Span(span.start, cut), Span(cut, span.end)
    return _halved(quote, first, room, measure) + _halved(quote, second, room, measure)


def stretch(quote: Quote, start: int, end: int) -> Excerpt:
    """Quote a stretch of a quotation, with the notes that its own markers call."""
    if (start, end) == (0, len(quote.text)):
        return Excerpt(quote, cut_before=False, cut_after=False)
    markers = tuple(
        Marker(m.label, m.start - start, m.end - start, m.note)
        for m in quote.markers
        if start <= m.start and m.end <= end
    )
    called = {marker.note for marker in markers}
    held = tuple(
        replace(q, start=max(q.start, start) - start, end=min(q.end, end) - start)
        for q in quote.quotations
        if q.start < end and start < q.end
    )
    left = {marker.note for marker in quote.markers} - called
    kept = (note for note in quote.notes if note.place not in left or note.highlight)
    cut = replace(
        quote,
        text=quote.text[start:end],
        start=quote.start + start,
        end=quote.start + end,
        markers=markers,
        prefixes=tuple(
            Span(max(p.start, start) - start, min(p.end, end) - start)
            for p in quote.prefixes
            if p.start < end and start < p.end
        ),
        highlight=_inside(quote.highlight, start, end) if quote.highlight else None,
        further=tuple(filter(None, (_inside(span, start, end) for span in quote.further))),
        notes=tuple(kept),
        quotations=held,
        emphasis=quote.emphasis.within(start, end),
        speaker=_speaker(quote, held),
    )
    return Excerpt(cut, bool(quote.text[:start].strip()), bool(quote.text[end:].strip()))


def _speaker(quote: Quote, held: Sequence[Quotation]) -> Speaker | None:
    """Say who speaks in what is left: of several who speak in turn, those whose words are left."""
    if not (held or quote.is_quotation):
        return None
    names = {quotation.speaker.name for quotation in quote.quotations}
    if quote.speaker is None or quote.speaker.name is None or quote.speaker.name in names:
        return quote.speaker
    return together([quotation.speaker for quotation in held])


def _inside(span: Span, start: int, end: int) -> Span | None:
    first, last = max(span.start, start), min(span.end, end)
    return Span(first - start, last - start) if first < last else None
