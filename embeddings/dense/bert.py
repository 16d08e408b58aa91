"""A BERT sentence model → vectors, by its forward pass on numpy alone: the lightest way to encode a question.

sentence-transformers is the reference (:mod:`embeddings.dense.transformer`) and takes seconds to be imported;
this reads the same weights where they lie and gives the same vectors. Texts of a batch stand one after
another, without padding, and attend to nothing but themselves: what else is asked moves a vector by rounding
alone.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from corpus.model import Span
from embeddings.arrays import Pieces, Vectors
from embeddings.dense.pieces import Directions, Read
from embeddings.dense.safetensors import tensors
from embeddings.dense.windows import cut
from embeddings.mapped import release

_MODULES = ("Transformer", "Pooling", "Normalize")
_SPECIAL = 2  # tokens of every text that are the model's own: [CLS] and [SEP]
_BATCH = 8  # texts; sixteen take more than twice as long (measured)
# Rows of a product: the kernels of OpenBLAS take longer for eleven than for twelve (measured).
_ROWS = 4
_REMEMBERED = 1 << 12  # texts whose lengths are kept: the words of questions
_LAID_AT = 5  # calls: who asks once, or changes a sentence, has no use of 42 MB more
# The form of BERT that is computed here; sentence-transformers serves every other.
_FORM = {"model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "absolute"}


@dataclass(frozen=True, slots=True)
class Shape:
    """What the forward pass needs to know of a model."""

    layers: int
    heads: int
    epsilon: float
    most: int  # tokens


def shape(folder: Path) -> Shape | None:
    """Give the shape of the model in a folder, or None if it is not of the form that is computed here."""
    try:
        modules = json.loads((folder / "modules.json").read_text())
        config = json.loads((folder / "config.json").read_text())
        pooling = json.loads((folder / modules[1]["path"] / "config.json").read_text())
        most = json.loads((folder / "sentence_bert_config.json").read_text())["max_seq_length"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    is_known = (
        tuple(module["type"].rpartition(".")[2] for module in modules) == _MODULES
        and _pools_by_mean(pooling)
        and all(config.get(name, value) == value for name, value in _FORM.items())
        and len(list(folder.glob("*.safetensors"))) == 1
        and (folder / "tokenizer.json").exists()
    )
    if not is_known:
        return None
    return Shape(config["num_hidden_layers"], config["num_attention_heads"], config["layer_norm_eps"], most)


def _pools_by_mean(pooling: Mapping[str, object]) -> bool:
    modes = {name for name, value in pooling.items() if name.startswith("pooling_mode_") and value is True}
    return modes == {"pooling_mode_mean_tokens"}


@dataclass(frozen=True, slots=True)
class _Linear:
    """``x @ weight + bias``."""

    weight: Vectors
    bias: Vectors

    def __call__(self, x: Vectors) -> Vectors:
        out: Vectors = x @ self.weight
        out += self.bias
        return out


@dataclass(frozen=True, slots=True)
class _Norm:
    weight: Vectors
    bias: Vectors
    epsilon: float

    def __call__(self, x: Vectors) -> Vectors:
        x = x - x.mean(axis=-1, keepdims=True)
        x /= np.sqrt(np.einsum("ij,ij->i", x, x)[:, None] / x.shape[-1] + self.epsilon)
        x *= self.weight
        x += self.bias
        return x


@dataclass(frozen=True, slots=True)
class _Layer:
    query: _Linear
    key: _Linear
    value: _Linear
    attended: _Linear
    after_attention: _Norm
    widened: _Linear
    narrowed: _Linear
    after: _Norm
    heads: int

    def __call__(self, x: Vectors, texts: Sequence[slice]) -> Vectors:
        x = self.after_attention(x + self.attended(self._attention(x, texts)))
        return self.after(x + self.narrowed(gelu(self.widened(x))))

    def _attention(self, x: Vectors, texts: Sequence[slice]) -> Vectors:
        split = (len(x), self.heads, -1)
        queries, keys, values = (part(x).reshape(split) for part in (self.query, self.key, self.value))
        mixed = np.zeros_like(x)
        for text in texts:
            mixed[text] = _attended(queries[text], keys[text], values[text])
        return mixed


def _attended(queries: Vectors, keys: Vectors, values: Vectors) -> Vectors:
    """Mix the values of one text by how its tokens attend to one another; axes are token, head, number."""
    length, _, width = queries.shape
    likeness = queries.transpose(1, 0, 2) @ keys.transpose(1, 2, 0)
    likeness *= np.float32(1 / math.sqrt(width))
    likeness -= likeness.max(axis=-1, keepdims=True)
    shares = np.exp(likeness, out=likeness)
    shares /= shares.sum(axis=-1, keepdims=True)
    mixed: Vectors = (shares @ values.transpose(1, 0, 2)).transpose(1, 0, 2).reshape(length, -1)
    return mixed


class Bert:
    """A BERT model with mean pooling, whose vectors have length one; safe to use from several threads."""

    def __init__(self, folder: Path, shape: Shape, directions: Directions | None = None) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._length = lru_cache(_REMEMBERED)(self._counted)
        self._most, self._directions = shape.most, directions
        weights = tensors(next(folder.glob("*.safetensors")))
        self._words = weights["embeddings.word_embeddings.weight"]
        # All texts are of the first type: its vector is added to that of each place.
        self._places = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._first = _norm(weights, "embeddings.LayerNorm", shape)
        self._shape, self._weights = shape, weights
        self._layers = self._made()
        self._calls = 0

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._words.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Give one normalised vector a text, as rows of a float32 matrix."""
        return self._read(texts, None).vectors

    def read(self, texts: Sequence[str]) -> Read:
        """Give one normalised vector a text, and the pieces of each but the model's own."""
        return self._read(texts, self._directions)

    def _read(self, texts: Sequence[str], directions: Directions | None) -> Read:
        self._lay()
        vectors = [np.empty((0, self.dimension), dtype=np.float32)]
        pieces: list[Pieces] = []
        for at in range(0, len(texts), _BATCH):
            states = self._encoded(texts[at : at + _BATCH])
            means = np.stack([x.mean(axis=0) for x in states])
            vectors.append(means / np.linalg.norm(means, axis=1, keepdims=True))
            if directions:
                pieces += [directions.kept(x[1:-1]) for x in states]
        if self._calls <= _LAID_AT:  # the weights are wanted again when somebody asks again, or are laid
            release(self._words)
        return Read(np.concatenate(vectors, dtype=np.float32), tuple(pieces) if directions else None)

    def states(self, texts: Sequence[str]) -> list[Vectors]:
        """Give what the last layer makes of each token of each text but the model's own."""
        self._lay()
        return [
            x[1:-1] for at in range(0, len(texts), _BATCH) for x in self._encoded(texts[at : at + _BATCH])
        ]

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Say how many pieces each text has, were it read whole."""
        return [self._length(text) for text in texts]

    def _counted(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def windows(self, text: str, breaks: Sequence[int]) -> tuple[Span, ...]:
        """Cut a text into windows of at most the model's length, after a sentence where one ends in time."""
        offsets = self._tokenizer.encode(text, add_special_tokens=False).offsets
        return cut(offsets, len(text), self._most - _SPECIAL, breaks)

    def _lay(self) -> None:
        """Lay the weights for speed when it pays: that takes what it spares some questions (decision 81)."""
        self._calls += 1
        if self._calls == _LAID_AT:
            self._layers = self._made(laid=True)

    def _made(self, *, laid: bool = False) -> list[_Layer]:
        names = (f"encoder.layer.{at}." for at in range(self._shape.layers))
        return [_layer(self._weights, name, self._shape, laid=laid) for name in names]

    def _encoded(self, texts: Sequence[str]) -> list[Vectors]:
        """Give the same of all tokens, in one batch."""
        tokens = [self.tokens(text) for text in texts]
        ends = list(accumulate(map(len, tokens)))
        spans = [slice(end - len(some), end) for some, end in zip(tokens, ends, strict=True)]
        x = np.zeros((_ROWS * math.ceil(ends[-1] / _ROWS), self.dimension), dtype=np.float32)
        for some, span in zip(tokens, spans, strict=True):
            np.add(self._words[some], self._places[: len(some)], out=x[span])
        x = self._first(x)
        for layer in self._layers:
            x = layer(x, spans)
        return [x[span] for span in spans]

    def tokens(self, text: str) -> list[int]:
        """Give the tokens of a text, with the model's own, as far as it is read."""
        tokens: list[int] = self._tokenizer.encode(text).ids
        return tokens if len(tokens) <= self._most else [*tokens[: self._most - 1], tokens[-1]]


def _layer(weights: Mapping[str, Vectors], name: str, shape: Shape, *, laid: bool) -> _Layer:
    return _Layer(
        query=_linear(weights, f"{name}attention.self.query", laid=laid),
        key=_linear(weights, f"{name}attention.self.key", laid=laid),
        value=_linear(weights, f"{name}attention.self.value", laid=laid),
        attended=_linear(weights, f"{name}attention.output.dense", laid=laid),
        after_attention=_norm(weights, f"{name}attention.output.LayerNorm", shape),
        widened=_linear(weights, f"{name}intermediate.dense", laid=laid),
        narrowed=_linear(weights, f"{name}output.dense", laid=laid),
        after=_norm(weights, f"{name}output.LayerNorm", shape),
        heads=shape.heads,
    )


def _linear(weights: Mapping[str, Vectors], name: str, *, laid: bool) -> _Linear:
    """Make a product of a weight where it lies, or of a copy that BLAS reads faster: the other way round."""
    weight = weights[f"{name}.weight"].T
    return _Linear(np.ascontiguousarray(weight) if laid else weight, weights[f"{name}.bias"])


def _norm(weights: Mapping[str, Vectors], name: str, shape: Shape) -> _Norm:
    return _Norm(weights[f"{name}.weight"], weights[f"{name}.bias"], shape.epsilon)


# The rational form of erf in single precision, on [-4, 4], that Eigen computes (generic_fast_erf_float).
_OVER = (
    -2.72614225801306e-10,
    2.77068142495902e-08,
    -2.10102402082508e-06,
    -5.69250639462346e-05,
    -7.34990630326855e-04,
    -2.95459980854025e-03,
    -1.60960333262415e-02,
)
_UNDER = (
    -1.45660718464996e-05,
    -2.13374055278905e-04,
    -1.68282697438203e-03,
    -7.37332916720468e-03,
    -1.42647390514189e-02,
)


def gelu(x: Vectors) -> Vectors:
    """Give ``x * (1 + erf(x / sqrt(2))) / 2``, in single precision.

    >>> round(float(gelu(np.array([1.0], dtype=np.float32))[0]), 6)
    0.841345
    """
    z = np.clip(x * np.float32(1 / math.sqrt(2)), -4, 4)
    square = z * z
    z *= _polynomial(_OVER, square)
    z /= _polynomial(_UNDER, square)
    z += 1
    z *= x
    z *= np.float32(0.5)
    return np.asarray(z)


def _polynomial(coefficients: Sequence[float], x: Vectors) -> Vectors:
    value = np.full_like(x, coefficients[0])
    for coefficient in coefficients[1:]:
        value *= x
        value += np.float32(coefficient)
    return value
