"""`(4)` in a text: whether it may call a note, or counts points. Pure.

Prose counts in round brackets before what it counts: "it wants (1) coal, (2) bread", "by rule (3) the boat".
A marker stands after the words it serves: "left at seven (1). It came back (2) and was sold."
"""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.language import marks
from corpus.language.languages import EVERY, folded
from corpus.model import Span
from corpus.stretch import Stretch

_STOPS = ".!?…"
_CLOSING = marks.CLOSING
# What ends a clause right after a marker: `seven (1).`, `seven (1), it`, `seven (1)”`
_CLAUSE_ENDS = _STOPS + _CLOSING + ",;)]—–"
# The word before a bracket: `seven (1)`, `seven(1)`, `1936 (1)`
_WORD_BEFORE = re.compile(r"(?:\b[12]\d{3}|[^\W\d_]{2,40})$")
# Words that lead on to what is counted or numbered, and end no clause.
_LEADING = folded(EVERY.leading_words)


def ends_clause(block: Stretch, bracket: Span) -> bool | None:
    """Tell whether a bracket stands where a clause ends, as markers do; None where none can stand.

    >>> ends_clause(Stretch("It left at seven (1).", 0, 21), Span(17, 20))
    True
    """
    before = block.before(bracket.start, 42)
    words = before.rstrip()
    last, after = words[-1:], block.since(bracket.end).words[:1]
    if not last or len(before) > len(words) + 1 or not (after.isspace() or after in _CLAUSE_ENDS + ":"):
        return None
    if last in _STOPS + _CLOSING:  # `It left. (1) It came back` may count sentences
        return words == before or not after
    if last in ",;:":  # `at seven,(1) and`; but `wants: (1) coal, (2) bread`
        return True if words == before else None
    word = _WORD_BEFORE.search(words)
    if not word or word[0].casefold() in _LEADING:
        return None
    return after in _CLAUSE_ENDS


def counts_points(text: str, starts: Sequence[int]) -> bool:
    """Tell whether most brackets stand after one and the same word: `plank (1)`, `plank (2)`."""
    words = [text[max(0, start - 42) : start].split()[-1:] for start in starts]
    same = Counter(word[0].casefold() for word in words if word)
    return len(starts) > 1 and max(same.values(), default=0) * 2 > len(starts)
