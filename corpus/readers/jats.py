"""An article in JATS → Source: its notes and references stand at its end, and are called by their names."""

import re
from collections.abc import Iterable, Mapping
from itertools import count, pairwise
from typing import TYPE_CHECKING

from corpus.model import Problem
from corpus.readers.confined import confined
from corpus.readers.source import Fields, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SECTIONS = frozenset(
    ("sec", "app", "ack", "abstract", "fn-group", "ref-list", "boxed-text", "glossary", "notes")
)
_NAMES = {
    **dict.fromkeys(_SECTIONS, "div"), **dict.fromkeys(("p", "subtitle", "verse-group"), "p"),
    **dict.fromkeys(("disp-quote", "statement"), "blockquote"), **dict.fromkeys(("graphic", "media"), "div"),
    **dict.fromkeys(("preformat", "code"), "pre"),
    **{name: name for name in "table thead tbody tfoot tr td th sub sup".split()},
    "article": "body", "back": "div", "bold": "b", "caption": "div", "def": "dd", "def-item": "div",
    "def-list": "dl", "disp-formula": "p", "fig": "div", "front": "div", "front-stub": "div",
    "italic": "em", "list": "ul", "list-item": "li", "response": "div", "sig-block": "p", "speech": "div",
    "sub-article": "div", "table-wrap": "div", "table-wrap-foot": "div", "term": "dt",
    "title": "p", "label": "span", "object-id": "nav",
}  # fmt: skip
_FRONT = ("article-title", "abstract", "subtitle")
_ANOTHER = ("related-article", "product", "trans-title-group")
_GROUPS = ("fn-group", "table-wrap-foot", "author-notes")
_TO_NOTES = ("fn", "table-fn", "author-notes", "corresp")
_LABEL = 3  # the longest number by which a work is called
_SEVERAL = 2
_PARTS = re.compile(r"(\w+)")
_YEAR = re.compile(r"\d{4}[a-z]?")  # `Roe (2006)`, of which the year alone is a pointer: it names no work
_CITATIONS = ("element-citation", "nlm-citation")  # of fields alone: what stands between them is not written
_PERSONS = ("name", "string-name")
_NAMES_OF_PERSONS = ("surname", "given-names", "prefix", "suffix")
_WITHIN = ("sub-article", "response")


def read(data: bytes, name: str) -> Source | Problem:
    """Read an article in the child process."""
    return confined(article, data, name)


def article(data: bytes, name: str) -> Source | Problem:
    """Read an article."""
    from corpus.readers import marked_up

    return marked_up.guarded(_source, data, name)


def _source(data: bytes) -> Source:
    from corpus.markup import kinds, renamed, speeches
    from corpus.readers import marked_up

    root, problems = renamed.read(data, "article")
    fields = _fields(root)
    _front(root)
    for works in [*root.iter("ref-list")]:
        last = _last_citing(works)
        if last is not None and works is not last[-1]:
            renamed.take_out(works)
            works.tail = None
            last.append(works)
    inside = [note for note in root.iter("fn") if _is_amid_words(note)]
    moved = renamed.move_notes(inside, root, {kinds.words(label) for label in root.iter("label")})
    _link(root, moved)
    _caption(root)
    for citation in [*root.iter(*_CITATIONS)]:
        _separate(citation)
    for person in root.iter(*_PERSONS):
        _part(person.iterchildren(*_NAMES_OF_PERSONS), " ")
    for persons in root.iter("person-group"):
        _part(persons.iterchildren(*_PERSONS, "collab", "etal"), ", ")
    voices: dict[Element, str] = {}
    for speech in [*root.iter("speech")]:
        voices.update(speeches.voices(speech, None))
    for quotation in root.iter("disp-quote"):
        renamed.sign(quotation, ("attrib",))
    for verse in root.iter("verse-group"):
        renamed.lines(verse, "verse-line")
    renamed.head([one for one in root.iter("title") if _is_of_section(one)], _SECTIONS)
    for numbered in root.iter("list"):
        numbered.tag = "ol" if numbered.get("list-type") in ("order", "ordered") else "list"
    renamed.rename(root, _NAMES)
    return marked_up.source(root, fields, problems, voices=voices)


def _last_citing(works: "Element") -> "Element | None":
    """Give the element at whose end a list of works stands behind all that cites it.

    Appendices behind it do, and where a translation of the article stands behind its back, that.
    """
    back = works.getparent()
    article = back.getparent() if back is not None else None
    if article is not None and next(article.iterchildren(*_WITHIN), None) is not None:
        return article
    return back


def _front(root: "Element") -> None:
    """Keep of the head of an article its title and its summary; what else it says of itself stands apart.

    So with what stands behind it: a translation, the letters of the editor and the authors.
    """
    for one in root.iterchildren("front"):
        _apart_from_title(one, root, "h1")
    for within in root.iter(*_WITHIN):
        for one in within.iterchildren("front", "front-stub"):
            _apart_from_title(one, root, "h2")


def _apart_from_title(front: "Element", root: "Element", heading: str) -> None:
    from corpus.markup import making, renamed

    kept = [one for name in _FRONT for one in front.iter(name) if not _is_of_another(one)]
    for one in kept:
        renamed.take_out(one)
    for one in kept:
        one.tag = heading if one.tag == "article-title" else one.tag
        one.tail = None
    apart = making.add(root, "nav")
    apart.extend(list(front))
    for one in reversed(kept):
        front.insert(0, one)
    renamed.spaced(apart)


def _caption(root: "Element") -> None:
    """Set the number of a table or a picture before the words under it."""
    from corpus.markup import renamed

    for label in [*root.iter("label")]:
        caption = next(label.itersiblings("caption"), None)
        first = next(caption.iter("p", "title"), None) if caption is not None else None
        if first is not None:
            first.text = f"{''.join(map(str, label.itertext()))} {first.text or ''}"
            renamed.take_out(label)


def _separate(citation: "Element") -> None:
    """Set commas between the fields of a work, and spaces within the names of persons."""
    from lxml import etree

    from corpus.markup import kinds

    fields = [one for one in citation.iter(etree.Element) if one.tag in _PERSONS or _is_field(one)]
    fields = [one for one in fields if kinds.words(one)]
    for one in citation.iter(etree.Element):
        if one not in fields and one.tail is not None and not one.tail.strip():
            one.tail = None
    for one, following in pairwise(fields):
        if not (one.tail or "").strip():
            one.tail = "–" if (one.tag, following.tag) == ("fpage", "lpage") else ", "


def _part(elements: "Iterable[Element]", sign: str) -> None:
    """Set a sign between the names of a person, or between persons, where nothing is written."""
    for one in elements:
        if one.getnext() is not None and not (one.tail or "").strip():
            one.tail = sign


def _is_field(element: "Element") -> bool:
    """Tell an element that holds words, and is no part of a name or of another field."""
    above = element.getparent()
    inside = above is not None and (above.tag in _PERSONS or bool((above.text or "").strip()))
    return bool((element.text or "").strip()) and not inside


def _is_of_section(title: "Element") -> bool:
    above = title.getparent()
    return above is not None and above.tag in _SECTIONS


def _is_of_another(element: "Element") -> bool:
    return any(above.tag in _ANOTHER for above in element.iterancestors())


def _is_amid_words(note: "Element") -> bool:
    above = [str(one.tag) for one in note.iterancestors()]
    return above[0] not in _GROUPS and any(tag in ("p", "title", "td", "th", "h1") for tag in above)


def _link(root: "Element", moved: Mapping[str, str]) -> None:
    """Tell the notes and works, and what calls them by a label."""
    from corpus.markup import kinds

    labels = dict(moved)
    taken = {*moved.values(), *(kinds.words(label) for label in root.iter("label"))}
    free = (str(number) for number in count(1) if str(number) not in taken)
    for note in [*root.iter("fn", "ref", "corresp")]:
        if (name := note.get("id")) is not None and not _is_inner(note):
            label = next(note.iterchildren("label"), None)
            labels[name] = kinds.words(label).strip(".") if label is not None else next(free)
            if label is not None and not (label.tail or "").strip():
                label.tail = " "  # `<label>1</label><mixed-citation>Roe`
            note.set("role", "doc-footnote")
            note.tag = "aside"
    for link in [*root.iter("xref")]:
        _apart(link, labels)
    for link in [*root.iter("xref")]:
        name = next((name for name in (link.get("rid") or "").split() if name in labels), None)
        shown = kinds.words(link)
        if name is None:
            continue
        printed = shown.strip("[](). ")
        is_label = not shown or link.get("ref-type") in _TO_NOTES or len(printed) <= _LABEL
        is_label = is_label or printed == labels[name]
        if not is_label and (link.get("ref-type") != "bibr" or _YEAR.fullmatch(printed)):
            continue
        if not shown:
            link.text = labels[name]
        link.tag = "a"
        link.set("href", f"#{name}")
        link.set("role", "doc-noteref" if is_label else "doc-biblioref")


def _apart(link: "Element", labels: Mapping[str, str]) -> None:
    """Cut a link to several notes, `[1, 2]`, into one for each label that is printed."""
    from corpus.markup import kinds, making

    names = {labels[name]: name for name in (link.get("rid") or "").split() if name in labels}
    shown = kinds.words(link)
    parts = [part for part in _PARTS.split(shown) if part]
    above = link.getparent()
    if len(names) < _SEVERAL or above is None or sum(part in names for part in parts) < _SEVERAL:
        return
    apart = making.add(above, "span")
    above.replace(link, apart)
    apart.tail, last = link.tail, None
    for part in parts:
        if part in names:
            last = making.add(apart, "xref")
            last.attrib.update({"ref-type": link.get("ref-type") or "", "rid": names[part]})
            last.text = part
        elif last is None:
            apart.text = (apart.text or "") + part
        else:
            last.tail = (last.tail or "") + part


def _is_inner(note: "Element") -> bool:
    return any(above.tag == "aside" for above in note.iterancestors())


def _fields(root: "Element") -> Fields:
    from corpus.markup import renamed

    meta = next(root.iter("article-meta"), root)
    authors = []
    for one in meta.iter("contrib"):
        if one.get("contrib-type") in (None, "author"):
            name = " ".join(filter(None, (renamed.words(one, "given-names"), renamed.words(one, "surname"))))
            authors.append(name or renamed.words(one, "collab") or renamed.words(one, "string-name"))
    dates = (
        "-".join(
            words.zfill(2)
            for part in ("year", "month", "day")
            if (words := renamed.words(date, part)) is not None and words.isdigit()
        )
        for date in meta.iter("pub-date")
    )
    doi = next((one.text for one in meta.iter("article-id") if one.get("pub-id-type") == "doi"), None)
    return Fields(
        title=renamed.words(meta, "article-title"),
        author=", ".join(dict.fromkeys(filter(None, authors))) or None,
        date=next(filter(None, dates), None),
        url=f"https://doi.org/{doi.strip()}" if doi else None,
        language=root.get("xml-lang") or None,
    )
