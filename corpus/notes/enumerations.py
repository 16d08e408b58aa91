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
# `»Ja«(1)`, `_Roe_(1)`: what closes inwards, and emphasis
_INWARD = "«“"
_EMPHASIS = "_*#"
# What may stand around it: `(rule1 rule2)`
_AROUND = "([{<|" + marks.OPENING
_LETTER = re.compile(r"[^\W_]")
_OF_A_LAW = re.compile(r"\((?:\d{1,4}|[^\W\d_]{1,2}|[ivx]{1,4})[a-z]?\)\Z")  # not `(Mais)(43)`
# What stands before a label that opens a line, or before the second in its brackets
_OPENING = re.compile(r"\s*\[?[\d ,;–-]*", re.ASCII)
_LONGEST_OPENING = 40
# So many lines that count on, by at most so much, are a list.
_FEWEST_ROWS = 3
_WIDEST_STEP = 3
# Words that lead on to what is counted or numbered, and end no clause.
_LEADING = folded(EVERY.leading_words)


def ends_clause(block: Stretch, bracket: Span) -> bool | None:
    """Tell whether a bracket stands where a clause ends, as markers do; None where none can stand.

    >>> ends_clause(Stretch("It left at seven (1).", 0, 21), Span(17, 20))
    True
    """
    before = block.before(bracket.start, 42)
    words = before.rstrip()
    glued = words == before
    after = block.text[bracket.end : min(bracket.end + 1, block.end)]
    words = words.rstrip(_EMPHASIS)
    last, ends = words[-1:], after in _CLAUSE_ENDS
    if not last or len(before) > len(words) + 2 or not (after.isspace() or ends or after == ":"):
        return None
    if last in _STOPS + _CLOSING + _INWARD:  # `It left. (1) It came back` may count sentences
        return glued or not after
    if last == ")":  # `(so Roe)(4).`; but `section 3(a)(4)`
        return ends if glued and not _OF_A_LAW.search(before) else None
    if last in ",;:":  # `at seven,(1) and`; but `wants: (1) coal, (2) bread`
        return True if glued else None
    word = _WORD_BEFORE.search(words)
    if not word or (word[0].casefold() in _LEADING and not (glued and ends)):
        return None
    return ends


def counts_points(text: str, starts: Sequence[int]) -> bool:
    """Tell whether most brackets stand after one and the same word: `plank (1)`, `plank (2)`."""
    words = [text[max(0, start - 42) : start].split()[-1:] for start in starts]
    same = Counter(word[0].casefold().strip(_AROUND) for word in words if word and _LETTER.search(word[0]))
    return len(starts) > 1 and max(same.values(), default=0) * 2 > len(starts)


def opens(block: Stretch, since: int, at: int) -> bool:
    """Tell whether nothing stands before a label but the brackets it shares: `[4, ` of `[4, 5] Barns`."""
    return at - since <= _LONGEST_OPENING and _OPENING.fullmatch(block.text, since, at) is not None


def in_rows(block: Stretch, labels: Sequence[tuple[int, str]]) -> set[int]:
    """Give where numbers begin lines right below one another, and count on: `[1] barns`, `[2-3] fields`.

    ``labels`` are places of a block, in order, each with what stands there.
    """
    rows: list[list[tuple[int, int]]] = []  # of places, each with its line
    line, begin, since, last = 0, block.start, block.start, 0
    for start, label in labels:
        line += block.text.count("\n", since, start)
        begin = max(begin, block.text.rfind("\n", since, start) + 1)
        since = start
        if not label.isdigit() or not opens(block, begin, start):
            continue
        behind = line - rows[-1][-1][1] if rows else None
        if behind == 0 or (behind == 1 and 0 < int(label) - last <= _WIDEST_STEP):
            rows[-1].append((start, line))
        else:
            rows.append([(start, line)])
        last = int(label)
    return {start for row in rows if row[-1][1] - row[0][1] + 1 >= _FEWEST_ROWS for start, _ in row}
