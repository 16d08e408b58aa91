"""What tests share: the real model, the sample library, and texts that may lie beside the checkout."""

from pathlib import Path

import pytest
from hypothesis import settings

from corpus import library
from corpus.library import Rules
from corpus.model import Library
from embeddings.build import build
from embeddings.dense.transformer import SentenceEncoder
from embeddings.store.contents import Contents

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus" / "texts"

# Examples take as long as they take: machines are shared, and nothing here is timed.
settings.register_profile("scholiast", deadline=None, derandomize=True)
settings.load_profile("scholiast")


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


@pytest.fixture(scope="session")
def sample() -> Library:
    return library.read(SAMPLE / "sample", Rules())


@pytest.fixture(scope="session")
def embedded(sample: Library, encoder: SentenceEncoder) -> Contents:
    """The sample library as the real model sees it; what is made of it anew takes these vectors over."""
    return build(sample, encoder, kind="flat", reader="").contents


@pytest.fixture(scope="session")
def shared_texts() -> Path:
    """Real texts that are not ours to publish; where they are absent, their tests are skipped."""
    folder = ROOT.parent / "shared" / "texts"
    if not folder.is_dir():
        pytest.skip("no shared texts beside the checkout")
    return folder
