"""A manager sends a text: what would be read of it is shown, and it is added when that is confirmed."""

import asyncio
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adding.uploads import WAITS
from bot.chat.client import Scholiast
from bot.service import Service
from tests.chat.conftest import Held, Play
from tests.chat.standin import payloads
from tests.chat.standin.payloads import ASKER, MANAGER, OTHER
from tests.chat.standin.server import Standin
from tests.chat.standin.stage import Seen, Stage

pytestmark = pytest.mark.process

FERRY = b"""The Ferry *to* Ransay

By Ann Roe

The ferry to Ransay left at seven.1 It came back at nine with the post, and with <@&9> or nobody.

Notes

1 Garrick, p. 7.
"""


@pytest.fixture(autouse=True)
def texts(folder: Path, service: Service) -> Iterator[Path]:
    """Give the folder of texts; what a test adds is not there any more afterwards."""
    place = folder / "texts"
    before = set(os.listdir(place))  # noqa: PTH208  (hidden ones too)
    yield place
    for name in set(os.listdir(place)) - before:  # noqa: PTH208
        (place / name).unlink()
    service.reindex()


def added(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir() if "erry" in path.name)


def test_a_text_is_shown_before_it_is_added_and_quoted_after(play: Play, texts: Path) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        shown = await stage.sent("../The Ferry.TXT", FERRY)
        before = added(texts)
        done = await stage.reindexed(await stage.press(shown, "Add", MANAGER))
        asked = await stage.command("ask", question="When did the ferry to Ransay leave?")

        assert shown.is_private
        assert shown.text == (
            "### This text is not added yet\n"
            "**The Ferry \\*to\\* Ransay** · Ann Roe\n"
            "1 passage · 1 note · 0 unresolved markers · 0 problems\n"
            "Its file would be **The-Ferry.txt**.\n"
            "It begins:\n"
            "> The ferry to Ransay left at seven.1 It came back at nine with the post, and with \\<\\@&9> or "
            "nobody."
        )
        assert list(shown.buttons) == ["Add", "Cancel"]
        assert [name.startswith(".") for name in before] == [True]
        assert "**Added**: The-Ferry" in done.text
        assert done.is_private
        assert not done.buttons
        assert added(texts) == ["The-Ferry.txt"]
        assert (texts / "The-Ferry.txt").read_bytes() == FERRY
        assert "The ferry to Ransay left at seven" in asked.text

    play(scenario)


def test_what_is_cancelled_is_not_added(play: Play, texts: Path) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        shown = await stage.sent("ferry.txt", FERRY)
        cancelled = await stage.pressed(shown, "Cancel", MANAGER)
        late = await stage.pressed(shown, "Add", MANAGER)

        assert cancelled.text == "It was not added."
        assert late.text.startswith("That text waits no longer")
        assert added(texts) == []

    play(scenario)


def test_a_restart_between_the_report_and_the_press_changes_nothing(play: Play, texts: Path) -> None:
    kept: list[Seen] = []

    async def before(stage: Stage, bot: Scholiast) -> None:
        kept.append(await stage.sent("ferry.txt", FERRY))

    async def after(stage: Stage, bot: Scholiast) -> None:
        done = await stage.reindexed(await stage.press(kept[0], "Add", MANAGER))

        assert "**Added**: ferry" in done.text

    play(before)
    play(after)

    assert added(texts) == ["ferry.txt"]


def test_what_has_waited_for_an_hour_is_sent_again(play: Play, texts: Path) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        shown = await stage.sent("ferry.txt", FERRY)
        (waiting,) = (texts / name for name in added(texts))
        written = waiting.stat().st_mtime - WAITS - 1
        os.utime(waiting, (written, written))

        assert (await stage.pressed(shown, "Add", MANAGER)).text.startswith("That text waits no longer")

    play(scenario)
    play(lambda *_: asyncio.sleep(0))  # a start sweeps

    assert added(texts) == []


def test_a_button_that_is_pressed_twice_adds_once(play: Play, texts: Path, indexer: Held) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def slow(_: object) -> None:
        inside.set()
        assert go_on.wait(30)

    indexer.in_its_way = slow

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        shown = await stage.sent("ferry.txt", FERRY)
        first = await stage.press(shown, "Add", MANAGER)
        await asyncio.to_thread(inside.wait, 20)

        second = await stage.pressed(shown, "Add", MANAGER)
        another = await stage.sent("other-ferry.txt", FERRY)
        go_on.set()
        done = await stage.reindexed(first)
        third = await stage.pressed(shown, "Add", MANAGER)

        assert second.text.startswith(f"<@{MANAGER}> started a reindex")
        assert another.text.startswith(f"<@{MANAGER}> started a reindex")
        assert "**Added**: ferry" in done.text
        assert third.text.startswith("That text waits no longer")
        assert added(texts) == ["ferry.txt"]

    play(scenario)


def test_only_who_may_reindex_may_add(play: Play, texts: Path) -> None:
    def two(discord: Standin) -> None:
        discord.servers.append(payloads.server(201))

    shown: list[Seen] = []

    async def refused(stage: Stage, bot: Scholiast) -> None:
        for who in (ASKER, MANAGER):  # servers share the library
            seen = await stage.sent("ferry.txt", FERRY, who)
            assert seen.is_private
            assert seen.text == "Only those who administer this bot may do that."

    async def owner(stage: Stage, bot: Scholiast) -> None:
        shown.append(await stage.sent("ferry.txt", FERRY, OTHER))
        for label in ("Add", "Cancel"):
            pressed = await stage.pressed(shown[0], label, MANAGER)
            assert pressed.text == "Only those who administer this bot may do that."
        await stage.reindexed(await stage.press(shown[0], "Add", OTHER))

    play(refused, before=two)
    assert added(texts) == []
    play(owner, before=two, owner_ids=str(OTHER))
    assert added(texts) == ["ferry.txt"]


@pytest.mark.parametrize(
    ("name", "data", "size", "said"),
    [
        pytest.param("ferry.exe", b"MZ", None, "**ferry.exe** has no suffix of a text", id="no format"),
        pytest.param("ferry.txt", FERRY, 26_000_000, "**ferry.txt** is larger than 25 MB", id="too large"),
        pytest.param(
            "Hunger-Strike.md", FERRY, None, "There is a text **hunger-strike.txt** already", id="there"
        ),
        pytest.param("README.md", FERRY, None, "Files called **README.md** are left out", id="left out"),
        pytest.param("ferry.docx", b"PK\x03\x04", None, "**ferry.docx** cannot be read", id="damaged"),
        pytest.param("ferry.txt", b"\n\n", None, "**ferry.txt** cannot be read", id="empty"),
        pytest.param(
            "ferry.md", b"# Only a heading\n", None, "There is no paragraph in **ferry.md**", id="no words"
        ),
    ],
)
def test_what_is_no_text_is_told_in_a_sentence_and_nothing_is_left(
    play: Play, texts: Path, name: str, data: bytes, size: int | None, said: str
) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.sent(name, data, size=size)

        assert seen.is_private
        assert seen.text.startswith(said)
        assert not seen.buttons

    play(scenario)

    assert [path for path in texts.iterdir() if path.name.startswith(".")] == []


def test_a_file_that_is_there_already_is_named(play: Play, texts: Path) -> None:
    data = (texts / "hunger-strike.txt").read_bytes()

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.sent("strike-2.txt", data)

        assert seen.text == "This file is among the texts already, as **hunger-strike.txt**."

    play(scenario)


def test_a_file_that_discord_does_not_give_is_asked_for_again(play: Play, texts: Path) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        stage.discord.plan("GET", "^/attachments", 404)

        assert (await stage.sent("ferry.txt", FERRY)).text.startswith("Discord did not give me the file.")

    play(scenario)

    assert added(texts) == []


def test_where_the_texts_are_not_there_or_of_a_service_it_is_said(
    play: Play, texts: Path, folder: Path
) -> None:
    async def gone(stage: Stage, bot: Scholiast) -> None:
        texts.rename(folder / "elsewhere")
        try:
            seen = await stage.sent("ferry.txt", FERRY)
        finally:
            (folder / "elsewhere").rename(texts)
        assert seen.text.startswith("The folder of texts is not there.")

    async def lent(stage: Stage, bot: Scholiast) -> None:
        assert (await stage.sent("ferry.txt", FERRY)).text.startswith("The texts are those of a service")

    play(gone)
    play(lent, service_url="http://127.0.0.1:9")


def test_a_text_that_was_added_stays_where_the_reindex_fails(play: Play, texts: Path, indexer: Held) -> None:
    def broken(_: object) -> None:
        raise OSError("no space")

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        shown = await stage.sent("ferry.txt", FERRY)
        indexer.in_its_way = broken
        seen = await stage.reindexed(await stage.press(shown, "Add", MANAGER))
        indexer.in_its_way = None

        assert seen.text.startswith("**ferry.txt** is among the texts now.\nThe reindex failed")
        assert "**Added**: ferry" in (await stage.reindexed(await stage.give("reindex", MANAGER))).text

    play(scenario)
