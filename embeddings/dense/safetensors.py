"""A safetensors file → its tensors, mapped where they lie: what is never used is never read.

The package of that name copies each tensor. The format: eight bytes with the length of a JSON header, the
header, and the numbers (https://huggingface.co/docs/safetensors).
"""

import json
from pathlib import Path

import numpy as np

from embeddings.arrays import Vectors
from embeddings.errors import ModelMissing

_LENGTH = 8  # bytes
_SINGLE = "F32"


def tensors(path: Path) -> dict[str, Vectors]:
    """Map the single-precision tensors of a file by their names; those of other types are left out.

    Raises ModelMissing for a file of another form.
    """
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(_LENGTH), "little")
            if length > path.stat().st_size:
                raise ValueError(length)
            header = json.loads(file.read(length))
        data = np.memmap(path, dtype=np.uint8, mode="r", offset=_LENGTH + length)
        return {
            name: np.asarray(data[slice(*said["data_offsets"])]).view(np.float32).reshape(said["shape"])
            for name, said in header.items()
            if said.get("dtype") == _SINGLE
        }
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise ModelMissing(f"{path} is not a safetensors file") from error
