"""A note's text → the works it cites, each as spans; what is left over is commentary. Pure, linear.

A full reference is known by its imprint ("(London: Verso, 2005)", "Berlin 1913"): what stands before it must
open with an author, or be nothing but a title. Everything that is neither that nor a short form is left
alone. Parsers of references reach F1 0.36 to 0.72 on footnotes of the humanities (FOSSIL, 2026); so nothing
is claimed here that the punctuation does not show.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from corpus.language.languages import EVERY, LANGUAGES, any_of
from corpus.language.names import AND, Authors, authors_at, family_first_at, words
from corpus.model import Citation, Form, Span
from corpus.references import locators, signals
from corpus.references.clauses import clauses
from corpus.references.dated_sources import dated_source
from corpus.references.locators import Imprint
from corpus.references.short_forms import IDEM, pointers, short_form
from corpus.references.titles import is_title, opens_with_emphasis, title_of
from corpus.stretch import Ranged, Stretch, of

# How far before its imprint a reference may begin, prose that leads up to it included.
REACH = 700

# What joins a name to the title: "Berger, Shipwreck", "Berger: Shipwreck", "Berger, in The Case".
_JOINT = re.compile(rf"(?:,\s?|:\s)(?:{any_of(EVERY.ins)}\s)?(?=[*_]{{0,2}}(?:«\s?|[“„‘\"'])?[^\W_])")
# Between two short forms of one sentence: "Roe, pp. 3-4, and Quill, p. 5"
_AND = re.compile(rf",?\s{AND}\s")
# A praised title: "Deutscher’s massive classic, The Prophet".
_POSSESSIVE = re.compile(
    rf"{any_of(EVERY.possessives)}(?:\s[^\W\d_A-Z]{{1,20}}){{0,4}},?\s(?=[*_]{{0,2}}[“«„\"]?[^\W_])"
)
# Behind a name whose family stands first: "Holm, Ina: Kahnbau", "Quill, Ada. The Road", "Holm, Ina (1966):"
_BEHIND_GIVEN = re.compile(r"(?:\s?\((?:1[4-9]|20)\d\d[a-z]?\))?(?:\s?:|[,.])\s")
# Words between a signal and such a name
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_FEW_WORDS, _MOST_WORDS = 80, 8
# Behind a signal of these languages a capital may be any noun's: "Vgl. zum ganzen Abschnitt Holm, Ina, "
_NOUN_SIGNAL = re.compile(
    rf"\b{any_of(*(language.sends for language in LANGUAGES if language.capital_nouns))}\b", re.IGNORECASE
)
# A missing comma: "Leon Trotsky The Permanent Revolution", "Karl Marx “The German Ideology”".
_NO_COMMA = re.compile(rf"\s(?={any_of(EVERY.title_articles)}\s[A-Z]|[“«„\"*_])")


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
        here = list(_in_clause(clause, note))
        whole_here = bool(here and here[0].authors and here[0].form == Form.FULL)
        if not whole_here and (whole := _across(before, clause, note, paged=paged)):
            found = [citation for citation in found if citation.end <= whole.start]
            here = [whole]
        elif before:
            here = [_perhaps_imprint(citation) for citation in here]
        found += here
        full = any(citation.form == Form.FULL for citation in here)
        kept = before[-1:] if not paged else []
        paged = any(citation.pages for citation in here)
        before = [] if full else [clause] if paged else [*kept, clause]
    return tuple(found)


def _perhaps_imprint(citation: Citation) -> Citation:
    """Doubt a name with nothing but a year behind words that were not understood: "Kiel 1966, S. 6"."""
    bare = citation.form == Form.SHORT and citation.year is not None and citation.title is None
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
        if citation and citation.authors:
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
        return next((whole for whole in readings if whole and whole.authors), None)
    if paged:
        return None
    opened = short_form(before[-1], note)
    if opened is None or opened.title is None or not opened.authors:
        return None
    if not is_title(of(text, opened.title), strict=False):
        return None
    return _full(Stretch(text, opened.start, end), imprint, note)


def _full(words: Stretch, imprint: Imprint, note: int, *, stops: bool = False) -> Citation | None:
    """Read the full reference that an imprint closes, its pages included."""
    before = words.until(imprint.start)
    opening = _opening(before, imprint, stops=stops)
    if opening is None:
        return None
    at, authors, title_start = opening
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


def _opening(words: Stretch, imprint: Imprint, *, stops: bool) -> tuple[int, Authors | None, int] | None:
    """Find where a reference begins: at the author, else at a title without one."""
    opened = signals.skip(words)
    at = opened.start
    if idem := opened.match(IDEM):
        return (at, None, idem.end()) if is_title(words.since(idem.end()), strict=False) else None
    if inverted := _inverted(opened, imprint, words.until(at).words):
        return inverted
    if (authors := authors_at(words.text, at)) and (title := _title_start(opened, authors, stops=stops)):
        return at, authors, title
    if is_title(opened, strict=not imprint.place):
        return at, None, at
    for lead in signals.leads(opened):
        if imprint.place and opens_with_emphasis(lead):
            return lead.start, None, lead.start
        authors = authors_at(words.text, lead.start)
        if authors and _is_full_name(words.text, authors) and (title := _title_start(lead, authors)):
            return lead.start, authors, title
    return None


def _inverted(opened: Stretch, imprint: Imprint, signal: str) -> tuple[int, Authors, int] | None:
    """Find the author whose family name stands first: "Holm, Ina: Kahnbau. Kiel 1966".

    Also some words behind a signal, "See on all this Holm, Ina, Kahnbau", where no given name can stand
    before the family name: behind a word in small letters, or a noun of a language that gives it a capital.
    """
    words = list(islice(opened.first(_FEW_WORDS).finditer(_WORD), _MOST_WORDS))
    for before, word in zip([None, *words], words, strict=False):
        family = opened.since(word.start())
        read = _family_and_title(family, imprint)
        if before is None and read:
            return word.start(), *read
        if before and read and _can_stand_behind(before, opened, *read, signal):
            return word.start(), *read
    return None


def _can_stand_behind(
    before: re.Match[str], opened: Stretch, authors: Authors, title: int, signal: str
) -> bool:
    """Say whether an author whose family name stands first may stand behind a word."""
    name, text = authors.names[0], opened.text
    if text[before.end() : name.start].strip() == ":":
        return True
    if not opened.words[0].islower() or " " in text[name.start : name.end].partition(", ")[2]:
        return False
    is_noun = _NOUN_SIGNAL.search(signal) is not None and text[authors.end : title].startswith(",")
    return before[0].islower() or is_noun


def _family_and_title(words: Stretch, imprint: Imprint) -> tuple[Authors, int] | None:
    authors = family_first_at(words.text, words.start)
    joint = words.since(authors.end).match(_BEHIND_GIVEN) if authors else None
    if authors and joint and joint.end() < imprint.start and _opens_title(words.text, joint.end()):
        return authors, joint.end()
    return None


def _is_full_name(text: str, authors: Authors) -> bool:
    return any(len(words(text[name.start : name.end])) > 1 for name in authors.names)


def _title_start(signed: Stretch, authors: Authors, *, stops: bool = False) -> int | None:
    """Find the title behind the authors; None when what follows is no title."""
    text, rest = signed.text, signed.since(authors.end)
    joint = (
        rest.match(_JOINT)
        or rest.match(_POSSESSIVE)
        or (rest.match(_NO_COMMA) if _is_full_name(text, authors) else None)
    )
    if joint is None and stops and text.startswith(". ", authors.end):
        return authors.end + 2
    if joint is None or joint.end() >= rest.end:
        return None
    return joint.end() if _opens_title(text, joint.end()) else None


def _opens_title(text: str, at: int) -> bool:
    first = text[at : at + 4].lstrip("*_“«„‘\"' \u00a0")[:1]
    return first.isupper() or first.isdigit()


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
    if before and before.editors and (joint := words.since(before.end).match(_JOINT)):
        return before.names, title_of(words.since(joint.end()))
    edited = book.search(_EDITED)
    after = authors_at(words.text, edited.end()) if edited else None
    if leads or bare or after:
        return (after.names if after else ()), title_of(book) if leads or bare else None
    return None
