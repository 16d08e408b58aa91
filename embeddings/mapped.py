"""Named arrays ↔ one file in the format of safetensors, mapped: what is never used is never read.

The package of that name copies each array. The format: eight bytes with the length of a JSON header, the
header, and the numbers (https://huggingface.co/docs/safetensors).
"""

import json
import mmap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LENGTH = 8  # bytes
_ALIGNED = 8  # as the header is padded, and by the order of the arrays every number
_TYPES: dict[str, type[np.generic]] = {
    "BOOL": np.bool_,
    "U8": np.uint8,
    "I8": np.int8,
    "I16": np.int16,
    "I32": np.int32,
    "I64": np.int64,
    "F32": np.float32,
    "F64": np.float64,
}
_NAMES = {np.dtype(kind): name for name, kind in _TYPES.items()}


def read(path: Path) -> dict[str, NDArray[Any]]:
    """Map the arrays of a file by their names; those of types that are not known here are left out.

    Raises ValueError for a file of another form.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        first = _LENGTH + int.from_bytes(data[:_LENGTH], "little")
        if first > len(data):
            raise ValueError(first)
        header = json.loads(data[_LENGTH:first])
        return {
            name: _array(data, first, said) for name, said in header.items() if said.get("dtype") in _TYPES
        }
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise ValueError(f"{path} is not a safetensors file") from error


def parts(arrays: Mapping[str, NDArray[Any]]) -> Iterator[bytes | memoryview]:
    """Give the bytes of a file of arrays, part by part."""
    ordered = dict(sorted(arrays.items(), key=lambda one: (-one[1].itemsize, one[0])))
    header, at = {}, 0
    for name, array in ordered.items():
        header[name] = {
            "dtype": _NAMES[array.dtype],
            "shape": list(array.shape),
            "data_offsets": [at, at + array.nbytes],
        }
        at += array.nbytes
    words = json.dumps(header).encode()
    words += b" " * (-len(words) % _ALIGNED)
    yield len(words).to_bytes(_LENGTH, "little") + words
    for array in ordered.values():
        if array.size:  # an empty array has no bytes to be cast to
            yield np.ascontiguousarray(array).data.cast("B")


def release(array: NDArray[np.generic]) -> None:
    """Give the pages of a mapped array back to the system, which reads them again when they are wanted."""
    base: object = array
    while isinstance(base, np.ndarray | memoryview):
        base = base.base if isinstance(base, np.ndarray) else base.obj
    if isinstance(base, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        base.madvise(mmap.MADV_DONTNEED)


def _array(data: mmap.mmap, first: int, said: Mapping[str, Any]) -> NDArray[Any]:
    begin, end = said["data_offsets"]
    kind = np.dtype(_TYPES[said["dtype"]])
    if not 0 <= begin <= end <= len(data) - first:
        raise ValueError(said)
    count = (end - begin) // kind.itemsize
    return np.frombuffer(data, kind, count, first + begin if count else 0).reshape(said["shape"])
