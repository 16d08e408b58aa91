"""What stands beside the files of a generation: what they are, and what they were made with."""

import json
from dataclasses import dataclass

from embeddings.errors import DamagedIndex
from embeddings.store.values import UNREADABLE, reader, to_json

# 3 had all documents in one piece and no lexicon, 2 no rows of notes, 1 the words of passages and notes twice
SCHEMA = 4
_READ = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What an index was made with; another recipe needs other vectors.

    ``reader`` is the fingerprint of the code that read the texts, ``second`` that of the second model's
    weights, if there was one, ``lexicon`` that of the code that counted the words, if they are kept.
    ``pieces`` names how the pieces of the texts are kept, if they are.
    """

    model: str
    weights: str
    dimension: int
    kind: str
    reader: str
    second: str | None = None
    lexicon: str | None = None
    pieces: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is written beside the files of a generation."""

    schema: int
    generation: str
    written: float
    recipe: Recipe
    texts: dict[str, str]  # sha256 of every text, by path
    files: dict[str, tuple[int, str]]  # size and sha256 of every file, by name


def dump_manifest(manifest: Manifest) -> bytes:
    """Write a manifest."""
    return to_json(manifest, indent=1)


def parse_manifest(data: bytes) -> Manifest:
    """Read a manifest; one of another format is refused."""
    try:
        manifest = reader(Manifest)(json.loads(data))
    except UNREADABLE as error:
        raise DamagedIndex(
            "the index was written by another version; run: scholiast index --rebuild"
        ) from error
    if manifest.schema not in _READ:
        raise DamagedIndex(
            f"the index has format {manifest.schema}, this version reads {SCHEMA}; "
            "run: scholiast index --rebuild"
        )
    return manifest
