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
# The sign of Markdown, or a tag, that ends a line
_BREAK = re.compile(r"(?:\\|<[^<>]{1,20}>|\s){1,20}\Z")
_LONGEST = 120  # characters
_AROUND = " >*_(["


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
    last = of(passage.source, passage).since(passage.start + passage.text.rfind("\n") + 1)
    name = next(people.mentions(last.first(_LONGEST)), None)
    begins = name is not None and not passage.source[last.start : name.start].strip(_AROUND)
    return bool(_DASH.match(last.words)) or (len(last) <= _LONGEST and begins)


def signed(passages: Sequence[Passage], place: int, people: People) -> Claim | None:
    """Say who signs the block quotation at a place, in the passage below, which is the last of the block.

    A dash may also open what is said in a dialogue: where the words above have one, nobody signs.
    """
    if not may_sign(passages, place):
        return None
    line = passages[place + 1]
    if place + 2 < len(passages) and _goes_on(line, passages[place + 2]):
        return None
    return _signer(of(line.source, line), people)


def may_sign_itself(passage: Passage) -> bool:
    """Say whether the last line of a block quotation may sign it, whoever it names.

    Not "— all three — knew", nor where it calls, or another line has a dash.
    """
    above, end, last = passage.text.rpartition("\n")
    dash = _DASH.match(last)
    if not (passage.is_quotation and end and dash) or len(last) > _LONGEST:
        return False
    calls = last.rstrip(" *_").endswith(("!", "?"))
    return last[dash.end() :][:1].isupper() and not calls and not any(map(_DASH.match, above.split("\n")))


def signs_itself(passage: Passage, people: People) -> tuple[Claim, int] | None:
    """Say who signs a paragraph of a block quotation in its last line, and where the words above it end."""
    if not may_sign_itself(passage):
        return None
    above, _, last = passage.text.rpartition("\n")
    claim = _signer(of(passage.source, passage).since(passage.end - len(last)), people)
    return (claim, passage.start + len(_BREAK.sub("", above))) if claim else None


def _signer(line: Stretch, people: People) -> Claim | None:
    """Read the name behind a dash, if nothing but a work stands behind it."""
    dash, name = line.match(_DASH), next(people.mentions(line), None)
    if dash is None or name is None or name.start != dash.end():
        return None
    printed, behind = words_at(line.text, name), line.since(name.end).words
    is_name = " " in printed and not re.match(OWN, behind)
    return Claim(people.full(printed)) if is_name and _BEHIND.match(behind) else None
