"""A file that somebody sends gets a plain name, waits unseen, and becomes a text over no other."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adding.names import plain
from bot.adding.uploads import WAITS, Unaddable, Uploads, Why
from corpus import folder as disk
from corpus.folder import Rules

FERRY = b"The Ferry\n\nThe ferry to Ransay left at seven.\n"


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path, Rules(exclude=("README.md", "draft-*"), max_file_mb=1))


def why(uploads: Uploads, sent: str, size: int = 10) -> tuple[Why, str]:
    with pytest.raises(Unaddable) as refused:
        uploads.called(sent, size)
    return refused.value.why, refused.value.name


@given(st.text(max_size=300), st.sampled_from([".txt", ".MD", ".epub", ".docx"]))
def test_whatever_a_file_is_called_its_plain_name_is_one_visible_file_of_the_folder(
    stem: str, suffix: str
) -> None:
    name = plain(stem + suffix)

    assert name is not None
    assert name.endswith(suffix.lower())
    assert len(name.encode()) <= 90
    assert name == os.path.basename(name)  # noqa: PTH119  (what is asked is about the string)
    assert not name.startswith((".", "-", "~"))
    assert all(sign.isalnum() or sign in "_-" for sign in name.removesuffix(suffix.lower()) if sign.isascii())
    assert plain(name) == name


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        pytest.param("/etc/cron.d/night.txt", "night.txt", id="a path"),
        pytest.param("C:\\texts\\night.txt", "night.txt", id="a path of Windows"),
        pytest.param("night.exe", None, id="no text"),
        pytest.param("night.txt.exe", None, id="two suffixes"),
        pytest.param("night.exe.txt", "night-exe.txt", id="two suffixes, the last of a text"),
        pytest.param("..txt", "text.txt", id="no name"),
        pytest.param("CON.txt", "text.txt", id="a device"),
        pytest.param("Überfahrt (2. Aufl.).TXT", "Überfahrt-2-Aufl.txt", id="letters of a language"),
        pytest.param("a\nb\x00c\u202ed.md", "a-b-c-d.md", id="signs that are not seen"),
        pytest.param("$(rm -rf ~).md", "rm-rf.md", id="a command"),
    ],
)
def test_a_plain_name_has_letters_digits_and_strokes(sent: str, name: str | None) -> None:
    assert plain(sent) == name


def test_a_file_that_waits_is_no_text_yet(uploads: Uploads) -> None:
    uploads.keep("ferry.txt", FERRY)

    assert disk.files(uploads.folder, uploads.rules) == ()


def test_what_is_added_is_what_was_sent_also_after_a_restart(uploads: Uploads) -> None:
    token = uploads.keep("ferry.txt", FERRY)

    name = Uploads(uploads.folder, uploads.rules).add(token)

    assert name == "ferry.txt"
    assert (uploads.folder / name).read_bytes() == FERRY
    assert os.listdir(uploads.folder) == ["ferry.txt"]  # noqa: PTH208  (hidden ones too)


def test_a_file_that_was_changed_while_it_waited_is_not_added(uploads: Uploads) -> None:
    token = uploads.keep("ferry.txt", FERRY)
    next(uploads.folder.iterdir()).write_bytes(b"something else")

    with pytest.raises(Unaddable) as refused:
        uploads.add(token)

    assert refused.value.why is Why.OVER
    assert not (uploads.folder / "ferry.txt").exists()


def test_no_other_file_is_written_over(uploads: Uploads) -> None:
    token = uploads.keep("ferry.txt", FERRY)
    (uploads.folder / "Ferry.md").write_text("mine")

    with pytest.raises(Unaddable) as refused:
        uploads.add(token)

    assert (refused.value.why, refused.value.name) == (Why.THERE, "Ferry.md")
    assert why(uploads, "FERRY.epub") == (Why.THERE, "Ferry.md")
    assert (uploads.folder / "Ferry.md").read_text() == "mine"


def test_a_link_that_leads_nowhere_is_not_followed(uploads: Uploads, tmp_path: Path) -> None:
    (uploads.folder / "ferry.txt").symlink_to(tmp_path / "elsewhere" / "passwd")

    assert why(uploads, "ferry.txt") == (Why.THERE, "ferry.txt")


@pytest.mark.parametrize("linking", ["a disk with links", "a disk without"])
def test_of_two_who_add_at_once_one_does(
    uploads: Uploads, monkeypatch: pytest.MonkeyPatch, linking: str
) -> None:
    token = uploads.keep("ferry.txt", FERRY)
    link = os.link

    def late(source: Path, name: Path, *, follow_symlinks: bool) -> None:
        name.write_text("mine")  # somebody is quicker
        if linking == "a disk without":
            raise PermissionError(1, "Operation not permitted")
        link(source, name, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(Unaddable) as refused:
        uploads.add(token)

    assert refused.value.why is Why.THERE
    assert (uploads.folder / "ferry.txt").read_text() == "mine"


def test_a_disk_without_links_takes_the_file_too(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)

    uploads.add(uploads.keep("ferry.txt", FERRY))

    assert [path.read_bytes() for path in uploads.folder.iterdir()] == [FERRY]


def test_what_waits_too_long_is_not_added_and_goes(uploads: Uploads) -> None:
    token = uploads.keep("ferry.txt", FERRY)
    waiting = next(uploads.folder.iterdir())
    written = waiting.stat().st_mtime
    later = Uploads(uploads.folder, uploads.rules, now=lambda: written + WAITS + 1)

    with pytest.raises(Unaddable) as refused:
        later.add(token)
    later.sweep()

    assert refused.value.why is Why.OVER
    assert list(uploads.folder.iterdir()) == []


def test_what_may_not_be_removed_or_looked_at_stops_no_start(
    uploads: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    uploads.keep("ferry.txt", FERRY)
    monkeypatch.setattr(Path, "unlink", refused)
    uploads.sweep(0)
    monkeypatch.setattr(Path, "iterdir", refused)
    uploads.sweep(0)
    monkeypatch.undo()

    assert len(list(uploads.folder.iterdir())) == 1


def test_so_many_files_wait_and_no_more(uploads: Uploads) -> None:
    for number in range(20):
        uploads.keep(f"text-{number}.txt", FERRY)

    assert len(list(uploads.folder.iterdir())) == 8


def test_what_is_dropped_waits_no_longer(uploads: Uploads) -> None:
    token = uploads.keep("ferry.txt", FERRY)

    uploads.drop(token)
    uploads.drop(token)

    assert list(uploads.folder.iterdir()) == []


def test_what_cannot_be_added_is_told_before_it_is_fetched(uploads: Uploads, tmp_path: Path) -> None:
    gone = Uploads(tmp_path / "gone", Rules())

    assert why(uploads, "ferry.exe") == (Why.FORMAT, "ferry.exe")
    assert why(uploads, "ferry.txt", 1_000_001) == (Why.LARGE, "ferry.txt")
    assert why(uploads, "draft-1.md") == (Why.NO_TEXT, "draft-1.md")
    assert why(gone, "ferry.txt") == (Why.NO_FOLDER, "")


def test_a_folder_that_may_not_be_written_to_is_told(
    uploads: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refused)  # whoever runs the tests may write everywhere
    with pytest.raises(Unaddable) as told:
        uploads.keep("ferry.txt", FERRY)
    monkeypatch.undo()

    assert told.value.why is Why.READ_ONLY
