"""A generation → what it holds, if every byte is what was written; else DamagedIndex says what is not."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from embeddings.errors import DamagedIndex
from embeddings.store import mark
from embeddings.store.contents import Generation, from_files
from embeddings.store.disk import Unusable, read, sha256
from embeddings.store.manifest import Manifest, parse_manifest

# Bytes from which on what was hashed is remembered: smaller files are hashed in a twentieth of a second.
LARGE = 50_000_000

Hash = Callable[[Path], str]


def manifest(folder: Path, name: str, digest: str) -> Manifest:
    """Read the manifest of a generation of an index folder, if it has this sha256."""
    file = f"{name}/manifest.json"
    try:
        data = read(folder / file, most=mark.LARGEST_MANIFEST)
        if hashlib.sha256(data).hexdigest() != digest:
            raise Unusable("is not what was written")
    except Unusable as error:
        raise damaged(folder, f"{file} {error}") from error
    return parse_manifest(data)


def load(folder: Path, described: Manifest, hashed: Hash | None = None) -> Generation:
    """Verify every file that a manifest describes, and open the generation.

    ``hashed`` gives the sha256 of a large file, and may remember it for as long as the file is as it was.
    """
    name = described.generation
    files = {
        file: _verified(folder, f"{name}/{file}", digest, size, hashed)
        for file, (size, digest) in described.files.items()
    }
    try:
        contents = from_files(files, described.recipe)
    except FileNotFoundError:
        raise
    except (KeyError, ValueError, OSError, Unusable) as error:  # a ValidationError is a ValueError
        raise damaged(folder, f"{name} cannot be read") from error
    columns = (contents.rows, contents.digests, contents.second, contents.piece_counts)
    counted = (
        0 if contents.piece_counts is None else int(contents.piece_counts[contents.rows[:, 1] < 0].sum())
    )
    if counted != len(() if contents.pieces is None else contents.pieces) or not all(
        len(column) == len(contents.vectors) for column in columns if column is not None
    ):
        raise damaged(folder, f"the files of {name} do not belong together")
    return Generation(name, described.written, contents)


def load_sealed(folder: Path, name: str, hashed: Hash | None = None) -> Generation | None:
    """Open a generation that its own seal vouches for; None if it has none, or is not whole."""
    try:
        digest = mark.seal(folder / name)
        return load(folder, manifest(folder, name, digest), hashed) if digest else None
    except (DamagedIndex, OSError):
        return None


def damaged(folder: Path, what: str) -> DamagedIndex:
    """Say what is damaged, and the way out."""
    return DamagedIndex(f"damaged index in {folder}: {what}; run: scholiast index --rebuild")


def _verified(folder: Path, name: str, digest: str, size: int, hashed: Hash | None) -> Path:
    """Give the path of a file that is what was written."""
    path = folder / name
    try:
        if (hashed(path) if hashed and size >= LARGE else sha256(path, size)) != digest:
            raise Unusable("is not what was written")
    except Unusable as error:
        raise damaged(folder, f"{name} {error}") from error
    return path
