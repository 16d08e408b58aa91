"""Answers, notes, reports → JSON values of the public contract. Pure.

The shapes are stable: fields may be added, none is taken away.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.answer import Answer, Citation, FoundNote, Quote
from bot.asking.kinds import Kind
from bot.checking.quotations import Check
from bot.evaluation.questions import Judged
from bot.notes import Note, ShortForm, short_form
from bot.render.findings import is_on_subject
from bot.service import Report
from corpus.changes import Changes
from corpus.model import PAGES, Document, Library, Marker, Problem, Quotation, Span, Speaker, Work
from corpus.works import authors, pages, passages, printed
from embeddings.hits import Explanation, Score

_BEFORE_A_MARKER = 40  # characters shown by `check`
_NO_HIGHLIGHT, _NO_SCORE = Span(0, 0), Score(0.0, 0.0, 0.0)  # the contract has numbers

Json = dict[str, Any]


def answer(given: Answer) -> Json:
    """Give the value of ``scholiast ask --json``."""
    return {
        "question": given.question,
        "kind": str(given.kind),
        "searched": given.searched,
        "outcome": str(given.outcome),
        "on_subject": is_on_subject(given),
        "confidence": round(given.confidence, 4),
        "generation": given.generation,
        "quotes": [quote(quoted) for quoted in given.quotes],
        "works": [
            {"document": work.document, "reference": work.reference, "notes": list(work.notes)}
            for work in given.works
        ],
        **_unsearched(given),
    }


def _unsearched(given: Answer) -> Json:
    """Give what only an answer without a search has: the notes with a label, what the library holds."""
    match given.kind:
        case Kind.NOTE:
            return {"notes": [footnote(found) for found in given.notes]}
        case Kind.LIBRARY:
            return {"documents": [_facts(document) for document in given.documents]}
        case _:
            return {}


def _facts(document: Document) -> Json:
    return {
        "id": document.id,
        "title": document.title,
        "author": document.author,
        "paragraphs": document.counts.passages,
        "notes": document.counts.notes,
    }


def explanation(explained: Explanation) -> Json:
    """Give why the outcome is what it is: what ``--explain`` adds to an answer."""
    return {
        "language": explained.language,
        "signals": {name: round(value, 4) for name, value in explained.signals.items()},
        "quoted_from": round(explained.quoted_from, 4),
        "closest_from": round(explained.closest_from, 4),
        "bears_from": round(explained.bears_from, 4),
        "line_is_measured": explained.line_is_measured,
        "may_tell": explained.may_tell,
        "words": [
            {
                "word": word.word,
                "rarity": round(word.rarity, 3),
                "found": word.found,
                "correction": word.correction,
            }
            for word in explained.words
        ],
        "phrases": explained.phrases,
        "with_context": explained.with_context,
        "unknown_names": list(explained.unknown_names),
        "by_second": explained.by_second,
        "is_understood": explained.is_understood,
        "languages": list(explained.languages),
    }


def quote(quoted: Quote) -> Json:
    """Give a quotation; ``highlight`` and ``markers`` are offsets in its ``text``.

    ``further`` are other sentences that bear on the question nearly as well.
    Where a note has a highlight, that is what answers, and the highlight of the quotation calls the note.
    """
    best, score = quoted.highlight or _NO_HIGHLIGHT, quoted.score or _NO_SCORE
    return {
        "id": quoted.id,
        "text": quoted.text,
        "start": quoted.start,
        "end": quoted.end,
        "highlight": [best.start, best.end],
        "further": [[span.start, span.end] for span in quoted.further],
        "markers": [{"label": m.label, "start": m.start, "end": m.end} for m in quoted.markers],
        "citation": citation(quoted.citation),
        "also": [citation(other) for other in quoted.also],
        "speaker": _speaker(quoted.speaker) if quoted.speaker else None,
        "lead_in": quoted.lead_in,
        "quotations": [
            {"start": q.start, "end": q.end, "speaker": _speaker(q.speaker)} for q in quoted.quotations
        ],
        "notes": [note(noted) for noted in quoted.notes],
        "score": {
            "dense": round(score.dense, 4),
            "lexical": round(score.lexical, 4),
            "fused": round(score.fused, 4),
        },
    }


def citation(cited: Citation) -> Json:
    """Give where a quotation stands: ``page`` if its text has pages, ``section`` if headings are nested.

    Of an item that is quoted with its list, ``run`` holds the first and the last paragraph of that.
    """
    return {
        "document": cited.document,
        "title": cited.title,
        "author": cited.author,
        "heading": cited.heading,
        "paragraph": cited.paragraph,
        **({"run": list(cited.run)} if cited.run else {}),
        **({"page": cited.page.replace(PAGES, "-")} if cited.page else {}),
        **({"section": list(cited.section)} if len(cited.section) > 1 else {}),
        "url": cited.url,
    }


def _speaker(speaker: Speaker) -> Json:
    return {"name": speaker.name, "certain": speaker.certain}


def note(noted: Note) -> Json:
    """Give a note with what its short forms mean; ``highlight`` is the sentence in it that answers."""
    return {
        "label": noted.label,
        "text": noted.text,
        "references": [reference(form) for form in noted.references],
        "highlight": [noted.highlight.start, noted.highlight.end] if noted.highlight else None,
        "further": [[span.start, span.end] for span in noted.further],
    }


def reference(form: ShortForm) -> Json:
    """Give a short form; ``start`` and ``end`` are offsets in the note's text and take in the pages."""
    return {
        "text": form.text,
        "note": form.note,
        "reference": form.reference,
        "candidates": [
            {"note": c.note, "reference": c.reference, **_under(c.under)} for c in form.candidates
        ],
        "resolution": str(form.resolution),
        "pages": form.pages,
        "start": form.start,
        "end": form.end,
        **_under(form.under),
    }


def _under(heading: str | None) -> Json:
    """Name the heading that tells a note from others with its label, where there are any."""
    return {"under": heading} if heading else {}


def footnote(found: FoundNote) -> Json:
    """Give the value of ``scholiast footnote --json``."""
    return {
        "document": found.document,
        **note(found.note),
        "citations": [
            {"text": c.text, "authors": list(c.authors), "title": c.title, "pages": c.pages, "year": c.year}
            for c in found.note.citations
        ],
        "passages": [{"id": p.id, "paragraph": p.number, "text": p.text} for p in found.passages],
    }


def checked(found: Check) -> Json:
    """Give what came of looking for a quotation."""
    passage = found.passage
    return {
        "verdict": str(found.verdict),
        "document": found.document.id if found.document else None,
        "paragraph": passage.number if passage else None,
        "text": passage.text if passage else None,
        "differences": [
            {"words": one.words, "quoted": one.quoted, "printed": one.printed} for one in found.differences
        ],
    }


def report(done: Report) -> Json:
    """Give the value of ``scholiast index --json``."""
    return {
        "generation": done.generation,
        **changes(done.changes),
        "passages": done.passages,
        "embedded": done.embedded,
        "seconds": round(done.seconds, 3),
        "problems": problems(done.problems),
        "because": list(done.because),
        "kind": done.kind,
        "quoted_from": None if done.quoted_from is None else round(done.quoted_from, 4),
    }


def changes(found: Changes) -> Json:
    """Give the documents that were, or would be, added, changed and removed."""
    return {
        "documents": {
            "added": list(found.added),
            "changed": list(found.changed),
            "removed": list(found.removed),
            "unchanged": found.unchanged,
        }
    }


def check(library: Library) -> Json:
    """Give the value of ``scholiast check --json``."""
    return {
        "documents": [_document(document) for document in library.documents],
        "problems": problems(library.problems),
    }


def problems(found: Sequence[Problem]) -> list[Json]:
    """Give problems."""
    return [{"kind": p.kind, "detail": p.detail, "where": p.where} for p in found]


def _document(document: Document) -> Json:
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "author": document.author,
        "date": document.date,
        "language": document.language,
        "url": document.url,
        "format": document.format,
        "paragraphs": len(document.passages),
        "headings": document.headings,
        "notes": [{"label": n.label, "text": n.text} for n in document.notes],
        "markers": [
            _marker(document, passage.number, marker)
            for passage in document.passages
            for marker in passage.markers
        ]
        + [_marker(document, None, marker) for marker in document.markers_in_headings],
        "markers_in_notes": [
            {"label": marker.label, "note": document.notes[place].label}
            for marker, place in document.markers_in_notes
        ],
        "quotations": [_quotation(document, quotation) for quotation in document.quotations],
        "references": [
            {"label": document.notes[found.citation.note].label, **reference(short_form(document, found))}
            for found in document.references
        ],
        "left_out": [
            {"kind": str(block.kind), "text": document.text[block.start : block.end]}
            for block in document.left_out
        ],
        "problems": problems(document.problems),
    }


def _quotation(document: Document, held: Quotation) -> Json:
    return {
        "paragraph": held.passage,
        "text": document.text[held.start : held.end],
        "speaker": held.speaker.name,
        "certain": held.speaker.certain,
    }


def _marker(document: Document, paragraph: int | None, marker: Marker) -> Json:
    """Give a marker; what stands in a heading has no paragraph."""
    before = document.text[max(0, marker.start - _BEFORE_A_MARKER) : marker.start]
    return {"label": marker.label, "paragraph": paragraph, "before": before}


def works(documents: Iterable[tuple[Document, Sequence[Work]]]) -> Json:
    """Give the value of ``scholiast works --json``."""
    return {
        "documents": [
            {"id": document.id, "title": document.title, "works": [_work(document, work) for work in cited]}
            for document, cited in documents
        ]
    }


def _work(document: Document, work: Work) -> Json:
    reference = work.reference
    note = document.notes[reference.note]
    return {
        "reference": printed(document, reference),
        "authors": authors(document, reference),
        "title": note.text[reference.title.start : reference.title.end] if reference.title else None,
        "year": note.text[reference.year.start : reference.year.end] if reference.year else None,
        "notes": [
            {"label": document.notes[c.note].label, "pages": pages(document, c)} for c in work.citations
        ],
        "passages": [{"id": passage.id, "paragraph": passage.number} for passage in passages(document, work)],
    }


def run_line(one: Judged) -> Json:
    """Give a line of ``--run``."""
    scores = {hit.passage.id: hit.score.fused for hit in one.found.hits}
    return {
        "question": one.asked.question,
        "outcome": str(one.found.outcome),
        "confidence": round(one.found.confidence, 4),
        "ranked": [
            {
                "document": passage.document,
                "paragraph": passage.number,
                "text": passage.text,
                "score": round(scores[passage.id], 4) if passage.id in scores else None,
            }
            for passage in one.ranked
        ],
    }
