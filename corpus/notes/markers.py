"""A stretch of text → the places where a marker may stand, and how sure that is by its form alone. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from corpus.language import elsewhere, marks, quantities
from corpus.language.languages import EVERY, any_of, folded
from corpus.model import Span
from corpus.notes.enumerations import ends_clause
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
    number,
    plain,
)
from corpus.stretch import Stretch

# Any place where a marker may stand
_PLACE = re.compile(
    rf"""(?![\sa-hj-km-uwyzA-Z.,;:’“”-])(?:             # nothing begins with these, which are most of a text
      (?P<bold>\*\*)?
      {OPENING}[ ]?(?P<noted>{NOTE_INSIDE})?(?P<bracketed>{LABEL}|{LETTERS}|{IN_BRACKETS})
      (?(noted)\.?)[ ]?{CLOSING}(?(bold)\*\*)                 # `[11]`, `[*]`, `[note 11]`, `[Note 11.]`
      (?:_(?=\W|\Z))?                                       # `**[11]**`, `[11]_`
      (?!(?<=[A-Za-z]\])\w)                                   # not `[I]t`
    | \[(?P<cited>[1-9]\d{{0,2}}(?:[,;–-][ ]?\d{{1,3}}){{1,9}})\] # `[3, 4]`, `[3; 4]`, `[3-5]`; no `[0; 1]`
    | \[(?P<paged>[1-9]\d{{0,2}}),[ ]?{any_of(EVERY.pages, EVERY.volumes)}[^\[\]]{{1,40}}\]  # `[3, p. 4]`
    | \[(?P<keyed>{KEY}(?:[,;:]?[ ][^\[\]]{{1,60}})?)\]       # `[Holm66]`, `[Holm66, S. 4; Vogt09]`
    | (?P<square>\[)?(?(square)|\()(?P<letter>{LETTER})(?(square)\]|\))(?!\w)  # `[b]`, `(b)`
    | \{{(?:{NOTE}[ ]?)?(?P<braced>\d{{1,4}}[a-z]?|{LETTER}|{SIGNS}{{1,5}})\}}        # `{{11}}`, `{{b}}`
    | (?<![\d/<]){FRAME}(?<![\s(\[&=/"]\#)(?P<framed>\d{{1,3}}){FRAME_ENDS}(?!\w)  # `<11>`, `((11))`, `.#11`
    | (?<![\w/(])(?<!\d[.,])(?P<slashed>{SLASHED})/(?!\()         # `11/`; not `1,11/`, `1/(2s)`, `(1/ s)`
    | \[\^(?P<named>[^\]\s]{{1,40}})\]                         # `[^11]`, `[^berger]`
    | \((?:{NOTE}[ ])?(?P<round>{LABEL}|{IN_BRACKETS})\)     # `(11)`, `(*)`, `(note 11)`
    | \^\{{?(?P<caret>\d{{1,3}})\}}?(?!\w)                   # `^11`, `^{{11}}`
    | <(?i:sup)>\[?(?P<tagged>\d{{1,3}})\]?</(?i:sup)>         # `<sup>11</sup>`
    | (?P<superscript>{SUPERSCRIPTS}+|{CIRCLED}|{RAISED_LETTER})  # `¹¹`, `⑪`, `ᵃ`
      (?![\w.+-]{{1,60}}@)                                   # not `¹roe@guild.org`
    | (?<=\s)\*(?P<starred>[a-z])(?!\w|[^*\n]{{0,200}}\S\*)   # `the ice. *b It`; no `*b of a book*`
    | (?P<symbol>{SIGNS}+)                                     # `**`
    | (?P<bare>\d+[a-z]?)                                     # digits, with a letter or without
    | (?<=[.!?…,;:”’»"'])(?P<roman>[ivxl]{{1,7}})(?!\w)           # `seven.iv`
    )""",
    re.VERBOSE,
)
# `seven.`, `1911,`, `[May].”`, `gone”`: what a glued `iv` hangs on; not the `p.` of a page
_ROMAN_HANGS_ON = re.compile(r"(?:[^\W\d_]{3}|\d{4}|[)\]])(?:[.!?…,;:][”’»\"']{0,2}|[”»])\Z")
# Several markers at one place: `again.4,5`, `again.6-8`
_SEVERAL = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}){1,9}(?![\d%]|[.,:–-]\d)", re.ASCII)
_NUMBER = re.compile(r"\d+", re.ASCII)
# `roe@guild.org. ² Nurse`: the houses of authors, one behind the other
_BEHIND_MAIL = re.compile(r"@[\w.-]{3,60}[.;,]?\s\Z")
_MAIL_REACH = 70
_KEYS = re.compile(KEY)
_WIDEST_RANGE = 20
_CLOSING_QUOTES = marks.CLOSING
_STOPS = ".!?…"
# What may follow a marker: white space, the end, a closing quote or bracket, a dash, a stop, a word joiner.
_FOLLOWERS = _CLOSING_QUOTES + ")]}—–.,;:!?…\u2060"
# `word`, `word.”`, `1911,`, `_word_.`: what a symbol hangs on; not the `x4c` and `".` of programs
_WORD_END = re.compile(
    r"(?:[^\W\d_]{2}|\d{2}|(?<!\w)([_*]{1,3})[^\W_][^_*]{0,80}\1)[.,;:!?…)\]”’»›\"']{0,4}\Z"
)
# `*The ice` or `7**00`: emphasis that the next `*` closes
_OPEN_EMPHASIS = re.compile(r"(?:\*{1,3}(?=[\w“‘(\[`])|(?<!\S)\*{1,3}(?=['\"]))[^*]*\Z")
# The same, lines above: verses between stars
_OPEN_ABOVE = re.compile(r"(?<!\S)\*{1,3}(?=[\w“‘‚„(\[`'\"])[^*]*\Z")
_LONGEST_EMPHASIS = 2_000
# What the digits of `long war.1In`, `that year,4and` and `1917.21` hang on, and what runs on behind them
_SENTENCE_ENDS = re.compile(r"[^\W\d_A-Z]{2}[)\]]?[.!?…][”’»\"]?\Z")
_SENTENCE_BEGINS = re.compile(r"[“‘«\"]?[^\W\d_a-z][a-zà-ÿ’' ]")
_CLAUSE_ENDS = re.compile(r"[^\W\d_]{2}[,;:]\Z")
_WORD_BEGINS = re.compile(r"[^\W\d_]{2}")
# `the war. `, `« à la criée ». `, before digits by themselves; not `No. `; and what follows them
_SENTENCE_ENDED = re.compile(
    r"(?:[^\W\d_]{2}(?P<stop>[.!?…])|[)\]][.!?…]|[.!?…]?[”»\"]\s?[.,;!?…]?)[ \u00a0\u202f\n]\Z"
)
# `« à la criée »`, and a space that binds, before them: `« … » 4, puis`, `« … » 4 est`
_BOUND = re.compile(r"[”»\"][\u00a0\u202f]\Z")
# `« à la criée » 4, puis`
_QUOTED = re.compile(r"[”»] \Z")
_STOP_FOLLOWS = re.compile(r"[,.;:!?…)](?!\d)")
_CLAUSE_FOLLOWS = re.compile(r"[,.;:!?…)](?!\d)|\s+[^\W\d_]|\s*\Z")
_SENTENCE_FOLLOWS = re.compile(r"\s+[“‘«„\"(]?\s?[^\W\d_a-zß-ÿ]|\s*\Z")
_LONGEST_LABEL = 3
_MOST_SIGNS = 5  # `*****`
# `3 m2`, `2 kg4`: a measure
_MEASURE = re.compile(r"\d[ \u00a0\u202f]?[a-z]{1,2}\Z")
# What a power hangs on: a number or a sign to calculate with, a measure, what stands for a quantity
_IN_FORMULA = re.compile(rf"(?:{quantities.COUNTED}|(?<![^\W\d_])[kcm]m|{quantities.VARIABLE})\Z")
_YEAR_ENDS = re.compile(r"(?<![\d.,])[12]\d{3}[.,]$")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
# `1.E.8` is a section, `0..1` a range, `The Mole.......12` a line of contents; `strike....12` may be a marker
_OF_A_SECTION = re.compile(r"\d\.[A-Za-z]\.\Z|(?<!\.)\.\.\Z|\.{5}\Z")
# `A.2 Naming`: a section of an appendix
_LETTERED = re.compile(r"(?:\s|\A)[A-Z]\.\Z")
_SHORT_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,4})\.$")
# `platform.1 at six`, `the Swan.2, of elm`: no sentence ends there, unless `Co.2 and` is an abbreviation
_LAST_WORD = re.compile(r"([^\W\d_]{1,20})\.\Z")
_RUNS_ON = re.compile(r"[,;]|\s[a-zß-ÿ]")
_ABBREVIATIONS = folded(EVERY.abbreviations, EVERY.citation_abbreviations)
# So far before `»` a quotation may have opened.
_LONGEST_QUOTATION = 2_000
# So far before `1)` a bracket may have opened that it closes.
_LONGEST_BRACKET = 200
# What counts points in brackets: `of these: [1] the dam, [2] the mill or [3] the weir`; not `[1], [2] or [3]`
_ENUMERATED = re.compile(rf"(?:(?<!\])[,;:]|[,;:]?(?<!\])\s{any_of(EVERY.ands, EVERY.title_goes_on)})\s+\Z")
_ENUMERATED_REACH = 12
# `a[1]`, of a program
_ELEMENT = re.compile(r"(?<![\w’'.-])[a-z]\Z")
# A dash right after a quotation, `yes”—`, and what may follow the marker behind it: a stop, or a word that
# goes on with the sentence and is not counted, `4 and went`; not `4 men`, `4 and 5`, `4 and a half`
_QUOTED_DASH = re.compile(r"\S[”’»\"'][—–]$")
_AFTER_DASHED = re.compile(
    r"[.,;:!?…—–)]|\Z|\n\n"
    rf"|\s{any_of(EVERY.goes_on_words)}\b(?!\s(?:\d|{any_of(EVERY.amounts)}\b))"
)
# `No.3`, `pp.21`: the number belongs to the word.
_COUNTED = folded(EVERY.counted, elsewhere.COUNTED)
_IN_BRACKETS = frozenset({Shape.ROUND, Shape.BRACKETED, Shape.LETTER, Shape.BRACED, Shape.FRAMED})


class Trust(IntEnum):
    """How sure it is that a place is a marker, by its printed form alone."""

    LOW = 3  # `1917.21`, `1995,42`: may be a decimal
    FAIR = 5  # `Klein1`, glued to a word
    GOOD = 8  # `Shavell,2`, after a comma
    HIGH = 10  # `treachery.”3`, `camp.11`, `[11]`, `¹¹`


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text where a marker with this label may stand, ``text[start:end]`` as printed."""

    label: str
    start: int
    end: int
    trust: Trust
    form: Shape
    doubtful: bool = False  # prose has `(4)` too: only a list that calls for it can make it a marker


def places(block: Stretch) -> Iterator[Place]:
    """Yield every place in a block whose surroundings allow a marker, in order."""
    for found in block.finditer(_PLACE):
        label, at, stop = plain(found[found.lastgroup or 0]), found.start(), found.end()
        match found.lastgroup:
            case "bracketed" if not label.islower() or is_roman(label):
                before = block.until(at, _ENUMERATED_REACH)
                is_low = before.search(_ENUMERATED) or before.search(_ELEMENT)
                yield Place(label, at, stop, Trust.LOW if is_low else Trust.HIGH, Shape.BRACKETED)
            case "paged":
                yield Place(label, found.start("paged"), found.end("paged"), Trust.HIGH, Shape.BRACKETED)
            case "cited":
                yield from _cited(found)
            case "keyed":
                yield from _keyed(found)
            case "letter":
                yield from _letter(block, Place(label, at, stop, Trust.GOOD, Shape.LETTER))
            case "braced":
                yield Place(label, at, stop, Trust.HIGH, Shape.BRACED)
            case "framed" | "slashed":
                yield Place(label, at, stop, Trust.GOOD, Shape.FRAMED)
            case "named":
                yield Place(label, at, stop, Trust.HIGH, Shape.NAMED)
            case "superscript" | "caret" | "tagged" if label[0] != "0" and not _is_no_call(block, at):
                yield Place(label, at, stop, Trust.HIGH, Shape.RAISED)
            case "starred":
                yield Place(label, at, stop, Trust.GOOD, Shape.STARRED)
            case "symbol" if len(label) <= _MOST_SIGNS and _is_symbol(block, found):
                yield Place(label, at, _with_bracket(block, at, stop), Trust.GOOD, Shape.SYMBOL)
            case "round":
                yield from _in_round_brackets(block, Place(label, at, stop, Trust.GOOD, Shape.ROUND))
            case "roman" if is_roman(label) and _ends_sentence(block, at):
                yield Place(label, at, stop, Trust.GOOD, Shape.ROMAN, doubtful=True)
            case "bare":
                yield from _bare(block, found)
            case _:
                pass


def _cited(found: re.Match[str]) -> Iterator[Place]:
    """Yield the markers of `[3, 4]`, each without the brackets that they share; of a range its ends."""
    for label in _NUMBER.finditer(found.string, found.start(), found.end()):
        yield Place(label.group(), label.start(), label.end(), Trust.HIGH, Shape.BRACKETED)


def _keyed(found: re.Match[str]) -> Iterator[Place]:
    """Yield the works of `[Holm66]` and `[Holm66, S. 4; Vogt09]`, brackets and pages apart from one alone."""
    keys = list(_KEYS.finditer(found.string, found.start("keyed"), found.end("keyed")))
    for key in keys:
        span = found.span() if key.group() == found["keyed"] else key.span()
        yield Place(key.group(), *span, Trust.HIGH, Shape.KEY)


def _letter(block: Stretch, place: Place) -> Iterator[Place]:
    """Yield `[b]` behind a word, and `(b)` where a clause ends."""
    if block.text[place.start] == "[":
        if not block.before(place.start, 1).isspace() and place.start > block.start:
            yield place
    elif ends_clause(block, Span(place.start, place.end)):
        yield place


def _in_round_brackets(block: Stretch, place: Place) -> Iterator[Place]:
    """Yield `(*)` and `gone.(4)`, which are hardly but markers, and `(4)` or `(iv)` where they may be one."""
    if number(place.label) is None:
        yield place
    elif (at_end := ends_clause(block, Span(place.start, place.end))) is not None:
        before = block.before(place.start, 1)
        glued = before in tuple(_STOPS + _CLOSING_QUOTES)
        good = at_end or not before.isspace()  # `impera(4) must`; but `impera (4) must`
        trust = Trust.HIGH if glued else Trust.GOOD if good else Trust.FAIR
        yield replace(place, trust=trust, doubtful=not glued)


def _with_bracket(block: Stretch, at: int, stop: int) -> int:
    """Give the end of a marker, with the bracket that closes `word*)` and `word1)` and opens nowhere."""
    if block.text[stop : min(stop + 1, block.end)] != ")":
        return stop
    before = block.before(at, _LONGEST_BRACKET)
    return stop if before.count("(") > before.count(")") else stop + 1


def _ends_sentence(block: Stretch, at: int) -> bool:
    """Tell whether a word and a full stop stand before a place: `seven.iv`, `seven.”iv`, not `p.iv`."""
    return _ROMAN_HANGS_ON.search(block.before(at, 8)) is not None


def _bare(block: Stretch, found: re.Match[str]) -> Iterator[Place]:
    """Yield the marker that a run of digits is, or the several ones that it begins."""
    at, stop = found.span()
    if not block.text[stop - 1].isdigit() and block.text[stop : min(stop + 1, block.end)].isalpha():
        stop -= 1  # `year,4and`: no label 4a
    if several := _SEVERAL.match(block.text, at, block.end):
        yield from _each(block, several)
    elif trust := _digits(block, at, stop):
        end = _with_bracket(block, at, stop)
        trust = max(trust, Trust.GOOD) if end > stop else trust
        yield Place(block.text[at:stop], at, end, trust, Shape.PLAIN)
    elif stands_apart(block, at, stop):
        yield Place(block.text[at:stop], at, stop, Trust.GOOD, Shape.PLAIN, doubtful=True)


def stands_apart(block: Stretch, at: int, stop: int) -> bool:
    """Tell whether digits stand by themselves between two sentences: `the war ». 4 Nobody`, `the war. 4`."""
    if stop - at > _LONGEST_LABEL or not block.text[stop - 1].isdigit():
        return False
    before = block.before(at, 12)
    behind = block.since(stop)
    if _BOUND.search(before) and behind.match(_CLAUSE_FOLLOWS):
        return True
    if _QUOTED.search(before) and behind.match(_STOP_FOLLOWS):
        return True
    ended = _SENTENCE_ENDED.search(before)
    if not ended or not block.since(stop).match(_SENTENCE_FOLLOWS):
        return False
    return not ended["stop"] or _after_stop(block, at - 1) is not None  # not `No. 4 Men`


def _each(block: Stretch, several: re.Match[str]) -> Iterator[Place]:
    """Yield the markers of `again.4,5` or `again.6-8`; none for `4,500`, `12-9`, `pp. 3-4`."""
    labels = list(_NUMBER.finditer(several.group()))
    numbers = [int(label.group()) for label in labels]
    ascending = all(a < b <= a + _WIDEST_RANGE for a, b in pairwise(numbers))
    trust = _hangs_on(block, several.start()) if ascending and several.start() > block.start else None
    if trust is not None and trust >= Trust.GOOD:
        for label in labels:
            at = several.start() + label.start()
            yield Place(label.group(), at, at + len(label.group()), trust, Shape.PLAIN)


def _is_no_call(block: Stretch, at: int) -> bool:
    """Tell whether a raised number is a power, or an author's, behind the address of the one before."""
    return _is_power(block, at) or _BEHIND_MAIL.search(block.before(at, _MAIL_REACH)) is not None


def _is_power(block: Stretch, at: int) -> bool:
    """Tell whether a superscript is a power or a part of a formula: `km²`, `10³`, `a₁x²`, `10⁻⁷`, `k =²`."""
    return _IN_FORMULA.search(block.before(at, 4)) is not None


def _is_symbol(block: Stretch, found: re.Match[str]) -> bool:
    """Tell whether `*` hangs on a word and closes no emphasis: `word*`, `word *)`, not `*word*`."""
    before = block.before(found.start(), 200)
    if _with_bracket(block, *found.span()) > found.end():
        before = before.removesuffix(" ").removesuffix("\u00a0")
    if not _WORD_END.search(before) or not _may_follow(block, found.end()):
        return False
    if "*" not in found.group():
        return True
    above = block.before(found.start(), _LONGEST_EMPHASIS)
    return not (_OPEN_EMPHASIS.search(before) or _OPEN_ABOVE.search(above))


def _may_follow(block: Stretch, at: int) -> bool:
    return at >= block.end or block.text[at].isspace() or block.text[at] in _FOLLOWERS


def _digits(block: Stretch, at: int, stop: int) -> Trust | None:
    """Judge a run of digits by what follows and by what it hangs on; None if it is no marker."""
    text = block.text
    if stop - at > 4 or at <= block.start:
        return None
    if not _may_follow(block, stop):
        return _between_words(block, at, stop)
    if text[stop : stop + 1] in ("-", ".", ",", ":", "–") and text[stop + 1 : stop + 2].isdigit():
        return None
    if text[at - 1] in "—–":
        return Trust.FAIR if _after_dash(block, at, stop) else None
    trust = _hangs_on(block, at)
    return Trust.FAIR if trust is Trust.HIGH and _runs_on(block, at, stop) else trust


def _runs_on(block: Stretch, at: int, stop: int) -> bool:
    """Tell whether a sentence goes on behind a full stop and digits, as none does: `platform.1 at six`."""
    word = _LAST_WORD.search(block.before(at, 21))
    return (
        word is not None
        and word[1].casefold() not in _ABBREVIATIONS
        and block.since(stop).match(_RUNS_ON) is not None
    )


def _between_words(block: Stretch, at: int, stop: int) -> Trust | None:
    """Judge digits that have lost the space behind them: `long war.1In the spring`, `that year,4and it`."""
    if _SENTENCE_ENDS.search(block.before(at, 5)) and block.since(stop).match(_SENTENCE_BEGINS):
        return Trust.FAIR
    if _CLAUSE_ENDS.search(block.before(at, 5)) and block.since(stop).match(_WORD_BEGINS):
        return Trust.LOW
    return None


def _after_dash(block: Stretch, at: int, stop: int) -> bool:
    """Tell whether digits hang on a dash that follows a quotation: `“yes”—4 and went`, not `“yes”—4 men`."""
    return bool(_QUOTED_DASH.search(block.before(at, 3)) and _AFTER_DASHED.match(block.text, stop))


def _hangs_on(block: Stretch, at: int) -> Trust | None:
    """Judge digits by what stands before them."""
    before, earlier = block.text[at - 1], block.before(at - 1, 1)
    if before in "“«" and (earlier.isalnum() or earlier in tuple(".!?,…’‘")):  # `„Ja.“1`, `»Ja.«1`
        return Trust.HIGH
    if before == "»" and earlier.isspace() and _is_closed(block, at - 1):  # `« Oui »1`
        return Trust.HIGH
    if before in _CLOSING_QUOTES or before in ")]":
        return Trust.HIGH if earlier and not earlier.isspace() else None
    if before in ".!?…,;:":
        return _after_stop(block, at)
    if before.isalpha():
        word = before.islower() and earlier.isalpha() and not _MEASURE.search(block.before(at, 4))
        return Trust.FAIR if word else None
    return None


def _is_closed(block: Stretch, at: int) -> bool:
    """Tell whether a French quotation ends at a mark, and none begins there, as in `er rief: »1 Mark`."""
    before = block.before(at, _LONGEST_QUOTATION)
    return before.rfind("«") > before.rfind("»")


def may_hang(text: str, at: int) -> bool:
    """Tell whether digits may be a marker behind a stop: `seven.4`, not `p.4`, `3.4` or `1.E.4`."""
    return text[at - 1] not in ".!?…,;:" or _after_stop(Stretch(text, 0, at + 1), at) is not None


def _after_stop(block: Stretch, at: int) -> Trust | None:
    """Judge digits that follow a full stop or a comma."""
    before, earlier = block.text[at - 1], block.before(at - 1, 1)
    if earlier.isdigit():  # `1917.21`, `1995,42`: only after a year, and never in groups of three
        year = _YEAR_ENDS.search(block.before(at, 6))
        return Trust.LOW if year and not _THREE_DIGITS.match(block.text, at) else None
    if not earlier or earlier.isspace() or _OF_A_SECTION.search(block.before(at, 8)):
        return None
    if before == "." and _LETTERED.search(block.before(at, 3)):
        return None
    if before == "." and earlier.isalpha():
        word = _SHORT_WORD.search(block.before(at, 6))
        if word and word[1].casefold() in _COUNTED and not word[1].isupper():
            return None
    return Trust.HIGH if before in ".!?…" else Trust.GOOD


def hangs(text: str, place: Place) -> bool:
    """Tell whether a place hangs on what stands before it, or ends a clause: not `as [2] in the list`."""
    if place.form not in _IN_BRACKETS or not text[place.start - 1 : place.start].isspace():
        return True
    return ends_clause(Stretch(text, 0, len(text)), Span(place.start, place.end)) is True
