"""What a server has chosen outlives the program."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import BadSettings, Hopeless
from bot.servers.daily import Daily
from bot.servers.ends import End
from bot.servers.preferences import Preferences, PreferenceStore


def test_what_is_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'servers.db'}"
    store = PreferenceStore(url)
    store.change(2**62, lambda chosen: replace(chosen, passages=2, private=True, language="de"))
    store.change(
        2**62, lambda chosen: replace(chosen, channels=frozenset({5, 6}), documents_off=frozenset({"a/b"}))
    )
    store.set_mark("commands", "abc")
    store.close()

    again = PreferenceStore(url)

    assert again.of(2**62) == Preferences(2, True, "de", frozenset({"a/b"}), frozenset({5, 6}))
    assert again.of(7) == again.of(None) == Preferences()
    assert again.mark("commands") == "abc"
    assert again.mark("other") is None
    again.forget(2**62)
    again.close()
    assert PreferenceStore(url).of(2**62) == Preferences()


def test_a_database_that_cannot_be_used_is_named_without_its_password() -> None:
    with pytest.raises(Hopeless, match="DATABASE_URL cannot be used: it is no address such as") as caught:
        PreferenceStore("nosuch://user:secret@host/db")
    assert "secret" not in str(caught.value)


def test_of_changes_made_at_once_none_is_lost(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'servers.db'}"
    store = PreferenceStore(url)

    def add(channel: int) -> None:
        store.change(7, lambda chosen: replace(chosen, channels=chosen.channels | {channel}))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(40)))

    assert store.of(7).channels == set(range(40))
    store.close()
    assert PreferenceStore(url).of(7).channels == set(range(40))


def test_a_change_that_is_refused_changes_nothing(tmp_path: Path) -> None:
    store = PreferenceStore(f"sqlite:///{tmp_path / 'servers.db'}")
    store.change(7, lambda chosen: replace(chosen, passages=2))

    def refuse(_: Preferences) -> Preferences:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  (any error will do)
        store.change(7, refuse)

    assert store.of(7) == Preferences(passages=2)


def made(file: Path, *lines: str) -> str:
    with closing(sqlite3.connect(file)) as database:
        for line in lines:
            database.execute(line)
        database.commit()
    return f"sqlite:///{file}"


def test_a_database_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    url = made(
        tmp_path / "servers.db",
        "CREATE TABLE servers (server BIGINT PRIMARY KEY, passages INTEGER, private BOOLEAN NOT NULL, "
        "documents_off JSON NOT NULL, channels JSON NOT NULL)",
        "INSERT INTO servers VALUES (7, 2, 1, '[\"a\"]', '[5]')",
    )

    store = PreferenceStore(url)
    store.change(7, lambda chosen: replace(chosen, language="de"))
    store.close()

    expected = Preferences(2, True, "de", frozenset({"a"}), frozenset({5}))
    assert PreferenceStore(url).of(7) == expected


def test_how_far_channels_read_in_a_database_of_an_earlier_version_stays(tmp_path: Path) -> None:
    url = made(
        tmp_path / "servers.db",
        "CREATE TABLE servers (server BIGINT PRIMARY KEY, passages INTEGER, private BOOLEAN NOT NULL, "
        "language VARCHAR(8), documents_off JSON NOT NULL, channels JSON NOT NULL, reading JSON, feedback BOOLEAN)",
        """INSERT INTO servers VALUES (7, NULL, 0, NULL, '[]', '[]', '{"5": {"a": 9}}', NULL)""",
    )
    daily = Daily(510, "Europe/Berlin", "a", (5,))

    store = PreferenceStore(url)
    before = store.of(7)
    store.change(7, lambda chosen: chosen.read_up_to(6, "a", End(3, 2, 100.5)).with_daily(5, daily))
    store.close()

    assert before == Preferences(reading={5: {"a": End(9)}})
    assert PreferenceStore(url).of(7) == Preferences(
        reading={5: {"a": End(9)}, 6: {"a": End(3, 2, 100.5)}}, daily={5: daily}
    )


def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    url = made(
        tmp_path / "servers.db",
        "CREATE TABLE marks (name VARCHAR(100) PRIMARY KEY, value VARCHAR(100) NOT NULL)",
        "INSERT INTO marks VALUES ('version of the tables', '99')",
    )

    with pytest.raises(BadSettings, match="servers.db was written by a later version of Scholiast; run that"):
        PreferenceStore(url)


@pytest.mark.parametrize(
    "damage", [b"no database at all, but a file of words " * 40, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_damaged_file_is_named_with_the_way_out(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "servers.db").write_bytes(damage)

    with pytest.raises(BadSettings) as caught:
        PreferenceStore(f"sqlite:///{tmp_path / 'servers.db'}")

    said = str(caught.value)
    assert said.startswith(f"the choices of servers in {tmp_path / 'servers.db'} are damaged (")
    assert said.endswith("bring one back, or remove the file: every server then begins anew")
    assert "SQL:" not in said
    assert "\n" not in said
