"""The background questions, a file a language, and the vectors of those that the default model knows.

The vectors stay with the questions, since encoding them takes seconds of one processor. They are used only
for the weights and the words that they were made with.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from embeddings.arrays import Vectors
from embeddings.dense.encoder import Encoder, Progress

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
    vectors = encoder.encode(read(_KNOWN)).astype(np.float16)
    np.savez(_VECTORS, vectors=vectors, weights=np.array(encoder.fingerprint), words=np.array(_words()))


def known_vectors(fingerprint: str) -> dict[str, Vectors]:
    """Give the vectors of the questions that were kept for these weights; none, if they are others'."""
    with np.load(_VECTORS, allow_pickle=False) as kept:
        if (str(kept["weights"]), str(kept["words"])) != (fingerprint, _words()):
            return {}
        vectors = kept["vectors"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return dict(zip(read(_KNOWN), vectors, strict=True))


class Remembering:
    """An encoder that gives the vectors of some texts without encoding them."""

    def __init__(self, encoder: Encoder, known: Mapping[str, Vectors]) -> None:
        self.name, self.fingerprint, self.dimension = encoder.name, encoder.fingerprint, encoder.dimension
        self.windows = encoder.windows
        self._encoder, self._known = encoder, known

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Encode what is not known."""
        if all(text in self._known for text in texts):
            vectors = [self._known[text] for text in texts]
            return np.array(vectors, dtype=np.float32).reshape(len(texts), self.dimension)
        return self._encoder.encode(texts, progress)


def _words() -> str:
    return hashlib.sha256("\n".join(read(_KNOWN)).encode()).hexdigest()
