"""The pages of a plain text that was printed → the lines that belong to the page, not to the text. Pure.

Programs that read PDF files leave a mark between two pages, and print what stands at the head and the foot of
each page again and again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.language.languages import EVERY, any_of
from corpus.stretch import Stretch

# `<<PAGE_BREAK>>`, `--- Page 3 ---`, `[Seite 12]`; a form feed is one too
_MARK = re.compile(
    rf"[\W_]{{0,6}}(?:{any_of(EVERY.page_breaks)}|{any_of(EVERY.page_lines)}\s+\d{{1,4}})[\W_]{{0,6}}",
    re.IGNORECASE,
)
_FEED = "\f"
_DIGITS = re.compile(r"\d+")
# `3 Ibid.` at the foot of a page is a note, however often it is printed
_NOTE = re.compile(r"\W?\d{1,3}\W{0,2}\s+\S")
_FEWEST_MARKS = 2
_LONGEST_MARK = 40
# The numbers at the ends of a line, as at the head or the foot of a page
_NUMBERS = re.compile(r"^\W?\d{1,4}\b|\b\d{1,4}(?=\W?$)")
_SHORTEST_FOOT, _FEWEST_FEET = 12, 4
_FEWEST_REGULAR = 8  # pages: of fewer the lengths tell nothing
_AT_AN_EDGE = 2  # lines of a head or a foot
_LONGEST = 120
_FEWEST_OF_TEXT = 2  # of so many lines of a page one or more is of its text
_OFTEN = 3  # as often as this, or on every page of fewer


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it, and where its words begin."""

    start: int
    words: str
    feeds: bool  # a form feed stands before it


def furniture(block: Stretch) -> tuple[set[int], int]:
    """Give the places at which marks, heads and feet of pages begin, and the number of pages."""
    lines = list(_lines(block))
    printed = {line.start for line in lines if _is_mark(line.words)}
    marks = printed or _feet(lines)
    pages: list[list[Line]] = [[]]
    for line in lines:
        if line.feeds or line.start in marks:
            pages.append([])
        if line.start not in marks:
            pages[-1].append(line)
    if len(pages) <= _FEWEST_MARKS:
        return set(), 0
    found = marks | _repeated([page for page in pages if page])
    is_told = printed or any(line.feeds for line in lines)
    if not is_told and len(found) > len(lines) // _FEWEST_OF_TEXT:
        return set(), 0  # `Day 3`, `Nothing to report.`: a log, and no pages
    return found, len(pages)


def _lines(block: Stretch) -> Iterator[Line]:
    at = block.start
    for line in block.words.split("\n"):
        left = line.lstrip()
        if left:
            yield Line(at + len(line) - len(left), left.rstrip(), line.startswith(_FEED))
        at += len(line) + 1


def _is_mark(words: str) -> bool:
    return len(words) <= _LONGEST_MARK and _MARK.fullmatch(words) is not None


def _feet(lines: Sequence[Line]) -> set[int]:
    """Give the lines that are printed again and again beside the number of a page, where no other mark is."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if _SHORTEST_FOOT <= len(line.words) <= _LONGEST:
            places.setdefault(line.words, []).append(at)
    feet: set[int] = set()
    for found in places.values():
        if len(found) >= _FEWEST_FEET and any(_count(lines, found, beside) for beside in (-1, 1)):
            feet.update(lines[at].start for at in found)
    return feet if _are_regular(sorted(feet)) else set()


def _are_regular(feet: Sequence[int]) -> bool:
    """Tell whether most of a text stands on pages that are alike in length; letters `To Ann Roe.` are not."""
    if len(feet) < _FEWEST_REGULAR:
        return True
    lengths = [after - before for before, after in pairwise(feet)]
    usual = sorted(lengths)[len(lengths) // 2]
    alike = sum(length for length in lengths if usual / 2 <= length <= 3 * usual / 2)
    return 2 * alike >= feet[-1] - feet[0]


def _count(lines: Sequence[Line], found: Sequence[int], beside: int) -> bool:
    """Tell whether the lines beside most of some lines begin or end with the numbers of pages, one by one."""
    near = [lines[at + beside].words for at in found if 0 <= at + beside < len(lines)]
    numbers = [{int(_DIGITS.findall(number)[0]) for number in _NUMBERS.findall(line)} for line in near]
    steps = sum(any(n + 1 in after for n in before) for before, after in pairwise(numbers))
    return 2 * steps > len(found)


def _repeated(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Give the lines at the edges of pages that are printed on several, but for their numbers."""
    edges = [(line.start, _form(line.words)) for page in pages for line in _edges(page)]
    times = Counter(form for _, form in edges)
    enough = min(_OFTEN, len(pages) - 1)
    return {start for start, form in edges if times[form] >= enough or not form.strip("# ")}


def _edges(page: Sequence[Line]) -> Iterator[Line]:
    foot = (line for line in page[_AT_AN_EDGE:][-_AT_AN_EDGE:] if not _NOTE.match(line.words))
    return (line for line in (*page[:_AT_AN_EDGE], *foot) if len(line.words) <= _LONGEST)


def _form(words: str) -> str:
    return " ".join(_DIGITS.sub("#", words).casefold().split())
