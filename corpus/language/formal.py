"""How the minutes of a parliament or a court name who speaks: `Mr. Roe.`, `The Chairman.`, `M. le président.` Pure."""

from corpus.language.languages import EVERY, any_of, capitalised

_WORD = r"[^\W\d_a-z](?:[^\W\d_]|[’'-]){1,20}"
_ROLE = any_of(capitalised(EVERY.speaker_roles))
_ARTICLE = any_of(capitalised(EVERY.definite_articles))
# A title with a name or an office, or an office alone; without the full stop behind it
FORMAL = (
    rf"(?:{any_of(EVERY.titles)}\.?[ ](?:{_WORD}(?:[ ]{_WORD}){{0,2}}|{any_of(EVERY.definite_articles)}[ ][^\W\d_A-Z]{{3,20}})"
    rf"|{_ARTICLE}[ ]{_ROLE})"
)
