"""A reindex by command: who may, one at a time, questions meanwhile, what changed."""

import asyncio
import threading
from pathlib import Path

import pytest

from bot.chat.client import Scholiast
from bot.service import Service
from tests.chat.conftest import Held, Play
from tests.chat.standin import payloads
from tests.chat.standin.payloads import MANAGER, OTHER
from tests.chat.standin.server import Standin
from tests.chat.standin.stage import Stage

STRIKERS = "What happened to the hunger strikers?"
TALE = """The Ferry

The ferry to Ransay left at seven.1 It came back at nine with the post.

Notes

1 Garrick, p. 7.
"""


@pytest.fixture
def tale(folder: Path, service: Service) -> Path:
    """A text that is not there yet, and not there any more afterwards."""
    yield folder / "texts" / "ferry.txt"
    (folder / "texts" / "ferry.txt").unlink(missing_ok=True)
    service.reindex()


def test_a_reindex_reports_what_changed(play: Play, tale: Path) -> None:
    tale.write_text(TALE)

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.reindexed(await stage.give("reindex", MANAGER))

        assert "**Added**: ferry" in seen.text
        assert "6 documents unchanged" in seen.text
        assert "(+1)" in seen.text
        assert (
            "The ferry to Ransay" in (await stage.command("ask", question="When did the ferry leave?")).text
        )

    play(scenario)


def test_a_server_that_took_the_commands_without_the_bot_may_not(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        data = {"id": "1", "name": "reindex", "type": 1, "options": []}
        member = payloads.member(MANAGER, permissions=payloads.MANAGE_SERVER)
        made = payloads.interaction(2, member, data)
        made |= {"guild_id": "777", "guild": {"id": "777", "locale": "en-US", "features": []}}
        await stage.discord.dispatch("INTERACTION_CREATE", made)

        assert (await stage.answered(made["token"])).text.startswith("Only those who administer")

    play(scenario)


def test_where_servers_share_a_library_only_owners_may(play: Play) -> None:
    def two(discord: Standin) -> None:
        discord.servers.append(payloads.server(201))

    async def refused(stage: Stage, bot: Scholiast) -> None:
        assert (await stage.command("reindex", MANAGER)).is_private

    async def owner(stage: Stage, bot: Scholiast) -> None:
        assert "documents unchanged" in (await stage.reindexed(await stage.give("reindex", OTHER))).text

    play(refused, before=two)
    play(owner, before=two, owner_ids=str(OTHER))


def test_questions_are_answered_during_a_reindex_and_a_second_one_is_told_of_the_first(
    play: Play, indexer: Held
) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def slow(progress: object) -> None:
        progress(3, 10)  # type: ignore[operator]
        inside.set()
        assert go_on.wait(30)

    indexer.in_its_way = slow

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        first = await stage.give("reindex", MANAGER)
        await asyncio.to_thread(inside.wait, 20)

        answer = await stage.command("ask", question=STRIKERS)
        second = await stage.command("reindex", MANAGER)
        go_on.set()
        report = await stage.reindexed(first)

        assert "They were killed" in answer.text
        assert second.is_private
        assert second.text.startswith(f"<@{MANAGER}> started a reindex <t:")
        assert "at 3 of 10" in second.text
        assert "documents unchanged" in report.text

    play(scenario)


def test_an_empty_folder_is_taken_for_one_that_is_not_there(play: Play, folder: Path) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        (folder / "texts").rename(folder / "elsewhere")
        (folder / "texts").mkdir()
        try:
            seen = await stage.reindexed(await stage.give("reindex", MANAGER))
        finally:
            (folder / "texts").rmdir()
            (folder / "elsewhere").rename(folder / "texts")

        assert seen.text.startswith("The reindex failed, and the old index goes on answering: the folder")
        assert "They were killed" in (await stage.command("ask", question=STRIKERS)).text

    play(scenario)


def test_a_reindex_that_fails_leaves_the_old_index_and_says_why(play: Play, folder: Path) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        texts = folder / "texts"
        texts.rename(folder / "elsewhere")
        try:
            seen = await stage.reindexed(await stage.give("reindex", MANAGER))
        finally:
            (folder / "elsewhere").rename(texts)

        assert seen.text.startswith("The reindex failed, and the old index goes on answering")
        assert "the folder of texts is not there" in seen.text
        assert str(folder) not in seen.text
        assert "They were killed" in (await stage.command("ask", question=STRIKERS)).text
        assert "documents unchanged" in (await stage.reindexed(await stage.give("reindex", MANAGER))).text

    play(scenario)
