"""The name of a file that somebody sends → a plain name for it below the folder of texts. Pure.

Nothing of the name is believed: it may lead elsewhere, hide itself, or turn the direction of a line. What
stays are letters, digits and strokes, and a suffix that has a reader.
"""

import re
import unicodedata
from pathlib import PurePosixPath

from corpus.readers.formats import READERS

_LONGEST = 80  # bytes of UTF-8 before the suffix
_OTHER = re.compile(r"[^\w]+|_{2,}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)\d)", re.IGNORECASE)  # names of devices on Windows
_UNNAMED = "text"


def plain(sent: str) -> str | None:
    r"""Give a plain name, or None where the suffix has no reader.

    >>> plain("../../etc/The Ferry (2nd ed.).TXT"), plain(".bashrc"), plain("\u202e.md")
    ('The-Ferry-2nd-ed.txt', None, 'text.md')
    """
    last = unicodedata.normalize("NFC", sent).replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = last.rpartition(".")
    suffix = f"{dot}{suffix.lower()}"
    if suffix not in READERS:
        return None
    words = _OTHER.sub("-", stem).strip("-_")
    kept = words.encode()[:_LONGEST].decode(errors="ignore").strip("-_")
    return f"{_UNNAMED if not kept or _RESERVED.fullmatch(kept) else kept}{suffix}"


def identifier(name: str) -> str:
    """Give what two files may not share, in any case: the id of their document."""
    return str(PurePosixPath(name).with_suffix("")).casefold()
