"""Marks of printed pages in a page or a book → their numbers, and what of the text stands on each. Pure.

`<span class="pagenum" id="Page_12">[Pg 12]</span>`, `<span epub:type="pagebreak" title="84"/>`. A page begins
where its mark stands.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.markup import kinds
from corpus.model import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

_MARKS = frozenset("pagenum page-number pageno pagebreak page-break doc-pagebreak".split())
# `12`, `[Pg 12]`, `Page_xiv`, `page 84`, `p12`
_NUMBER = re.compile(
    r"(?:.*[^A-Za-z0-9]|(?:page|pg|p))?(?P<number>\d{1,4}|[ivxlc]{1,8})\W*", re.IGNORECASE | re.DOTALL
)
_LONGEST = 24
_FEWEST = 2


def label(element: Element) -> str | None:
    """Read the number of the page that a mark begins; None if it is no mark, or has no number."""
    if element.get("class") is None and element.get("role") is None and element.get("epub-type") is None:
        return None
    if not _MARKS.intersection((*kinds.classes(element), *kinds.types(element))):
        return None
    said = (kinds.beginning(element), *(element.get(name) or "" for name in ("title", "aria-label", "id")))
    found = (_NUMBER.fullmatch(words[:_LONGEST]) for words in said if words)
    return next((number["number"] for number in found if number), None)


def pages(marks: Sequence[tuple[int, str]], end: int) -> Iterator[Page]:
    """Yield the pages that marks begin, if these rise as the pages of a book do."""
    numbers = [int(number) for _, number in marks if number.isdecimal()]
    falls = sum(1 for before, after in pairwise(numbers) if after <= before)
    if len(marks) < _FEWEST or 10 * falls > len(numbers):
        return
    for (start, number), (stop, _) in pairwise([*marks, (end, "")]):
        if start < stop:
            yield Page(number, start, stop)
