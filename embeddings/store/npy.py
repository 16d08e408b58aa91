"""Arrays → the parts of their ``.npy`` files, none of them a copy of all of it."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.mapped import release

_PART = 1 << 22  # bytes


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


def npy(array: NDArray[np.generic] | Joined) -> Iterator[bytes | memoryview]:
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
