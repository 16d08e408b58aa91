"""A note and what it cites → its sentences. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.language.sentences import split
from corpus.model import Citation, Footnote, Span
from corpus.stretch import whole


def with_sentences(notes: Sequence[Footnote], citations: Iterable[Citation]) -> tuple[Footnote, ...]:
    """Give the notes with their sentences; ``citations`` are those of all of them, in any order."""
    ordered = sorted(citations, key=lambda citation: citation.note)
    cited = {note: list(group) for note, group in groupby(ordered, key=lambda citation: citation.note)}
    return tuple(
        replace(note, sentences=tuple(_sentences(note.text, cited.get(place, ()))))
        for place, note in enumerate(notes)
    )


def _sentences(text: str, citations: Sequence[Citation]) -> Iterator[Span]:
    """Yield the sentences; a stop inside a citation, as in "MS 3, fol. 12" or "2nd ed.", ends none."""
    begin: int | None = None
    for sentence in split(whole(text)):
        begin = sentence.start if begin is None else begin
        if not any(citation.start < sentence.end < citation.end for citation in citations):
            yield Span(begin, sentence.end)
            begin = None
