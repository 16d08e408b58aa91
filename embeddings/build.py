"""A library and the generation before → the contents of the next: only what changed is embedded."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.model import Library
from embeddings.arrays import Vectors
from embeddings.dense.encoder import Embedder, Encoder, Progress
from embeddings.dense.units import Unit, rows_of, units
from embeddings.lexical import kept
from embeddings.store.contents import Contents
from embeddings.store.manifest import Recipe


@dataclass(frozen=True, slots=True)
class Built:
    """The contents of an index, and how many texts had to be embedded for them, by either model."""

    contents: Contents
    embedded: int


def build(
    library: Library,
    encoder: Encoder,
    *,
    kind: str,
    reader: str,
    second: Embedder | None = None,
    before: Contents | None = None,
    progress: Progress | None = None,
) -> Built:
    """Embed a library with one model or two; vectors of ``before`` are kept for the same model and text."""
    wanted = list(units(library.documents, encoder.windows))
    recipe = Recipe(
        encoder.name,
        encoder.fingerprint,
        encoder.dimension,
        kind,
        reader,
        second=second.fingerprint if second else None,
        lexicon=kept.fingerprint(),
    )
    words = kept.make(library.documents, _words_before(before, recipe))
    digests = _digests(wanted)
    vectors, embedded = _embedded(wanted, encoder, _known(before, recipe), progress)
    if second is None:
        return Built(Contents(library, recipe, vectors, rows_of(wanted), digests, words=words), embedded)
    others, again = _embedded(wanted, second, _known_to_second(before, recipe), progress)
    contents = Contents(library, recipe, vectors, rows_of(wanted), digests, others, words)
    return Built(contents, max(embedded, again))


def _embedded(
    wanted: Sequence[Unit], model: Embedder, known: dict[bytes, Vectors], progress: Progress | None
) -> tuple[Vectors, int]:
    """Give the vectors of units, and how many had to be embedded."""
    missing = {unit.digest: unit.text for unit in wanted if unit.digest not in known}
    known.update(zip(missing, model.encode(list(missing.values()), progress), strict=True))
    matrix = np.empty((len(wanted), model.dimension), dtype=np.float32)
    for row, unit in enumerate(wanted):
        matrix[row] = known[unit.digest]
    return matrix, len(missing)


def _words_before(before: Contents | None, recipe: Recipe) -> kept.Arrays | None:
    """Give the words of before, if the same code read the texts and counted them."""
    if before is None or (before.recipe.reader, before.recipe.lexicon) != (recipe.reader, recipe.lexicon):
        return None
    return before.words


def _known(before: Contents | None, recipe: Recipe) -> dict[bytes, Vectors]:
    if before is None or (before.recipe.weights, before.recipe.dimension) != (
        recipe.weights,
        recipe.dimension,
    ):
        return {}
    return _by_digest(before, before.vectors)


def _known_to_second(before: Contents | None, recipe: Recipe) -> dict[bytes, Vectors]:
    if before is None or before.second is None or before.recipe.second != recipe.second:
        return {}
    return _by_digest(before, before.second)


def _by_digest(before: Contents, vectors: Vectors) -> dict[bytes, Vectors]:
    return dict(zip((digest.tobytes() for digest in before.digests), vectors, strict=True))


def _digests(wanted: Sequence[Unit]) -> NDArray[np.uint8]:
    names = b"".join(unit.digest for unit in wanted)
    return np.frombuffer(names, dtype=np.uint8).reshape(-1, 16).copy()
