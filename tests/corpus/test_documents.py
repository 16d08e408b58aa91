"""Real documents of formats with markup, where they lie beside the checkout: all notes, all markers, all spot checks."""

import json
import re
from pathlib import Path

import pytest

from tests.corpus.pages import read

pytestmark = pytest.mark.process
SUFFIXES = (".htm", ".html", ".epub", ".docx", ".odt", ".rst", ".mediawiki")


def letters(text: str) -> str:
    """Give letters and digits alone: the spot checks hold the signs of their formats."""
    return re.sub(r"<[^>]*>|[\W_]", "", text)


def test_every_note_and_marker_of_real_documents_is_found(shared_texts: Path) -> None:
    folder = shared_texts / "documents"
    files = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    known = [true for true in files if true["file"].endswith(SUFFIXES)]

    for true in known:
        document = read((folder / true["file"]).read_bytes(), true["file"])
        markers = [marker for marker in document.markers if marker.note is not None]

        assert (len(document.notes), len(markers)) == (true["true_notes"], true["true_markers"]), true["file"]
        for spot in true["spot_checks"]:
            assert any(
                marker.label == spot["label"]
                and letters(document.text[: marker.start]).endswith(letters(spot["before_marker"])[-20:])
                and letters(document.notes[marker.note or 0].text).startswith(letters(spot["note_starts"]))
                for marker in markers
            ), (true["file"], spot)
    assert len(known) >= 9
