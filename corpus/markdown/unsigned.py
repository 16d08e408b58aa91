r"""A text in Markdown → a copy in which the labels of notes are written without signs, with its places. Pure.

`**[1]**`, `\[1\]`, `\*`, `[**1**]`, `[[1]](#_ftn1)` become `[1]`; `<sup>1</sup>` and `^1^` become `¹`,
`<sup>2,3</sup>` becomes `²,³`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.model import Span
from corpus.notes import labels

_SIGNED = re.compile(
    r"""(?P<sign>\*{1,3}|_{1,3})(?P<emphasised>\[\w{1,4}\][.:]?|\(\w{1,3}\)[.:]?|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}[.)]?)(?P=sign)
    | \[(?P<inner>\*{1,3}|_{1,3})(?P<inside>\w{1,4})(?P=inner)\]
    | \[(?:<sup>)?\\?\[?(?P<linked>\w{1,4})\\?\]?(?:</sup>)?\]
      \([^()\s\#]*\#(?:[\w-]{0,20}(?:fn|ftn|edn|note|ref|cite)[\w-]{0,20}|n\d{1,3})\)
    | \\\[(?P<escaped>\w{1,4})\\?\]
    | (?:(?<=\n)|\A)(?P<bullet>[-*+])[ ](?=(?:\*{1,3}|_{1,3}|\\|<sup>)?\[\w{1,4}\\?\])
    | (?<=\n)(?P<point>\d{1,3})\\(?=[.)][ ])
    | (?:(?<=[^\s\\])|(?<=\n)|\A)(?P<stars>(?:\\[*]){1,5})(?=[\s.,;:!?…)”’»]|\Z)
    | <sup>(?P<raised>\[?(?:[\w†‡§]|\\?[*]){1,4}\]?)</sup>
    """
    rf"| <sup>(?P<row>{labels.RAISED_ROW})</sup> | \^(?P<hatted>{labels.RAISED_ROW})\^",
    re.VERBOSE | re.IGNORECASE,
)
# `*fell*`, `**the**`, whose stars are none of `\*`
_EMPHASIS = re.compile(r"(?<![\\*\w])(\*{1,3})(?=[^\s*])((?:[^*\n]|\n(?!\s*\n)){0,400}[^\s*\\])\1(?![*\w])")
# `\*fell`, which the next `\*` closes
_OPENED = re.compile(r"\\\*(?=[^\s\\*])[^\\\n]*\Z")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy, and where each of its signs stands in the source, its end last.

    ``starts`` and ``ends`` say where a label with its signs begins and ends in the source, by its place in
    the copy.
    """

    words: str
    places: tuple[int, ...]
    starts: Mapping[int, int]
    ends: Mapping[int, int]

    def at(self, place: int) -> int:
        """Give where a place of the source is in the copy."""
        return bisect_left(self.places, place)

    def inner(self, start: int, end: int) -> Span:
        """Give the place in the source of a range of the copy that is not empty."""
        return Span(self.places[start], self.places[end - 1] + 1)

    def outer(self, start: int, end: int) -> Span:
        """Give it with the signs of the labels with which it begins and ends."""
        inner = self.inner(start, end)
        return Span(self.starts.get(start, inner.start), self.ends.get(end, inner.end))


def copy(text: str) -> Copy | None:
    """Copy a text; None if no label has signs."""
    words: list[str] = []
    places: list[int] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 0
    if r"\*" in text:
        text = _EMPHASIS.sub(_underlined, text)
    for found in _SIGNED.finditer(text):
        words.append(text[at : found.start()])
        places += range(at, found.start())
        starts.setdefault(len(places), found.start())
        for start, kept in _kept(found):
            words.append(kept)
            places += range(start, start + len(kept))
        ends[len(places)] = at = found.end()
    if not at:
        return None
    words.append(text[at:])
    return Copy("".join(words), (*places, *range(at, len(text) + 1)), starts, ends)


def starred(text: str) -> Iterator[Span]:
    r"""Yield the stars that are written as signs and stand as labels do: `fell.\*`, `\*\* Roe`."""
    for found in _SIGNED.finditer(text) if r"\*" in text else ():
        if found["stars"] and not _OPENED.search(text, max(0, found.start() - 200), found.start()):
            yield Span(*found.span("stars"))


def _underlined(found: re.Match[str]) -> str:
    """Write the stars of emphasis as lines, so that only stars that are shown are left."""
    line = "_" * len(found[1])
    return f"{line}{found[2]}{line}"


def _is_written_only(signs: str, at: int) -> bool:
    """Tell a backslash, and the second dash of `5--7`."""
    return signs[at] == "\\" or signs[max(0, at - 1) : at + 1] == "--"


def _kept(found: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield what the copy keeps of a label with signs, and where it stands."""
    group = found.lastgroup or "emphasised"
    name = "emphasised" if found["sign"] else "inside" if found["inner"] else group
    start, label = found.start(name), found[name]
    if name in ("inside", "escaped", "linked"):
        yield start - 1, "["
        yield start, label.translate(_LOWERED)
        yield found.end(name), "]"
    elif name in ("row", "hatted"):
        signs = label.translate(_RAISED)
        yield from ((start + at, sign) for at, sign in enumerate(signs) if not _is_written_only(signs, at))
    elif "\\" in label:
        yield from ((start + at, sign) for at, sign in enumerate(label) if sign != "\\")
    elif name == "raised" and label.isalnum():
        yield start, label.translate(_RAISED)
    elif name != "bullet":
        yield start, label
