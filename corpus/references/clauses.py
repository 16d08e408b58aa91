"""A note's text → its clauses: between semicolons, sentence ends and paragraphs. Pure, linear.

Brackets and quotation marks are kept whole ("“Who? Whom.” Journal 4"), and so are abbreviations: a note is
full of full stops that end nothing ("ed. by E.H. Carr, vol. 2, p. 84").
"""

import re
from collections.abc import Iterator

from corpus.language import elsewhere, marks
from corpus.language.languages import EVERY, any_of, folded
from corpus.stretch import Stretch

# The longest bracket or quotation that is kept whole; an unclosed one must not swallow the note.
REACH = 400

ABBREVIATIONS = folded(EVERY.citation_abbreviations)
_BRACKETS = {"(": ")", "[": "]"}
# Every place where a clause may end or something opens that is kept whole.
# Also ", p. 14, et Simone Aubrac, *Le Temps volé*": an "and" between two references without brackets;
# "by Roe, p. 4, and by Dun, *Nets*"; and ", quoted in Roe, p. 9".
_CAPITALISED = r"[^\W\d_a-z][\w.’'-]{0,30}"
_STOP = re.compile(
    r"\n[^\S\n]{0,80}\n|[;.?!(\[“«„‹\"]"
    rf"|(?<=\d),?\s{any_of(EVERY.ands)}\s(?=(?:{_CAPITALISED}\s){{0,3}}{_CAPITALISED},\s[*_«“„])"
    rf"|(?<=\d),?\s{any_of(EVERY.ands)}\s{any_of(EVERY.by)}\s(?=(?:{_CAPITALISED}\s){{0,3}}{_CAPITALISED},\s)"
    rf"|(?<=[\d.f]),?\s{any_of(EVERY.as_well)}\s"
    rf"|,\s(?={any_of(EVERY.quoted)}\s{any_of(EVERY.quoted_in)}\s)"
)
# After a full stop: an end of sentence if a capital, an opening quotation mark or emphasis follows.
_NEXT = re.compile(r"[”’»\"')*_]{0,3}\s{1,80}(?=[*_]{0,2}[“«„\"‘'¿¡]?[^\W\d_])")
# What belongs to the reference before it, capital or not: "Ebd. S. 45", "Das Kapital. Bd. 1", "2. Aufl."
_BELONGS = re.compile(rf"{any_of(EVERY.belongs)}\.\s?[\divxlcIVXLC]|{any_of(EVERY.new_editions)}")
# "S. 4 f.", "pp. 20 ff.": with these a reference does end.
_AND_ON = re.compile(rf"\d\s?{any_of(EVERY.and_following, elsewhere.AND_FOLLOWING)}\Z")
# `4. Mai 1702`, a date to the day
_DAY = re.compile(r"(?<![\d.])\d{1,2}\Z")
_MONTH_AND_YEAR = re.compile(rf"\s(?:{any_of(EVERY.ordinal_months)})\w{{0,8}}\.?\s[12]\d{{3}}\b")
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,20})\Z")


def clauses(text: str) -> tuple[Stretch, ...]:
    """Cut a note into clauses without the semicolons and spaces between them; full stops stay.

    >>> note = "Berger, 96-98; Saunders, pp. 215, 216."
    >>> [clause.words for clause in clauses(note)]
    ['Berger, 96-98', 'Saunders, pp. 215, 216.']
    """
    found, start = [], 0
    for end, following in [*_cuts(text), (len(text), 0)]:
        found.append(Stretch(text, start, end).trimmed())
        start = following
    return tuple(clause for clause in found if clause)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a clause ends and where the next one begins."""
    position = 0
    while stop := _STOP.search(text, position):
        sign, at = stop[0], stop.start()
        position = at + 1
        if sign == ";" or sign[0] == "\n":
            yield at, position
        elif len(sign) > 1:
            yield at, stop.end()  # ", and " or ", "
        elif sign not in ".?!":
            closing = _closing(text, at)
            if closing is None:
                continue
            position = closing + 1
            if sign not in "([" and text[closing - 1] == "." and (gap := _ends(text, closing)):
                yield position, gap
        elif gap := _ends(text, at):
            yield at + 1, gap
            position = gap


def _closing(text: str, at: int) -> int | None:
    if text[at] in _BRACKETS:
        found = text.find(_BRACKETS[text[at]], at + 1, at + REACH)
        return found if found >= 0 else None
    return marks.closing(Stretch(text, at, at + REACH))


def _ends(text: str, at: int) -> int | None:
    """Say where the next sentence begins if the sign at this place ends one."""
    following = _NEXT.match(text, at + 1)
    if following is None or not _opens(text, following.end()):
        return None
    return None if text[at] == "." and _abbreviates(text, at) else following.end()


def _opens(text: str, at: int) -> bool:
    first = next((c for c in text[at : at + 4] if c.isalpha()), "")
    return (not first.islower()) and not _BELONGS.match(text, at)


def _abbreviates(text: str, at: int) -> bool:
    """Tell "E.H. Carr", "vol. 2" and "4. Mai 1702" from the end of a sentence."""
    if _DAY.search(text, max(0, at - 4), at) and _MONTH_AND_YEAR.match(text, at + 1):
        return True
    word = _WORD_BEFORE.search(text, max(0, at - 20), at)
    if word is None or _AND_ON.search(text, max(0, at - 8), at):
        return False
    single = len(word[1]) == 1 and not text[max(0, word.start() - 1)].isdigit()
    return single or word[1].casefold() in ABBREVIATIONS
