"""The start of a line → the label that may stand there at the head of a note. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.language.languages import EVERY, any_of
from corpus.notes import labels
from corpus.notes.forms import Shape
from corpus.notes.labels import (
    CIRCLED,
    CLOSING,
    FRAME,
    FRAME_ENDS,
    IN_BRACKETS,
    KEY,
    LABEL,
    LETTER,
    LETTERS,
    NOTE,
    NOTE_INSIDE,
    OPENING,
    RAISED_LETTER,
    SIGNS,
    SLASHED,
    SUPERSCRIPTS,
    is_roman,
    plain,
)
from corpus.stretch import Stretch

# What may stand alone on its line, over the words of its note: `[1]`, `.. [1]`, `**[1]**`, `(1)`, `¹`
_ALONE = rf"""(?:\.\.[ ])?(?P<bold>\*\*)?
      {OPENING}[ ]?{NOTE_INSIDE}?(?P<bracketed>{LABEL}|{LETTERS}|{IN_BRACKETS})[ ]?{CLOSING}(?(bold)\*\*):?
    | \((?P<round>{LABEL}|{IN_BRACKETS})\)            # `(11) Berger`, `(*) Translator's`
    | (?P<square>\[)?(?(square)|\()(?P<letter>{LETTER})(?(square)\]|\))  # `[b] Berger`, `(b) Berger`
    | (?P<stopped>{LETTER})[.)](?=[ \t\u00a0])         # `b. Berger`, `b) Berger`
    | \{{(?:{NOTE}[ ]?)?(?P<braced>\d{{1,4}}[a-z]?|{LETTER}|{SIGNS}{{1,5}})\}}  # `{{11}} Berger`, `{{b}} Roe`
    | {FRAME}(?P<framed>\d{{1,3}}){FRAME_ENDS}       # `<11> Berger`, `/11/ Berger`, `#11 Berger`
    | (?P<slashed>{SLASHED})/                         # `11/ Berger`
    | <(?i:sup)>\[?(?P<tagged>\d{{1,3}})\]?</(?i:sup)>  # `<sup>11</sup> Berger`
    | \[(?P<key>{KEY})\]                             # `[Holm66] Holm, Ina: …`
    | (?!⁰)(?P<superscript>{SUPERSCRIPTS}{{1,4}}|{CIRCLED}|{RAISED_LETTER})  # `¹¹ Roe`, `⑪ Roe`, `ᵃ Roe`
      (?![ \t\u00a0]*[=+|/×−<>≤≥⁰¹²³⁴-⁹⁺⁻⁼]|[^\W\d_A-Z][)\]}}])   # no `² = x`, `¹⁰ ²⁰`, `¹x)`
    """
# `[Footnote 11: Berger]`, `[Footnote A: …]`, `[Footnote 11  Berger]`, `[*Footnote: …]`, and `[Footnote: …]`
# without a label; not the marker `[Anm. 3]`
_BOX = rf"""\[(?P<box>(?:(?P<starred>{SIGNS}{{1,5}})[ ]?)?{NOTE}
    (?:[ ]\[?(?P<boxed>\d{{1,4}}[a-z]?|[a-z]|[ivxl]{{1,7}}|{LETTERS}|{SIGNS}{{1,5}})\]?)?)
    (?:[:.](?=[ \t\u00a0\n])|(?(boxed)(?=[ ]{{2}}\S)|(?!)))(?!\s{{0,2}}\w{{1,4}}\])"""
# `5. Januar. Schnee`, `5 January 1848`, `9. Januar, abends`: a diary; `3 May, J.: Boats` may be a note
_DATE = (
    rf"\d{{1,2}}\.?[ \u00a0]{any_of(EVERY.months)}"
    r"(?:[.:;](?=\s)|,[ ](?=[^\W\d_A-Z])|,?[ ][12]\d{3}\b|[ ]?[–—-]|\n|\Z)"
)
# The head of a note at the start of a line
_HEAD = re.compile(
    rf"""[ \t]{{0,8}}(?:
      {_ALONE}
    | \[\^(?P<named>[^\]\s]{{1,40}})\]:?              # `[^11]: Berger`
    | {_BOX}
    | \^\{{?(?P<caret>\d{{1,3}})\}}?(?=[ \t\u00a0])      # `^11 Berger`
    | (?P<symbol>{SIGNS}{{1,5}})(?!{SIGNS})           # `* Berger`, `*) Berger`; not `* * *`, not `*Ice*`
      (?![ ]{SIGNS}(?:\s|\Z))(?!(?<=\*)\S.{{0,200}}\*)\)?
    | (?P<tight>\d{{1,3}})\.(?=[^\W\d_a-z][^\W\d_A-Z])  # `11.Berger`
    | (?:{NOTE}[ ](?P<told>\d{{1,4}})[.:]            # `Note 11: Berger`
      |(?i:fn)(?P<textile>\d{{1,4}})\.                # `fn11. Berger` of Textile, `FN11. Berger` of lawyers
      |(?!{_DATE})\.?(?P<bare>\d{{1,4}}[a-z]?)[.):]?    # `11 Berger`, `11. Berger`, `12a Ibid.`, `.11 Berger`
       (?![ \t\u00a0]+[,;=+])                          # no `1 , 2 , 3`, no `2 = x`
      |(?P<roman>[ivxl]{{1,7}})[.):])(?=[ \t\u00a0])   # `iv. Berger`
    | (?P<spaced>[ivxl]{{1,7}})(?=[ \t\u00a0]+[^\w\s]{{0,2}}[^\W\d_a-zß-ÿ])   # `iv Berger`, no `i went`
    )[ \t\u00a0]*(?:[–—-][ ])?(?=\S)""",
    re.VERBOSE,
)
_ANY_BOX = re.compile(_BOX, re.VERBOSE)
# `Note 11:` and `[Footnote 11:`, over the words of its note, too
_LABEL_ALONE = re.compile(
    rf"[ \t]{{0,8}}(?:{_ALONE}|{_BOX}|{NOTE}[ ](?P<told>\d{{1,4}})[.:])[ \t]*(?:\n\s*|\Z)", re.VERBOSE
)
_BARE_ALONE = re.compile(r"[ \t]{0,8}(?:(?P<bare>\d{1,3})|(?P<roman>[ivxl]{1,7}))[.:)]?[ \t]*(?:\n\s*|\Z)")
_FORMS = {
    "bracketed": Shape.BRACKETED,
    "named": Shape.NAMED,
    "starred": Shape.BOXED,
    "boxed": Shape.BOXED,
    "box": Shape.BOXED,
    "round": Shape.ROUND,
    "letter": Shape.LETTER,
    "stopped": Shape.LETTER,
    "braced": Shape.BRACED,
    "framed": Shape.FRAMED,
    "slashed": Shape.FRAMED,
    "key": Shape.KEY,
    "superscript": Shape.RAISED,
    "caret": Shape.RAISED,
    "tagged": Shape.RAISED,
    "symbol": Shape.SYMBOL,
    "told": Shape.TOLD,
    "textile": Shape.TOLD,
    "bare": Shape.PLAIN,
    "tight": Shape.PLAIN,
    "roman": Shape.ROMAN,
    "spaced": Shape.ROMAN,
}
_LABELLED = re.compile(rf"\w+|{SUPERSCRIPTS}+|{CIRCLED}|{SIGNS}+")
# The label of a note in a box that prints none.
UNLABELLED = "*"


@dataclass(frozen=True, slots=True)
class Head:
    """The label that a line begins with, from ``start`` as printed; the note's words start at ``end``."""

    label: str
    start: int
    end: int
    form: Shape
    dress: str = "#"  # what is printed, with `#` for the label: `#.`, `[#]`, `#)`


def head(line: Stretch) -> Head | None:
    """Read the label at the start of a line, if it has one.

    >>> head(Stretch("[Footnote 4: Berger.]", 0, 21)).label
    '4'
    """
    return _read(line.match(_HEAD))


def as_letter(before: Head | None, head: Head) -> Head:
    """Read `[i]` behind `[h]` as the letter that it is there, and no roman number."""
    is_letter = before is not None and before.form is Shape.LETTER and before.dress == head.dress
    if is_letter and before and labels.is_letter_after(before.label, head.label):
        return replace(head, form=Shape.LETTER)
    return head


def alone(block: Stretch, *, bare: bool = False) -> Head | None:
    """Read a label that stands alone on the first line of a block; its note begins under it.

    ``bare`` numbers count where nothing but notes stands, since a page may end there: `12`, `xii`.
    """
    return _read(block.match(_LABEL_ALONE) or (block.match(_BARE_ALONE) if bare else None))


def boxes(stretch: Stretch) -> Iterator[Head]:
    """Yield the heads of notes in boxes, wherever they stand."""
    return (box for found in stretch.finditer(_ANY_BOX) if (box := _read(found)))


def _read(found: re.Match[str] | None) -> Head | None:
    if not found:
        return None
    groups = found.groupdict()
    kind = next(kind for kind in _FORMS if groups.get(kind))
    label = UNLABELLED if kind == "box" else plain(found[kind])
    if (
        kind not in ("named", "boxed", "letter", "stopped", "braced", "key", "superscript")
        and label.isalpha()
        and label.islower()
        and not is_roman(label)
    ):
        return None
    printed = found.group()
    start = found.start() + len(printed) - len(printed.lstrip())
    return Head(label, start, found.end(), _form(kind, label), _LABELLED.sub("#", printed.strip()))


def _form(kind: str, label: str) -> Shape:
    if is_roman(label) and kind == "bracketed":
        return Shape.ROMAN
    return _FORMS[kind]


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
    return labels.is_symbol(head.label) and labels.is_symbol(following.label)
