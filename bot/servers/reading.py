"""A text and how far a group has read it → the text as if nothing came after. Pure.

What stands after is in no passage, note, work, speaker or reference that is left, so that nothing that is
made of the text can show it. Notes keep their places, by which markers name them: one that only later
paragraphs call has neither label nor words.
"""

from collections.abc import Collection
from dataclasses import replace

from corpus.model import Citation, Document, Footnote, Quotation, Reference, Speaker, Work


def up_to(document: Document, last: int) -> Document:
    """Leave of a text its first passages, up to the one with a number, and what belongs to them."""
    if last >= document.counts.passages:
        return document
    document = document.whole
    shown = replace(document, passages=document.passages[:last], problems=())
    called = {place for passage in shown.passages for place in shown.called_by(passage)}
    end = shown.passages[-1].end if shown.passages else 0
    return replace(
        shown,
        blocks=tuple(block for block in document.blocks if block.end <= end),
        notes=tuple(
            note if place in called else Footnote("", 0, 0, source=note.source)
            for place, note in enumerate(document.notes[: max(called, default=-1) + 1])
        ),
        citations=tuple(citation for citation in document.citations if citation.note in called),
        references=tuple(one for one in document.references if _is_within(one, called)),
        works=tuple(filter(None, (_work(work, called) for work in document.works))),
        quotations=tuple(
            _quotation(quotation, document.text[:end], end)
            for quotation in document.quotations
            if quotation.passage <= last and quotation.end <= end
        ),
    )


def _is_within(reference: Reference, called: Collection[int]) -> bool:
    """Tell whether a short form stands in a note that is called, and so does all that it may mean."""
    notes = [reference.citation.note, *(candidate.note for candidate in reference.candidates)]
    notes += [reference.note] if reference.note is not None else []
    return all(note in called for note in notes)


def _work(work: Work, called: Collection[int]) -> Work | None:
    """Leave of a work what is cited so far; None if its full reference comes later."""
    if work.reference.note not in called:
        return None
    cited: tuple[Citation, ...] = tuple(one for one in work.citations if one.note in called)
    return replace(work, citations=cited)


def _quotation(quotation: Quotation, read: str, end: int) -> Quotation:
    """Leave of a quotation who speaks, unless only what comes later tells it."""
    lead_in, name = quotation.lead_in, quotation.speaker.name
    known = quotation.speaker if name is None or name in read else Speaker(None, certain=False)
    return replace(quotation, speaker=known, lead_in=lead_in if lead_in and lead_in.end <= end else None)
