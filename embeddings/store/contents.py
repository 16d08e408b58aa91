"""What a generation holds ↔ its files: the library as JSON, vectors as plain ``.npy`` without pickle.

The many arrays of the words are one file in the format of safetensors, which holds no code either.

The words of passages and notes are slices of their document's text, and are written once, with the text.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from corpus.model import Library
from embeddings import mapped
from embeddings.arrays import Vectors
from embeddings.store.manifest import Recipe

_LIBRARY = TypeAdapter(Library)
_WORDS = "words.arrays"
_SOURCE = {"__all__": {"source"}}
_SLICES = {"documents": {"__all__": {"passages": _SOURCE, "notes": _SOURCE}}}


@dataclass(frozen=True, slots=True)
class Contents:
    """What a generation holds.

    ``vectors`` is float32 (rows, dimension), normalised; ``rows`` is int32 (rows, 2): the place of the
    passage among all passages and of the sentence in it, or a sign of ``dense.units``; ``digests`` is uint8
    (rows, 16): the names of the embedded texts. ``second`` is as ``vectors``, of the second model, if any.
    ``words`` are the arrays of the lexicon, by name; an index of an earlier version has none.
    """

    library: Library
    recipe: Recipe
    vectors: Vectors
    rows: NDArray[np.int32]
    digests: NDArray[np.uint8]
    second: Vectors | None = None
    words: Mapping[str, NDArray[Any]] | None = None


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation as loaded: its name, when it was written (seconds since 1970), and its contents.

    ``fault`` says why it is not the current one, whose place it takes.
    """

    name: str
    written: float
    contents: Contents
    fault: str | None = None


def to_files(contents: Contents) -> dict[str, bytes]:
    """Give the bytes of every file, by name."""
    files = {
        "library.json": _LIBRARY.dump_json(contents.library, exclude=_SLICES),
        "vectors.npy": _npy(contents.vectors),
        "rows.npy": _npy(contents.rows),
        "digests.npy": _npy(contents.digests),
    }
    if contents.second is not None:
        files["second.npy"] = _npy(contents.second)
    if contents.words is not None:
        files[_WORDS] = b"".join(mapped.parts(contents.words))
    return files


def from_files(files: Mapping[str, Path], recipe: Recipe) -> Contents:
    """Open files that were verified; arrays are mapped, not copied.

    Raises ValueError or KeyError where they are not the files of a generation.
    """
    return Contents(
        library=_library(files["library.json"].read_bytes()),
        recipe=recipe,
        vectors=_mapped(files["vectors.npy"]).astype(np.float32, copy=False),
        rows=_mapped(files["rows.npy"]).astype(np.int32, copy=False),
        digests=_mapped(files["digests.npy"]).astype(np.uint8, copy=False),
        second=_mapped(files["second.npy"]).astype(np.float32, copy=False) if "second.npy" in files else None,
        words=mapped.read(files[_WORDS]) if _WORDS in files else None,
    )


def _library(data: bytes) -> Library:
    """Read a library; one that was written with the words of its passages is read as well."""
    value = json.loads(data)
    for document in value["documents"]:
        for part in (*document["passages"], *document["notes"]):
            part.pop("text", None)
            part["source"] = document["text"]
    return _LIBRARY.validate_python(value)


def _npy(array: NDArray[np.float32] | NDArray[np.int32] | NDArray[np.uint8]) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()


def _mapped(path: Path) -> NDArray[np.generic]:
    array: NDArray[np.generic] = np.load(path, mmap_mode="r", allow_pickle=False)
    return array
