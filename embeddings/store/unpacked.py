"""Weights that come packed ↔ the same unpacked, in an index folder, mapped: only what is looked at is read.

They lie beside the generations, and are believed by their sha256 alone. Where they are missing, damaged or of
another model, whoever wants them unpacks them in memory (decision 114).
"""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from embeddings import mapped
from embeddings.store import disk
from embeddings.store.disk import Unusable

log = logging.getLogger(__name__)

_NAME = "second-weights.arrays"
Arrays = Mapping[str, NDArray[Any]]


class Unpacked:
    """The unpacked weights of an index folder; ``hashed`` gives the sha256 of a file."""

    def __init__(self, folder: Path, hashed: Callable[[Path], str]) -> None:
        self._path, self._hashed = folder / _NAME, hashed

    def read(self, digest: str) -> Arrays | None:
        """Map them, if they have this sha256."""
        with suppress(Unusable, OSError, ValueError):
            if self._hashed(self._path) == digest:
                return mapped.read(self._path)
        return None

    def keep(self, digest: str, unpack: Callable[[], Arrays]) -> None:
        """Unpack them into the folder, if they do not lie there; only who has its lock may do so.

        A disk that is full or cannot be written to changes nothing.
        """
        if self.read(digest) is not None:
            return
        try:
            disk.replace(self._path, *mapped.parts(unpack()))
        except OSError as error:
            log.info("the weights of the second model are not kept unpacked: %s", error.strerror)
