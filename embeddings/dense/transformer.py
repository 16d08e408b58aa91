"""Texts → vectors: the one door to sentence-transformers.

Weights are read from safetensors files alone, and no code of a model is ever run. Many texts are encoded in
bfloat16 where the processor computes it natively and a trial says that it is faster (decision 59).
"""

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.model import Span
from embeddings.arrays import Pieces, Vectors
from embeddings.dense.encoder import Progress
from embeddings.dense.pieces import Directions, Read, directions
from embeddings.dense.precision import computes_bfloat16, faster
from embeddings.dense.weights import DEFAULT_MODEL, checked, locate
from embeddings.dense.windows import cut
from embeddings.errors import ModelMissing

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Batches of 4 to 16 were the fastest on a CPU; larger ones are slower (measured on one core).
_BATCH = 16
_CHUNK = 16 * _BATCH  # texts between two reports of progress
_MANY = 2 * _CHUNK  # texts from which a trial pays: some 15 s of single precision
_TRIED = 2 * _BATCH  # texts of the trial


class SentenceEncoder:
    """A sentence-transformers model on the CPU.

    ``fingerprint`` is the sha256 of the weights; two encoders with one fingerprint give the same vectors.
    """

    def __init__(self, model: str = DEFAULT_MODEL, *, threads: int = 1) -> None:
        folder = locate(model)
        self.name = model
        self.fingerprint = checked(model, folder)
        self._directions = directions(self.fingerprint)
        self._model = _load(folder, threads)
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        # Two tokens of every window are the model's own: [CLS] and [SEP].
        self._window = int(self._model.max_seq_length or 256) - 2

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Encode texts, longest first, so that a batch holds texts of like length."""
        return self._read(texts, progress, None).vectors

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        """Give a vector a text, and its pieces."""
        return self._read(texts, progress, self._directions)

    def _read(self, texts: Sequence[str], progress: Progress | None, directions: Directions | None) -> Read:
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        pieces: dict[int, Pieces] = {}
        order = sorted(range(len(texts)), key=lambda index: -len(texts[index]))
        model = self._model
        if len(texts) >= _MANY and computes_bfloat16():
            tried = [texts[index] for index in order[len(order) // 2 :][:_TRIED]]
            model = faster(model, deepcopy(model).bfloat16(), lambda one: _encoded(one, tried))
        for at in range(0, len(order), _CHUNK):
            chosen = order[at : at + _CHUNK]
            some = [texts[index] for index in chosen]
            if directions is None:
                vectors[chosen] = _encoded(model, some)
            else:
                vectors[chosen], states = _with_states(model, some)
                pieces.update(zip(chosen, map(directions.kept, states), strict=True))
            if progress:
                progress(min(at + _CHUNK, len(order)), len(order))
        return Read(vectors, tuple(pieces[index] for index in range(len(texts))) if directions else None)

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Say how many pieces each text has, were it read whole."""
        ids = self._model.tokenizer(
            list(texts),
            add_special_tokens=False,
            truncation=False,
            verbose=False,
            return_attention_mask=False,
        )["input_ids"]
        return [len(one) for one in ids]

    def windows(self, text: str, breaks: Sequence[int]) -> tuple[Span, ...]:
        """Cut a text into windows of at most the model's length, after a sentence where one ends in time."""
        offsets = self._model.tokenizer(
            text, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False
        )["offset_mapping"]
        return cut(offsets, len(text), self._window, breaks)


def _encoded(model: "SentenceTransformer", texts: Sequence[str]) -> Vectors:
    rounded = np.asarray(
        model.encode(list(texts), batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True),
        dtype=np.float32,
    )
    return _normalised(rounded)


def _with_states(model: "SentenceTransformer", texts: Sequence[str]) -> tuple[Vectors, list[Vectors]]:
    """Encode texts, and give what the last layer makes of each token but the model's own."""
    found: Any = model.encode(list(texts), batch_size=_BATCH, show_progress_bar=False, output_value=None)
    rounded = np.stack([one["sentence_embedding"].float().numpy() for one in found])
    ends = [int(one["attention_mask"].sum()) - 1 for one in found]
    states = [one["token_embeddings"][1:end].float().numpy() for one, end in zip(found, ends, strict=True)]
    return _normalised(rounded), states


def _normalised(rounded: Vectors) -> Vectors:
    """Give vectors the length one: a length that is computed in bfloat16 is off by a hundredth."""
    return np.asarray(rounded / np.linalg.norm(rounded, axis=1, keepdims=True), dtype=np.float32)


def _load(folder: Path, threads: int) -> "SentenceTransformer":
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    # Two threads on a busy machine make a question several times slower (measured), so one is the default.
    torch.set_num_threads(threads)
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(
            str(folder),
            device="cpu",
            trust_remote_code=False,
            local_files_only=True,
            model_kwargs={"use_safetensors": True},
        )
    except (OSError, ValueError, KeyError) as error:
        first_line = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelMissing(f"the model in {folder} cannot be loaded: {first_line}") from error
