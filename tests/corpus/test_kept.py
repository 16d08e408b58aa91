"""Disappearance is not deletion: what stays of a library as it was."""

from pathlib import Path

import pytest

from corpus import library
from corpus.folder import Rules
from corpus.kept import are_many, gone, with_last_words
from corpus.model import Library, Problem, ProblemKind


def made(folder: Path, texts: dict[str, bytes]) -> Library:
    for name, data in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return library.read(folder, Rules())


@pytest.mark.parametrize(
    ("spoilt", "why"),
    [
        pytest.param(b"", "no text in it", id="empty"),
        pytest.param(b"\xff", "byte 0xff at offset 0; save the file as UTF-8", id="not UTF-8"),
        pytest.param(b"\0", "zero byte at offset 0; not a text", id="binary"),
    ],
)
def test_a_text_that_cannot_be_read_keeps_its_last_words_and_says_so(
    tmp_path: Path, spoilt: bytes, why: str
) -> None:
    before = made(tmp_path, {"a.txt": b"The ice came early.", "b.txt": b"It stayed."})
    now = made(tmp_path, {"a.txt": spoilt})

    kept = with_last_words(now, before)

    assert [document.text for document in kept.documents] == ["The ice came early.", "It stayed."]
    (problem,) = kept.problems
    assert problem.detail == f"{why}; its words of before are kept until it can be read or is removed"
    assert kept.sources == now.sources


def test_a_text_that_was_never_read_is_a_problem_as_ever(tmp_path: Path) -> None:
    now = made(tmp_path, {"a.txt": b"\xff"})

    assert with_last_words(now, Library(())) == now


def test_a_folder_that_cannot_be_entered_keeps_what_was_below_it(tmp_path: Path) -> None:
    before = made(tmp_path, {"shut/a.txt": b"Ice.", "shut/down/b.txt": b"Snow.", "shutter.txt": b"Rain."})
    closed = Problem(ProblemKind.UNREADABLE_FOLDER, "no right to look into it", "shut")
    now = Library(before.documents[2:], (closed,))

    kept = with_last_words(now, before)

    assert [document.id for document in kept.documents] == ["shut/a", "shut/down/b", "shutter"]


def test_a_text_that_is_removed_is_gone_and_one_that_is_moved_is_not(tmp_path: Path) -> None:
    before = made(tmp_path, {"a.txt": b"Ice.", "b.txt": b"Snow."})
    (tmp_path / "a.txt").rename(tmp_path / "winter.txt")
    (tmp_path / "b.txt").unlink()

    assert gone(library.read(tmp_path, Rules()), before) == ("b",)


@pytest.mark.parametrize(
    ("number", "of", "many"), [(2, 2, False), (3, 6, True), (10, 100, False), (11, 100, True)]
)
def test_many_are_more_than_two_and_more_than_one_in_ten(
    tmp_path: Path, number: int, of: int, many: bool
) -> None:
    before = made(tmp_path, {f"{n}.txt": b"Ice." for n in range(of)})

    assert are_many(tuple(map(str, range(number))), before) is many
