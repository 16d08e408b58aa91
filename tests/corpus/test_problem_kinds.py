"""Kinds of problems: what reports and JSON name them, and that each is reported by something."""

from pathlib import Path

import pytest

import corpus
from corpus.model import ProblemKind

CODE = "".join(path.read_text(encoding="utf-8") for path in Path(corpus.__file__).parent.rglob("*.py"))


def test_reports_name_the_kinds_as_they_always_did() -> None:
    """`check --json` is a promise: a script may look for these words."""
    assert sorted(ProblemKind) == [
        "HTML in Markdown",
        "Markdown not read",
        "author not certain",
        "binary file",
        "damaged file",
        "declared entities",
        "empty file",
        "encoding guessed",
        "front matter",
        "gap in the notes",
        "labels not certain",
        "letters not read",
        "link out of the corpus",
        "link to a folder",
        "marker by order",
        "marker outside the paragraphs",
        "marker without note",
        "markers without notes",
        "name not UTF-8",
        "needs pandoc",
        "no paragraphs",
        "no text layer",
        "not UTF-8",
        "not a file",
        "note without label",
        "note without marker",
        "notes without markers",
        "paragraphs after the notes",
        "paragraphs not marked",
        "reStructuredText not read",
        "reader failed",
        "repeated marker",
        "repeated note",
        "same id",
        "templates left out",
        "too large",
        "too much memory",
        "too slow",
        "unknown format",
        "unreadable file",
        "unreadable folder",
        "unsafe archive",
        "words left out",
    ]


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_kind_is_reported_by_something(kind: ProblemKind) -> None:
    assert f"ProblemKind.{kind.name}," in CODE


def test_no_problem_names_its_kind_in_letters() -> None:
    assert 'Problem("' not in CODE
