"""What was found for a comparison → the same, with a passage on a side that it left out. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from embeddings.hits import Found, Hit, Outcome
from embeddings.language.stopwords import COMMON
from embeddings.language.tokens import fold, tokenize

_SEEN = 3  # first passages, beside which the side that is missing from them is put
_LONG = 5  # letters from which a word may have another ending: "Calvin" stands in "Calvinistic"


def side_by_side(together: Found, sides: Sequence[str], find: Callable[[str], Found]) -> Found:
    """Put the best passage on a side second where none of the first ones names that side.

    ``sides`` are the questions about each; what is found for one must name it, or nothing is put anywhere.
    """
    first = together.hits[:_SEEN]
    left_out = (
        (side, names)
        for side, names in zip(sides, _names(sides), strict=True)
        if names and not any(_holds(hit, names) for hit in first)
    )
    added = [hit for side, names in left_out for hit in _answers(find(side)) if _holds(hit, names)]
    if not (first and added):
        return together
    known = {hit.passage.id for hit in added}
    rest = (hit for hit in together.hits[1:] if hit.passage.id not in known)
    return replace(together, hits=(first[0], *added, *rest)[: max(len(together.hits), 1 + len(added))])


def _answers(found: Found) -> tuple[Hit, ...]:
    """Give the best passage, if it bears on what was asked."""
    return found.hits[:1] if found.outcome is Outcome.QUOTED else ()


def _names(sides: Sequence[str]) -> list[frozenset[str]]:
    """Give the words of each side that the other has not."""
    words = [_words(side) - COMMON for side in sides]
    return [own.difference(*(other for other in words if other is not own)) for own in words]


def _holds(hit: Hit, names: frozenset[str]) -> bool:
    words = _words(hit.passage.text)
    long = tuple(name for name in names if len(name) >= _LONG)
    return not names.isdisjoint(words) or any(word.startswith(long) for word in words)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(token.word) for token in tokenize(text))
