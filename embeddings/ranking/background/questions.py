"""The background questions, a file a language, and how the default model reads those that it knows.

Vectors and pieces stay with the questions, since encoding them takes seconds of one processor. They are
used only for the weights and the words that they were made with.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from embeddings import npy
from embeddings.arrays import Vectors
from embeddings.dense.encoder import Encoder, Progress
from embeddings.dense.pieces import Read

_HERE = Path(__file__).parent
_VECTORS = _HERE / "vectors.npz"
_KNOWN = "en"  # what the default model knows


def read(language: str) -> tuple[str, ...]:
    """Give the questions in a language, one a line of its file."""
    return tuple((_HERE / f"{language}.txt").read_text(encoding="utf-8").splitlines())


def languages() -> tuple[str, ...]:
    """Name the languages that there are questions in."""
    return tuple(sorted(file.stem for file in _HERE.glob("*.txt")))


def everything() -> tuple[str, ...]:
    """Give the questions in all languages."""
    return tuple(question for language in languages() for question in read(language))


def write_vectors(encoder: Encoder) -> None:
    """Make the file of vectors anew, after the questions or the default model have changed."""
    found = encoder.read(read(_KNOWN))
    assert found.pieces is not None, encoder.name  # noqa: S101  (those of the default model are kept)
    np.savez(
        _VECTORS,
        vectors=found.vectors.astype(np.float16),
        pieces=np.concatenate(found.pieces),
        counts=np.array([len(some) for some in found.pieces]),
        weights=np.array(encoder.fingerprint),
        words=np.array(_words()),
    )


def known(fingerprint: str) -> dict[str, Read]:
    """Give the questions as a model with these weights reads them; none, if it is another than was kept."""
    kept = npy.unpacked(_VECTORS)
    if (str(kept["weights"]), str(kept["words"])) != (fingerprint, _words()):
        return {}
    vectors, pieces = kept["vectors"].astype(np.float32), kept["pieces"]
    ends = np.cumsum(kept["counts"])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    each = zip(vectors, np.split(pieces, ends[:-1]), strict=True)
    return dict(zip(read(_KNOWN), (Read(vector[None], (some,)) for vector, some in each), strict=True))


class Remembering:
    """An encoder that knows some texts without encoding them."""

    def __init__(self, encoder: Encoder, known: Mapping[str, Read]) -> None:
        self.name, self.fingerprint, self.dimension = encoder.name, encoder.fingerprint, encoder.dimension
        self.windows, self.lengths = encoder.windows, encoder.lengths
        self._encoder, self._known = encoder, known

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Encode what is not known."""
        return self.read(texts, progress).vectors

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        """Read what is not known."""
        if len(texts) == 1 and texts[0] in self._known:
            return self._known[texts[0]]
        return self._encoder.read(texts, progress)


def _words() -> str:
    return hashlib.sha256("\n".join(read(_KNOWN)).encode()).hexdigest()
