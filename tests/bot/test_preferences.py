"""What a server has chosen outlives the program."""

from pathlib import Path

import pytest

from bot.errors import BadSettings
from bot.preferences import Preferences, PreferenceStore, toggled


def test_what_is_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'servers.db'}"
    store = PreferenceStore(url)
    store.keep(2**62, passages=2, private=True, language="de")
    store.keep(2**62, channels=frozenset({5, 6}), documents_off=frozenset({"a/b"}))
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


def test_a_switch_goes_on_and_off() -> None:
    assert toggled({1}, 2) == {1, 2}
    assert toggled({1, 2}, 2) == {1}
