"""Sets of lines → what each is: title, byline, heading, paragraph, list of contents. Pure."""

import re
from collections.abc import Iterator, Sequence
from statistics import median

from corpus.blocks import bylines
from corpus.language import marks
from corpus.language.languages import EVERY, any_of, folded
from corpus.model import BlockKind
from corpus.pdf import tables
from corpus.pdf.paragraphs import Set

_LARGER = 1.1  # than the text that follows
_LONGEST_HEADING = 200
_LONGEST_LIGHT = 80
_SHORTEST_TEXT = 160  # letters; what is longer is a paragraph for certain
_SHORTEST_UNDER = 50  # letters of text under a heading
_OPENING = 12  # sets in which a title may stand
_FEWEST_LETTERS = 4  # of a title; a court prints WO over an order
# `No. 20-16276`, `January 11, 2021`
_NUMBERED = re.compile(r"(?:no|nr|n°|nº|case)\b[.:]? ?[\w:-]*\d")
_ADDRESS = re.compile(r"(?:\w+://|www\.)\S+")
_MONTHS = re.compile(rf"\b{any_of(EVERY.months)}\b", re.IGNORECASE)
_SECTIONS = folded(EVERY.front_parts, EVERY.back_parts, EVERY.note_headings, EVERY.contents)
# `3.2.1 `, `§ 1308.02 `, `IV. `, `(b) ` before the words of a heading, or of a point
_COUNTED = re.compile(
    r"[“‘\"']{0,2}(?:(?P<section>§+ ?[\d.]+|\d+(?:\.\d+)+\.?)|\(?(?:\d{1,3}|[IVXLC]{1,7}|[A-Za-z])[.):])\s"
)
_MOST_WORDS = 8  # of a heading that ends as a sentence does; twice as many under the number of a section
_GOES_ON = re.compile(r"[⁰¹²³⁴-⁹\d]{0,3}[,;)]")  # `⁶, we use it`
_BULLETS = tuple(tables.BULLETS)
_CLOSING = marks.CLOSING + ")]"
_NEAR = 4  # sets; a heading has text under it


def classify(sets: Sequence[Set]) -> list[BlockKind]:
    """Say what each set of lines is."""
    kinds = [BlockKind.FURNITURE if _is_furniture(lines) else BlockKind.PARAGRAPH for lines in sets]
    for at, lines in enumerate(sets):
        if kinds[at] != BlockKind.PARAGRAPH:
            continue
        if _is_heading(sets, at):
            kinds[at] = BlockKind.HEADING
        elif lines.inset and at and _may_be_quoted_behind(sets[at - 1], kinds[at - 1]):
            kinds[at] = BlockKind.QUOTATION
    _open(sets, kinds)
    return kinds


def _may_be_quoted_behind(lines: Set, kind: BlockKind) -> bool:
    """Tell what a quotation may stand under: text as wide as usual, or more of it; no abstract is one."""
    return kind == BlockKind.QUOTATION or (kind == BlockKind.PARAGRAPH and not lines.inset)


def _is_furniture(lines: Set) -> bool:
    """Tell what is no text: a list of contents, a table that is not read, marks without a word."""
    return lines.is_contents or lines.mixed or not any(map(str.isalnum, lines.text))


def is_power(lines: Set) -> bool:
    """Tell a raised number alone on its line: what it belongs to is a part of a formula on another."""
    raised = all(piece.height for _, line, _ in lines.lines for piece in line.pieces)
    return raised and not any(map(str.isalpha, lines.text))


def _is_heading(sets: Sequence[Set], at: int) -> bool:
    lines, words = sets[at], sets[at].text
    if lines.row or len(words) > _LONGEST_HEADING or not any(map(str.isalpha, words)):
        return False
    counted = _COUNTED.match(words)
    words = words[counted.end() :] if counted else words
    most = _MOST_WORDS * (2 if counted and counted["section"] else 1)
    if words[:1].islower() or words.startswith(_BULLETS):
        return False
    following = [other for other in sets[at + 1 :][:_NEAR] if len(other.text) >= _SHORTEST_UNDER]
    if not following or words.endswith((",", ";")):
        return False
    if len(words.split()) > most and _is_sentence(words, sets[at + 1].text):
        return False
    size = median(other.first.size for other in following)
    if lines.first.size > _LARGER * size:
        return True
    if lines.first.size < size / _LARGER:
        return False
    if lines.is_bold and not following[0].is_bold:
        return True
    return lines.gap and _is_in_capitals(lines) and max(len(o.text) for o in following) >= _SHORTEST_TEXT


def _is_sentence(words: str, behind: str) -> bool:
    """Tell a sentence, or a part of one, in large or bold letters: by how it ends, or goes on below.

    A question may be a heading.
    """
    goes_on = behind[:1].islower() or _GOES_ON.match(behind) is not None
    return goes_on or words.rstrip(_CLOSING).endswith((".", "!", ":"))


def _is_in_capitals(lines: Set) -> bool:
    """Tell whether a short line without a marker is all in capitals."""
    words = lines.text
    raised = any(piece.height for piece in lines.first.pieces)
    return (
        words.isupper() and 3 < len(words) <= _LONGEST_LIGHT and not raised and not words.endswith((".", ":"))
    )


def _open(sets: Sequence[Set], kinds: list[BlockKind]) -> None:
    """Tell the title, which is the largest before the first paragraph, and the byline under it."""
    opening = range(min(_first_text(sets), _OPENING, len(sets)))
    text = median(size for lines in sets for size in [lines.first.size] * len(lines.text)) if sets else 0.0
    named = [at for at in opening if _may_name(sets[at].text)]
    largest = max((sets[at].first.size for at in named), default=0.0)
    titles = [at for at in named if sets[at].first.size == largest]
    if titles and (largest > _LARGER * text or sets[titles[0]].first.bold):
        for at in _of_title(sets, titles[0], opening):
            kinds[at] = BlockKind.TITLE
    for at in opening:
        if kinds[at] != BlockKind.TITLE and bylines.author(" ".join(sets[at].text.split())):
            kinds[at] = BlockKind.BYLINE
            break


def _of_title(sets: Sequence[Set], first: int, opening: range) -> Iterator[int]:
    """Yield the sets of a title, which may go on in the next of its size: `A Program for`, `Old Harbours`."""
    yield first
    for at in opening[first + 1 :]:
        above, words = sets[at - 1], sets[at].text
        if sets[at].first.size != above.first.size or not bylines.goes_on(above.text, words):
            return
        yield at


def _may_name(words: str) -> bool:
    """Tell words that may be a title from a mark, a number, a day, an address, and a section's heading."""
    printed = " ".join(words.casefold().split()).strip(" .:")
    if _ADDRESS.fullmatch(printed):
        return False
    letters = sum(map(str.isalpha, _MONTHS.sub("", words)))
    return letters >= _FEWEST_LETTERS and printed not in _SECTIONS and not _NUMBERED.match(printed)


def _first_text(sets: Sequence[Set]) -> int:
    return next((at for at, lines in enumerate(sets) if len(lines.text) >= _SHORTEST_TEXT), len(sets))
