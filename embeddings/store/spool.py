"""Rows that come bit by bit → one array: in memory while they are few, else in a file that has no name.

What a first indexing of a large library embeds has no room in memory; its file goes with the process.
"""

import weakref
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import DamagedIndex

_LARGE = 1 << 25  # bytes


class Spool:
    """Rows of one width, one behind another; the file lies in ``folder``, or where such files do."""

    def __init__(self, width: int, kind: type[np.generic], folder: Path | None = None) -> None:
        self._width, self._kind, self._folder = width, kind, folder
        self._parts: list[NDArray[Any]] = []
        self._file: IO[bytes] | None = None
        self._size = self._rows = 0

    def add(self, rows: NDArray[Any]) -> None:
        """Put some behind those that are there."""
        self._rows += len(rows)
        self._size += rows.nbytes
        self._parts.append(rows)
        if self._size <= _LARGE:
            return
        try:
            self._put_down()
        except OSError as error:
            raise DamagedIndex(
                f"what is embedded finds no room in {self._folder or gettempdir()}: {error.strerror}; make "
                "some, then run: scholiast index"
            ) from error

    def _put_down(self) -> None:
        if self._file is None:
            self._file = TemporaryFile(dir=self._folder)  # noqa: SIM115
            weakref.finalize(self, self._file.close)
        for part in self._parts:
            self._file.write(np.ascontiguousarray(part).data.cast("B"))
        self._file.flush()
        self._parts.clear()

    @property
    def whole(self) -> NDArray[Any]:
        """All of them; those in a file are mapped."""
        shape = (self._rows, self._width)
        if self._file is None:
            return np.concatenate([np.empty((0, self._width), dtype=self._kind), *self._parts])
        return np.memmap(self._file, dtype=self._kind, mode="r", shape=shape)
