"""What an index needs of a model."""

from collections.abc import Callable, Sequence
from typing import Protocol

from corpus.model import Span
from embeddings.arrays import Vectors
from embeddings.dense.pieces import Read

Progress = Callable[[int, int], None]


class Embedder(Protocol):
    """A model that turns texts into vectors; one ``fingerprint``, the same vectors."""

    name: str
    fingerprint: str
    dimension: int

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Give one normalised vector a text, as rows of a float32 matrix."""


class Encoder(Embedder, Protocol):
    """The main model, which also gives the pieces of texts, and says how long a text it reads whole."""

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        """Give a vector a text, and its pieces."""

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Say how many pieces each text has, were it read whole."""

    def windows(self, text: str, breaks: Sequence[int]) -> tuple[Span, ...]:
        """Cut a text into windows that the model reads whole, at ``breaks`` where it can."""
