"""Block quotations → which of them the sentence before them introduces. Pure, linear.

It speaks for the first block alone, and a paragraph in it that ends "Quill replied:" hands it on.
Another block below may be anybody's.
"""

import re
from collections.abc import Mapping, Sequence

from corpus.language import marks
from corpus.model import Passage
from corpus.speech import verbs
from corpus.speech.quotations import opens_with_mark
from corpus.speech.signatures import may_sign
from corpus.stretch import Stretch, of

# In Markdown a line without the sign ends a block: `> One.`, an empty line, `> Two.`
_QUOTE_SIGN = re.compile(r"\n[ \t]{0,12}>[ \t>]{0,12}\Z")
_SIGNED_LINE = re.compile(r"\n[ \t]{0,12}>[ \t>]{0,12}\n")
_ENDS = tuple(marks.DOUBLE_CLOSING)


def introduced(passages: Sequence[Passage]) -> Mapping[int, Passage]:
    """Give the passages that introduce others, by the places of those in the first block below them."""
    found: dict[int, Passage] = {}
    for place, passage in enumerate(passages):
        above = passages[place - 1] if place else None
        if passage.introduced_by is None or above is None:
            continue
        first = passage.introduced_by == above.number
        goes_on = place - 1 in found and not (_is_apart(above, passage) or _hands_over(above))
        if may_sign(passages, place - 1):
            _leave_out(found, passages, place - 1)
        elif (first or goes_on) and not _hands_over_below(passages, place):
            found[place] = passages[passage.introduced_by - 1]
    return found


def _leave_out(found: dict[int, Passage], passages: Sequence[Passage], last: int) -> None:
    """Forget the paragraphs above the last one of a block that is signed: they are perhaps the signer's."""
    while last - 1 in found and not _is_apart(passages[last - 1], passages[last]):
        last -= 1
        del found[last]


def _is_apart(above: Passage, passage: Passage) -> bool:
    """Say whether another quotation begins here, as its signs and marks tell."""
    if above.within is not None and passage.within is not None:
        return above.within != passage.within
    gap = Stretch(passage.source, above.end, passage.start)
    if gap.search(_QUOTE_SIGN) and not gap.search(_SIGNED_LINE):
        return True
    closed = above.text.rstrip().rstrip(".,").endswith(_ENDS)
    return closed and opens_with_mark(passage)


def _hands_over_below(passages: Sequence[Passage], place: int) -> bool:
    """Say whether a paragraph of a block introduces the next one of it."""
    below = passages[place + 1] if place + 1 < len(passages) else None
    return below is not None and below.is_quotation and _hands_over(passages[place])


def _hands_over(passage: Passage) -> bool:
    """Say whether a passage ends in a colon, and its last sentence says that somebody speaks."""
    if not passage.text.rstrip().endswith(":"):
        return False
    last = of(passage.source, passage.sentences[-1]) if passage.sentences else of(passage.source, passage)
    return last.search(verbs.TAG) is not None
