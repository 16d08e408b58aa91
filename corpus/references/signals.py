"""Words that lead up to a citation: "See also", "quoted in", "is from", "vgl.", "voir", "véase". Pure."""

import re
from collections.abc import Iterator

from corpus.language.languages import EVERY, any_of
from corpus.stretch import Stretch

# "See also ", "Cf. ", "—see ", ", and ", "quoted in ", "(see ", "Zit. nach ", "; voir aussi "
_SIGNAL = re.compile(
    rf"[\s,.:—–(-]{{0,4}}(?:{any_of(EVERY.signals)}\b(?:\s?[.,:])?\s{{1,2}}){{0,5}}", re.IGNORECASE
)
# In a sentence of prose, what a reference may follow: "can be found in Paul Le Blanc", "—see Ernest Mandel"
_LEAD = re.compile(rf"(?:\b{any_of(EVERY.leads, EVERY.sends)}\b\.?|[—–:])\s?(?=[^\W_]|[*_“«„\"‘'])")


def skip(rest: Stretch) -> Stretch:
    """Step over the signal and the punctuation before a citation.

    >>> skip(Stretch("Also see Maria Joffe, p. 5", 0, 26)).words
    'Maria Joffe, p. 5'
    """
    found = rest.match(_SIGNAL)
    return rest.since(found.end()) if found and found[0] else rest


# Signals that announce a work, not a thought: "See ", "Compare ", "Vgl. ", "Voir "
_SENDS = re.compile(rf"\b{any_of(EVERY.sends)}\b", re.IGNORECASE)


def sends(signal: Stretch) -> bool:
    """Say whether a signal sends the reader to a work."""
    return signal.search(_SENDS) is not None


def leads(words: Stretch) -> Iterator[Stretch]:
    """Yield what is left of a sentence from each place on where a reference may begin."""
    return (words.since(found.end()) for found in words.finditer(_LEAD))
