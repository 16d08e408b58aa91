"""What several tests of texts need."""

import pytest

from corpus.readers import formats, pages
from corpus.readers.source import Reader


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read pages in this process; tests/corpus/test_confined.py is about the other."""
    reader: Reader = pages.read
    monkeypatch.setitem(formats.READERS, ".pdf", reader)  # type: ignore[arg-type]
