"""The Le Blanc talk and its truth, for tests that skip where they are not beside the checkout."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Document
from corpus.parse import parse

TEXTS = Path(__file__).parents[2].parent / "shared" / "texts"
present = pytest.mark.skipif(not TEXTS.is_dir(), reason="no shared texts beside the checkout")


@cache
def truth() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((TEXTS / "le-blanc-talk.truth.json").read_text(encoding="utf-8"))
    return found


@cache
def document() -> Document:
    found = parse((TEXTS / "le-blanc-talk.txt").read_bytes(), "talk.txt")
    assert isinstance(found, Document)
    return found
