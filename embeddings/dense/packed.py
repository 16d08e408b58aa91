"""Many texts → their vectors by a BERT sentence model, on torch alone and without padding.

The forward pass is that of :mod:`embeddings.dense.bert`: texts stand one behind another, some thousand tokens
together, and each attends to itself. sentence-transformers, which fills texts up to the longest of a batch,
is the reference and takes a third longer (decision 109).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from embeddings.arrays import Pieces, Vectors
from embeddings.dense.bert import Shape
from embeddings.dense.encoder import Progress
from embeddings.dense.pieces import Directions, Read
from embeddings.dense.precision import computes_bfloat16, faster
from embeddings.dense.safetensors import tensors

if TYPE_CHECKING:
    from torch import Tensor, dtype

_TOKENS = 1024  # of a batch; from 512 to 2,048 it hardly matters (measured)
_CHUNK = 256  # texts between two reports of progress
_MANY = 512  # texts from which a trial of bfloat16 pays: some 15 s of single precision
_TRIED = 32  # texts of the trial

Tokens = Callable[[str], list[int]]


class Packed:
    """The model in a folder; ``tokens`` gives those of a text, with the model's own, as far as it is read."""

    def __init__(
        self, folder: Path, shape: Shape, tokens: Tokens, directions: Directions | None, *, threads: int
    ) -> None:
        import torch

        torch.set_num_threads(threads)  # two on a busy machine take several times as long (measured)
        weights = tensors(next(folder.glob("*.safetensors")))
        self._tokens, self._directions = tokens, directions
        self._passes = _Pass(weights, shape, torch.float32)
        self._weights, self._shape = weights, shape

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Give one normalised vector a text, as rows of a float32 matrix."""
        return self._read(texts, progress, None).vectors

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        """Give a vector a text, and its pieces."""
        return self._read(texts, progress, self._directions)

    def _read(self, texts: Sequence[str], progress: Progress | None, directions: Directions | None) -> Read:
        vectors = np.empty((len(texts), self._passes.dimension), dtype=np.float32)
        pieces: dict[int, Pieces] = {}
        order = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        run = self._fastest([texts[place] for place in order[len(order) // 2 :][:_TRIED]], len(texts))
        for at in range(0, len(order), _CHUNK):
            tokens = {place: self._tokens(texts[place]) for place in order[at : at + _CHUNK]}
            for places in _batches(tokens):
                states = run([tokens[place] for place in places])
                means = np.stack([one.mean(axis=0) for one in states])
                vectors[places] = means / np.linalg.norm(means, axis=1, keepdims=True)
                if directions:
                    pieces.update(zip(places, (directions.kept(one[1:-1]) for one in states), strict=True))
            if progress:
                progress(min(at + _CHUNK, len(order)), len(order))
        return Read(vectors, tuple(pieces[place] for place in range(len(texts))) if directions else None)

    def _fastest(self, tried: Sequence[str], texts: int) -> "_Pass":
        """Choose the precision: bfloat16, where the processor computes it natively and a trial is faster."""
        if texts < _MANY or not computes_bfloat16():
            return self._passes
        import torch

        tokens = list(map(self._tokens, tried))
        halves = _Pass(self._weights, self._shape, torch.bfloat16)
        return faster(self._passes, halves, lambda run: run(tokens))


def _batches(tokens: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """Put texts together, those of like length first; give their places."""
    batch, size = list[int](), 0
    for place in sorted(tokens, key=lambda place: len(tokens[place])):
        if batch and size + len(tokens[place]) > _TOKENS:
            yield batch
            batch, size = [], 0
        batch.append(place)
        size += len(tokens[place])
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _Layer:
    """The weights of a layer, each with its bias; those of query, key and value are one."""

    asked: "tuple[Tensor, Tensor]"
    attended: "tuple[Tensor, Tensor]"
    after_attention: "tuple[Tensor, Tensor]"
    widened: "tuple[Tensor, Tensor]"
    narrowed: "tuple[Tensor, Tensor]"
    after: "tuple[Tensor, Tensor]"


class _Pass:
    """The forward pass in one precision."""

    def __init__(self, weights: Mapping[str, Vectors], shape: Shape, kind: "dtype") -> None:
        import torch

        def of(*names: str) -> "tuple[Tensor, Tensor]":
            weight, bias = (
                torch.from_numpy(np.concatenate([weights[f"{name}.{part}"] for name in names])).to(kind)
                for part in ("weight", "bias")
            )
            return weight, bias

        self._kind, self._heads, self._epsilon = kind, shape.heads, shape.epsilon
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._first = of("embeddings.LayerNorm")
        names = (f"encoder.layer.{at}." for at in range(shape.layers))
        self._layers = [
            _Layer(
                of(*(f"{name}attention.self.{part}" for part in ("query", "key", "value"))),
                of(f"{name}attention.output.dense"),
                of(f"{name}attention.output.LayerNorm"),
                of(f"{name}intermediate.dense"),
                of(f"{name}output.dense"),
                of(f"{name}output.LayerNorm"),
            )
            for name in names
        ]
        self.dimension = int(self._words.shape[1])

    def __call__(self, texts: Sequence[Sequence[int]]) -> list[Vectors]:
        """Give what the last layer makes of each token of some texts; those of one length best adjoin."""
        import torch

        lengths = [len(text) for text in texts]
        with torch.inference_mode():
            read = np.concatenate([self._words[text] + self._places[: len(text)] for text in texts])
            x = self._norm(torch.from_numpy(read).to(self._kind), self._first)
            for layer in self._layers:
                x = self._through(layer, x, lengths)
            states: Vectors = x.float().numpy()
        return np.split(states, list(accumulate(lengths))[:-1])

    def _through(self, layer: _Layer, x: "Tensor", lengths: Sequence[int]) -> "Tensor":
        from torch.nn.functional import gelu, linear

        mixed = self._attention(linear(x, *layer.asked), lengths)
        x = self._norm(x + linear(mixed, *layer.attended), layer.after_attention)
        return self._norm(x + linear(gelu(linear(x, *layer.widened)), *layer.narrowed), layer.after)

    def _attention(self, asked: "Tensor", lengths: Sequence[int]) -> "Tensor":
        """Mix what tokens say by how those of a text attend to one another; texts of one length at once."""
        import torch
        from torch.nn.functional import scaled_dot_product_attention

        mixed, end = [], 0
        for length, same in groupby(lengths):
            texts = len(list(same))
            some = asked[end : (end := end + texts * length)]
            query, key, value = some.view(texts, length, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
            found = scaled_dot_product_attention(query, key, value)
            mixed.append(found.transpose(1, 2).reshape(texts * length, -1))
        return torch.cat(mixed)

    def _norm(self, x: "Tensor", weights: "tuple[Tensor, Tensor]") -> "Tensor":
        from torch.nn.functional import layer_norm

        return layer_norm(x, (self.dimension,), *weights, self._epsilon)
