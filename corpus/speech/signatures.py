"""A block quotation → who signs it, on a line of its own below: "— Ada Quill, *Letters*, p. 4". Pure."""

import re
from collections.abc import Sequence

from corpus.model import Passage
from corpus.speech.claims import OWN, Claim
from corpus.speech.people import People
from corpus.stretch import Stretch, of, words_at

_DASH = re.compile(r"[\s>]{0,20}(?:[—–―]|--)[\s*_(]{0,20}")
_BETWEEN = re.compile(r"[\s>]{0,80}")
# What may stand behind the name: nothing, or the work. Not "— Ada Quill to Tom Roe", nor what somebody says.
_BEHIND = re.compile(r"[*_)]{0,8}\s?(?:[,(:;]|\.?\Z)")
_LONGEST = 120  # characters
_AROUND = " >*_(["


def signs_itself(passage: Passage) -> bool:
    """Say whether the last line of a block quotation itself may sign it, whoever it names."""
    last = _last_line(passage)
    if not passage.is_quotation or last.start == passage.start or _DASH.match(passage.text):
        return False
    dash = last.match(_DASH)
    return dash is not None and last.text[dash.end() : dash.end() + 1].isupper() and len(last) <= _LONGEST


def may_sign(passages: Sequence[Passage], place: int) -> bool:
    """Say whether the line below a place may sign the block quotation there, whoever it names."""
    if place + 1 >= len(passages) or not passages[place].is_quotation:
        return False
    above, line = passages[place], passages[place + 1]
    if not (line.is_quotation and _DASH.match(line.text)) or line.end - line.start > _LONGEST:
        return False
    is_below = above.within is not None and above.within == line.within
    is_below = is_below or bool(_BETWEEN.fullmatch(line.source, above.end, line.start))
    return is_below and not _DASH.match(above.text)


def _goes_on(line: Passage, below: Passage) -> bool:
    """Say whether the block of a line may go on below it."""
    return below.is_quotation and (below.within is None or below.within == line.within)


def may_end_with_signature(passage: Passage, people: People) -> bool:
    """Say whether the last line of a paragraph may sign it: "— Ada Quill", "Ada Quill, Letters"."""
    last = _last_line(passage)
    name = next(people.mentions(last.first(_LONGEST)), None)
    begins = name is not None and not passage.source[last.start : name.start].strip(_AROUND)
    return bool(_DASH.match(last.words)) or (len(last) <= _LONGEST and begins)


def signed(passages: Sequence[Passage], place: int, people: People) -> Claim | None:
    """Say who signs the block quotation at a place, in its last line or in the passage below.

    Either is the last of the block. A dash may also open what is said in a dialogue: where the words above
    have one, nobody signs.
    """
    itself = signs_itself(passages[place])
    if not itself and not may_sign(passages, place):
        return None
    last = place if itself else place + 1
    if last + 1 < len(passages) and _goes_on(passages[last], passages[last + 1]):
        return None
    line = _last_line(passages[last]) if itself else of(passages[last].source, passages[last])
    return _name_in(line, people)


def _last_line(passage: Passage) -> Stretch:
    return of(passage.source, passage).since(passage.start + passage.text.rfind("\n") + 1)


def _name_in(line: Stretch, people: People) -> Claim | None:
    dash, name = line.match(_DASH), next(people.mentions(line), None)
    if dash is None or name is None or name.start != dash.end():
        return None
    printed, behind = words_at(line.text, name), line.text[name.end : line.end]
    is_name = " " in printed and not re.match(OWN, behind)
    return Claim(people.full(printed)) if is_name and _BEHIND.match(behind) else None
