"""The choices of servers: a damaged file is seen, kept aside, and its copy serves."""

import os
import random
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import BadSettings
from bot.servers import database
from bot.servers.preferences import Preferences, PreferenceStore

CHOSEN = Preferences(passages=2, private=True, documents_off=frozenset({"a"}), channels=frozenset({77}))
SERVER = 123456789


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with a choice, and its copy from the start after."""
    store = opened(tmp_path)
    store.change(SERVER, lambda _: CHOSEN)
    store.close()
    opened(tmp_path).close()
    return tmp_path / "servers.db"


def opened(folder: Path) -> PreferenceStore:
    return PreferenceStore(database.address(None, folder))


def flipped(data: bytes) -> bytes:
    return data[:40] + bytes([data[40] ^ 0xFF]) + data[41:]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut"),
        pytest.param(lambda data: b"words" * 100, id="no database"),
        pytest.param(lambda data: data[:4096] + data[:4096] + data[8192:], id="a page doubled"),
        pytest.param(lambda data: data.replace(b"77", b"78"), id="a digit of a channel"),
    ],
)
def test_of_a_damaged_file_the_copy_serves_and_the_file_is_kept(
    file: Path, caplog: pytest.LogCaptureFixture, damage: object
) -> None:
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]

    store = opened(file.parent)

    assert store.of(SERVER) == CHOSEN
    assert len(list(file.parent.glob("servers.db.damaged-*"))) == 1
    assert "the choices of servers were damaged (" in caplog.text


def test_a_digit_that_changed_in_an_id_is_no_other_servers_choice(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE servers SET server = server + 1")

    assert opened(file.parent).of(SERVER) == CHOSEN


@pytest.mark.long
def test_whatever_is_damaged_a_choice_is_as_it_was_or_the_start_says_why_not(file: Path) -> None:
    whole, copy, chance = file.read_bytes(), (file.parent / "servers.db.copy").read_bytes(), random.Random(14)

    for _ in range(200):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 3, 30])):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        file.write_bytes(data)
        (file.parent / "servers.db.copy").write_bytes(copy)
        store = opened(file.parent)
        assert store.of(SERVER) == CHOSEN
        assert store.of(SERVER + 1) == Preferences()
        store.close()
        for left in file.parent.glob("servers.db.damaged-*"):
            left.unlink()


def test_without_a_copy_the_way_out_is_said_in_a_line(file: Path) -> None:
    (file.parent / "servers.db.copy").unlink()
    file.write_bytes(b"words" * 100)

    with pytest.raises(
        BadSettings, match=re.escape(f"{file} are damaged (file is not a database)")
    ) as caught:
        opened(file.parent)

    assert str(caught.value).endswith("bring one back, or remove the file: every server then begins anew")
    file.unlink()
    assert opened(file.parent).of(SERVER) == Preferences()


@pytest.mark.parametrize("name", ["a?b", "a%20b", "a#b", "ä b", "a%"])
def test_the_file_lies_in_the_index_folder_whatever_its_name(tmp_path: Path, name: str) -> None:
    opened(tmp_path / name).close()

    assert sorted(path.name for path in (tmp_path / name).iterdir()) == ["servers.db", "servers.db.copy"]
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_that_cannot_be_made_is_named_and_not_a_setting_that_nobody_set() -> None:
    with pytest.raises(BadSettings) as caught:
        opened(Path("/proc/self"))

    assert str(caught.value) == (
        "/proc/self/servers.db cannot be used: unable to open database file; "
        "give the right to write there, or set DATABASE_URL"
    )


def test_a_link_to_nowhere_and_a_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "servers.db").symlink_to(tmp_path / "nowhere" / "x")
    with pytest.raises(BadSettings, match="is a link that leads nowhere; remove it"):
        opened(tmp_path)

    (tmp_path / "servers.db").unlink()
    (tmp_path / "servers.db").mkdir()
    with pytest.raises(BadSettings, match="is a folder or a device; remove it"):
        opened(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "servers.db")

    with pytest.raises(BadSettings, match="is a folder or a device"):
        opened(tmp_path)


def test_rows_of_an_earlier_version_are_read_and_sealed(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DELETE FROM marks")

    assert opened(file.parent).of(SERVER) == CHOSEN
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM marks WHERE name LIKE 'seal %'").fetchone() == (1,)


def test_a_choice_that_is_made_and_dropped_leaves_a_sound_file(file: Path) -> None:
    store = opened(file.parent)
    store.change(SERVER, lambda chosen: replace(chosen, passages=4))
    store.change(5, lambda _: CHOSEN)
    store.forget(SERVER)
    store.close()

    assert (opened(file.parent).of(SERVER), opened(file.parent).of(5)) == (Preferences(), CHOSEN)
