"""``python -m tests.faults.reading FOLDER MB``: a folder of texts → what reading it took and came to, as JSON."""

import json
import resource
import sys
import time
from pathlib import Path

from corpus import library
from corpus.folder import Rules
from corpus.model import Document, Library, without
from corpus.readers import confined

_KILOBYTES = 1024


def main() -> None:
    """Read the texts as the program does, and say what is wrong with each of them."""
    folder, most = Path(sys.argv[1]), int(sys.argv[2])
    began = time.monotonic()
    found = library.read(folder, Rules(max_file_mb=most))
    seconds = time.monotonic() - began
    own, processor = _largest(), time.process_time()  # before anything of the checks below
    confined._CHILD.close()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    reader = used.ru_maxrss / _KILOBYTES
    json.dump(
        {
            "seconds": seconds,
            "processor": processor + used.ru_utime + used.ru_stime,
            "own": own,
            "reader": reader,
            "documents": {document.id: wrong(document) for document in found.documents},
            "problems": _problems(found),
            "found": any("the-secret" in document.text for document in found.documents),
        },
        sys.stdout,
    )


def _largest() -> float:
    """Give the most memory that this process had so far, in MB (Linux)."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / _KILOBYTES


def _problems(found: Library) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for problem in found.problems:
        told.setdefault(problem.where, []).append(f"{problem.kind}: {problem.detail}")
    return told


def wrong(document: Document) -> str:
    """Say what is no slice of a document, or in none of its parts; nothing if all is well."""
    for passage in document.passages:
        if document.text[passage.start : passage.end] != passage.text or not passage.text.strip():
            return f"passage {passage.number} is no slice"
    for note in document.notes:
        if document.text[note.start : note.end] != note.text:
            return f"note {note.label} is no slice"
    left = without(document.text, 0, len(document.text), document.blocks)
    if any(map(str.isalnum, left)):
        return f"words in no part: {left.strip()[:60]!r}"
    return ""


if __name__ == "__main__":
    main()
