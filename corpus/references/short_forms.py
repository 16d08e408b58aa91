"""A stretch of a note without an imprint → the short form it opens with, and pointers to notes. Pure, linear.

English, German, French and Spanish forms. What merely may be a short form ("Berger." alone, a title with a
page) is marked tentative: it counts only if an earlier note answers it.
"""

import re
from collections.abc import Iterator

from corpus.language.languages import EVERY, abbreviated, any_of
from corpus.language.names import AND, Authors, authors_at
from corpus.model import Citation, Form, Span
from corpus.references import locators, signals
from corpus.references.locators import Pages
from corpus.references.titles import is_title, title_of

# No short form is longer.
REACH = 300

# The work cited just before: "Ibid.", "*Ibidem*", "Ibíd.", "Ebd.", "Ebenda", "loc. cit.", "a.a.O.".
_IBID = re.compile(rf"[*_]{{0,2}}(?i:{abbreviated(EVERY.ibid)})[*_]{{0,2}}")
# "Id.", "Idem", "Ders.": the author cited just before; with pages alone, the work.
_ID = re.compile(rf"[*_]{{0,2}}(?i:{abbreviated(EVERY.idem)})[*_]{{0,2}}")
# "Idem, The Prophet Armed", "Ders., Das Kapital": another work of that author.
_NO_TITLE = any_of(tuple(word for word in (*EVERY.pages, *EVERY.volumes) if word[0].isupper()))
IDEM = re.compile(rf"{_ID.pattern}[,:]\s(?=[*_]{{0,2}}[“«„\"]?[^\W\d_a-z])(?!{_NO_TITLE})")
# ", op. cit.", ", *op. cit.*", ", ob. cit.", ", art. cit.", ", loc. cit.", ", a.a.O."
_OP_CIT = re.compile(rf",?\s?[*_]{{0,2}}{abbreviated(EVERY.op_cit)}[*_]{{0,2}}", re.IGNORECASE)
_SAID_NOTE = any_of(EVERY.note_words, EVERY.notes_words, EVERY.note_abbreviations)
_NOTE = rf"(?:{_SAID_NOTE}\s?|nn?\.?\s|nn?\.|fnn?\.?\s?)"
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
_TITLE = re.compile(rf",\s?(?:{any_of(EVERY.ins)}\s)?(?=[*_]{{0,2}}(?:«\s?|[“„‘\"])?[^\W_])|\s(?=[“«„\"*])")
_ARTICLES = tuple(f"{article.capitalize()} " for article in EVERY.definite_articles)
# A remark behind a title without pages: "Broué, Les trotskystes, whose list is longer".
_ASIDE = re.compile(r",\s(?=[^\W\d_A-Z])")
# Nothing more that belongs to a citation: its end, or a remark after a comma, a bracket, a dash.
_CLOSES = re.compile(r"[\s.)\]*_]{0,6}\Z")
_REMARK = re.compile(r"[.)\]*_]{0,3}(?:,?\s\(|,\s[^\W\d_A-Z]|\s?[—–])")


def short_form(text: str, rest: Span, note: int) -> Citation | None:
    """Read the short form that a stretch opens with, after its signal.

    >>> short_form("See also Berger, op. cit., p. 96.", Span(0, 33), 0).form
    <Form.OP_CIT: 'op. cit.'>
    """
    at = signals.skip(text, rest.start, rest.end)
    if at >= rest.end:
        return None
    return (
        _ibid(text, at, rest.end, note)
        or _bare_op_cit(text, at, rest.end, note)
        or _by_author(text, at, rest.end, note, sent=signals.sends(text, rest.start, at))
        or _by_title(text, at, rest.end, note)
    )


def pointers(text: str, rest: Span, note: int) -> Iterator[Citation]:
    """Yield the notes that a remark points at: "see note 22", "n. 14 above"."""
    for found in _POINTER.finditer(text, rest.start, rest.end):
        near = text[max(0, found.start() - 20) : found.start()]
        sent = _SEES.search(near) and not _OF_THE_BOOK.search(near)
        if not (found["before"] or found["after"] or sent):
            continue
        stop = found.end()
        yield _pointer(Span(found.start(), stop), found["label"] or found["other"], note)
        while more := _AND_NOTE.match(text, stop, rest.end):
            stop = more.end()
            yield _pointer(Span(*more.span("label")), more["label"], note)


def _pointer(span: Span, label: str, note: int) -> Citation:
    return Citation(note, span.start, span.end, Form.POINTER, head=span, pointer=label)


def _ibid(text: str, at: int, end: int, note: int) -> Citation | None:
    if (idem := IDEM.match(text, at, end)) and not _IBID.match(text, at, end):
        return _with_title(text, at, None, idem.end(), end, note)
    said = _IBID.match(text, at, end) or _ID.match(text, at, end)
    if said is None:
        return None
    pages = _pages(text, said.end(), end) or locators.bare_pages(text, said.end(), end)
    if pages is None and not _ends(text, said.end(), end):
        return None
    return _citation(note, at, Form.IBID, said.end(), pages)


def _bare_op_cit(text: str, at: int, end: int, note: int) -> Citation | None:
    """Read "Op. cit., p. 5": whose work it is, the note does not say."""
    said = _OP_CIT.match(text, at, end)
    return _citation(note, at, Form.OP_CIT, said.end(), _pages(text, said.end(), end)) if said else None


def _by_author(text: str, at: int, end: int, note: int, *, sent: bool) -> Citation | None:
    authors = authors_at(text, at)
    if authors is None or authors.end > end:
        return None
    names = authors.names
    if said := _OP_CIT.match(text, authors.end, end):
        return _citation(note, at, Form.OP_CIT, said.end(), _pages(text, said.end(), end), authors=names)
    if pointed := _pointed(text, authors.end, end):
        label, stop = pointed
        pages = _pages(text, stop, end) or locators.bare_pages(text, stop, end)
        return _citation(note, at, Form.POINTER, stop, pages, authors=names, pointer=label)
    if found := _YEAR.match(text, authors.end, end):
        pages = _pages(text, found.end(), end)
        if pages or _ends(text, found.end(), end):
            year = Span(found.start("year"), found.end("year"))
            return _citation(
                note, at, Form.SHORT, found.end(), pages, authors=names, year=year, tentative=not pages
            )
        return None
    if pages := _pages(text, authors.end, end):
        article = text.startswith(_ARTICLES, at)  # "Le Blanc, p. 5", but also "La Route, p. 5"
        return _citation(note, at, Form.SHORT, authors.end, pages, authors=names, tentative=article)
    if _CLOSES.match(text, authors.end, end):
        return _citation(note, at, Form.SHORT, authors.end, None, authors=names, tentative=True)
    joint = _TITLE.match(text, authors.end, end)
    return _with_title(text, at, authors, joint.end(), end, note, sent=sent) if joint else None


def _pointed(text: str, at: int, end: int) -> tuple[str, int] | None:
    """Read "(n. 8 above)" or ", supra note 8" behind an author; a plain "n. 8" may be a note of the book."""
    joint = _JOINT.match(text, at, end)
    found = _POINTER.match(text, joint.end(), end) if joint else None
    if found is None or joint is None:
        return None
    bracketed = joint[0].endswith("(")
    if not (bracketed or found["before"] or found["after"]):
        return None
    closing = bracketed and text.startswith(")", found.end())
    return found["label"] or found["other"], found.end() + closing


def _with_title(
    text: str, at: int, authors: Authors | None, start: int, end: int, note: int, *, sent: bool = False
) -> Citation | None:
    """Read the title, and the pages, behind an author or an "Idem"; ``sent`` after a "see" or "compare"."""
    pages, stop = _pages_behind(text, start, end)
    if pages is None and (remark := _ASIDE.search(text, start, stop)):
        stop = remark.start()
    if stop - start > REACH or stop <= start:
        return None
    said = next(_OP_CIT.finditer(text, start, stop), None)
    title = title_of(text, start, said.start() if said else stop)
    if title is None or text[title.start].islower():
        return None
    shown = is_title(text, title.start, title.end, strict=False) and (pages is not None or said is not None)
    sure = shown or (sent and len(text[title.start : title.end].split()) <= 8)
    form = Form.OP_CIT if said else Form.SHORT if authors else Form.IDEM
    return _citation(
        note, at, form, stop, pages, authors=authors.names if authors else (), title=title,
        same_author=authors is None, tentative=not sure,
    )  # fmt: skip


def _by_title(text: str, at: int, end: int, note: int) -> Citation | None:
    """Read a title without its author: "“The Beginning of the End,” p. 330"."""
    pages, stop = _pages_behind(text, at, end)
    if stop - at > REACH or not is_title(text, at, stop, strict=False):
        return None
    if pages is None and text[at] not in '“«„"*_':
        return None
    if (title := title_of(text, at, stop)) is None:
        return None
    return _citation(note, at, Form.SHORT, stop, pages, title=title, tentative=True)


def _pages_behind(text: str, start: int, end: int) -> tuple[Pages | None, int]:
    """Find the pages that close a short form, and where the words before them end."""
    near = min(end, start + REACH)
    if labelled := locators.labelled_pages(text, start, near):
        return labelled, _stripped(text, start, labelled.start)
    for comma in re.finditer(r"[,:]\s", text[start:near]):
        pages = locators.pages_at(text, start + comma.start(), end)
        if pages and not _is_year(text, pages) and _ends(text, pages.end, end):
            return pages, start + comma.start()
    return None, _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \u00a0\n,.:()":
        end -= 1
    return end


def _pages(text: str, at: int, end: int) -> Pages | None:
    """Read the pages right behind a name; without a "p." they must close it and not be a year."""
    pages = locators.pages_at(text, at, end)
    if pages is None or pages.labelled:
        return pages
    return pages if not _is_year(text, pages) and _ends(text, pages.end, end) else None


def _is_year(text: str, pages: Pages) -> bool:
    """Tell "1927" and "1917-1929" from pages."""
    return locators.YEARS.fullmatch(text, pages.start, pages.end) is not None


def _ends(text: str, at: int, end: int) -> bool:
    return bool(_CLOSES.match(text, at, end) or _REMARK.match(text, at, end))


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
