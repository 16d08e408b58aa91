"""Formats: a reader gets bytes, so a format that is no text is one file and one line in READERS."""

import zlib
from pathlib import Path

import pytest

from corpus import library
from corpus.errors import NoCorpus
from corpus.folder import Rules
from corpus.model import Block, BlockKind, Problem, ProblemKind
from corpus.readers.formats import READERS
from corpus.readers.source import Fields, Source
from corpus.readers.structure import Structure

WORDS = "The ferry left at seven. It came back at noon."


def read_packed(data: bytes, name: str) -> Source | Problem:
    """Read a text that is kept packed, as in a book of a reader's shop: no bytes of it are words."""
    try:
        text = zlib.decompress(data).decode()
    except zlib.error as error:
        return Problem(ProblemKind.UNREADABLE_FILE, str(error), name)
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    fields = Fields(title="The Ferry", author="Ann Roe", language="en")
    structure = Structure(blocks=blocks, notes=(), markers=(), problems=())
    return Source(
        text,
        fields,
        structure,
        (Problem(ProblemKind.MARKER_OUTSIDE_THE_PARAGRAPHS, "cover left out", "line 1"),),
    )


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, ".packed", read_packed)


@pytest.mark.usefixtures("packed")
def test_a_format_that_is_no_text_is_read(tmp_path: Path) -> None:
    (tmp_path / "ferry.packed").write_bytes(zlib.compress(WORDS.encode()))

    (ferry,) = library.read(tmp_path, Rules()).documents

    assert (ferry.title, ferry.author, ferry.language) == ("The Ferry", "Ann Roe", "en")
    assert [passage.text for passage in ferry.passages] == [WORDS]
    assert len(ferry.passages[0].sentences) == 2
    assert Problem(ProblemKind.MARKER_OUTSIDE_THE_PARAGRAPHS, "cover left out", "line 1") in ferry.problems


@pytest.mark.usefixtures("packed")
def test_a_file_that_its_reader_refuses_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "ferry.packed").write_bytes(b"no such thing")

    texts = library.read(tmp_path, Rules())

    assert texts.documents == ()
    assert [(problem.kind, problem.where) for problem in texts.problems] == [
        ("unreadable file", "ferry.packed")
    ]


@pytest.mark.usefixtures("packed")
def test_what_names_the_formats_names_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_bytes(b"x")

    texts = library.read(tmp_path, Rules())

    assert texts.problems[0].detail == f"no reader for .xyz; supported: {', '.join(READERS)}"
    assert texts.problems[0].detail.endswith(", .packed")
    with pytest.raises(NoCorpus, match=r"put \.txt, \.md, .* or \.packed files in it"):
        library.read(tmp_path / "nowhere", Rules())


def test_the_readme_names_every_format() -> None:
    readme = Path(__file__, "../../../README.md").resolve().read_text(encoding="utf-8")

    assert [suffix for suffix in READERS if f"`{suffix}`" not in readme] == []
