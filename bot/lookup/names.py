"""A passage → its name in the id of a button, which outlives a new place or name of its text. Pure.

Eight letters name its words, four where they stand (document, and which of its equal paragraphs). A file that
is moved takes its words with it: they are found where they stand now, if that is one place only.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256

from corpus.model import Library, Passage, name_of

_WORDS = 8


def name(identifier: str, words: str) -> str:
    """Name the passage with an id, of which these are the words."""
    return name_of(words) + _place(identifier)


def find(library: Library, wanted: str) -> Passage | None:
    """Find the passage of a name: where it stood, else at the only place that has its words.

    Buttons under older messages have its id.
    """
    same = library.named(wanted[:_WORDS])
    there = [passage for passage in same if _place(passage.id) == wanted[_WORDS:]] or same
    return there[0] if len(there) == 1 else library.passage(wanted)


def _place(identifier: str) -> str:
    return urlsafe_b64encode(sha256(identifier.encode()).digest()[:3]).decode()
