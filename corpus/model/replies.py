"""A turn of a transcript → the turn that replies to it. Pure."""

from bisect import bisect_left
from itertools import islice, takewhile

from corpus.model.documents import Document
from corpus.model.passages import Passage
from corpus.model.quotations import Quotation, is_turn

_AROUND, _SEVERAL = 20, 3  # passages on either side, and turns in them, that tell who asks
_CLOSING = ' \n\u00a0\u202f)]”’»"*_'  # what may stand behind the last sign of what is said


def reply_to(document: Document, passage: Passage) -> Passage | None:
    """Give the passage that replies to one which asks, in a transcript: its turn is right under it.

    Who mostly asks does so without a question mark, too: "The wolf was stolen in 2006." What happens
    between, "(Laughter.)", is passed over. A turn has a name before it and no quotation marks around it.
    """
    turns = _turns(document, passage)
    if not turns or not (_is_question(document, turns[-1]) or _mostly_asks(document, turns[-1])):
        return None
    behind = document.passages[passage.number : passage.number + 2]
    following = next((one for one in behind if not one.is_aside), None)
    if following is None:
        return None
    replies = _turns(document, following)
    if following.section != passage.section or not replies:
        return None
    return None if _label(document, replies[0]) == _label(document, turns[-1]) else following


def _turns(document: Document, passage: Passage) -> list[Quotation]:
    return [held for held in document.quotations_in(passage) if is_turn(passage, held)]


def _mostly_asks(document: Document, turn: Quotation) -> bool:
    """Tell whether most of several turns of the same around this one are questions: an interviewer's."""
    label, passage = _label(document, turn), turn.passage
    first = bisect_left(document.quotations, passage - _AROUND, key=lambda quotation: quotation.passage)
    near = takewhile(lambda q: q.passage <= passage + _AROUND, islice(document.quotations, first, None))
    asks = [
        _is_question(document, held)
        for held in near
        if is_turn(document.passage(held.passage), held) and _label(document, held) == label
    ]
    return len(asks) >= _SEVERAL and 2 * sum(asks) > len(asks)


def _is_question(document: Document, held: Quotation) -> bool:
    return document.text[held.start : held.end].rstrip(_CLOSING).endswith("?")


def _label(document: Document, turn: Quotation) -> str:
    """Give what stands before a turn in its passage: the name of who speaks."""
    return document.text[document.passage(turn.passage).start : turn.start].strip()
