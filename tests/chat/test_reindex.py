"""A reindex by command: who may, one at a time, questions meanwhile, what changed."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.client import Scholiast
from bot.errors import MadeElsewhere
from bot.service import Service
from tests.chat.conftest import Held, Play
from tests.chat.standin import payloads
from tests.chat.standin.payloads import ASKER, MANAGER, OTHER, SERVER
from tests.chat.standin.server import Standin
from tests.chat.standin.stage import Seen, Stage

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


def test_many_texts_that_are_gone_at_once_stay_and_it_is_said_what_to_do(play: Play, folder: Path) -> None:
    texts = folder / "texts"

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        (folder / "away").mkdir()
        gone = sorted(texts.glob("*.txt"))
        for text in gone:
            text.rename(folder / "away" / text.name)
        try:
            seen = await stage.reindexed(await stage.give("reindex", MANAGER))
        finally:
            for text in gone:
                (folder / "away" / text.name).rename(text)
            (folder / "away").rmdir()

        assert len(gone) == 3
        assert "Many texts are gone at once" in seen.text
        assert "scholiast index --allow-removals" in seen.text
        assert [line for line in seen.text.split("\n") if line.startswith("- ")] == [
            f"- {path.stem}" for path in gone
        ]
        assert list(seen.buttons) == ["Remove these 3 texts", "Delete"]
        assert "They were killed" in (await stage.command("ask", question=STRIKERS)).text

    play(scenario)


@pytest.fixture
def away(folder: Path, service: Service) -> Iterator[Callable[[Path], None]]:
    """Give what takes a text away; all come back afterwards."""
    place = folder / "away"
    place.mkdir()
    yield lambda text: text.rename(place / text.name) and None
    for text in place.iterdir():
        text.rename(folder / "texts" / text.name)
    place.rmdir()
    service.reindex()


def test_texts_that_are_gone_go_by_a_button_if_they_are_those_that_were_shown(
    play: Play, folder: Path, away: Callable[[Path], None]
) -> None:
    first, *others = sorted((folder / "texts").glob("*.txt"))
    more = folder / "texts" / "printing-house.md"

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        for text in (first, *others):
            away(text)
        shown = await stage.reindexed(await stage.give("reindex", MANAGER))
        refused = await stage.pressed(shown, "Remove these 3 texts", ASKER)
        away(more)
        pressed = await stage.press(shown, "Remove these 3 texts", MANAGER)
        await stage.discord.until(lambda: "these 4" in str(stage.discord.originals[pressed]))
        again = Seen(stage.discord.originals[pressed])
        pressed = await stage.press(again, "Remove these 4 texts", MANAGER)
        await stage.discord.until(lambda: "**Removed**" in Seen(stage.discord.originals[pressed]).text)
        done = Seen(stage.discord.originals[pressed])

        assert refused.text == "Only those who administer this bot may do that."
        assert f"\n- {more.stem}\n" in f"{again.text}\n"
        assert len(bot.desk.whole.documents) == 2
        assert f"**Removed**: {', '.join(sorted(text.stem for text in (first, *others, more)))}" in done.text
        assert "Remove" not in "".join(done.buttons)

    play(scenario)


def test_texts_that_are_off_are_not_named_among_those_that_are_gone(
    play: Play, folder: Path, away: Callable[[Path], None]
) -> None:
    first, *others = sorted((folder / "texts").glob("*.txt"))

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        off = frozenset({first.stem})
        bot.desk.preferences.change(SERVER, lambda chosen: replace(chosen, documents_off=off))
        for text in (first, *others):
            away(text)
        shown = await stage.reindexed(await stage.give("reindex", MANAGER))

        assert first.stem not in shown.text
        assert "… and texts that are switched off here" in shown.text
        assert f"- {others[0].stem}" in shown.text

    play(scenario)


def test_where_a_service_has_the_index_it_is_said(play: Play, indexer: Held) -> None:
    def elsewhere(_: object) -> None:
        raise MadeElsewhere("run scholiast index there")

    indexer.in_its_way = elsewhere

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.reindexed(await stage.give("reindex", MANAGER))

        assert seen.text.endswith("it is that of a service that I ask, and is made there.")

    play(scenario)
