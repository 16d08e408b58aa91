"""A note's text → the works it cites, each as spans; what is left over is commentary. Pure, linear.

A full reference is known by its imprint ("(London: Verso, 2005)", "Berlin 1913"): what stands before it must
open with an author, or be nothing but a title. Everything that is neither that nor a short form is left
alone. Parsers of references reach F1 0.36 to 0.72 on footnotes of the humanities (FOSSIL, 2026); so nothing
is claimed here that the punctuation does not show.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.language.languages import EVERY, any_of
from corpus.language.names import AND, authors_at
from corpus.model import Citation, Form, Ranged, Span
from corpus.references import locators, signals
from corpus.references.author_date import author_date
from corpus.references.cases import case
from corpus.references.clauses import clauses
from corpus.references.dated_sources import dated_source
from corpus.references.locators import Imprint
from corpus.references.openings import JOINT, of_family, opening
from corpus.references.short_forms import IDEM, pointers, short_form
from corpus.references.titles import is_title, title_of
from corpus.stretch import Stretch, of

# How far before its imprint a reference may begin, prose that leads up to it included.
REACH = 700

# Between two short forms of one sentence: "Roe, pp. 3-4, and Quill, p. 5"
_AND = re.compile(rf",?\s{AND}\s")


def find_citations(text: str, note: int = 0) -> tuple[Citation, ...]:
    """Find every work a note cites, in order.

    >>> note = "Berger, 96-98; Saunders, pp. 215, 216."
    >>> [note[c.start : c.end] for c in find_citations(note)]
    ['Berger, 96-98', 'Saunders, pp. 215, 216']
    """
    found: list[Citation] = []
    before: list[Stretch] = []  # the clauses just before, where a reference may have begun
    paged = False  # the last of them has its pages: only an imprint can go on with it
    for clause in clauses(text):
        if found and clause.start < found[-1].end:  # a reference with full stops goes on here
            continue
        if dated := author_date(clause.until(len(text)), note):
            found.append(dated)
            before = []
            continue
        if decided := case(clause, note):
            found += [decided, *_in_clause(clause.since(decided.end), note)]
            before = []
            continue
        here = list(_in_clause(clause, note))
        whole_here = bool(here and _is_signed(here[0]) and here[0].form == Form.FULL)
        if not whole_here and (whole := _across(before, clause, note, paged=paged)):
            found = [citation for citation in found if citation.end <= whole.start]
            here = [whole]
        elif before:
            here = [_perhaps_imprint(citation, clause) for citation in here]
        found += here
        full = any(citation.form == Form.FULL for citation in here)
        kept = before[-2:] if not paged else []
        paged = any(citation.pages for citation in here)
        before = [] if full else [clause] if paged else [*kept, clause]
    return tuple(found)


def _perhaps_imprint(citation: Citation, clause: Stretch) -> Citation:
    """Doubt places and a year behind words that were not understood: "Kiel 1966", "Kiel, Förde, 1966"."""
    bare = citation.year is not None and citation.title is None
    bare = citation.form == Form.SHORT and (bare or locators.imprint_at(clause) is not None)
    return replace(citation, tentative=True) if bare else citation


def commentary(text: str, citations: Sequence[Ranged]) -> tuple[Span, ...]:
    """List what of a note is not a citation: remarks, signals such as "See also", full stops."""
    edges = [0, *(edge for c in citations for edge in (c.start, c.end)), len(text)]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple(Span(a, b) for a, b in pairs if text[a:b].strip())


def _in_clause(clause: Stretch, note: int) -> Iterator[Citation]:
    """Cut a clause after each imprint; each piece is a full reference, a short form or a remark."""
    rest = clause
    for imprint in locators.imprints(clause):
        if imprint.start < rest.start:
            continue
        citation = _full(_near(rest, imprint), imprint, note)
        if citation:
            yield citation
            rest = rest.since(citation.end)
        elif short := short_form(rest, note):
            yield short
            rest = rest.since(short.end)
    for unbracketed in locators.open_imprints(rest):
        citation = _full(_near(rest, unbracketed), unbracketed, note)
        if citation and _is_signed(citation):
            yield citation
            return
    yield from _without_imprint(rest, note)


def _near(rest: Stretch, imprint: Imprint) -> Stretch:
    return rest.since(max(rest.start, imprint.start - REACH))


def _without_imprint(rest: Stretch, note: int) -> Iterator[Citation]:
    short = dated_source(rest, note) or short_form(rest, note)
    while short:
        yield short
        rest = rest.since(short.end)
        joined = rest.match(_AND)
        short = short_form(rest.since(joined.end()), note) if joined else None
    if inside := _inside(rest, note):
        yield inside
        rest = rest.since(inside.end)
    yield from pointers(rest, note)


def _inside(rest: Stretch, note: int) -> Citation | None:
    """Read the short form that closes a remark: "…, quoted in Roe, p. 9", "the estimate is: Roe, *Nets*, 9".

    It is tentative: without a work that answers it, it was no citation.
    """
    for lead in signals.leads(rest):
        short = short_form(lead, note)
        if short is None or short.form != Form.SHORT or short.pages is None:
            continue
        if short.authors and (short.title or locators.labelled_pages(of(rest.text, short))):
            return replace(short, tentative=True)
    return None


def _across(before: list[Stretch], clause: Stretch, note: int, *, paged: bool) -> Citation | None:
    """Read a reference that full stops cut up.

    "Carr, The Revolution, 1917-1929. New York, 2004"; "Marx, Das Kapital. Kritik (Berlin, 1962)".
    """
    if not before or clause.end - before[0].start > REACH:
        return None
    text, end = clause.text, clause.end
    imprint = next(iter(locators.imprints(clause)), None)
    imprint = (
        imprint or locators.imprint_at(clause) or locators.open_imprint(Stretch(text, before[0].start, end))
    )
    if imprint is None or imprint.start < clause.start:
        return None
    if imprint.start == clause.start:
        readings = (_full(Stretch(text, first.start, end), imprint, note, stops=True) for first in before)
        return next((whole for whole in readings if whole and _is_signed(whole)), None)
    if paged:
        return None
    if (begun := of_family(before, imprint)) is not None:
        return _full(Stretch(text, begun, end), imprint, note)
    opened = short_form(before[-1], note)
    if opened is None or opened.title is None or not _is_signed(opened):
        return None
    if not is_title(of(text, opened.title), strict=False):
        return None
    return _full(Stretch(text, opened.start, end), imprint, note)


def _is_signed(citation: Citation) -> bool:
    return bool(citation.authors) or citation.same_author


def _full(words: Stretch, imprint: Imprint, note: int, *, stops: bool = False) -> Citation | None:
    """Read the full reference that an imprint closes, its pages included."""
    before = words.until(imprint.start)
    begins = opening(before, imprint, stops=stops)
    if begins is None:
        return None
    at, authors, title_start = begins
    pages = locators.pages_at(words.since(imprint.end))
    paged = locators.printed_pages(before.since(title_start))  # "The Salt Road, p. 219. Ness: Holm, 1971"
    title = title_of(before.since(title_start).until(paged.start) if paged else before.since(title_start))
    within = _within(before.since(title.end)) if title else None
    return Citation(
        note=note,
        start=at,
        end=pages.end if pages else imprint.end,
        form=Form.FULL,
        head=Span(at, imprint.end),
        authors=authors.names if authors else (),
        title=title,
        pages=pages.span if pages else paged.span if paged else None,
        year=imprint.year,
        editors=bool(authors and authors.editors),
        within=within[1] if within else None,
        within_authors=within[0] if within else (),
        same_author=words.since(at).match(IDEM) is not None,
    )


# What leads from an article to the book that holds it: ",” in Elspeth Rendall, ed., Voices", "”, in: Werke".
_IN = re.compile(rf"[,.”\"»“*_]{{0,3}}\s{any_of(EVERY.ins)}[:\s]\s?", re.IGNORECASE)
# The same without "in": ",” Writings of Leon Trotsky, 1936-37", ",” Harbour Review 4".
_BOOK = re.compile(r"[,.]?[”»“\"][,.]?[*_]{0,2}\s(?=[*_]{0,2}[^\W\d_a-z])")
# ", ed. by Loyd Easton and Kurt H. Guddat", ", edited by", ", hrsg. von"
_EDITED = re.compile(rf",\s{any_of(EVERY.edited)}(?:\s{any_of(EVERY.by)})?\s", re.IGNORECASE)


def _within(words: Stretch) -> tuple[tuple[Span, ...], Span | None] | None:
    """Read the book that holds an article, and its editors."""
    leads, bare = words.match(_IN), words.match(_BOOK)
    book = words.since(leads.end() if leads else bare.end() if bare else words.start)
    before = authors_at(words.text, book.start) if leads else None
    if before and before.editors and (joint := words.since(before.end).match(JOINT)):
        return before.names, title_of(words.since(joint.end()))
    edited = book.search(_EDITED)
    after = authors_at(words.text, edited.end()) if edited else None
    if leads or bare or after:
        return (after.names if after else ()), title_of(book) if leads or bare else None
    return None
