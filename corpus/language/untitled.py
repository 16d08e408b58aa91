"""What programs write where nobody has given a title: the name of a file, of a program. Pure."""

import re

from corpus.language.languages import EVERY, any_of

# `Microsoft Word - draft3.doc`, `untitled`, `Document1`, `paper_final.tex`, `Normal.dot`
_NAME = re.compile(
    rf"(?:microsoft (?:word|powerpoint)\b.*|{any_of(EVERY.untitled)}\b.*|{any_of(EVERY.new_files)}\W?\d*"
    r"|.*\.(?:doc[xm]?|dot[xm]?|od[mt]|ott|rtf|tex|dvi|pdf|indd|qx[dp]|pages|txt|html?)|https?://.*)",
    re.IGNORECASE,
)


def is_no_title(said: str) -> bool:
    """Tell what names no text.

    >>> [is_no_title(said) for said in ("Normal.dot", "Document1", "The Document of Ness")]
    [True, True, False]
    """
    return _NAME.fullmatch(said) is not None
