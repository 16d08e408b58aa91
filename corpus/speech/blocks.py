"""Block quotations → which of them the sentence before them introduces, and who signs which. Pure, linear.

It speaks for the first block alone, and a paragraph in it that ends "Quill replied:" hands it on.
Another block below may be anybody's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.language import marks
from corpus.model import Passage
from corpus.speech import verbs
from corpus.speech.claims import Claim
from corpus.speech.people import People
from corpus.speech.quotations import opens_with_mark
from corpus.speech.signatures import may_end_with_signature, may_sign, may_sign_itself, signed, signs_itself
from corpus.stretch import of

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
        if may_sign_itself(passage):
            _leave_out(found, passages, place)
        elif may_sign(passages, place - 1):
            _leave_out(found, passages, place - 1)
        elif (first or goes_on) and not _hands_over_below(passages, place):
            found[place] = passages[passage.introduced_by - 1]
    return found


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs the passages of block quotations, by their places; which passages are signatures and no more.

    ``ends`` are the ends of the words above a signature that stands in the last line of its passage.
    """

    claims: dict[int, Claim] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)
    ends: dict[int, int] = field(default_factory=dict)


def signed_blocks(passages: Sequence[Passage], people: People) -> Signed:
    """Find the signatures of block quotations: each signs the paragraphs above it in its block, too."""
    found = Signed()
    for last, passage in enumerate(passages):
        claim, place = None, last
        if inside := signs_itself(passage, people):
            claim, found.ends[last] = inside
        elif claim := signed(passages, last, people):
            found.lines.add(last + 1)
        while claim:
            found.claims[place] = claim
            above = passages[place - 1] if place else None
            if above is None or not _goes_on_to(above, passages[place], people):
                break
            place -= 1
    return found


def _goes_on_to(above: Passage, passage: Passage, people: People) -> bool:
    """Say whether who signs a paragraph surely signs the one above it in its block, too."""
    if above.within is None or above.within != passage.within or opens_with_mark(above):
        return False
    return not (_hands_over(above) or may_end_with_signature(above, people))


def _leave_out(found: dict[int, Passage], passages: Sequence[Passage], last: int) -> None:
    """Forget the paragraphs above the last one of a block that is signed: they are perhaps the signer's."""
    while last - 1 in found and not _is_apart(passages[last - 1], passages[last]):
        last -= 1
        del found[last]


def _is_apart(above: Passage, passage: Passage) -> bool:
    """Say whether another quotation begins here, as its signs and marks tell."""
    if above.within is not None and passage.within is not None:
        return above.within != passage.within
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
