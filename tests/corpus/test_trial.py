"""A file that somebody sends is read in a process of its own, which is ended when it takes too long."""

import time

import pytest

from corpus import trial
from corpus.model import Counts, Problem, ProblemKind
from corpus.trial import Trial, tried

pytestmark = pytest.mark.process

FERRY = """The Ferry

By Ann Roe

The ferry to Ransay left at seven.1 It came back at nine with the post.

Notes

1 Garrick, p. 7.
"""


def test_it_is_said_what_would_be_read() -> None:
    found = tried(FERRY.encode(), "ferry.txt")

    assert isinstance(found, Trial)
    assert (found.title, found.author) == ("The Ferry", "Ann Roe")
    assert found.counts == Counts(passages=1, notes=1)
    assert found.beginning == "The ferry to Ransay left at seven.1 It came back at nine with the post."
    assert found.problems == ()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        pytest.param(b"\xff\xfe\xfa\x00\x01", "a.txt", ProblemKind.NOT_UTF_8, id="no text"),
        pytest.param(b"PK\x03\x04 no zip", "a.docx", ProblemKind.DAMAGED_FILE, id="no archive"),
        pytest.param(b"", "a.md", ProblemKind.EMPTY_FILE, id="nothing"),
    ],
)
def test_what_cannot_be_read_is_a_problem(data: bytes, name: str, kind: ProblemKind) -> None:
    found = tried(data, name)

    assert isinstance(found, Problem)
    assert found.kind is kind


def test_a_file_arrives_whole_however_late_its_reader_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        trial, "_LOOKS", 0.001
    )  # nothing but what a pipe holds is written before the first look
    text = "The ice came early to the harbour.\n\n" * 10_000

    found = trial.tried(text.encode(), "harbour.txt")

    assert isinstance(found, Trial)
    assert found.counts.passages == 10_000


def test_problems_are_told_with_their_places() -> None:
    found = tried(b"# Nets\n\nNets were mended[^1] in the loft.\n\n[^2]: Roe, p. 7.\n", "nets.md")

    assert isinstance(found, Trial)
    assert {(problem.kind, problem.where) for problem in found.problems} == {
        (ProblemKind.MARKER_WITHOUT_NOTE, "line 3"),
        (ProblemKind.NOTE_WITHOUT_MARKER, "line 5"),
    }
    assert found.all_problems == 2


def test_formats_with_parsers_of_their_own_are_confined_once_more() -> None:
    page = b"<html><head><title>Nets</title></head><body><p>Nets were mended in the loft.</p></body></html>"

    found = tried(page, "nets.html")

    assert isinstance(found, Trial)
    assert found.title == "Nets"
    assert found.counts.passages == 1


def test_it_is_given_up_when_nobody_waits_any_more() -> None:
    began = time.monotonic()

    found = tried(b"word1 " * 3_000_000, "long.txt", lambda: True)

    assert found == Problem(ProblemKind.READER_FAILED, "given up", "long.txt")
    assert time.monotonic() - began < 20


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "_SECONDS", 0.0)
    monkeypatch.setattr(trial, "_SECONDS_PER_MEGABYTE", 0.0)

    found = tried(b"word1 " * 3_000_000, "long.txt")

    assert isinstance(found, Problem)
    assert found.kind is ProblemKind.TOO_SLOW
