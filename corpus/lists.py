"""A document's passages → the lists whose items some of them are, and what belongs to its lead-in. Pure.

Ten one-line paragraphs, "1. …" to "10. …", say together what was asked for: each alone is a tenth of it. So
do "Rudd, in a letter to Gill:" and the letter: the one says nothing without the other, which does not say
whose it is.
"""

import re
from collections.abc import Sequence

from corpus.model import Document, Passage

# "3. …" · "(3) …" · "c) …" · "• …" · "– …"
_LABEL = re.compile(r"\(?(?:(?P<number>\d{1,2})|(?P<letter>[a-z]))[.)]\s|(?P<sign>[•‣▪·*–—-])\s")
_FEWEST = 3  # items that are paragraphs
_FEWEST_LINES = 2  # items in one paragraph right under "…:"
_LONGEST_ITEM, _LONGEST_INTRODUCTION = 300, 200  # characters
_LONGEST = 2000  # characters of a list with what introduces it: more is no list of lines
_LONGEST_NOTES = 500  # characters of all its notes: they stand whole below it

_Label = tuple[str, str | int]  # its kind, its place in the order or its sign


def run(document: Document, passage: Passage) -> tuple[Passage, ...]:
    """Give the list that a passage is an item of, or introduces, in order; nothing where there is none.

    What is somebody's quotation is quoted by itself: its speaker is its own.
    """
    passages, at = document.passages, passage.number - 1
    if block := _in_one_block(passages[at : at + 2]) or _in_one_block(passages[max(at - 1, 0) : at + 1]):
        return block if _is_plain(document, block) else ()
    return _listed(document, passage) or _led_up_to(document, passage)


def behind(document: Document, passage: Passage) -> Passage | None:
    """Give what a passage leads up to with a colon, unless it knows it as a quotation that it introduces.

    Not the first of many items, which is not all.
    """
    if passage.introduces is not None:
        return None
    following = next(iter(document.passages[passage.number : passage.number + 1]), None)
    is_led_up_to = following is not None and passage.leads_to(following) and _label(following) is None
    return following if is_led_up_to else None


def _listed(document: Document, passage: Passage) -> tuple[Passage, ...]:
    """Give the list whose items are paragraphs, with what introduces it."""
    passages, at = document.passages, passage.number - 1
    inside = at if _label(passage) else at + 1
    first, last = inside, inside
    while first and _follows(passages[first - 1 : first + 1]):
        first -= 1
    while _follows(passages[last : last + 2]):
        last += 1
    if last - first + 1 < _FEWEST or not _begins(passages[first]):
        return ()
    items = passages[first : last + 1]
    whole = (*_introduction(passages[max(first - 1, 0) : first + 1]), *items)
    return whole if passage in whole and _is_plain(document, whole) else ()


def _led_up_to(document: Document, passage: Passage) -> tuple[Passage, ...]:
    """Give a passage that leads up to the next, "…:", with that one; which of the two it is, is all one.

    What follows may be found without a long lead-in, which says more than whose words they are.
    """
    passages, at = document.passages, passage.number - 1
    behind = tuple(passages[max(at - 1, 0) : at + 1])
    is_led = _leads(behind) and behind[0].end - behind[0].start <= _LONGEST_INTRODUCTION
    pair = tuple(passages[at : at + 2]) if _leads(passages[at : at + 2]) else behind if is_led else ()
    is_item = bool(pair) and _label(pair[1]) is not None  # of a list that is too long to be quoted whole
    return pair if pair and not is_item and _is_plain(document, pair) else ()


def _leads(pair: Sequence[Passage]) -> bool:
    """Tell whether the first of two passages ends with a colon, and the second is what it introduces."""
    return len(pair) == 2 and pair[0].leads_to(pair[1]) and _are_together(*pair)


def _is_plain(document: Document, whole: Sequence[Passage]) -> bool:
    """Tell whether a list and its notes are short, and nothing of it is somebody's quotation."""
    called = {place for one in whole for place in document.called_by(one)}
    noted = sum(len(document.notes[place].text) for place in called)
    is_short = whole[-1].end - whole[0].start <= _LONGEST and noted <= _LONGEST_NOTES
    return is_short and not any(one.is_quotation or document.quotations_in(one) for one in whole)


def _in_one_block(pair: Sequence[Passage]) -> tuple[Passage, ...]:
    """Give a passage that introduces a list, "…:", with the list, if the one after it holds all its items."""
    if not _leads(pair):
        return ()
    labelled = [line for line in pair[1].text.split("\n") if _LABEL.match(line.lstrip())]
    return tuple(pair) if len(labelled) >= _FEWEST_LINES and _LABEL.match(pair[1].text) else ()


def _label(passage: Passage) -> _Label | None:
    """Read the label of an item; a long paragraph is none, whatever it begins with."""
    found = _LABEL.match(passage.text)
    if found is None or passage.end - passage.start > _LONGEST_ITEM:
        return None
    if number := found["number"]:
        return "number", int(number)
    return ("letter", ord(found["letter"])) if found["letter"] else ("sign", found["sign"])


def _begins(item: Passage) -> bool:
    label = _label(item)
    return label is not None and (label[0] == "sign" or label[1] in (1, ord("a")))


def _follows(pair: Sequence[Passage]) -> bool:
    """Tell whether two passages are items of one list, one after the other."""
    if len(pair) < 2 or not _are_together(*pair):
        return False
    one, other = map(_label, pair)
    if one is None or other is None or one[0] != other[0]:
        return False
    return one == other if isinstance(one[1], str) else other[1] == one[1] + 1


def _introduction(pair: Sequence[Passage]) -> Sequence[Passage]:
    """Give the passage before the first item, if it introduces the list: a short one, or "…:"."""
    if len(pair) < 2 or not _are_together(*pair) or _label(pair[0]):
        return ()
    words = pair[0].text.rstrip()
    return pair[:1] if words.endswith(":") or len(words) <= _LONGEST_INTRODUCTION else ()


def _are_together(one: Passage, other: Passage) -> bool:
    between = one.source[one.end : other.start]
    return (one.heading, one.section) == (other.heading, other.section) and not between.strip()
