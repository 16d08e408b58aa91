"""Words that lead up to a citation: "See also", "quoted in", "is from", "vgl.", "voir", "véase". Pure."""

import re
from collections.abc import Iterator

_WORDS = (
    r"see|also|cf|compare|but|and|or|e\.g|esp|especially|for\sexample|again|quoted|cited|qtd|reprinted|reproduced|in"
    r"|from|by|as|accord|contra|similarly|most\srecently|siehe|auch|vgl|und|dazu|hierzu|zit|zitiert|nach|bei|z\.\s?B"
    r"|voir|aussi|et|cité|cités|dans|d[’']après|par|comparer|véase|ver|también|y|citado|por|apud|en|so|this|generally"
)
# "See also ", "Cf. ", "—see ", ", and ", "quoted in ", "(see ", "Zit. nach ", "; voir aussi "
_SIGNAL = re.compile(rf"[\s,.:—–(-]{{0,4}}(?:(?:{_WORDS})\b[.,:]?\s{{1,2}}){{0,5}}", re.IGNORECASE)
# In a sentence of prose, what a reference may follow: "can be found in Paul Le Blanc", "—see Ernest Mandel"
_LEAD = re.compile(r"(?:\b(?:in|see|from|by|is|and|are|bei|von|nach|dans|par|de|chez|en|por)|[—–:])\s?(?=\S)")


def skip(text: str, start: int, end: int) -> int:
    """Step over the signal and the punctuation before a citation.

    >>> skip("Also see Maria Joffe, p. 5", 0, 26)
    9
    """
    found = _SIGNAL.match(text, start, end)
    return found.end() if found else start


# Signals that announce a work, not a thought: "See ", "Compare ", "Vgl. ", "Voir "
_SENDS = re.compile(r"\b(?:see|cf|compare|consult|siehe|vgl|voir|comparer|véase)\b", re.IGNORECASE)


def sends(text: str, start: int, end: int) -> bool:
    """Say whether the signal in a stretch sends the reader to a work."""
    return _SENDS.search(text, start, end) is not None


def leads(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the places inside a sentence where a reference may begin."""
    return (found.end() for found in _LEAD.finditer(text, start, end))
