"""The arrays that modules hand to one another, by what they hold."""

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Places = NDArray[np.int32]  # of passages, sentences or words: many, and in files
Codes = NDArray[np.int16]
Bytes = NDArray[np.uint8]
Pieces = NDArray[np.int8]
Halves = NDArray[np.float16]
Mask = NDArray[np.bool_]
Lengths = NDArray[np.float64]
