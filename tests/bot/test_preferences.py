"""What a server has chosen outlives the program."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import BadSettings
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
    with pytest.raises(BadSettings, match="DATABASE_URL cannot be used") as caught:
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
