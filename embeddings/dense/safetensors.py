"""A file of weights → its tensors, mapped where they lie."""

from pathlib import Path

import numpy as np

from embeddings import mapped
from embeddings.arrays import Vectors
from embeddings.errors import ModelMissing


def tensors(path: Path) -> dict[str, Vectors]:
    """Map the single-precision tensors of a file by their names; those of other types are left out.

    Raises ModelMissing for a file of another form.
    """
    try:
        found = mapped.read(path)
    except (OSError, ValueError) as error:
        raise ModelMissing(f"{path} is not a safetensors file") from error
    return {name: array for name, array in found.items() if array.dtype == np.float32}
