"""Short forms, citations and speakers against a truth: precision and recall.

python benchmarks/apparatus.py                       the sample library and its golden truth
python benchmarks/apparatus.py TEXT.txt TRUTH.json   a text and its truth

The golden truth has `short_forms` (document, note, text, resolves_to, candidates) and `quotations` (document,
starts, speaker); that of a text has `notes` (n, citations) and `short_forms` (note, text,
full_reference_in_note).
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from corpus import library
from corpus.folder import Rules
from corpus.model import Document, Library, Reference
from corpus.parse import parse

ROOT = Path(__file__).parents[1]


def main(arguments: list[str]) -> None:
    """Measure what the arguments name."""
    if arguments:
        text, truth = map(Path, arguments)
        document = parse(text.read_bytes(), text.name)
        assert isinstance(document, Document)
        _one_text(document, json.loads(truth.read_text(encoding="utf-8")))
        return
    golden = json.loads((ROOT / "tests" / "golden" / "apparatus.json").read_text(encoding="utf-8"))
    texts = library.read(ROOT / "corpus" / "texts", Rules())
    _short_forms(texts, golden["short_forms"])
    _speakers(texts, golden["quotations"])


def _short_forms(texts: Library, truth: list[dict[str, Any]]) -> None:
    counts: Counter[str] = Counter()
    for true in truth:
        document = _document(texts, true)
        found = _find(document, true["note"], true["text"])
        target = document.notes[found.note].label if found and found.note is not None else None
        counts["resolvable"] += true["resolves_to"] is not None
        counts["resolved"] += target is not None
        counts["right"] += target is not None and target == true["resolves_to"]
        if target is None and true["resolves_to"] is None:
            listed = {document.notes[c.note].label for c in found.candidates} if found else None
            counts["abstained"] += 1
            counts["listed"] += listed == set(true["candidates"])
    _print("short forms", len(truth), counts["right"], counts["resolved"], counts["resolvable"])
    print(f"  abstained rightly {counts['abstained']}, of these with the right candidates {counts['listed']}")


def _document(texts: Library, true: dict[str, Any]) -> Document:
    document = texts.document(true["document"])
    assert document is not None, true["document"]
    return document


def _find(document: Document, label: str, text: str) -> Reference | None:
    for found in document.references:
        note = document.notes[found.citation.note]
        printed = note.text[found.citation.start : found.citation.end]
        if note.label == label and (printed in text or text in printed):
            return found
    return None


def _speakers(texts: Library, truth: list[dict[str, Any]]) -> None:
    counts: Counter[str] = Counter()
    for true in truth:
        document = _document(texts, true)
        near = (q for q in document.quotations if true["starts"] in document.text[q.start : q.start + 40])
        found = next(near, None)
        name = found.speaker.name if found else None
        counts["known"] += true["speaker"] is not None
        counts["named"] += name is not None
        counts["right"] += name is not None and (true["speaker"] or "").endswith(name)
    _print("speakers", len(truth), counts["right"], counts["named"], counts["known"])


def _one_text(document: Document, truth: dict[str, Any]) -> None:
    notes = document.notes
    cited = {(notes[c.note].label, _plain(notes[c.note].text[c.start : c.end])) for c in document.citations}
    true = {(str(note["n"]), _plain(text)) for note in truth["notes"] for text in note["citations"]}
    _print("citations", len(true), len(cited & true), len(cited), len(true))
    forms = truth["short_forms"]
    right = 0
    for form in forms:
        found = _find(document, str(form["note"]), form["text"].rstrip("."))
        target = notes[found.note].label if found and found.note is not None else None
        right += target == str(form["full_reference_in_note"])
    resolved = sum(found.note is not None for found in document.references)
    _print("short forms", len(forms), right, resolved, len(forms))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").rstrip(".")


def _print(what: str, total: int, right: int, claimed: int, possible: int) -> None:
    precision = right / claimed if claimed else 1.0
    recall = right / possible if possible else 1.0
    print(f"{what}: {total}")
    print(f"  precision {precision:.3f} ({right}/{claimed}), recall {recall:.3f} ({right}/{possible})")


if __name__ == "__main__":
    main(sys.argv[1:])
