"""How minutes name who speaks: `Mr. Roe.`, `The Chairman.`, `M. le président.` Pure."""

from corpus.language.languages import EVERY, any_of, capitalised

_WORD = r"[^\W\d_a-z](?:[^\W\d_]|[’'-]){1,20}"
_ROLE = any_of(EVERY.speaker_roles)
_ARTICLE = any_of(capitalised(EVERY.definite_articles))
_NAME = rf"{_WORD}(?:[ ]{_WORD}){{0,2}}"
_OFFICE = rf"{any_of(EVERY.definite_articles)}[ ][^\W\d_A-Z]{{3,20}}"
# A title with a name or an office, or an office alone; without the full stop behind it
FORMAL = rf"(?:{any_of(EVERY.titles)}\.?[ ](?:{_NAME}|{_OFFICE})|{_ARTICLE}[ ](?i:{_ROLE}))"
