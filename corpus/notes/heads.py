"""The start of a line → the label that may stand there at the head of a note. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.notes import labels
from corpus.notes.labels import LABEL, NOTE, SUPERSCRIPTS, is_roman, plain
from corpus.stretch import Stretch

# The head of a note at the start of a line
_HEAD = re.compile(
    rf"""[ \t]{{0,8}}(?:
      \[(?P<bracketed>{LABEL}|[A-Z])\]:?              # `[11] Berger`
    | \[\^(?P<named>[^\]\s]{{1,40}})\]:                # `[^11]: Berger`, `[^berger]: Berger`, of Markdown
    | \[{NOTE}[ ](?P<boxed>\d{{1,4}}|[A-Z]):          # `[Footnote 11: Berger]`, as in Project Gutenberg
    | \((?P<round>{LABEL})\)                          # `(11) Berger`, `(*) Translator's`
    | (?P<superscript>{SUPERSCRIPTS}{{1,4}})          # `¹¹ Berger`
    | (?P<symbol>[*†‡§]{{1,3}})(?![*†‡§])(?!(?<=\*)\S.{{0,200}}\*)  # `* Berger`, not `*Ice*`
    | (?:{NOTE}[ ](?P<told>\d{{1,4}})[.:]            # `Note 11: Berger`
      |(?P<bare>\d{{1,4}}[a-z]?)[.):]?                 # `11 Berger`, `11. Berger`, `12a Ibid.`
      |(?P<roman>[ivxl]{{1,7}})[.):])(?=[ \t\u00a0])   # `iv. Berger`
    )[ \t\u00a0]*(?=\S)""",
    re.VERBOSE,
)


class Shape(StrEnum):
    """How a label is printed at the head of a note."""

    PLAIN = "plain"  # `11 Berger`, `11. Berger`
    ROUND = "round"  # `(11) Berger`
    ROMAN = "roman"  # `iv. Berger`
    MARKED = "marked"  # `[11] Berger`, `¹¹ Berger`, `* Berger`, `Note 11: Berger`: hardly anything but a note
    NAMED = "named"  # `[^berger]: Berger`
    BOXED = "boxed"  # `[Footnote 11: Berger]`


@dataclass(frozen=True, slots=True)
class Head:
    """The label that a line begins with, from ``start`` as printed; the note's words start at ``end``."""

    label: str
    start: int
    end: int
    form: Shape


def head(line: Stretch) -> Head | None:
    """Read the label at the start of a line, if it has one."""
    found = line.match(_HEAD)
    if not found or not (kind := found.lastgroup):
        return None
    label, printed = plain(found[kind]), found.group()
    if label.islower() and not is_roman(label) and kind != "named":
        return None
    start = found.start() + len(printed) - len(printed.lstrip())
    return Head(label, start, found.end(), _form(kind, label))


def _form(kind: str, label: str) -> Shape:
    if kind in ("round", "boxed", "named"):
        return Shape(kind)
    if is_roman(label):
        return Shape.ROMAN
    return Shape.PLAIN if kind == "bare" else Shape.MARKED


def follows(head: Head | None, following: Head) -> bool:
    """Tell whether a label is that of the next note: 4 after 3, 12a after 12, † after *."""
    if head is None:
        return False
    step = labels.distance(head.label, following.label)
    if step is None or head.form is Shape.NAMED:
        return are_symbols(head, following)
    return step == 1 or (step == 0 and following.label != head.label)


def are_symbols(head: Head, following: Head) -> bool:
    """Tell whether two labels have no order, as `*` and `†`, or `[^berger]` and any other of its form."""
    if head.form is following.form is Shape.NAMED:
        return True
    return labels.number(head.label) is None and labels.number(following.label) is None
