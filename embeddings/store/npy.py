"""An array → the parts of its ``.npy`` file, none of them a copy of all of it."""

import io
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

_PART = 1 << 22  # bytes


def npy(array: NDArray[np.generic]) -> Iterator[bytes | memoryview]:
    """Yield what ``numpy.save`` writes, in parts."""
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, np.lib.format.header_data_from_array_1_0(array))
    yield header.getvalue()
    if array.size:
        data = np.ascontiguousarray(array).data.cast("B")
        for start in range(0, len(data), _PART):
            yield data[start : start + _PART]
