"""A stretch of a note without an imprint → the short form it opens with, and pointers to notes. Pure, linear.

English, German, French and Spanish forms. What merely may be a short form ("Berger." alone, a title with a
page) is marked tentative: it counts only if an earlier note answers it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from corpus.language.languages import EVERY, abbreviated, any_of
from corpus.language.names import AND, Authors, authors_at
from corpus.model import Citation, Form, Span
from corpus.references import locators, signals
from corpus.references.locators import Pages
from corpus.references.titles import is_title, title_of
from corpus.stretch import Stretch, of

# No short form is longer.
REACH = 300
# Nor has it more commas before its pages.
_MOST_COMMAS = 20

# The emphasis ends behind the full stop, or before it: "*Ibid.*", "*Ibid*."
_STOPPED = r"(?:[*_]{1,2}\.?)?"
# The work cited just before: "Ibid.", "*Ibidem*", "Ibíd.", "Ebd.", "Ebenda", "loc. cit.", "a.a.O.".
_IBID = re.compile(rf"[*_]{{0,2}}(?i:{abbreviated(EVERY.ibid)}){_STOPPED}")
# "Id.", "Idem", "Ders.": the author cited just before; with pages alone, the work.
_ID = re.compile(rf"[*_]{{0,2}}(?i:{abbreviated(EVERY.idem)}){_STOPPED}")
# "Idem, The Prophet Armed", "Ders., Das Kapital": another work of that author.
_NO_TITLE = any_of(tuple(word for word in (*EVERY.pages, *EVERY.volumes) if word[0].isupper()))
IDEM = re.compile(rf"{_ID.pattern}[,:]\s(?=[*_]{{0,2}}[“«„\"]?[^\W\d_a-z])(?!{_NO_TITLE})")
# ", op. cit.", ", *op. cit.*", ", ob. cit.", ", art. cit.", ", loc. cit.", ", a.a.O."
_OP_CIT = re.compile(rf",?\s?[*_]{{0,2}}{abbreviated(EVERY.op_cit)}{_STOPPED}", re.IGNORECASE)
_SAID_NOTE = any_of(EVERY.note_words, EVERY.notes_words, EVERY.note_abbreviations)
_NOTE = rf"(?:{_SAID_NOTE}\s?|{any_of(EVERY.note_letters)}(?:\.\s?|\s))"
_LABEL = r"(?P<label>\d{1,4}[a-z]?(?:\s?[-–]\s?\d{1,4})?|\*{1,3}|[†‡])(?![\w])"
_ABOVE = any_of(EVERY.above)
_BELOW = any_of(EVERY.below)
_OF_ANOTHER = any_of(EVERY.of_another)
# "n. 14 above", "supra note 14", "oben, Anm. 14", "note 14 ci-dessus", "see note 22", "vgl. Anm. 3"; not
# "note 3 in Marx"
_POINTER = re.compile(
    rf"(?:(?P<before>\b{_ABOVE},?\s){_NOTE}{_LABEL}|\b{_NOTE}{_LABEL.replace('label', 'other')}"
    rf"(?P<after>,?\s(?:{_ABOVE}|{_BELOW})\b)?)(?!\s{_OF_ANOTHER}\s)",
    re.IGNORECASE,
)
# What makes "note 22" a pointer when neither "above" nor "supra" says so.
_SEES = re.compile(
    rf"(?:\b{any_of(EVERY.sends, EVERY.also, EVERY.ands, EVERY.ins)}\b\.?\s|\()\Z", re.IGNORECASE
)
# "p. 71 (n. 4)": a note of the book that is cited, not of this text.
_OF_THE_BOOK = re.compile(r"\d\s?\(\Z")
# "notes 3 and 7", "notes 3, 5 and 7", "Anm. 3 und 7": each is pointed at.
_AND_NOTE = re.compile(rf"(?:,\s|,?\s{AND}\s){_LABEL}(?!\s{_OF_ANOTHER}\s|\s?[–-])")
# "Berger (n. 8 above)", "Berger, supra note 8": behind an author.
_JOINT = re.compile(r",?\s\(?")
# "Berger (1971), 96", "Berger 1971: 96"
_YEAR = re.compile(rf",?\s\(?(?P<year>{locators.YEAR.pattern})\)?")
_TITLE = re.compile(
    rf"[,:]\s?(?:{any_of(EVERY.ins)}\s)?(?=[*_]{{0,2}}(?:«\s?|[“„‘\"])?[^\W_])|\s(?=[“«„\"*])"
)
_ARTICLES = tuple(f"{article.capitalize()} " for article in EVERY.definite_articles)
_COMMA = re.compile(r"[,:]\s")
# A remark behind a title without pages: "Broué, Les trotskystes, whose list is longer".
_ASIDE = re.compile(r",\s(?=[^\W\d_A-Z])")
# Nothing more that belongs to a citation: its end, or a remark after a comma, a bracket, a dash.
_CLOSES = re.compile(r"[\s.)\]*_]{0,6}\Z")
_REMARK = re.compile(r"[.)\]*_]{0,3}(?:,?\s\(|,\s[^\W\d_A-Z]|\s?[—–])")


def short_form(rest: Stretch, note: int) -> Citation | None:
    """Read the short form that a stretch opens with, after its signal.

    >>> short_form(Stretch("See also Berger, op. cit., p. 96.", 0, 33), 0).form
    <Form.OP_CIT: 'op. cit.'>
    """
    words = signals.skip(rest)
    if not words:
        return None
    return (
        _ibid(words, note)
        or _bare_op_cit(words, note)
        or _by_author(words, note, sent=signals.sends(rest.until(words.start)))
        or _by_title(words, note)
    )


def pointers(rest: Stretch, note: int) -> Iterator[Citation]:
    """Yield the notes that a remark points at: "see note 22", "n. 14 above"."""
    for found in rest.finditer(_POINTER):
        near = rest.text[max(0, found.start() - 20) : found.start()]
        sent = _SEES.search(near) and not _OF_THE_BOOK.search(near)
        if not (found["before"] or found["after"] or sent):
            continue
        stop = found.end()
        yield _pointer(Span(found.start(), stop), found["label"] or found["other"], note)
        while more := rest.since(stop).match(_AND_NOTE):
            stop = more.end()
            yield _pointer(Span(*more.span("label")), more["label"], note)


def _pointer(span: Span, label: str, note: int) -> Citation:
    return Citation(note, span.start, span.end, Form.POINTER, head=span, pointer=label)


def _ibid(words: Stretch, note: int) -> Citation | None:
    said = words.match(_IBID)
    if said is None and (idem := words.match(IDEM)):
        return _with_title(words, None, words.since(idem.end()), note)
    said = said or words.match(_ID)
    if said is None:
        return None
    rest = words.since(said.end())
    pages = _pages(rest) or locators.bare_pages(rest)
    if pages is None and not _ends(rest):
        return None
    # "Id. at 10" and "Ebd. S. 4" are said in one: only what a comma sets apart is no word of the short form.
    in_one = pages and not rest.words.lstrip().startswith((",", ":"))
    return _citation(note, words.start, Form.IBID, pages.end if pages and in_one else said.end(), pages)


def _bare_op_cit(words: Stretch, note: int) -> Citation | None:
    """Read "Op. cit., p. 5": whose work it is, the note does not say."""
    said = words.match(_OP_CIT)
    if said is None:
        return None
    return _citation(note, words.start, Form.OP_CIT, said.end(), _pages(words.since(said.end())))


def _by_author(words: Stretch, note: int, *, sent: bool) -> Citation | None:
    at, authors = words.start, authors_at(words.text, words.start)
    if authors is None or authors.end > words.end:
        return None
    names, rest = authors.names, words.since(authors.end)
    if said := rest.match(_OP_CIT):
        pages = _pages(words.since(said.end()))
        return _citation(note, at, Form.OP_CIT, said.end(), pages, authors=names)
    if pointed := _pointed(rest):
        label, behind = pointed
        pages = _pages(behind) or locators.bare_pages(behind)
        return _citation(note, at, Form.POINTER, behind.start, pages, authors=names, pointer=label)
    if found := rest.match(_YEAR):
        return _by_year(at, found, rest, note, names)
    if pages := _pages(rest):
        article = words.startswith(_ARTICLES)  # "Le Blanc, p. 5", but also "La Route, p. 5"
        return _citation(note, at, Form.SHORT, authors.end, pages, authors=names, tentative=article)
    if rest.match(_CLOSES):
        return _citation(note, at, Form.SHORT, authors.end, None, authors=names, tentative=True)
    joint = rest.match(_TITLE)
    titled = _with_title(words, authors, rest.since(joint.end()), note, sent=sent) if joint else None
    return replace(titled, tentative=True) if titled and joint and joint[0][0] == ":" else titled


def _by_year(
    at: int, found: re.Match[str], rest: Stretch, note: int, names: tuple[Span, ...]
) -> Citation | None:
    """Read "Berger 1971: 96"; the year closes it if no page does."""
    behind = rest.since(found.end())
    pages = _pages(behind)
    if not pages and not _ends(behind):
        return None
    year = Span(*found.span("year"))
    return _citation(note, at, Form.SHORT, found.end(), pages, authors=names, year=year, tentative=not pages)


def _pointed(rest: Stretch) -> tuple[str, Stretch] | None:
    """Read "(n. 8 above)" or ", supra note 8" behind an author; a plain "n. 8" may be a note of the book."""
    joint = rest.match(_JOINT)
    found = rest.since(joint.end()).match(_POINTER) if joint else None
    if found is None or joint is None:
        return None
    bracketed = joint[0].endswith("(")
    if not (bracketed or found["before"] or found["after"]):
        return None
    closing = bracketed and rest.text.startswith(")", found.end())
    return found["label"] or found["other"], rest.since(found.end() + closing)


def _with_title(
    words: Stretch, authors: Authors | None, rest: Stretch, note: int, *, sent: bool = False
) -> Citation | None:
    """Read the title, and the pages, behind an author or an "Idem"; ``sent`` after a "see" or "compare"."""
    pages, named = _pages_behind(rest)
    if pages is None and (remark := named.search(_ASIDE)):
        named = named.until(remark.start())
    if not 0 < len(named) <= REACH:
        return None
    said = named.search(_OP_CIT)
    title = title_of(named.until(said.start()) if said else named)
    if title is None or rest.text[title.start].islower():
        return None
    printed = of(rest.text, title)
    shown = is_title(printed, strict=False) and (pages is not None or said is not None)
    sure = shown or (sent and len(printed.words.split()) <= 8)
    form = Form.OP_CIT if said else Form.SHORT if authors else Form.IDEM
    return _citation(
        note, words.start, form, named.end, pages, authors=authors.names if authors else (), title=title,
        same_author=authors is None, tentative=not sure,
    )  # fmt: skip


def _by_title(words: Stretch, note: int) -> Citation | None:
    """Read a title without its author: "“The Beginning of the End,” p. 330"."""
    pages, named = _pages_behind(words)
    if len(named) > REACH or not is_title(named, strict=False):
        return None
    if pages is None and not words.startswith(("“", "«", "„", '"', "*", "_")):
        return None
    if (title := title_of(named)) is None:
        return None
    return _citation(note, words.start, Form.SHORT, named.end, pages, title=title, tentative=True)


def _pages_behind(words: Stretch) -> tuple[Pages | None, Stretch]:
    """Find the pages that close a short form, and the words before them."""
    near = words.first(REACH)
    if labelled := locators.labelled_pages(near):
        return labelled, words.until(labelled.start).trimmed("", locators.TRAILING)
    for comma in islice(near.finditer(_COMMA), _MOST_COMMAS):
        pages = locators.pages_at(words.since(comma.start()))
        if pages and not _is_year(words.text, pages) and _ends(words.since(pages.end)):
            return pages, words.until(comma.start())
    return None, words.trimmed("", locators.TRAILING) if len(words) <= 2 * REACH else words


def _pages(rest: Stretch) -> Pages | None:
    """Read the pages right behind a name; without a "p." they must close it and not be a year."""
    pages = locators.pages_at(rest)
    if pages is None or pages.labelled:
        return pages
    return pages if not _is_year(rest.text, pages) and _ends(rest.since(pages.end)) else None


def _is_year(text: str, pages: Pages) -> bool:
    """Tell "1927" and "1917-1929" from pages."""
    return of(text, pages).fullmatch(locators.YEARS) is not None


def _ends(rest: Stretch) -> bool:
    return bool(rest.match(_CLOSES) or rest.match(_REMARK))


def _citation(
    note: int, at: int, form: Form, named: int, pages: Pages | None, *, authors: tuple[Span, ...] = (),
    title: Span | None = None, year: Span | None = None, pointer: str | None = None,
    same_author: bool = False, tentative: bool = False,
) -> Citation:  # fmt: skip
    head = Span(at, named)
    end = pages.end if pages else named
    return Citation(
        note, at, end, form, head, authors, title, pages.span if pages else None, year, pointer,
        same_author=same_author, tentative=tentative,
    )  # fmt: skip
