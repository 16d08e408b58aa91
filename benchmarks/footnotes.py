"""Notes and markers of a folder of documents against their true counts and spot checks.

python benchmarks/footnotes.py DIR            prints a table, and what was gained and lost
python benchmarks/footnotes.py DIR --record   keeps the result in benchmarks/results/footnotes.json

DIR holds documents and a ``manifest.json``: ``files`` with ``file``, ``true_notes``, ``true_markers`` and
``spot_checks`` (label, paragraph_starts, before_marker, note_starts). ``wrong`` are notes and markers beyond
the true ones, and markers of spot checks that lead to another note. ``MB/s`` are megabytes by
second of processor, also of the child process that reads: of the file, or of its text where that is packed
or printed (EPUB, DOCX, PDF); of a small file they tell little. Beside them stands what docutils and
mwparserfromhell reach alone, which only parse.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import mwparserfromhell
from docutils.core import publish_doctree

from corpus.model import Document, Marker
from corpus.parse import parse
from corpus.readers import confined
from corpus.readers.formats import READERS

RESULTS = Path(__file__).parent / "results" / "footnotes.json"
# What stands right before a marker is compared by so many letters.
_NEAR = 12
_PACKED = (".epub", ".docx", ".odt", ".pdf")
_TIMES = 3  # a file is read, of which the fastest counts


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
    print(f"{'file':34}{'notes':>10}{'markers':>10}{'spots':>8}{'wrong':>7}{'MB/s':>9}{'alone':>7}")
    for true in files:
        path = folder / true["file"]
        if path.suffix.lower() not in READERS:
            print(f"{path.name:34}  no reader")
            continue
        data = path.read_bytes()
        document = parse(data, path.name)
        if not isinstance(document, Document):
            print(f"{path.name:34}  {document.kind}: {document.detail}")
            continue
        row = rows[path.name] = _row(document, true)
        found = f"{row.notes:>6}/{true['true_notes']:<3}{row.markers:>6}/{true['true_markers']:<3}"
        found += f"{row.spots:>5}/{len(true['spot_checks']):<2}{row.wrong:>7}"
        found += f"{_speed(data, document):>9.2f}{_alone(data, path.suffix):>7}"
        print(f"{path.name:34}{found}{_change(row, before.get(path.name))}")
    if "--record" in arguments:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps({name: asdict(row) for name, row in rows.items()}, indent=1) + "\n")


def _speed(data: bytes, document: Document) -> float:
    """Give the megabytes that are read by second of processor."""
    seconds = []
    for _ in range(_TIMES):
        began = _processor()
        parse(data, document.path)
        seconds.append(_processor() - began)
    size = len(document.text.encode()) if document.path.endswith(_PACKED) else len(data)
    return size / 1e6 / min(seconds)


def _processor() -> float:
    """Give the seconds of processor that this process and the child have taken, as Linux tells them."""
    process = confined._CHILD._process  # noqa: SLF001
    if process is None:
        return time.process_time()
    told = Path(f"/proc/{process.pid}/schedstat").read_text(encoding="ascii")
    return time.process_time() + int(told.split()[0]) / 1e9


def _alone(data: bytes, suffix: str) -> str:
    """Give the speed of the library that a reader rests on, if it is slow."""
    words = data.decode(errors="replace")
    read: Callable[[], object]
    if suffix == ".rst":
        settings = {"report_level": 5, "file_insertion_enabled": False, "raw_enabled": False}
        read = partial(publish_doctree, words, settings_overrides=settings)
    elif suffix in (".wiki", ".mediawiki"):
        read = partial(mwparserfromhell.parse, words)
    else:
        return ""
    seconds = []
    for _ in range(_TIMES):
        began = time.process_time()
        read()
        seconds.append(time.process_time() - began)
    return f"{len(data) / 1e6 / min(seconds):.2f}"


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
