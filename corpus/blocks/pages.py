"""The pages of a plain text that was printed → the lines that belong to the page, not to the text. Pure.

Programs that read PDF files leave a mark between two pages, and print what stands at the head and the foot of
each page again and again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

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
_AT_AN_EDGE = 2  # lines of a head or a foot
_LONGEST = 120
_OFTEN = 3  # as often as this, or on every page of fewer


def furniture(block: Stretch) -> set[int]:
    """Give the places at which lines of a text begin that are marks, heads and feet of its pages."""
    pages: list[list[Stretch]] = [[]]
    marks: set[int] = set()
    for line in block.lines():
        words = line.trimmed()
        if line.words.startswith(_FEED) or words.fullmatch(_MARK):
            pages.append([])
        if words.fullmatch(_MARK):
            marks.add(words.start)
        elif words:
            pages[-1].append(words)
    if len(pages) <= _FEWEST_MARKS:
        return set()
    return marks | _repeated([page for page in pages if page])


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
