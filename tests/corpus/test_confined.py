"""The child process: what a reader does there comes back, and what it may not do becomes a Problem."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus import library
from corpus.folder import Rules
from corpus.model import Block, BlockKind, Footnote, Marker, Problem, ProblemKind, Span
from corpus.readers.confined import confined
from corpus.readers.source import Fields, Source
from corpus.readers.structure import Structure

pytestmark = pytest.mark.process

TEXT = "Ferry¹\n\nRoe – “3”. \U0001f6f6"
SOURCE = Source(
    TEXT,
    Fields(title="Ferry", date="1911"),
    Structure(
        blocks=(Block(BlockKind.PARAGRAPH, 0, 6), Block(BlockKind.NOTE, 8, 18)),
        notes=(Footnote("1", 8, 18, source=TEXT),),
        markers=(Marker("1", 5, 6, 0),),
        problems=(Problem(ProblemKind.REPEATED_NOTE, "two", "line 1"),),
        prefixes=(Span(1, 2),),
    ),
)


def reads(data: bytes, name: str) -> Source | Problem:
    return SOURCE if data == b"ferry" else Problem(ProblemKind.EMPTY_FILE, str(os.getpid()), name)


def raises(data: bytes, name: str) -> Source | Problem:
    raise KeyError("no\nsuch part")


def digs(data: bytes, name: str) -> Source | Problem:
    return digs(data, name)


def sleeps(data: bytes, name: str) -> Source | Problem:
    while True:  # only its end ends it
        time.sleep(60)
    return SOURCE


def hungers(data: bytes, name: str) -> Source | Problem:
    return Problem(ProblemKind.EMPTY_FILE, str(len(bytearray(1 << 33))), name)


def dies(data: bytes, name: str) -> Source | Problem:
    os.kill(os.getpid(), signal.SIGSEGV)
    return SOURCE


def leaves(data: bytes, name: str) -> Source | Problem:
    os._exit(0)


def speaks(data: bytes, name: str) -> Source | Problem:
    socket.create_connection(("127.0.0.1", 1))
    return SOURCE


def writes(data: bytes, name: str) -> Source | Problem:
    Path(data.decode()).write_bytes(b"x" * 100)
    return SOURCE


def prints(data: bytes, name: str) -> Source | Problem:
    sys.stdout.write("12 of these are no reply\n")
    sys.stdout.flush()
    return SOURCE


def tells(data: bytes, name: str) -> Source | Problem:
    return Problem(ProblemKind.EMPTY_FILE, " ".join(sorted(os.environ)), name)


def test_what_is_read_in_the_child_is_what_comes_back() -> None:
    assert confined(reads, b"ferry", "a.html") == SOURCE
    assert confined(prints, b"ferry", "a.html") == SOURCE


def test_one_child_reads_many_files() -> None:
    children = {_problem(confined(reads, b"", "a.html")).detail for _ in range(5)}

    assert len(children) == 1
    assert children != {str(os.getpid())}


@pytest.mark.parametrize(
    ("read", "kind", "detail"),
    [
        pytest.param(raises, "reader failed", "KeyError: 'no\\nsuch part'", id="an exception"),
        pytest.param(digs, "damaged file", "nested deeper than any text is", id="a nest"),
        pytest.param(dies, "reader failed", "the reader was ended by SIGSEGV", id="a crash"),
        pytest.param(leaves, "reader failed", "the reader ended without a reply", id="an exit"),
        pytest.param(hungers, "too much memory", "more than 1024 MB", id="memory"),
        pytest.param(speaks, "reader failed", "PermissionError: socket", id="the network"),
    ],
)
def test_what_goes_wrong_in_the_child_is_a_problem_and_the_next_file_is_read(
    read: object, kind: str, detail: str
) -> None:
    wrong = _problem(confined(read, b"", "bad.html"))  # type: ignore[arg-type]

    assert (wrong.kind, wrong.where) == (kind, "bad.html")
    assert wrong.detail.startswith(detail) or detail in wrong.detail
    assert confined(reads, b"ferry", "a.html") == SOURCE


def test_a_reader_that_takes_too_long_is_ended() -> None:
    wrong = _problem(confined(sleeps, b"", "slow.html", seconds=0.5))

    assert (wrong.kind, wrong.detail) == ("too slow", "not read within 0.5 seconds; left out")
    assert confined(reads, b"ferry", "a.html") == SOURCE


def test_no_file_is_written(tmp_path: Path) -> None:
    wrong = _problem(confined(writes, str(tmp_path / "a").encode(), "a.html"))

    assert wrong.kind == "reader failed"
    assert (tmp_path / "a").read_bytes() == b""


def test_the_child_knows_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    _problem(confined(raises, b"", "a.html"))

    assert "DISCORD_TOKEN" not in _problem(confined(tells, b"", "a.html")).detail


def _problem(found: Source | Problem) -> Problem:
    assert isinstance(found, Problem)
    return found


def test_a_hostile_file_costs_the_library_that_file_alone(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<h1>Ice</h1><p>It came.<a href='#n'><sup>1</sup></a></p><p id=n>1. Roe.</p>"
    )
    (tmp_path / "b.html").write_bytes(b"<div>" * 100_000 + b"ice")
    (tmp_path / "c.epub").write_bytes(b"PK\3\4")
    (tmp_path / "d.rst").write_text("Snow [1]_.\n\n.. [1] Holm.\n")
    (tmp_path / "e.txt").write_text("Thaw.")
    (tmp_path / "f.pdf").write_bytes(b"%PDF-1.7 ice")

    texts = library.read(tmp_path, Rules())

    assert [(document.id, [note.text for note in document.notes]) for document in texts.documents] == [
        ("a", ["Roe."]),
        ("d", ["Holm."]),
        ("e", []),
    ]
    assert [(problem.kind, problem.where) for problem in texts.problems] == [
        ("damaged file", "b.html"),
        ("damaged file", "c.epub"),
        ("damaged file", "f.pdf"),
    ]


def test_reading_plain_texts_starts_no_child_and_loads_no_parser(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ice.")
    code = (
        "import sys; from pathlib import Path; from corpus import library; "
        f"library.read(Path({str(tmp_path)!r}), library.Rules()); from corpus.readers import confined; "
        "print(sorted({'lxml', 'docutils', 'mwparserfromhell', 'pypdfium2'} & set(sys.modules)), confined._CHILD._process)"
    )
    root = Path(__file__).parents[2]

    told = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    ).stdout

    assert told == "[] None\n"
