"""From passages to vectors with the real model: nothing cut off, nothing embedded twice."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus import library
from corpus.folder import Rules
from corpus.model import Library, Span
from embeddings.build import build
from embeddings.dense.transformer import SentenceEncoder
from embeddings.dense.units import REMARK, WINDOW, WORK, units
from embeddings.dense.weights import DEFAULT_MODEL, checked, locate
from embeddings.dense.windows import cut
from embeddings.errors import ModelMissing, WrongModel
from embeddings.search import Search
from embeddings.store.contents import Contents


def texts(folder: Path, **files: str) -> Library:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return library.read(folder, Rules())


def test_a_vector_is_that_of_the_published_model(encoder: SentenceEncoder) -> None:
    """The first numbers of the vector that the model's own example gives."""
    (vector,) = encoder.encode(["This is an example sentence"])

    assert (vector.shape, vector.dtype) == ((384,), np.float32)
    np.testing.assert_allclose(vector[:4], [0.0676569, 0.0634959, 0.0487131, 0.0793050], atol=1e-5)


def test_every_vector_has_length_one(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(["a", "the ice came early " * 100, "🙂"])

    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-6)


def test_many_texts_may_be_encoded_in_half_the_precision_and_keep_their_direction(
    encoder: SentenceEncoder,
) -> None:
    """Where the processor has no units for it, both are the same."""
    texts = [f"The ice of {year} came early." for year in range(1200, 1720)]
    some = [0, 100, 519]

    many, few = encoder.encode(texts), encoder.encode([texts[at] for at in some])

    np.testing.assert_allclose(np.linalg.norm(many, axis=1), 1.0, atol=1e-6)
    assert (many[some] * few).sum(axis=1).min() >= 0.9995


def test_a_text_is_embedded_without_its_markers(tmp_path: Path) -> None:
    made = texts(tmp_path, a="The ice came.[1] It stayed.[2]\n\nNotes\n\n1. Roe.\n\n2. Holm.\n")

    found = list(units(made.documents, lambda text, _: (Span(0, len(text)),)))

    assert [(unit.row, unit.text) for unit in found] == [
        (WINDOW, "The ice came. It stayed."),
        (0, "The ice came."),
        (1, "It stayed."),
    ]


def test_the_sentences_of_a_note_that_say_something_are_embedded_and_those_that_only_point_are_not(
    tmp_path: Path,
) -> None:
    made = texts(
        tmp_path,
        a="The ice came.1 It stayed.2 It went.3\n\nNotes\n\n"
        "1. Ada Roe, Ice and Oars (Ness: Holm, 1921), p. 4. The harbour froze over in two nights.\n\n"
        "2. Ibid., p. 9.\n\n3. See note 1 above.\n",
    )

    found = list(units(made.documents, lambda text, _: (Span(0, len(text)),)))

    assert [(unit.row, unit.text) for unit in found if unit.row < WINDOW] == [
        (REMARK, "The harbour froze over in two nights."),
        (WORK, "Ada Roe, Ice and Oars (Ness: Holm, 1921), p. 4."),
    ]


def test_a_long_passage_is_embedded_whole_in_several_windows(
    encoder: SentenceEncoder, sample: Library
) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(locate(DEFAULT_MODEL), local_files_only=True)
    found = list(units(sample.documents, encoder.windows))
    windows = [unit for unit in found if unit.row == WINDOW]
    longest = max(range(len(sample.passages)), key=lambda index: len(sample.passages[index].text))

    pieces = [unit.text for unit in windows if unit.passage == longest]
    whole = " ".join(unit.text for unit in found if unit.passage == longest and unit.row >= 0)

    assert len(pieces) > 1
    assert " ".join(pieces) == whole
    assert all(len(tokenizer(unit.text)["input_ids"]) <= 256 for unit in windows)


@pytest.mark.parametrize(
    ("breaks", "expected"),
    [
        pytest.param([], [(0, 6), (6, 12), (12, 18), (18, 20)], id="where it is full"),
        pytest.param([5, 11], [(0, 5), (5, 11), (11, 17), (17, 20)], id="after a sentence"),
        pytest.param(
            [1], [(0, 6), (6, 12), (12, 18), (18, 20)], id="not after a sentence that ends too soon"
        ),
    ],
)
def test_windows_leave_nothing_out(breaks: Sequence[int], expected: list[tuple[int, int]]) -> None:
    offsets = [(at, at + 1) for at in range(20)]

    spans = cut(offsets, 20, 6, breaks)

    assert [(span.start, span.end) for span in spans] == expected


def test_only_what_changed_is_embedded(encoder: SentenceEncoder, tmp_path: Path) -> None:
    first = build(texts(tmp_path, a="The ice came. It stayed."), encoder, kind="flat", reader="r")
    second_library = texts(tmp_path, a="The ice came. It went away.", b="The ice came.")

    second = build(second_library, encoder, kind="flat", reader="r", before=first.contents)

    # "The ice came." was a sentence, whose pieces lay in those of its passage.
    assert (first.embedded, second.embedded) == (3, 3)
    fresh = build(second_library, encoder, kind="flat", reader="r").contents
    np.testing.assert_allclose(second.contents.vectors, fresh.vectors, atol=1e-6)
    np.testing.assert_array_equal(second.contents.rows, fresh.rows)


def test_vectors_of_another_model_are_not_taken_over(encoder: SentenceEncoder, tmp_path: Path) -> None:
    from dataclasses import replace

    made = texts(tmp_path, a="The ice came.")
    first = build(made, encoder, kind="flat", reader="r").contents
    foreign = replace(first, recipe=replace(first.recipe, weights="f" * 64))

    assert build(made, encoder, kind="flat", reader="r", before=foreign).embedded == 1
    with pytest.raises(
        WrongModel, match="the index was built with all-MiniLM-L6-v2 .*; run: scholiast index"
    ):
        Search(foreign, encoder)


def test_an_empty_library_has_an_index_that_finds_nothing(encoder: SentenceEncoder, tmp_path: Path) -> None:
    made = build(library.read(tmp_path, Rules()), encoder, kind="flat", reader="r")

    assert Search(made.contents, encoder).find("anything?", 3).hits == ()


def test_a_model_may_be_a_local_folder(encoder: SentenceEncoder) -> None:
    local = SentenceEncoder(str(locate(DEFAULT_MODEL)))

    assert local.fingerprint == encoder.fingerprint
    np.testing.assert_array_equal(local.encode(["The ice came."]), encoder.encode(["The ice came."]))


@pytest.mark.parametrize(
    ("model", "message"),
    [
        pytest.param(
            "{folder}", "no .safetensors weights in .*; other weights are not loaded", id="a folder without"
        ),
        pytest.param("no/such/model/at/all", "no model 'no/such/model/at/all'", id="a name that is none"),
    ],
)
def test_a_model_that_cannot_be_had_is_named(tmp_path: Path, model: str, message: str) -> None:
    with pytest.raises(ModelMissing, match=message):
        SentenceEncoder(model.format(folder=tmp_path))


@pytest.mark.model
def test_weights_that_are_not_the_published_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")

    with pytest.raises(ModelMissing, match="are not the published ones"):
        checked(DEFAULT_MODEL, tmp_path)


@pytest.mark.model
def test_no_code_that_lies_with_a_model_is_run(tmp_path: Path) -> None:
    folder = shutil.copytree(locate(DEFAULT_MODEL), tmp_path / "model")
    modules = json.loads((folder / "modules.json").read_text())
    modules[0]["type"] = "theirs.Transformer"
    (folder / "modules.json").write_text(json.dumps(modules))
    (folder / "theirs.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')\nclass Transformer: ...\n")

    with pytest.raises(ModelMissing):
        SentenceEncoder(str(folder))

    assert not (tmp_path / "run").exists()


def test_a_question_with_half_a_sign_is_read(encoder: SentenceEncoder, embedded: Contents) -> None:
    found = Search(embedded, encoder).find("Who lit the light\ud83d?", 1)

    assert len(found.hits) == 1
