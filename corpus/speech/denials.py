"""The words around a verb of saying → whether they say that nobody said it, or perhaps nobody. Pure.

"Nobody believed that Mary Roe had said: “…”", "If Roe had said", "Roe would have said" give her no words.
"""

import re

from corpus.language.languages import EVERY, LANGUAGES, any_of, capitalised
from corpus.stretch import Stretch

_UNLESS = rf"\b{any_of(capitalised(EVERY.unless))}\b"
_DENIES = rf"\b{any_of(capitalised(EVERY.denials))}\b"
_PRONOUN = rf"{any_of(EVERY.subject_pronouns)}\s"
_OPENERS = tuple(word.lower() for word in EVERY.sentence_openers)
_NEXT = rf"{any_of(EVERY.goes_on_words, EVERY.ands, _OPENERS)}\s"
# The same clause up to the verb: "If Mary Roe had said", but not "If the river rose, Mary Roe said"
_CLAUSE = r"[^,;:.]{0,300}\Z"
# An apposition is no end of a clause: "denied that Roe, who was old, had said"
_TOLD = rf"[^;:.]{{0,300}}?\b{any_of(EVERY.that)}[^,;:.]{{0,300}}(?:,[^,;:.]{{0,200}},[^,;:.]{{0,200}})?\Z"
# Without "that": "nobody believes Roe wrote", "niemand glaubte, Roe schrieb";
# not "nobody saw Roe when she wrote"
_AT_NAME = rf"(?!\s{_NEXT})(?:\s\w{{1,40}})?\s(?=[^\W\d_a-z]|{_PRONOUN})"
_UNTOLD = rf"{_AT_NAME}(?:(?!\s{_NEXT})[^,;:.]){{0,300}}\Z"
# German sets a comma there; elsewhere a clause ends at it: "when nobody answered, Roe said"
_GERMAN = capitalised(word for one in LANGUAGES if one.capital_nouns for word in one.denials)
_COMMA = rf"\b{any_of(_GERMAN)}(?:\s\w{{1,40}})?,{_CLAUSE}"
_UNREAL = re.compile(rf"{_UNLESS}(?:{_CLAUSE}|{_TOLD})|{_DENIES}(?:{_TOLD}|{_UNTOLD})|{_COMMA}")
# Between name and verb: "Roe would have said", "Roe never once said"
_NEVER = re.compile(rf"\b{any_of(EVERY.never)}(?:\s[^\W\d_A-Z]{{1,30}}){{0,2}}\s\Z")
_NOTHING = re.compile(rf"\s{any_of(EVERY.nothing)}\b")
_REACH = 60


def is_denied(behind: Stretch) -> bool:
    """Say whether the words right behind a verb of saying, or behind its subject, deny that it was said."""
    return behind.match(_NOTHING) is not None


def is_unreal(before: Stretch, behind: Stretch) -> bool:
    """Say whether the words before a verb of saying, or right behind it, deny that it was said."""
    near = before.until(before.end, _REACH)
    return bool(before.search(_UNREAL) or near.search(_NEVER) or is_denied(behind))
