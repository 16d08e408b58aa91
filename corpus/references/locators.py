"""Where in a work, and which printing: pages, years and imprints in a note's text. Pure, linear.

All patterns are bounded, so that no note, however long or odd, takes more than linear time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.language import elsewhere
from corpus.language.languages import EVERY, any_of, folded, whole
from corpus.language.names import AND
from corpus.model import Span
from corpus.stretch import Stretch

_PAGE = rf"(?:{whole(EVERY.pages)}|§§?)"
_VOLUME = whole(EVERY.volumes)
_THROUGHOUT = any_of(elsewhere.THROUGHOUT)
_END = r"(?![^\W_])"
_DIGITS = rf"\d{{1,5}}[a-z]?{_END}"
_NUMBER = rf"(?:{_DIGITS}|(?:[ivx]|[ivxlcdm]{{2,9}}){_END})"
_LARGE = rf"(?:{_DIGITS}|[ivxIVX]{{1,6}}{_END})"
_TO = r"\s?[-–—‑]\s?"
# "ff.", "sqq.", "s.", "et seq.", "n. 3"
_AND_ON = (
    rf"(?:\s?{any_of(EVERY.and_following, elsewhere.AND_FOLLOWING)}\b\.?"
    rf"|\s{any_of(elsewhere.AND_WHAT_FOLLOWS)}|\s?{any_of(EVERY.note_letters)}\.?\s?\d{{1,3}}\b)?"
)
_RANGE = rf"(?:{_VOLUME}\s?{_LARGE}|{_PAGE}\s?{_NUMBER}(?:{_TO}{_NUMBER})?{_AND_ON})"
# Also "1:4", a volume and its page.
_PLAIN_RANGE = rf"(?:\d{{1,2}}:)?{_DIGITS}(?:{_TO}{_DIGITS})?{_AND_ON}"
# Also ", hier S. 14", ", at 70", ", especially 72": the page that matters after those of the whole.
_THEN = rf"(?:,|,?\s{AND}|,\s{any_of(EVERY.especially)})\s"

# "p. 84", "pp. 206, 210-211", "S. 45 f.", "vol. 2, p. 17", "ch. iv", "passim"
_LABELLED = re.compile(
    rf"(?<!\w)(?:{_RANGE}(?:{_THEN}(?:{_RANGE}|{_PLAIN_RANGE})){{0,20}}(?:,?\s{_THROUGHOUT}\b)?|{_THROUGHOUT}\b)"
)
# "162, 190", "96-98", "446-447"
_UNLABELLED = re.compile(rf"{_PLAIN_RANGE}(?:{_THEN}{_PLAIN_RANGE}){{0,20}}")
# Between what is cited and its pages: ", ", ": ", " ", "," without a space.
_BEFORE = re.compile(r"\s?[,:]\s?|\s")
_YEAR = r"(?:1[4-9]|20)\d\d"
YEAR = re.compile(rf"(?<![\d\w-]){_YEAR}[a-z]?(?![\d\w])")
YEARS = re.compile(rf"{_YEAR}[a-z]?(?:\s?[-–]\s?\d{{2,4}})?")
# "(London: Bookmarks, 1993)", "(New York, 1989)", "(Berlin 1913)", "(London, 1936; repr. 1972)"; not
# "(1821-1897)"
_IMPRINT = re.compile(rf"\((?P<where>[^()]{{0,200}}?)(?P<year>{_YEAR}(?:[-–/]\d{{2,4}})?)[a-z]?\]?\)")
_OPENING = re.compile(r"\(")
# What an imprint may begin with though it is no place: "(2nd ed., London, 1999)", "(orig. 1936)".
_EDITION = re.compile(rf"(?:\d|{any_of(EVERY.editor_roles)}\b|{any_of(EVERY.editions)})")
# Months are dates of newspapers and letters, never places of printing: "Pravda, January 1925".
MONTHS = folded(EVERY.months, EVERY.seasons)


# How far from the end of a stretch an imprint without brackets is looked for.
_NEAR = 300


# What may stand between what is cited and its pages, or its end.
TRAILING = " \u00a0\n,.:()"


@dataclass(frozen=True, slots=True)
class Pages:
    """A stretch that says where in a work; ``labelled`` when it says so itself ("p.", "S.", "vol.")."""

    start: int
    end: int
    labelled: bool

    @property
    def span(self) -> Span:
        """Give the stretch without its nature."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where and when a work was printed: "(London: Verso, 2005)". ``place`` is empty for a bare year."""

    start: int
    end: int
    year: Span
    place: str


def pages_at(rest: Stretch) -> Pages | None:
    """Read the pages that follow a work, the comma or colon before them left out.

    >>> pages_at(Stretch("Saunders, pp. 206, 210-211.", 8, 27))
    Pages(start=10, end=26, labelled=True)
    """
    before = rest.match(_BEFORE)
    if before is None:
        return None
    behind = rest.since(before.end())
    if found := behind.match(_LABELLED):
        return Pages(found.start(), found.end(), labelled=True)
    if not before[0].strip():
        return None
    found = behind.match(_UNLABELLED)
    return Pages(found.start(), found.end(), labelled=False) if found else None


# ", at 20", " 67": how lawyers give the page behind "supra note 14", "(n 14)" and "ibid".
_AT = re.compile(rf",?\s{any_of(EVERY.at_page)}\s(?:p{{1,2}}\.\s)?(?P<pages>{_PLAIN_RANGE})")
_BARE = re.compile(rf"\s(?P<pages>{_PLAIN_RANGE})(?=[\s.)]{{0,3}}\Z|\s\(|;)")


def bare_pages(rest: Stretch) -> Pages | None:
    """Read ", at 20", or " 67" that closes the stretch."""
    found = rest.match(_AT) or rest.match(_BARE)
    return Pages(found.start("pages"), found.end("pages"), labelled=True) if found else None


# "p. 219", but not the "vol. 2" that belongs to a title
_PRINTED = re.compile(rf",\s(?P<pages>{_PAGE}\s?{_NUMBER}(?:{_TO}{_NUMBER})?{_AND_ON})[.,]?\s{{0,9}}\Z")


def printed_pages(before: Stretch) -> Pages | None:
    """Find the pages that stand between a title and its imprint: "The Salt Road, p. 219. Ness 1971"."""
    found = before.until(before.end, 60).search(_PRINTED)
    return Pages(*found.span("pages"), labelled=True) if found else None


def labelled_pages(words: Stretch) -> Pages | None:
    """Find the first labelled pages in a stretch ("…, p. 84")."""
    found = words.search(_LABELLED)
    return Pages(found.start(), found.end(), labelled=True) if found else None


def imprints(words: Stretch) -> list[Imprint]:
    """Find the bracketed imprints of a stretch, in order; life dates and remarks are none."""
    found = (words.since(bracket.start()).match(_IMPRINT) for bracket in words.finditer(_OPENING))
    return [_imprint(m) for m in found if m and _is_imprint(m["where"].strip(), m["year"])]


def _imprint(found: re.Match[str]) -> Imprint:
    year = Span(found.start("year"), found.end("year"))
    return Imprint(found.start(), found.end(), year, found["where"].strip(" ,:;"))


def _is_imprint(where: str, year: str) -> bool:
    if not where:
        return len(year) == 4
    return where[0].isupper() or bool(_EDITION.match(where)) or where[0] in '[’‘"“'


def open_imprint(words: Stretch) -> Imprint | None:
    """Find an imprint without brackets that closes a stretch but for its pages.

    >>> note = "Rosa Luxemburg, Die Akkumulation des Kapitals, Berlin 1913, S. 45"
    >>> open_imprint(Stretch(note, 0, len(note))).place
    'Berlin'
    """
    return next(open_imprints(words), None)


def open_imprints(words: Stretch) -> Iterator[Imprint]:
    """Yield what may be such an imprint, the longest first: in "La Barre, Paris, 1966", "Paris" too."""
    for year in words.until(words.end, _NEAR).finditer(YEAR):
        if _closes(words.since(year.end())):
            for place in _places(words.until(year.start(), 130)):
                yield Imprint(place.start, year.end(), Span(*year.span()), place.words.strip())


# "London, New York 1966" where it opens a stretch
_CITIES = re.compile(
    r"(?P<place>(?:[^\W\d_a-z][^,.:;()]{1,20}(?:,\s|\s?/\s?)){1,3}[^\W\d_][^,.:;()]{1,20}),?\s\Z"
)


def imprint_at(words: Stretch) -> Imprint | None:
    """Read an imprint of several cities that a stretch opens with and that closes it but for its pages.

    >>> imprint_at(Stretch("London, New York 1966, p. 3", 0, 27)).place
    'London, New York'
    """
    for year in words.first(130).finditer(YEAR):
        cities = words.until(year.start()).match(_CITIES)
        if cities and _closes(words.since(year.end())) and _is_place(cities["place"]):
            return Imprint(words.start, year.end(), Span(*year.span()), cities["place"])
    return None


def _closes(behind: Stretch) -> bool:
    """Say whether nothing but pages follows a year."""
    pages = pages_at(behind)
    return not (behind.since(pages.end) if pages else behind).words.strip(" .,")


_COMMA = re.compile(r"[,.]\s")
# One stretch between commas: "Berlin", "Paris", "London: Verso", "Garden City".
_GROUP = r"(?:[^\W\d_][^,.:;()“”\"]{1,40}(?::\s[^,:;()“”\"]{2,60})?)"
# The last one or two groups before the year: ", Berlin 1913", ", Paris, Maspero, 1969", ". New York, 2004".
_ONE = re.compile(rf"[,.]\s(?P<place>{_GROUP}),?\s?\Z")
_TWO = re.compile(rf"[,.]\s(?P<place>{_GROUP},\s{_GROUP}),\s?\Z")


_STOP = re.compile(r"\.\s")
_ABBREVIATIONS = folded(EVERY.abbreviations, EVERY.citation_abbreviations)


def _places(near: Stretch) -> Iterator[Stretch]:
    for pattern in (_TWO, _ONE):
        for comma in near.finditer(_COMMA):
            found = near.since(comma.start()).match(pattern)
            if found is None or not _is_place(found["place"]) or _runs_on(found["place"]):
                continue
            if pattern is _ONE or _names_printers(found["place"]):
                yield Stretch(near.text, *found.span("place"))
                break


def _is_place(place: str) -> bool:
    first = place.split(":")[0].split(",")[0].split()
    return (
        place[0].isupper()
        and len(first) <= 4
        and first[-1].casefold() not in MONTHS
        and first[-1][0].isupper()
    )


def _runs_on(place: str) -> bool:
    """Tell "Kahnbau. Kiel", where a sentence ends, from "St. Holm"."""
    ends = (place[: stop.start()].split()[-1] for stop in _STOP.finditer(place))
    return any(len(word) > 1 and word.casefold() not in _ABBREVIATIONS for word in ends)


def _names_printers(place: str) -> bool:
    """Believe "Paris, Maspero" and "London, New Park": short and capitalised on both sides."""
    groups = [group.split() for group in place.split(", ")]
    return len(groups[0]) <= 2 and all(len(g) <= 3 and all(w[0].isupper() for w in g) for g in groups)
