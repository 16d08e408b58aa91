"""The name of a model → the encoder that serves it: on numpy for questions, on torch for many texts.

Importing torch takes as long as encoding some dozen texts on numpy, so whoever asks, or changes a sentence,
never waits for it. Both read the same weights and give the same vectors; where torch is not installed, many
texts take some times longer. A model of another form is served by sentence-transformers.
"""

import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from threadpoolctl import threadpool_limits

from corpus.model import Span
from embeddings.arrays import Vectors
from embeddings.dense import apart, bert
from embeddings.dense.apart import Apart
from embeddings.dense.bert import Bert, Shape
from embeddings.dense.encoder import Encoder, Progress
from embeddings.dense.packed import Packed
from embeddings.dense.pieces import Directions, Read, directions
from embeddings.dense.transformer import SentenceEncoder
from embeddings.dense.weights import DEFAULT_MODEL, Hash, checked, locate

_FEW = 64  # texts; some 3 s on numpy (measured)


def open_encoder(model: str = DEFAULT_MODEL, *, threads: int = 1, hashed: Hash | None = None) -> Encoder:
    """Open a model: light if its form is known, else by sentence-transformers alone."""
    folder = locate(model)
    shape = bert.shape(folder)
    if shape is None:
        return SentenceEncoder(model, threads=threads)
    # A busy machine makes a product with two threads several times slower than with one (measured).
    threadpool_limits(threads, user_api="blas")
    weights = checked(model, folder, hashed)
    return _Light(model, weights, folder, shape, threads)


def beside(encoder: Encoder, *, threads: int = 1) -> Callable[[], Apart] | None:
    """Give what starts a process that encodes questions too; None where that is heavy, or has no core."""
    if not (isinstance(encoder, _Light) and apart.is_possible()):
        return None
    return lambda: Apart(encoder.name, encoder.fingerprint, encoder.dimension, threads)


class _Light:
    """A model whose questions are encoded on numpy; torch is loaded for the first many texts."""

    def __init__(self, name: str, fingerprint: str, folder: Path, shape: Shape, threads: int) -> None:
        self._folder, self._shape, self._threads = folder, shape, threads
        self._directions: Directions | None = directions(fingerprint)
        self._bert = Bert(folder, shape, self._directions)
        self.name, self.fingerprint, self.dimension = name, fingerprint, self._bert.dimension
        self._loading = threading.Lock()

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Give one normalised vector a text, as rows of a float32 matrix."""
        if many := self._for_many(texts):
            return many.encode(texts, progress)
        return self.read(texts, progress).vectors

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        """Give a vector a text, and its pieces."""
        if many := self._for_many(texts):
            return many.read(texts, progress)
        found = self._bert.read(texts)
        if progress and texts:
            progress(len(texts), len(texts))
        return found

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Say how many pieces each text has, were it read whole."""
        return self._bert.lengths(texts)

    def windows(self, text: str, breaks: Sequence[int]) -> tuple[Span, ...]:
        """Cut a text into windows that the model reads whole, at ``breaks`` where it can."""
        return self._bert.windows(text, breaks)

    def _for_many(self, texts: Sequence[str]) -> Packed | None:
        """Load what encodes many texts sooner, if these are many; a slim install is without."""
        if len(texts) <= _FEW or not find_spec("torch"):
            return None
        with self._loading:
            return self._many

    @cached_property
    def _many(self) -> Packed:
        return Packed(self._folder, self._shape, self._bert.tokens, self._directions, threads=self._threads)
