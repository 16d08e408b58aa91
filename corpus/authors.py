"""A line under a title → whether it is a line of its own, and may name the author. Pure.

A subtitle may have the form of a name ("Sandvoe Harbour"): form alone makes nobody an author.
"""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[’'‐-][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
_PARTICLES = frozenset("van von der den de del della di da du dos la le zu zum ten ter ibn bin al".split())
_SMALL = frozenset(
    """a an and as
    at by for from in of on or the to with und oder von vom zum zur der die das des dem den
    im am et ou de du le la les un une y e o el los las del al en""".split()
)


def has_form_of_name(line: str) -> bool:
    """Tell whether a line is two to four capitalised words or initials: `J. van der Meer`."""
    words = line.split()
    named = [word for word in words if word not in _PARTICLES]
    if not 2 <= len(named) <= 4 or len(words) > 6 or words[-1] in _PARTICLES:
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
        or line.split()[0].casefold() in {"and", "or", "of", "und", "et", "y"}
    )
