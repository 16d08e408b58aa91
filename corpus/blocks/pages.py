"""The pages of a plain text that was printed → the lines that belong to the page, not to the text. Pure.

Programs that read PDF files leave a mark between two pages, and print what stands at the head and the foot of
each page again and again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
# The numbers at the ends of a line, as at the head or the foot of a page
_NUMBERS = re.compile(r"^\W?\d{1,4}\b|\b\d{1,4}(?=\W?$)")
_SHORTEST_FOOT, _FEWEST_FEET = 12, 4
_AT_AN_EDGE = 2  # lines of a head or a foot
_LONGEST = 120
_OFTEN = 3  # as often as this, or on every page of fewer


def furniture(block: Stretch) -> set[int]:
    """Give the places at which lines of a text begin that are marks, heads and feet of its pages."""
    lines = [line for line in block.lines() if line.trimmed()]
    marks = {line.trimmed().start for line in lines if line.trimmed().fullmatch(_MARK)} or _feet(lines)
    pages: list[list[Stretch]] = [[]]
    for line in lines:
        words = line.trimmed()
        if line.words.startswith(_FEED) or words.start in marks:
            pages.append([])
        if words.start not in marks:
            pages[-1].append(words)
    if len(pages) <= _FEWEST_MARKS:
        return set()
    return marks | _repeated([page for page in pages if page])


def _feet(lines: Sequence[Stretch]) -> set[int]:
    """Give the lines that are printed again and again beside the number of a page, where no other mark is."""
    words = [line.trimmed() for line in lines]
    places: dict[str, list[int]] = {}
    for at, line in enumerate(words):
        if _SHORTEST_FOOT <= len(line) <= _LONGEST:
            places.setdefault(line.words, []).append(at)
    feet: set[int] = set()
    for found in places.values():
        if len(found) >= _FEWEST_FEET and any(_count(words, found, beside) for beside in (-1, 1)):
            feet.update(words[at].start for at in found)
    return feet


def _count(lines: Sequence[Stretch], found: Sequence[int], beside: int) -> bool:
    """Tell whether the lines beside most of some lines begin or end with the numbers of pages, one by one."""
    near = [lines[at + beside].words for at in found if 0 <= at + beside < len(lines)]
    numbers = [{int(_DIGITS.findall(number)[0]) for number in _NUMBERS.findall(line)} for line in near]
    steps = sum(any(n + 1 in after for n in before) for before, after in pairwise(numbers))
    return 2 * steps > len(found)


def _repeated(pages: Sequence[Sequence[Stretch]]) -> set[int]:
    """Give the lines at the edges of pages that are printed on several, but for their numbers."""
    edges = [line for page in pages for line in _edges(page)]
    times = Counter(_form(line) for line in edges)
    enough = min(_OFTEN, len(pages) - 1)
    return {line.start for line in edges if times[_form(line)] >= enough or not _form(line).strip("# ")}


def _edges(page: Sequence[Stretch]) -> Iterator[Stretch]:
    foot = (line for line in page[_AT_AN_EDGE:][-_AT_AN_EDGE:] if not line.match(_NOTE))
    return (line for line in (*page[:_AT_AN_EDGE], *foot) if len(line) <= _LONGEST)


def _form(line: Stretch) -> str:
    return " ".join(_DIGITS.sub("#", line.words).casefold().split())
