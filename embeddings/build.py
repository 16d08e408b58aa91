"""A library and the generation before → the contents of the next: only what changed is embedded."""

from dataclasses import dataclass

import numpy as np

from corpus.model import Library
from embeddings.arrays import Vectors
from embeddings.dense.encoder import Encoder, Progress
from embeddings.dense.units import Unit, rows_of, units
from embeddings.store.contents import Contents
from embeddings.store.manifest import Recipe


@dataclass(frozen=True, slots=True)
class Built:
    """The contents of an index, and how many texts had to be embedded for them."""

    contents: Contents
    embedded: int


def build(
    library: Library,
    encoder: Encoder,
    *,
    kind: str,
    reader: str,
    before: Contents | None = None,
    progress: Progress | None = None,
) -> Built:
    """Embed a library; vectors of ``before`` are taken over where model and text are the same."""
    recipe = Recipe(encoder.name, encoder.fingerprint, encoder.dimension, kind, reader)
    wanted = list(units(library.documents, encoder.windows))
    known = _known(before, recipe)
    missing = {unit.digest: unit.text for unit in wanted if unit.digest not in known}
    fresh = encoder.encode(list(missing.values()), progress)
    known.update(zip(missing, fresh, strict=True))
    return Built(_contents(library, recipe, wanted, known), embedded=len(missing))


def _known(before: Contents | None, recipe: Recipe) -> dict[bytes, Vectors]:
    if before is None or (before.recipe.weights, before.recipe.dimension) != (
        recipe.weights,
        recipe.dimension,
    ):
        return {}
    names = [digest.tobytes() for digest in before.digests]
    return dict(zip(names, before.vectors, strict=True))


def _contents(
    library: Library, recipe: Recipe, wanted: list[Unit], vectors: dict[bytes, Vectors]
) -> Contents:
    matrix = np.empty((len(wanted), recipe.dimension), dtype=np.float32)
    for row, unit in enumerate(wanted):
        matrix[row] = vectors[unit.digest]
    names = b"".join(unit.digest for unit in wanted)
    digests = np.frombuffer(names, dtype=np.uint8).reshape(-1, 16).copy()
    return Contents(library, recipe, matrix, rows_of(wanted), digests)
