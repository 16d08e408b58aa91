"""A text in TEI (P5, also P4's `TEI.2`) → Source: an edition, a play, a book.

The names of elements and what they are for: https://tei-c.org/release/doc/tei-p5-doc/en/html/REF-ELEMENTS.html.
A note stands where it is called, and moves to the end. Where an edition gives two readings, the one is
printed that TEI's own stylesheets print (corrected, regularised, written out, of the text itself); the others
stand apart.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.model import Problem, ProblemKind
from corpus.readers.confined import confined
from corpus.readers.source import Fields, Source
from corpus.readers.tei_notes import BLOCKS, HOLDING, QUOTES, SECTIONS, call_notes, has_words_beside

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMES = {
    **dict.fromkeys(HOLDING, "div"),
    **dict.fromkeys(("p", "ab", "trailer", "address", "docImprint", "docEdition", "imprimatur"), "p"),
    **dict.fromkeys(("list", "castList", "listBibl", "listPerson", "listWit"), "ul"),
    **dict.fromkeys(("item", "castItem", "person", "witness"), "li"),
    **{name: name for name in ("blockquote", "sub", "sup", "table")}, "cell": "td", "emph": "em", "row": "tr",
}  # fmt: skip
_HEADED = SECTIONS | {"back", "body", "front", "text"}
# A block of its own, or a part of one, by where it stands
_EITHER = (
    "bibl", "byline", "date", "dateline", "docAuthor", "docDate", "head", "label", "salute", "signed",
    "stage", "titlePart",
)  # fmt: skip
_OPENING = "“„«‘‚‹»›\"'’—–"  # one of these says that a quotation has its marks
_MARKS = (("“", "”"), ("‘", "’"))
# Of two readings the first of these is printed
_PREFERRED = ("corr", "reg", "expan", "lem", "unclear", "rdg", "sic", "orig", "abbr")
_OTHER_READINGS = ("del", "surplus", "rdg", "rdgGrp", "witDetail")
_NO_WORDS = (
    "figDesc", "fw", "index", "interp", "interpGrp", "linkGrp", "spanGrp", "teiHeader", "wit",
)  # fmt: skip
_NAMED_PLACES = ("geogName", "name", "orgName", "persName", "placeName", "rs")
_WHEN = re.compile(r"-?\d{4}(?:-\d\d){0,2}")
_YEAR = re.compile(r"\b[12]\d{3}\b")  # not `700`, which is a century in Italian
_FEWEST_LINES, _MOST_LINES = 12, 40  # of a paragraph of verses that the file does not part
_SENTENCE = re.compile(r"[.!?;·;:»”’\"']\s*\Z")


def read(data: bytes, name: str) -> Source | Problem:
    """Read a text in the child process."""
    return confined(text, data, name)


def text(data: bytes, name: str) -> Source | Problem:
    """Read a text."""
    from corpus.readers import marked_up

    return marked_up.guarded(_source, data, name)


def _source(data: bytes) -> Source:
    from lxml import etree

    from corpus.markup import renamed, speeches
    from corpus.readers import marked_up

    root, problems = renamed.read(data, "TEI", "TEI.2", "teiCorpus")
    fields, people = _fields(root), _people(root)
    has_marks = any(said.get("marks") == "all" for said in root.iter("quotation"))
    page = etree.Element("body")
    for one in [one for one in root.iter("text") if not _is_within(one, "text")]:
        renamed.take_out(one)
        page.append(one)
    apart = [root]
    readings = _set_apart(page, apart)
    _break(page)
    problems += _told(readings, call_notes(page))
    for quote in [*page.iter(*QUOTES)]:
        _quote(quote, has_marks=has_marks)
    _gather_lines(page)
    voices: dict[Element, str] = {}
    for speech in [*page.iter("sp")]:
        voices.update(speeches.voices(speech, _who(speech, people), done=("stage",)))
    _part(page)
    _print(page)
    renamed.rename(page, _NAMES)
    _append(page, apart)
    return marked_up.source(page, fields, problems, voices=voices)


def _told(readings: int, uncalled: int) -> Iterator[Problem]:
    if readings:
        which = "reading" if readings == 1 else "readings"
        detail = f"{readings} other {which}, such as what was corrected or deleted, kept apart"
        yield Problem(ProblemKind.WORDS_LEFT_OUT, detail, "the text")
    if uncalled:
        yield Problem(ProblemKind.NOTE_WITHOUT_MARKER, f"{uncalled}, kept as paragraphs", "the text")


def _part(page: "Element") -> None:
    """Tell the headings, and what is a block by where it stands."""
    from corpus.markup import renamed

    for cited in page.iter("cit", "epigraph"):
        cited.tag = "blockquote" if _stands_alone(cited) else "span"
    for one in [*page.iter(*_EITHER)]:
        above = one.getparent()
        if one.tag != "head" or above is None or above.tag not in _HEADED:
            one.tag = "p" if _stands_alone(one) else "span"
    renamed.head(page.iter("head"), SECTIONS)


def _append(page: "Element", apart: "list[Element]") -> None:
    """Set what stands apart behind the text."""
    from corpus.markup import kinds, making, renamed

    nav = making.add(page, "nav")
    for one in apart:
        one.tail = None
        renamed.spaced(one)
        renamed.rename(one, {})
        making.add(nav, "p").append(one)
    if kinds.is_empty(nav):
        page.remove(nav)


def _is_within(element: "Element", name: str) -> bool:
    return next(element.iterancestors(name), None) is not None


def _set_apart(page: "Element", apart: "list[Element]") -> int:
    """Take out what is not printed with the text; count the readings among it."""
    from lxml import etree

    from corpus.markup import kinds

    others = []
    for choice in page.iter("choice", "app"):
        kept = min(choice, key=_preference, default=None)
        others += [one for one in choice if one is not kept]
    kept_readings = {one for choice in page.iter("app") for one in choice} - {*others}
    others += [one for one in page.iter(*_OTHER_READINGS) if one not in kept_readings]
    others = [one for one in dict.fromkeys(others) if kinds.words(one)]
    without = [*page.iter(*_NO_WORDS), *(one for one in page.iter("reg") if _is_key(one))]
    for one in (*others, *without):
        gap, above = etree.Element("seg"), one.getparent()
        if above is not None:
            above.replace(one, gap)
            gap.tail, one.tail = one.tail, None
        apart.append(one)
    return len(others)


def _preference(reading: "Element") -> int:
    return _PREFERRED.index(reading.tag) if reading.tag in _PREFERRED else len(_PREFERRED)


def _is_key(regular: "Element") -> bool:
    """Tell the name under which a place is found, `<placeName><reg>Roma, Lazio</reg>Rome</placeName>`."""
    above = regular.getparent()
    return above is not None and above.tag in _NAMED_PLACES and bool((regular.tail or "").strip())


def _break(page: "Element") -> None:
    """Print a space where a line, column or page of the edition ends, and dots for what is lost."""
    for one in [*page.iter("lb", "cb", "pb", "gb")]:
        before, above = one.getprevious(), one.getparent()
        if len(one) or one.text or above is None:
            one.tag = "seg"  # no end of anything
        elif one.get("break") == "no":
            if before is not None:
                before.tail = (before.tail or "").rstrip()
            else:
                above.text = (above.text or "").rstrip()
            one.tail = (one.tail or "").lstrip()
        elif above.tag not in HOLDING:
            one.tail = f" {one.tail or ''}"
    for one in page.iter("pb"):
        one.set("class", "pagebreak")
        one.set("title", one.get("n") or "")
    for one in page.iter("space"):
        one.tail = f" {one.tail or ''}"
    for one in page.iter("gap"):
        if not "".join(map(str, one.itertext())).strip():
            one.text = "[…]"


def _stands_alone(element: "Element") -> bool:
    """Tell a block from a part of the words around it."""
    above = element.getparent()
    return above is not None and (above.tag in (*HOLDING, "blockquote") and not has_words_beside(element))


def _quote(quote: "Element", *, has_marks: bool) -> None:
    """Make a block of a quotation that is one; write the marks of another, if they are not in the text."""
    if any(inner.tag in BLOCKS for inner in quote) or _stands_alone(quote):
        quote.tag = "blockquote"
        return
    depth = sum(above.tag in QUOTES or above.get("class") == "q" for above in quote.iterancestors())
    quote.tag = "span"
    quote.set("class", "q")
    style = f"{quote.get('rend') or ''} {quote.get('rendition') or ''}".lower()
    words = "".join(map(str, quote.itertext())).strip()
    before = quote.getprevious()
    above = quote.getparent()
    behind = (before.tail if before is not None else above.text if above is not None else None) or ""
    if has_marks or not words or words[0] in _OPENING or behind[-1:] in tuple(_OPENING) or "merge" in style:
        return
    opening, closing = _MARKS[1 if "single" in style else 0 if "double" in style else depth % 2]
    part = quote.get("part")
    if part in (None, "N", "I") and not quote.get("prev"):
        quote.text = opening + (quote.text or "").lstrip()
    if part in (None, "N", "F") and not quote.get("next"):
        if len(quote):
            quote[-1].tail = (quote[-1].tail or "").rstrip() + closing
        else:
            quote.text = (quote.text or "").rstrip() + closing


def _gather_lines(page: "Element") -> None:
    """Make paragraphs of the verses that follow one another, a line each."""
    from lxml import etree

    for above in {one: None for line in page.iter("l") if (one := line.getparent()) is not None}:
        block: Element | None = None
        lines = 0
        for one in [*above]:
            if one.tag == "l":
                if block is None or _is_full(block, lines):
                    block, lines = etree.Element("ab"), 0
                    one.addprevious(block)
                lines += 1
                behind, one.tail = one.tail or "", None
                block.append(one)
                etree.SubElement(one, "br")
                if behind.strip():
                    block.tail = behind
                    block = None
            elif block is not None and one.tag in ("pb", "cb", "lb", "milestone", "anchor", "a"):
                block.append(one)
            else:
                block = None


def _is_full(block: "Element", lines: int) -> bool:
    """Tell whether a paragraph of verses may end: long ones do where a sentence does."""
    if lines < _FEWEST_LINES:
        return False
    last = "".join(map(str, block[-1].itertext()))
    return lines >= _MOST_LINES or _SENTENCE.search(last) is not None


def _print(page: "Element") -> None:
    """Set what is printed in a way of its own: titles, raised letters, counted lists, pages."""
    from lxml import etree

    for title in page.iter("docTitle"):
        title.tag = "h1"
        for part in title.iterchildren("p"):
            etree.SubElement(part, "br")
            part.tag = "span"
    for line in page.iter("addrLine"):
        etree.SubElement(line, "br")
    for one in page.iter("hi"):
        style = f"{one.get('rend') or ''} {one.get('rendition') or ''}".lower()
        one.tag = "sup" if "sup" in style else "sub" if "sub" in style else "hi"
    for one in page.iter("list"):
        if one.get("type") in ("ordered", "numbered") or one.get("rend") in ("numbered", "ordered"):
            one.tag = "ol"


def _people(root: "Element") -> dict[str, str]:
    """Give the persons of a text by the names under which its speeches point at them."""
    from corpus.markup import kinds

    found: dict[str, str] = {}
    for person in root.iter("person", "personGrp", "role", "castItem"):
        name = person.get("id")
        called = next(person.iter("persName", "name", "role"), person)
        if name and (words := kinds.words(called)):
            found.setdefault(name, words)
    return found


def _who(speech: "Element", people: dict[str, str]) -> str | None:
    """Give the person whom a speech names; None if it names none, or several."""
    pointed = (speech.get("who") or "").split()
    return people.get(pointed[0].removeprefix("#")) if len(pointed) == 1 else None


def _fields(root: "Element") -> Fields:
    from corpus.markup import kinds

    header = next(root.iter("teiHeader"), root)
    about = next(header.iter("titleStmt"), header)
    titles = [one for one in about.iterchildren("title") if one.get("type") not in ("sub", "alt", "short")]
    subtitles = [one for one in about.iterchildren("title") if one.get("type") == "sub"]
    authors = (kinds.words(next(one.iter("persName"), one)) for one in about.iterchildren("author"))
    language = next(root.iter("text"), root).get("xml-lang") or root.get("xml-lang") or root.get("lang")
    spoken = {one.get("ident") for one in header.iter("language")}
    return Fields(
        title=next(filter(None, map(kinds.words, titles)), None),
        subtitle=next(filter(None, map(kinds.words, subtitles)), None),
        author=", ".join(dict.fromkeys(filter(None, authors))) or None,
        date=next(_dates(header), None),
        url=None,
        language=language or (spoken.pop() if len(spoken) == 1 else None),
    )


def _dates(header: "Element") -> Iterator[str]:
    """Yield when a text was written, then when what it was taken from was printed, then when it was made."""
    from corpus.markup import kinds

    for name in ("creation", "sourceDesc", "publicationStmt"):
        for part in header.iter(name):
            for date in part.iter("date"):
                said = next(filter(None, map(date.get, ("when", "notBefore", "from", "value"))), None)
                found = _WHEN.match(said) if said else _YEAR.search(kinds.words(date))
                if found:
                    yield found[0]
