"""Words that lead up to a citation: "See also", "quoted in", "is from", "vgl.", "voir", "véase". Pure."""

import re
from collections.abc import Iterator

from corpus.language.languages import EVERY, any_of

# "See also ", "Cf. ", "—see ", ", and ", "quoted in ", "(see ", "Zit. nach ", "; voir aussi "
_SIGNAL = re.compile(rf"[\s,.:—–(-]{{0,4}}(?:{any_of(EVERY.signals)}\b[.,:]?\s{{1,2}}){{0,5}}", re.IGNORECASE)
# In a sentence of prose, what a reference may follow: "can be found in Paul Le Blanc", "—see Ernest Mandel"
_LEAD = re.compile(rf"(?:\b{any_of(EVERY.leads)}|[—–:])\s?(?=\S)")


def skip(text: str, start: int, end: int) -> int:
    """Step over the signal and the punctuation before a citation.

    >>> skip("Also see Maria Joffe, p. 5", 0, 26)
    9
    """
    found = _SIGNAL.match(text, start, end)
    return found.end() if found else start


# Signals that announce a work, not a thought: "See ", "Compare ", "Vgl. ", "Voir "
_SENDS = re.compile(rf"\b{any_of(EVERY.sends)}\b", re.IGNORECASE)


def sends(text: str, start: int, end: int) -> bool:
    """Say whether the signal in a stretch sends the reader to a work."""
    return _SENDS.search(text, start, end) is not None


def leads(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the places inside a sentence where a reference may begin."""
    return (found.end() for found in _LEAD.finditer(text, start, end))
