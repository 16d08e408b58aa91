"""The light encoder gives what sentence-transformers gives, and is asked only of models that it knows."""

import json
import math
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Library
from embeddings.dense import bert
from embeddings.dense.bert import Bert, Shape, gelu
from embeddings.dense.opened import open_encoder
from embeddings.dense.precision import computes_bfloat16
from embeddings.dense.safetensors import tensors
from embeddings.dense.transformer import SentenceEncoder
from embeddings.dense.weights import DEFAULT_MODEL, locate
from embeddings.errors import ModelMissing
from embeddings.search import Search
from embeddings.store.contents import Contents

SAME = 0.999999  # the least cosine of two vectors that are the same but for rounding


@pytest.fixture(scope="module")
def light(encoder: SentenceEncoder) -> Bert:
    folder = locate(encoder.name)
    known = bert.shape(folder)
    assert known is not None
    return Bert(folder, known)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["Who lit the lamp?", "a", "Wer war’s?"], id="questions"),
        pytest.param(["", " ", "\n"], id="nothing"),
        pytest.param(["the ice came early " * 300], id="more than the model reads"),
        pytest.param(["🙂 ﬁre\u00adfly Ærøskøbing 冰 \u0301e \x00"], id="odd signs"),
    ],
)
def test_vectors_are_those_of_sentence_transformers(
    encoder: SentenceEncoder, light: Bert, texts: list[str]
) -> None:
    ours, theirs = light.encode(texts), encoder.encode(texts)

    assert (ours.dtype, ours.shape) == (np.float32, theirs.shape)
    assert (ours * theirs).sum(axis=1).min() >= SAME


def test_the_call_that_lays_the_weights_gives_what_the_first_gave(encoder: SentenceEncoder) -> None:
    folder = locate(encoder.name)
    known = bert.shape(folder)
    assert known is not None
    light, texts = Bert(folder, known), ["Who lit the lamp?", "a", "Wer war’s?", "the ice came early " * 9]

    first = light.encode(texts)
    again = [light.encode(texts) for _ in range(5)]

    for vectors in again:
        np.testing.assert_allclose(vectors, first, atol=1e-6)
    assert light._layers[0].query.weight.flags["C_CONTIGUOUS"]


def test_passages_have_the_same_vectors_and_windows(
    encoder: SentenceEncoder, light: Bert, sample: Library
) -> None:
    texts = [passage.text for passage in sample.passages[::4]]

    assert (light.encode(texts) * encoder.encode(texts)).sum(axis=1).min() >= SAME
    for passage in sample.passages:
        breaks = [sentence.end - passage.start for sentence in passage.sentences]
        assert light.windows(passage.text, breaks) == encoder.windows(passage.text, breaks)


def test_golden_questions_have_the_same_first_answers(
    encoder: SentenceEncoder, embedded: Contents, sample: Library
) -> None:
    lines = (Path(__file__).parents[1] / "golden" / "questions.jsonl").read_text("utf-8").splitlines()
    asked = [json.loads(line)["question"] for line in lines]
    ours, theirs = Search(embedded, open_encoder()), Search(embedded, encoder)

    for question in asked:
        first, reference = (search.find(question, 1) for search in (ours, theirs))
        assert [hit.passage.id for hit in first.hits] == [hit.passage.id for hit in reference.hits], question
        assert first.outcome is reference.outcome, question


@pytest.mark.parametrize("others", [1, 2, 7, 15, 40])
def test_what_else_is_encoded_moves_a_vector_by_rounding_alone(light: Bert, others: int) -> None:
    texts = ["Who lit the lamp?", *(f"{'b ' * (7 * at % 250)}{at}" for at in range(others))]

    alone, together = [light.encode([text])[0] for text in texts], light.encode(texts)

    assert np.abs(together - alone).max() <= 1e-6


MANY = [
    *(f"{'The ice came. ' * (number % 40)}It came in the year {number}." for number in range(90)),
    "",
    "🙂 ﬁre\u00adfly Ærøskøbing 冰 \u0301e \x00",
    "the ice came early " * 300,
]


@pytest.mark.model
def test_many_texts_have_the_vectors_and_pieces_that_sentence_transformers_gives(
    encoder: SentenceEncoder,
) -> None:
    told: list[tuple[int, int]] = []

    ours = open_encoder().read(MANY, lambda done, total: told.append((done, total)))
    theirs = encoder.read(MANY)

    assert (ours.vectors * theirs.vectors).sum(axis=1).min() >= SAME
    np.testing.assert_array_equal(ours.vectors, open_encoder().encode(MANY))
    assert told == [(93, 93)]
    assert ours.pieces is not None
    assert theirs.pieces is not None
    for mine, yours in zip(ours.pieces, theirs.pieces, strict=True):
        assert mine.shape == yours.shape
        assert np.abs(mine.astype(int) - yours).max(initial=0) <= 1


@pytest.mark.model
def test_many_texts_keep_their_direction_in_half_the_precision(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("embeddings.dense.packed.computes_bfloat16", lambda: True)
    monkeypatch.setattr("embeddings.dense.packed.faster", lambda one, other, run: other)
    monkeypatch.setattr("embeddings.dense.packed._MANY", 70)
    whole = Bert(locate(DEFAULT_MODEL), known) if (known := bert.shape(locate(DEFAULT_MODEL))) else None
    assert whole is not None

    halved = open_encoder().encode(MANY)

    cosines = (halved * whole.encode(MANY)).sum(axis=1)
    assert 0.9995 <= cosines.min() < SAME


@pytest.mark.model
@pytest.mark.process
def test_many_texts_need_no_sentence_transformers() -> None:
    code = (
        "import sys; from embeddings.dense.opened import open_encoder; open_encoder().encode(['a'] * 70);"
        "sys.exit(', '.join({'transformers', 'sentence_transformers'} & {*sys.modules}) or 0)"
    )

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.model
def test_without_torch_many_texts_are_encoded_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("embeddings.dense.opened.find_spec", lambda name: None)
    texts = [f"The ice came in the year {number}." for number in range(70)]
    told: list[tuple[int, int]] = []

    vectors = open_encoder().encode(texts, lambda done, total: told.append((done, total)))

    assert vectors.shape == (70, 384)
    assert told == [(70, 70)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("known", "tried"), [({"amx_bf16": True}, True), ({"avx512_bf16": True}, False), ({"avx2": True}, False)]
)
def test_bfloat16_is_tried_where_amx_multiplies_it(
    known: dict[str, bool], tried: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: known)

    assert computes_bfloat16() is tried


@pytest.mark.model
@pytest.mark.process
def test_an_index_that_is_ready_answers_without_torch(built: Path) -> None:
    code = (
        "import sys; from bot.cli import main; main(sys.argv[1:]);"
        "sys.exit(', '.join({'torch', 'transformers', 'sentence_transformers', 'markdown_it', 'sqlalchemy',"
        " 'discord'} & {*sys.modules}) or 0)"
    )
    corpus = Path(__file__).parents[2] / "corpus" / "texts"
    asked = ["--corpus", str(corpus), "--index", str(built), "ask", "Who lit the lamp?"]

    result = subprocess.run([sys.executable, "-c", code, *asked], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (0, "")


def _without(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def _with(name: str, **changed: Any) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        said = json.loads((folder / name).read_text())
        (folder / name).write_text(json.dumps(said | changed))

    return change


@pytest.mark.model
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_without("modules.json"), id="without its modules"),
        pytest.param(_without("tokenizer.json"), id="without a fast tokenizer"),
        pytest.param(_with("config.json", model_type="roberta"), id="another kind"),
        pytest.param(_with("config.json", hidden_act="relu"), id="another activation"),
        pytest.param(_with("1_Pooling/config.json", pooling_mode_cls_token=True), id="another pooling"),
    ],
)
def test_a_model_of_another_form_is_not_computed_here(tmp_path: Path, change: Callable[[Path], None]) -> None:
    folder = tmp_path / "model"
    shutil.copytree(locate(DEFAULT_MODEL), folder, ignore=shutil.ignore_patterns("model.safetensors"))
    (folder / "model.safetensors").touch()
    assert bert.shape(folder) == Shape(6, 12, 1e-12, 256)

    change(folder)

    assert bert.shape(folder) is None


@pytest.mark.model
@pytest.mark.parametrize("data", [b"", b"\xff" * 20, b"\x02\0\0\0\0\0\0\0[]", b"\x02\0\0\0\0\0\0\0{"])
def test_a_damaged_file_of_weights_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(data)

    with pytest.raises(ModelMissing, match="is not a safetensors file"):
        tensors(path)


@given(st.lists(st.floats(-30, 30, width=32), min_size=1))
def test_gelu_is_that_of_the_error_function(values: list[float]) -> None:
    exact = [x * (1 + math.erf(x / math.sqrt(2))) / 2 for x in values]

    np.testing.assert_allclose(gelu(np.array(values, dtype=np.float32)), exact, rtol=1e-6, atol=2e-6)
