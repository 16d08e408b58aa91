"""What tests share: the real model, the sample library, and texts that may lie beside the checkout."""

import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from bot import reading
from corpus import library
from corpus.folder import Rules
from corpus.model import Library
from embeddings.build import build
from embeddings.dense.multilingual import MultilingualEncoder
from embeddings.dense.transformer import SentenceEncoder
from embeddings.store.contents import Contents
from embeddings.store.generations import Store
from tests import guard, laws  # noqa: F401  (laws says how Hypothesis tries)

os.environ["LC_ALL"] = "C.UTF-8"  # a terminal is told in the language of its environment

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus" / "texts"


def pytest_configure(config: pytest.Config) -> None:
    """Guard every test, those in docstrings too; what a conftest hooks holds below its folder only."""
    config.pluginmanager.register(guard)


@pytest.fixture(scope="session", autouse=True)
def encoded_here() -> Iterator[None]:
    """Let no bot of a test start a process where its questions happen to pile up; tests/embeddings/test_together does."""
    with mock.patch("embeddings.dense.opened.beside", return_value=None):
        yield


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


@pytest.fixture(scope="session")
def second() -> MultilingualEncoder:
    return MultilingualEncoder()


@pytest.fixture(scope="session")
def sample() -> Library:
    return library.read(SAMPLE / "sample", Rules())


@pytest.fixture(scope="session")
def embedded(sample: Library, encoder: SentenceEncoder, second: MultilingualEncoder) -> Contents:
    """The sample library as the real models see it; what is made of it anew takes these vectors over."""
    return build(sample, encoder, second=second, kind="flat", reader="").contents


@pytest.fixture(scope="session")
def built(
    encoder: SentenceEncoder,
    second: MultilingualEncoder,
    embedded: Contents,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The index folder of corpus/texts, as ``scholiast index`` makes it; who changes it makes a copy."""
    store = Store(tmp_path_factory.mktemp("built"))
    texts = library.read(SAMPLE, Rules())
    with store.lock():
        made = build(texts, encoder, second=second, kind="auto", reader=reading.reader(), before=embedded)
        store.publish(made.contents)
    return store.folder


@pytest.fixture(scope="session")
def shared_texts() -> Path:
    """Real texts that are not ours to publish; where they are absent, their tests are skipped."""
    folder = ROOT.parent / "shared" / "texts"
    if not folder.is_dir():
        pytest.skip("no shared texts beside the checkout")
    return folder
