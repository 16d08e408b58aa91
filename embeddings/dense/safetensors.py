"""A file of weights → its tensors, mapped where they lie."""

from pathlib import Path

import numpy as np

from embeddings import mapped
from embeddings.arrays import Vectors
from embeddings.errors import ModelMissing
from embeddings.shortage import way_out


def tensors(path: Path) -> dict[str, Vectors]:
    """Map the single-precision tensors of a file by their names; those of other types are left out.

    Raises ModelMissing for a file of another form, and OSError where the machine has too little to lend.
    """
    try:
        found = mapped.read(path)
    except ValueError as error:
        raise ModelMissing(f"{path} is not a safetensors file") from error
    except OSError as error:
        if way_out(error):
            raise
        raise ModelMissing(f"{path} cannot be read: {error.strerror}") from error
    return {name: array for name, array in found.items() if array.dtype == np.float32}
