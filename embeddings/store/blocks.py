"""What an indexing under way has had embedded, block by block: one that is killed goes on where it was.

The blocks lie in a folder beside the generations until the index is published, each a file of arrays that is
named by its sha256. One that is not what was written is passed over.
"""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings import mapped
from embeddings.arrays import Pieces, Vectors
from embeddings.store import mark
from embeddings.store.disk import Unusable, log, read, replace

FOLDER = "embedding"
_SUFFIX = ".block"
_NAME = 16  # bytes of the name of a text

Made = tuple[Vectors, Pieces | None]


class Blocks:
    """The blocks in an index folder, of the model with a fingerprint; for who holds the lock of the index."""

    def __init__(self, index: Path, fingerprint: str) -> None:
        self._folder = index / FOLDER
        self._model = hashlib.sha256(fingerprint.encode()).hexdigest()[:16]
        self._is_full = False

    def known(self, kind: str) -> Mapping[bytes, Made]:
        """Give the vector and the pieces of each text, by its name, that was embedded in this way."""
        found: dict[bytes, Made] = {}
        for path in sorted(self._folder.glob(f"{self._model}-{kind}-*{_SUFFIX}")):
            with suppress(Unusable, OSError, ValueError, KeyError):
                if hashlib.sha256(read(path)).hexdigest() == path.stem.rpartition("-")[2]:
                    found.update(_texts(mapped.read(path)))
        return found

    def keep(
        self, kind: str, texts: Sequence[str], vectors: Vectors, pieces: Sequence[Pieces] | None
    ) -> None:
        """Keep a block; where the disk does not take it, it is told once, and made again if need be."""
        arrays: dict[str, NDArray[Any]] = {
            "names": np.frombuffer(b"".join(map(name, texts)), dtype=np.uint8).reshape(-1, _NAME),
            "vectors": vectors,
        }
        if pieces is not None:
            arrays["pieces"] = np.concatenate(pieces)
            arrays["counts"] = np.array([len(some) for some in pieces], dtype=np.int32)
        data = b"".join(mapped.parts(arrays))
        try:
            self._folder.mkdir(exist_ok=True)
            mark.sign(self._folder)
            sha256 = hashlib.sha256(data).hexdigest()
            replace(self._folder / f"{self._model}-{kind}-{sha256}{_SUFFIX}", data)
        except OSError as error:
            if not self._is_full:
                log.warning("what is embedded is not kept meanwhile: %s", error.strerror)
            self._is_full = True


def clear(index: Path) -> None:
    """Remove the blocks in an index folder, of whichever model."""
    folder = index / FOLDER
    if not mark.is_ours(folder):
        return
    with suppress(OSError):
        for path in (*folder.glob(f"*{_SUFFIX}*"), *folder.glob(f"{mark.MARK}*")):
            path.unlink()
        folder.rmdir()


def name(text: str) -> bytes:
    """Name a text."""
    return hashlib.sha256(text.encode()).digest()[:_NAME]


def _texts(arrays: Mapping[str, NDArray[Any]]) -> Mapping[bytes, Made]:
    names, vectors, pieces = arrays["names"], arrays["vectors"], arrays.get("pieces")
    ends = np.cumsum(arrays["counts"]) if pieces is not None else None
    return {
        names[at].tobytes(): (
            vectors[at],
            None if pieces is None or ends is None else pieces[ends[at] - arrays["counts"][at] : ends[at]],
        )
        for at in range(len(names))
    }
