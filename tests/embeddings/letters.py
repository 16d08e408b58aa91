"""An encoder that needs no model."""

from collections.abc import Sequence

import numpy as np

from corpus.model import Span
from embeddings.arrays import Vectors
from embeddings.dense.encoder import Progress
from embeddings.dense.pieces import Read


class Letters:
    """An encoder that knows letters only, and two signs: the cosine of two texts is that of their letters."""

    name, fingerprint, dimension = "letters", "letters", 28

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        letters = [[text.lower().count(chr(97 + n)) for n in range(28)] for text in texts]
        counts = np.array(letters, dtype=float).reshape(len(texts), 28)
        lengths = np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1e-9)
        return (counts / lengths).astype(np.float32)

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        return Read(self.encode(texts, progress))

    def lengths(self, texts: Sequence[str]) -> list[int]:
        return [1] * len(texts)

    def windows(self, text: str, breaks: Sequence[int]) -> tuple[Span, ...]:
        return (Span(0, len(text)),)
