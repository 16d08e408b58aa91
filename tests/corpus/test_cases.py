"""Text cases: a file's text, a dot, and what is to be understood of it.

The outcome is written a block a line: its kind and its words, each marker in braces (``{3}``, ``{3?}``
without a note). Then the notes, the introductions of block quotations, and the problems.
"""

import pytest

from corpus.model import BlockKind, Document
from corpus.parse import parse
from tests.casefile import Case, cases

PASSAGES = (BlockKind.PARAGRAPH, BlockKind.QUOTATION)


def outcome(document: Document) -> str:
    lines = [f"author: {document.author}"] if document.author else []
    for block in document.blocks:
        words = document.text[block.start : block.end]
        for marker in sorted(document.markers, key=lambda marker: marker.start)[::-1]:
            if block.kind in PASSAGES and block.start <= marker.start < block.end:
                shown = "{" + marker.label + ("" if marker.note is not None else "?") + "}"
                words = words[: marker.start - block.start] + shown + words[marker.end - block.start :]
        if block.kind is not BlockKind.NOTE:
            lines.append(f"{block.kind}: {' / '.join(words.splitlines())}")
    lines += [f"note {note.label}: {' / '.join(note.text.splitlines())}" for note in document.notes]
    lines += [
        f"¶ {passage.introduced_by} introduces ¶ {passage.number}"
        for passage in document.passages
        if passage.introduced_by
    ]
    lines += [f"problem: {problem.kind}: {problem.detail}, {problem.where}" for problem in document.problems]
    return "\n".join(lines)


@pytest.mark.parametrize("case", cases("parse-*.txt"))
def test_a_text_is_understood_as_its_case_says(case: Case) -> None:
    suffix = ".md" if "markdown" in case.file else ".txt"

    document = parse(case.given.encode(), f"case{suffix}")

    assert isinstance(document, Document)
    assert outcome(document) == case.expected
