"""A web page → Source: its words without what surrounds them, its notes linked by their anchors."""

import json
import re
from html import unescape
from typing import TYPE_CHECKING

from corpus.blocks import bylines
from corpus.model import Problem
from corpus.readers import gutenberg
from corpus.readers.confined import confined
from corpus.readers.decode import guessed
from corpus.readers.source import Fields, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What pages call these things in `<meta name=…>` and `<meta property=…>`, the most trustworthy first
_TITLE = ("citation_title", "dc.title", "dcterms.title", "og:title")
_AUTHOR = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author", "parsely-author")
_DATE = (
    "citation_publication_date",
    "citation_date",
    "dc.date",
    "dcterms.date",
    "article:published_time",
    "date",
)
_LANGUAGE = ("content-language", "dc.language", "dcterms.language")
# `<!-- saved from url=(0064)https://… -->`
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s>]{1,500}) -->")
# What a page tells search engines of its text: `{"@type": "Article", "author": {"name": "Ann Roe"}}`
_ARTICLES = frozenset(
    "Article BlogPosting NewsArticle OpinionNewsArticle Report ScholarlyArticle TechArticle Book".split()
)
_LONGEST_DATA = 100_000
_ADDRESS = re.compile(r"https?://")
_FIRST_PAGE = re.compile(r"(?:https?://[^/\s]{1,100})?/?(?:index\.\w{1,5})?")


def read(data: bytes, name: str) -> Source | Problem:
    """Read a page in the child process."""
    return confined(page, data, name)


def page(data: bytes, name: str) -> Source | Problem:
    """Read a page."""
    from corpus.readers import marked_up

    return marked_up.guarded(_source, data, name)


def _source(data: bytes) -> Source:
    from corpus.markup import tree
    from corpus.readers import marked_up

    decoded = tree.decoded(data)
    text = decoded.text
    root = tree.xhtml(text) if "<?xml" in text[:100] else tree.html(text)
    _titled(root)
    found = fields(root, text)
    _signed(root)
    return marked_up.source(root, found, guessed(decoded.guessed))


def _titled(root: "Element") -> None:
    """Make a heading of the title as Word and Google Docs set it: `<p class=MsoTitle>`."""
    from corpus.markup import kinds

    for one in root.iter("p"):
        classes = kinds.classes(one)
        if "msotitle" in classes or ("title" in classes and (one.get("id") or "").startswith("h.")):
            one.tag = "h1"
            return


def _signed(root: "Element") -> None:
    """Set who is cited below a block quotation under its last words; a dash says it by itself."""
    from corpus.markup import kinds, renamed

    for quotation in root.iter("blockquote"):
        last = quotation[-1] if len(quotation) else None
        above = last.getprevious() if last is not None else None
        if last is None or above is None or last.tag not in ("cite", "footer") or not kinds.is_block(above):
            continue
        said = kinds.text(last).strip()
        is_bare = said and not said.startswith(("—", "–", "―", "--")) and not (last.tail or "").strip()
        if (
            is_bare
            and above.tag == "p"
            and not any(kinds.is_block(inner) for inner in last.iterdescendants())
        ):
            last.tag = "cite"  # no block of its own
            renamed.sign(quotation, ("cite",))


def fields(root: "Element", text: str = "") -> Fields:
    """Read what a page says of itself."""
    said = _said(root)
    named, by = gutenberg.named(_title(root) or "")
    article = _article(root)
    saved = _SAVED.search(text, 0, 2_000)
    canonical = next((link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None)
    address = canonical or _first(said, ("og:url",)) or (saved[1] if saved else None)
    return Fields(
        title=_first(said, _TITLE) or named or _heading(root) or _title(root),
        author=_first({key: _people(names) for key, names in said.items()}, _AUTHOR)
        or by
        or _author(article),
        date=_date(_first(said, _DATE) or _string(article.get("datePublished"))),
        url=address if address and _ADDRESS.match(address) else None,
        language=(root.get("lang") or root.get("xml-lang") or _first(said, _LANGUAGE) or "").strip() or None,
    )


def _article(root: "Element") -> dict[str, object]:
    """Read what a page says of its article in JSON-LD; of several articles, as in a list of them, nothing."""
    found: list[dict[str, object]] = []
    for script in root.iter("script"):
        data = script.text or ""
        if (script.get("type") or "").lower() == "application/ld+json" and len(data) <= _LONGEST_DATA:
            try:
                said = json.loads(data)
            except (ValueError, RecursionError):
                continue
            graph = said.get("@graph") if isinstance(said, dict) else None
            many = graph if isinstance(graph, list) else said if isinstance(said, list) else [said]
            found += [one for one in many if isinstance(one, dict) and _is_article(one.get("@type"))]
    return found[0] if len(found) == 1 else {}


def _is_article(said: object) -> bool:
    kinds = said if isinstance(said, list) else [said]
    return any(isinstance(kind, str) and kind in _ARTICLES for kind in kinds)


def _author(article: dict[str, object]) -> str | None:
    said = article.get("author")
    people = [one for one in (said if isinstance(said, list) else [said]) if not _is_body(one)]
    names = [_string(one.get("name") if isinstance(one, dict) else one) for one in people]
    return ", ".join(_people([name for name in names if name])) or None


def _is_body(said: object) -> bool:
    return isinstance(said, dict) and said.get("@type", "Person") != "Person"


def _string(said: object) -> str | None:
    return " ".join(said.split()) or None if isinstance(said, str) else None


def _said(root: "Element") -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("http-equiv") or ""
        if content := " ".join((meta.get("content") or "").split()):
            said.setdefault(name.lower(), []).append(content)
    return said


def _people(said: list[str]) -> list[str]:
    """Leave out addresses of pages about authors, and dates: `Roe (https://…)`, `Quill - May 10, 1911`."""
    names = (bylines.name_alone(unescape(name)) for name in said)
    return [name for name in names if name and not _ADDRESS.match(name)]


def _first(said: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    """Give what the first of these names says; several authors are named one by one."""
    return next((", ".join(dict.fromkeys(said[name])) for name in names if said.get(name)), None)


def _heading(root: "Element") -> str | None:
    """Give the only heading of the first level: it names the text, and no site beside it."""
    only = [words for heading in root.iter("h1") if (words := _printed(heading)) and not _is_of_site(heading)]
    return only[0] if len(only) == 1 else None


def _is_of_site(heading: "Element") -> bool:
    """Tell the name of a site, which leads to its first page, from the title of a text."""
    from corpus.markup import kinds

    link = next(heading.iter("a"), None)
    return (
        link is not None
        and _FIRST_PAGE.fullmatch(link.get("href") or "-") is not None
        and kinds.words(link) == kinds.words(heading)
    )


def _printed(heading: "Element") -> str:
    """Give the words of a heading without its own address (`¶`) and without a call of a note."""
    from lxml import etree

    from corpus.markup import kinds

    parts = [heading.text or ""]
    walk = etree.iterwalk(heading, events=("start", "end"))
    for event, element in walk:
        if element is heading:
            continue
        if event == "end":
            parts.append(element.tail or "")
        elif kinds.is_silent(element) or _calls(element):
            walk.skip_subtree()
        else:
            parts.append(element.text or "")
    return " ".join("".join(parts).split())


def _calls(element: "Element") -> bool:
    """Tell a raised link to a place of the page: `<sup><a href="#n1">1</a></sup>`, or the other way round."""
    around = "sup" if element.tag == "a" else "a" if element.tag == "sup" else None
    inner = next(element.iter(around), None) if around else None
    link = element if element.tag == "a" else inner
    return inner is not None and link is not None and (link.get("href") or "").startswith("#")


def _title(root: "Element") -> str | None:
    title = next(root.iter("title"), None)
    return " ".join((title.text or "").split()) or None if title is not None else None


def _date(said: str | None) -> str | None:
    """Give a date without the time of day: `2019-06-23T09:07:00Z`."""
    return re.sub(r"(?<=\d)[T ]\d\d:\d\d.*", "", said) if said else None
