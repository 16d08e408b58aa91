"""Notes and markers of a folder of documents against their true counts and spot checks.

python benchmarks/footnotes.py DIR            prints a table, and what was gained and lost
python benchmarks/footnotes.py DIR --record   keeps the result in benchmarks/results/footnotes.json

DIR holds documents and a ``manifest.json``: ``files`` with ``file``, ``true_notes``, ``true_markers`` and
``spot_checks`` (label, paragraph_starts, before_marker, note_starts). ``wrong`` are notes and markers beyond
the true ones, and markers of spot checks that lead to another note.
"""

import json
import re
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.model import Document, Marker
from corpus.parse import parse
from corpus.readers.formats import READERS

RESULTS = Path(__file__).parent / "results" / "footnotes.json"
# What stands right before a marker is compared by so many letters.
_NEAR = 12


@dataclass
class Row:
    """What was found of one document."""

    notes: int
    markers: int
    spots: int
    wrong: int


def main(arguments: list[str]) -> None:
    """Measure the documents of a folder."""
    folder = Path(arguments[0])
    files = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    before = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    rows: dict[str, Row] = {}
    print(f"{'file':34}{'notes':>10}{'markers':>10}{'spots':>8}{'wrong':>7}{'seconds':>9}")
    for true in files:
        path = folder / true["file"]
        if path.suffix.lower() not in READERS:
            print(f"{path.name:34}  no reader")
            continue
        began = time.perf_counter()
        document = parse(path.read_bytes(), path.name)
        seconds = time.perf_counter() - began
        if not isinstance(document, Document):
            print(f"{path.name:34}  {document.kind}: {document.detail}")
            continue
        row = rows[path.name] = _row(document, true)
        found = f"{row.notes:>6}/{true['true_notes']:<3}{row.markers:>6}/{true['true_markers']:<3}"
        found += f"{row.spots:>5}/{len(true['spot_checks']):<2}{row.wrong:>7}{seconds:>9.2f}"
        print(f"{path.name:34}{found}{_change(row, before.get(path.name))}")
    if "--record" in arguments:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps({name: asdict(row) for name, row in rows.items()}, indent=1) + "\n")


def _row(document: Document, true: dict[str, Any]) -> Row:
    markers = [*document.markers, *document.markers_in_headings]
    checks = [_check(document, markers, spot) for spot in true["spot_checks"]]
    beyond = max(len(document.notes) - true["true_notes"], 0) + max(len(markers) - true["true_markers"], 0)
    return Row(len(document.notes), len(markers), checks.count(True), beyond + checks.count(False))


def _check(document: Document, markers: list[Marker], spot: dict[str, str]) -> bool | None:
    """Tell whether a marker leads to its note; None if it is not found."""
    near = _letters(spot["before_marker"])[-_NEAR:]
    verdict: bool | None = None
    for marker in markers:
        if marker.label != spot["label"] or marker.note is None:
            continue
        before = _letters(document.text[max(0, marker.start - 200) : marker.start])
        if before.endswith(near):
            note = _letters(document.notes[marker.note].text)
            verdict = verdict or note.startswith(_letters(spot["note_starts"]))
    return verdict


def _letters(text: str) -> str:
    """Give letters and digits alone: sources of spot checks hold the marks of their formats."""
    return re.sub(r"<[^>]*>|[\W_]", "", text)


def _change(row: Row, before: dict[str, int] | None) -> str:
    if before is None:
        return ""
    changed = {key: value - before[key] for key, value in asdict(row).items() if value != before.get(key)}
    return "  " + ", ".join(f"{key} {value:+}" for key, value in changed.items()) if changed else ""


if __name__ == "__main__":
    main(sys.argv[1:])
