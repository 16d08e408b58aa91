"""The Le Blanc talk as a Document, built from its truth file, for tests that skip without it."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Block, BlockKind, Document, Footnote, Marker, Passage, Span

TEXTS = Path(__file__).parents[2].parent / "shared" / "texts"
present = pytest.mark.skipif(not TEXTS.is_dir(), reason="the talk is not here")
_KINDS = {"body": BlockKind.PARAGRAPH, "blockquote": BlockKind.QUOTATION}


def truth() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((TEXTS / "le-blanc-talk.truth.json").read_text(encoding="utf-8"))
    return found


def document() -> Document:
    true = truth()
    text = (TEXTS / "le-blanc-talk.txt").read_text(encoding="utf-8")
    blocks = [b for b in true["paragraphs"] if b["kind"] in _KINDS]
    numbers = {block["index"]: number for number, block in enumerate(blocks, 1)}
    return Document(
        id="talk", path="talk.txt", digest="", text=text, title="The Darker the Night, the Brighter the Star",
        subtitle=None, author="Paul Le Blanc", date=None, url=None, language="en",
        blocks=tuple(Block(_KINDS.get(b["kind"], BlockKind.FURNITURE), b["start"], b["end"])
                     for b in true["paragraphs"]),
        passages=tuple(_passage(block, numbers, text) for block in blocks),
        notes=tuple(_note(b, text) for b in true["paragraphs"] if b["kind"] == "note"), problems=(),
    )  # fmt: skip


def _passage(block: dict[str, Any], numbers: dict[int, int], text: str) -> Passage:
    start, end = block["start"], block["end"]
    markers = tuple(
        Marker(str(m["n"]), start + m["start_in_paragraph"], start + m["end_in_paragraph"], m["n"] - 1)
        for m in block["markers"]
    )
    return Passage(
        id=str(block["index"]), document="talk", number=numbers[block["index"]], start=start, end=end,
        text=text[start:end], heading=block["section"], markers=markers, sentences=(Span(start, end),),
        is_quotation=block["kind"] == "blockquote", introduced_by=numbers.get(block.get("introduced_by", -1)),
        introduces=numbers.get(block.get("introduces_blockquote", -1)),
    )  # fmt: skip


def _note(block: dict[str, Any], text: str) -> Footnote:
    start = block["start"] + len(str(block["n"])) + 1
    return Footnote(str(block["n"]), start, block["end"], text[start : block["end"]])
