"""What an index keeps of the words of a library: made from its documents, opened from arrays.

Only documents that changed are read word by word; the tables are made anew of all words.
"""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import Stemmer
from numpy.typing import NDArray

import corpus.language.languages
import embeddings
from corpus.model import Document
from embeddings.lexical import columns
from embeddings.lexical.columns import Columns
from embeddings.lexical.tables import Tables, index
from embeddings.lexical.texts import source
from embeddings.lexical.tree import arrays, restored
from embeddings.mapped import release

Arrays = Mapping[str, NDArray[Any]]

_ROOM = Path(embeddings.__file__).parent
_CODE = (
    *sorted((_ROOM / "lexical").glob("*.py")),
    *sorted((_ROOM / "language").glob("*.py")),
    _ROOM / "copies.py",
    _ROOM / "remarks.py",
    *sorted(Path(corpus.language.languages.__file__).parent.rglob("*.py")),
)


@cache
def fingerprint() -> str:
    """Name what decides which words are counted where: our code, the stemmers, the tables of letters."""
    code = hashlib.sha256(f"{Stemmer.version()} {unicodedata.unidata_version}".encode())
    for path in _CODE:
        code.update(path.read_bytes())
    return code.hexdigest()


def make(documents: Sequence[Document], before: Arrays | None = None) -> Arrays:
    """Count the words of documents; those of unchanged documents are taken over from ``before``."""
    known = restored(Columns, before, "columns") if before else None
    found = columns.read(map(source, documents), known)
    for array in before.values() if before else ():
        release(array)
    return arrays(found, "columns") | arrays(index(found), "tables")


def tables(kept: Arrays) -> Tables:
    """Open the tables that a lexicon is asked by."""
    return restored(Tables, kept, "tables")


def words(kept: Arrays) -> tuple[str, ...]:
    """Give the words that may stand for others (decision 69), in the order of their vectors in an index."""
    heads = tables(kept).vocabulary.heads
    return tuple(heads[at] for at in range(len(heads)))
