"""Folders of texts, good and bad."""

import errno
import os
import shutil
import socket
import sys
from pathlib import Path

import pytest

from corpus import folder as disk
from corpus import library
from corpus.errors import NoCorpus, Vanished
from corpus.folder import Rules
from corpus.model import Document, Problem
from corpus.parse import parse as parsed
from corpus.readers.formats import READERS, either


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def problems(folder: Path) -> list[tuple[str, str]]:
    return [(problem.kind, problem.where) for problem in library.read(folder, Rules()).problems]


def test_documents_are_named_by_their_path_and_come_in_its_order(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"b.txt": b"Second.", "a/z.md": b"First.", "README.md": b"Not a text.", ".hidden.txt": b"No."},
    )

    texts = library.read(tmp_path, Rules())

    assert [(document.id, document.path) for document in texts.documents] == [
        ("a/z", "a/z.md"),
        ("b", "b.txt"),
    ]
    assert texts.problems == ()


@pytest.mark.parametrize(
    ("name", "title"),
    [("the_salt-road.txt", "the salt road"), (" a\n b.txt", "a b"), ("-kept.txt", "kept"), ("-.txt", "-")],
)
def test_a_text_that_has_no_title_is_called_by_the_words_of_its_name(name: str, title: str) -> None:
    document = parsed(b"They counted the carts.", name)

    assert isinstance(document, Document)
    assert document.title == title


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", Problem("empty file", "no text in it", "a.txt"), id="empty"),
        pytest.param(b" \n\t\n", Problem("empty file", "no text in it", "a.txt"), id="blank"),
        pytest.param(
            b"\x89PNG\0\0", Problem("binary file", "zero byte at offset 4; not a text", "a.txt"), id="binary"
        ),
        pytest.param(
            "Grüße".encode("latin-1"),
            Problem("not UTF-8", "byte 0xfc at offset 2; save the file as UTF-8", "a.txt"),
            id="latin-1",
        ),
    ],
)
def test_a_file_that_is_no_text_is_a_problem_and_the_next_one_is_read(
    tmp_path: Path, data: bytes, expected: Problem
) -> None:
    write(tmp_path, {"a.txt": data, "b.txt": b"A good text."})

    texts = library.read(tmp_path, Rules())

    assert texts.problems == (expected,)
    assert [document.id for document in texts.documents] == ["b"]


def test_a_byte_order_mark_and_windows_line_ends_are_no_words(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "\ufeffThe ice came early.\r\n\r\nIt stayed.\rLong.".encode()})

    (document,) = library.read(tmp_path, Rules()).documents

    assert document.text == "The ice came early.\n\nIt stayed.\nLong."


def test_a_file_over_the_limit_is_reported_with_its_size(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"x" * 1_200_000})

    texts = library.read(tmp_path, Rules(max_file_mb=1))

    assert texts.problems == (Problem("too large", "1.2 MB; the limit is 1 MB (MAX_FILE_MB)", "a.txt"),)


def test_an_unknown_format_is_reported_with_the_known_ones(tmp_path: Path) -> None:
    write(tmp_path, {"a.xyz": b"x"})

    texts = library.read(tmp_path, Rules())

    assert texts.problems == (
        Problem("unknown format", f"no reader for .xyz; supported: {', '.join(READERS)}", "a.xyz"),
    )


def test_two_files_with_one_id_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"One.", "a.txt": b"Two."})

    assert problems(tmp_path) == [("same id", "a.txt")]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"secret.txt": b"Secret."})
    inside = write(tmp_path / "inside", {"a.txt": b"Known."})
    os.symlink(outside / "secret.txt", inside / "b.txt")

    assert problems(inside) == [("link out of the corpus", "b.txt")]


def test_a_folder_that_does_not_exist_is_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(
        NoCorpus, match=rf"no corpus folder .*/nowhere; make it and put {either()} files in it"
    ):
        library.read(tmp_path / "nowhere", Rules())


def test_the_digests_are_those_of_the_files_that_were_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"One.", "b.txt": b"\xff", "c.xyz": b"x"})

    assert library.digests(tmp_path, Rules()) == library.read(tmp_path, Rules()).sources
    assert sorted(library.digests(tmp_path, Rules())) == ["a.txt", "b.txt"]


def test_a_link_to_a_folder_is_reported_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"in/a.txt": b"Ice.", "out/b.txt": b"Snow."})
    (tmp_path / "in" / "elsewhere").symlink_to(tmp_path / "out", target_is_directory=True)
    (tmp_path / "in" / "itself").symlink_to(tmp_path / "in", target_is_directory=True)

    assert problems(tmp_path / "in") == [("link to a folder", "elsewhere"), ("link to a folder", "itself")]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read here")
def test_a_folder_that_may_not_be_entered_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"Ice.", "shut/b.txt": b"Snow."})
    (tmp_path / "shut").chmod(0)

    assert problems(tmp_path) == [("unreadable folder", "shut")]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode here")
def test_a_file_name_that_is_not_utf_8_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"Ice."})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt")).write_bytes(b"Snow.")

    assert problems(tmp_path) == [("name not UTF-8", "b\\udcff.txt")]


@pytest.mark.parametrize(
    ("said", "title", "problem"),
    [
        (r'title: "\ud83d\ude00 Ferry"', "😀 Ferry", None),
        (r'title: "Ferry\ud800"', "Ferry", "half a character in title was left out"),
        (r'title: "\U00110000"', r"\U00110000", "read line by line: a number is out of range"),
        (
            r'title: "\UFFFFFFFF"',
            r"\UFFFFFFFF",
            "read line by line: a number is out of range",
        ),
        (
            f"%YAML 1.{'9' * 5000}\ntitle: Ferry",
            "a",
            "not read: a number is out of range",
        ),
    ],
    ids=["a pair of halves", "a half", "no character", "no number of C", "a number without end"],
)
def test_front_matter_with_any_escape_stops_no_library(
    tmp_path: Path, said: str, title: str, problem: str | None
) -> None:
    write(tmp_path, {"a.md": f"---\n{said}\n---\n\nThe ferry left.\n".encode(), "b.txt": b"Ice."})

    ferry, ice = library.read(tmp_path, Rules()).documents

    assert (ferry.title, ferry.passages[-1].text, ice.passages[0].text) == (title, "The ferry left.", "Ice.")
    assert [one.detail.startswith(problem or "?") for one in ferry.problems] == [True] * bool(problem)


@pytest.mark.long
def test_front_matter_that_is_nested_without_end_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"---\ntitle: " + b"[" * 1_500 + b"\n---\nIce.\n"})

    (document,) = library.read(tmp_path, Rules()).documents

    assert document.problems == (Problem("front matter", "read line by line: nested too deeply", "line 1"),)


@pytest.mark.parametrize("lost", ["all", "one"])
def test_what_goes_away_while_it_is_read_is_an_error_and_no_removal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    folder = write(tmp_path / "texts", {f"{letter}.txt": b"Ice." for letter in "abcdef"})
    read: list[str] = []

    def parse(data: bytes, name: str) -> Document | Problem:
        read.append(name)
        if len(read) == 3:
            shutil.rmtree(folder) if lost == "all" else (folder / "e.txt").unlink()
        return parsed(data, name)

    monkeypatch.setattr("corpus.parse.parse", parse)

    with pytest.raises(
        Vanished, match=r"[de]\.txt went away while the texts were read; is its disk mounted\?"
    ):
        library.read(folder, Rules())


def test_a_folder_that_goes_away_between_look_and_look_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "texts", {"a.txt": b"Ice.", "below/b.txt": b"Snow."})
    scan = os.scandir

    def losing(place: Path | int) -> object:
        if isinstance(place, Path) and place.name == "below":
            shutil.rmtree(place)
        return scan(place)

    monkeypatch.setattr(disk.os, "scandir", losing)

    with pytest.raises(Vanished, match="below went away"):
        library.read(folder, Rules())


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders here")
def test_a_text_that_turns_into_a_pipe_is_reported_and_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, {"b.txt": b"Snow."})
    os.mkfifo(tmp_path / "a.txt")

    assert problems(tmp_path) == [("not a file", "a.txt")]


@pytest.mark.skipif(sys.platform != "linux", reason="devices are elsewhere")
def test_a_socket_is_reported_as_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"b.txt": b"Snow."})
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("a.txt")

        assert problems(tmp_path) == [("not a file", "a.txt")]


@pytest.mark.skipif(sys.platform != "linux", reason="devices are elsewhere")
def test_a_device_is_reported_and_not_read(tmp_path: Path) -> None:
    data = disk._bytes(Path("/dev/zero"), "a.txt", Rules())

    assert data == Problem("not a file", "a device, a pipe or a socket", "a.txt")


@pytest.mark.long
def test_folders_as_deep_as_the_disk_takes_are_read(tmp_path: Path) -> None:
    write(tmp_path, {"z.txt": b"Ice."})
    deep = tmp_path
    for _ in range(1_200):
        deep = deep / "d"
        deep.mkdir()
    (deep / "a.txt").write_bytes(b"Snow.")

    texts = library.read(tmp_path, Rules())

    assert [len(document.id) for document in texts.documents] == [2 * 1_200 + 1, 1]
    undo(tmp_path, 1_200)


def undo(folder: Path, depth: int) -> None:
    """Remove folders that are too deep for pytest to remove."""
    (folder / Path(*"d" * depth) / "a.txt").unlink()
    for left in range(depth, 0, -1):
        (folder / Path(*"d" * left)).rmdir()


@pytest.mark.parametrize("closed", ["texts", "below"])
def test_a_folder_that_the_disk_does_not_open_is_an_error_or_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    folder = write(tmp_path / "texts", {"a.txt": b"Ice.", "below/b.txt": b"Snow."})
    scan = os.scandir

    def failing(place: Path) -> object:
        if Path(place).name == closed:
            raise OSError(errno.EIO, "Input/output error")
        return scan(place)

    monkeypatch.setattr(disk.os, "scandir", failing)

    if closed == "below":
        assert problems(folder) == [("unreadable folder", "below")]
    else:
        with pytest.raises(NoCorpus, match="cannot be read: Input/output error; give the right to read it"):
            library.read(folder, Rules())


@pytest.mark.long
def test_a_file_that_grows_while_it_is_read_is_no_larger_than_the_limit(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"x" * 1_000_000, "b.txt": b"x" * 1_000_001})

    texts = library.read(tmp_path, Rules(max_file_mb=1))

    assert [(problem.where, problem.kind) for problem in texts.problems] == [("b.txt", "too large")]
