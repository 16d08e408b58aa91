"""What programs write where nobody has given a title: the name of a file, of a program. Pure."""

import re

from corpus.language.languages import EVERY, any_of

# `untitled`, `untitled 3.odt`, `Document1`
_NEW = re.compile(rf"{any_of(EVERY.untitled)}\b.*|{any_of(EVERY.new_files)}\W?\d*", re.IGNORECASE)
_PROGRAMS = ("microsoft word", "microsoft powerpoint", "http://", "https://")  # `Microsoft Word - draft3.doc`
_FILES = (
    "doc docx docm dot dotx dotm odt odm ott rtf tex dvi pdf indd qxd qxp vp p65 pages wpd wps txt htm html"
)
_SUFFIXES = tuple(f".{suffix}" for suffix in _FILES.split())


def is_no_title(said: str) -> bool:
    """Tell what names no text.

    >>> [is_no_title(said) for said in ("Normal.dot", "Document1", "The Document of Ness")]
    [True, True, False]
    """
    folded = said.casefold()
    return folded.startswith(_PROGRAMS) or folded.endswith(_SUFFIXES) or bool(_NEW.fullmatch(said))
