"""Arrays ↔ their ``.npy`` files: written in parts, none of them a copy of all of it, and read in turn.

``numpy.load`` has Python parse the header, and before 3.11.8 and 3.12.1 two threads that parse at once may
get a SystemError (https://github.com/python/cpython/issues/106905): two of 218,000 indexes opened from four.
"""

import io
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from embeddings.mapped import release

_PART = 1 << 22  # bytes
_one_at_a_time = threading.Lock()


def load(data: bytes) -> NDArray[Any]:
    """Read an array of the bytes of its file; raises ValueError where they are none of one."""
    return _load(io.BytesIO(data))


def mapped(path: Path) -> NDArray[Any]:
    """Map the array of a file; raises ValueError for a file of another form."""
    return _load(path, mmap_mode="r")


def unpacked(path: Path) -> dict[str, NDArray[Any]]:
    """Read the arrays of a file of several (``.npz``) by their names."""
    with _one_at_a_time, np.load(path, allow_pickle=False) as kept:
        return dict(kept)


def _load(file: Path | io.BytesIO, mmap_mode: Literal["r"] | None = None) -> NDArray[Any]:
    with _one_at_a_time:
        array: NDArray[Any] = np.load(file, mmap_mode=mmap_mode, allow_pickle=False)
    return array


@dataclass(frozen=True, slots=True)
class Joined:
    """So many rows in parts, one behind another, which are put together as they are written."""

    parts: Callable[[], Iterable[NDArray[Any]]]
    rows: int
    dimension: int
    kind: type[np.generic] = np.float32

    def __len__(self) -> int:
        return self.rows

    @property
    def whole(self) -> NDArray[Any]:
        """All of them in one array."""
        return np.concatenate([np.empty((0, self.dimension), dtype=self.kind), *self.parts()])


def parts(array: NDArray[np.generic] | Joined) -> Iterator[bytes | memoryview]:
    """Yield what ``numpy.save`` writes, in parts; what is mapped does not stay in memory."""
    shape = (len(array), array.dimension) if isinstance(array, Joined) else array.shape
    kind = np.dtype(array.kind) if isinstance(array, Joined) else array.dtype
    said = {"descr": np.lib.format.dtype_to_descr(kind), "fortran_order": False, "shape": shape}
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, said)
    yield header.getvalue()
    for part in array.parts() if isinstance(array, Joined) else (array,):
        if part.size:
            data = np.ascontiguousarray(part).data.cast("B")
            for start in range(0, len(data), _PART):
                yield data[start : start + _PART]
            release(part)
