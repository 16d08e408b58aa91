"""A line under a title → whether it is a line of its own, and the author that it may name. Pure.

A subtitle may have the form of a name ("Sandvoe Harbour"): form alone makes nobody an author.
"""

import re

from corpus.language import elsewhere
from corpus.language.languages import EVERY, any_of, folded
from corpus.language.names import PARTICLES

LONGEST_HEADING_LINE = 80
_LONGEST_NAMES = 2_000  # of all who have written one paper
# `By Ann Roe`, `von Anna Roe`
_BYLINE = re.compile(
    rf"{any_of(EVERY.by, elsewhere.BY)}\s+(?P<author>[^\W\d_].{{1,100}})", re.IGNORECASE | re.DOTALL
)

# `Roe (https://…)`, `Quill - May 10, 1911`, `Holm le 10/05/1911`
_BEHIND_NAME = re.compile(
    r"\s(?:\(\w{3,5}://[^\s()]{1,300}\)"
    r"|(?:[-–|]\s)?(?:\w{1,10}\s)?(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\w{3,10}\s\d{1,2},\s\d{4}))\Z"
)
_MOST_PARTS = 6  # of a name
# `,¹ `, `²* and `, `¹,³; `: what parts names that have the numbers of their houses, or of notes
_NUMBERED = re.compile(
    rf"[,;]?\s?(?P<numbers>[⁰¹²³⁴-⁹]+(?:[,;–-]\s?[⁰¹²³⁴-⁹]+)*)(?:,?[*†‡§])*(?:[,;]\s?)?\s*(?:(?:{any_of(EVERY.ands)}|&)\s+)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'‐-][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
_SMALL = folded(EVERY.link_words)
_BY = folded(EVERY.by, elsewhere.BY)
_GOES_ON = folded(EVERY.title_goes_on)


def has_form_of_name(line: str) -> bool:
    """Tell whether a line is two to four capitalised words or initials: `J. van der Meer`."""
    words = line.split()
    named = [word for word in words if word not in PARTICLES]
    if not 2 <= len(named) <= 4 or len(words) > 6 or words[-1] in PARTICLES:
        return False
    return _WORD.fullmatch(words[-1]) is not None and all(
        word[0].isupper()
        and (_WORD.fullmatch(word) or _INITIALS.fullmatch(word))
        and word.casefold() not in _SMALL
        for word in named
    )


def goes_on(title: str, line: str) -> bool:
    """Tell whether a title may go on in the next line: `THE LIFE OF`, `The Storm:`, `by the sea`."""
    return (
        title[-1] in ",:;–—-&"
        or title.split()[-1].casefold() in _SMALL
        or not line[0].isupper()
        or line.split()[0].casefold() in _GOES_ON
    )


def names_author(words: str) -> bool:
    """Tell `by Ann Roe` from `by the sea`."""
    return (author(words) or "")[:1].isupper()


def is_by(line: str) -> bool:
    """Tell a line that says nothing but `by`."""
    return line.casefold() in _BY


def are_numbered(words: str) -> bool:
    """Tell names of several authors who have raised numbers, each behind his name.

    >>> are_numbered("Ann Roe,¹ Tom Quill¹,² and Ida Holm²"), are_numbered("The Ice² came and left³")
    (True, False)
    >>> are_numbered("Abdel Aziz M. Abu Hale¹, Ida Holm²")
    True
    """
    if len(words) > _LONGEST_NAMES or not words.rstrip(".*†‡§,; ").endswith(tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")):
        return False
    names = [part for part in _NUMBERED.split(words)[::2] if part]
    known = sum(map(has_form_of_name, names))
    return len(names) > 1 and known > 0 and all(map(_may_be_name, names))


def _may_be_name(words: str) -> bool:
    """Tell whether words may be a name of many parts: `Abdel Aziz M. Abu Hale`."""
    first, *_, last = parts = words.split() or [""]
    return has_form_of_name(words) or (
        first[:1].isupper() and last[:1].isupper() and len(parts) <= _MOST_PARTS
    )


def author(words: str) -> str | None:
    """Give the author that a byline names.

    >>> author("By Ann Roe"), author("By Ann Roe - May 10, 1911")
    ('Ann Roe', 'Ann Roe')
    """
    found = _BYLINE.fullmatch(words)
    if not found or len(words) > LONGEST_HEADING_LINE:
        return None
    return name_alone(found["author"])


def name_alone(words: str) -> str:
    """Give a name without an address or a day behind it."""
    return _BEHIND_NAME.sub("", " ".join(words.split()))
