"""What everybody sees, who may delete it, and what is said to one member only."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.client import Scholiast
from bot.chat.desk import Bounds
from bot.servers.preferences import Preferences
from bot.service import Service
from tests.chat.conftest import Play
from tests.chat.standin.payloads import ASKER, BOT, MANAGE_MESSAGES, MANAGER, OTHER, SERVER
from tests.chat.standin.stage import Seen, Stage

STRIKERS = "What happened to the hunger strikers?"


def test_what_is_not_found_is_said_to_the_asker_only(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        for seen in (
            await stage.command("footnote", label="999"),
            await stage.command("cites", work="A Book That Nobody Wrote"),
        ):
            assert seen.is_private
            assert seen.text.startswith(("There is no note", "No text cites"))

    play(scenario)


def test_what_is_not_found_after_long_is_taken_back_and_said_to_the_asker_only(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        bot.desk.pauses = replace(bot.desk.pauses, announce=0.0)
        token = await stage.give("footnote", label="999")
        told = await stage.discord.until(lambda: stage.discord.followups)

        assert token not in stage.discord.originals
        assert Seen(told[0]).is_private
        assert Seen(told[0]).text.startswith("There is no note")

    play(scenario)


def test_every_post_that_all_see_is_deleted_by_its_asker_and_by_moderators(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        for give in (
            lambda: stage.command("footnote", label="9", document="hunger-strike"),
            lambda: stage.command("cites", work="Shipwreck of a Generation"),
            lambda: stage.command("ask", question="note 9 of One Hundred and Thirty-Two Days"),
            lambda: stage.replied(f"<@{BOT}> what is this library about?"),
        ):
            seen = await give()
            refused = await stage.pressed(seen, "Delete", OTHER)
            await deleted(stage, seen, ASKER)
            seen = await give()
            await deleted(stage, seen, OTHER, permissions=MANAGE_MESSAGES)

            assert not seen.is_private
            assert refused.text.startswith("Only the one who asked")

        report = await stage.reindexed(await stage.give("reindex", MANAGER))
        await deleted(stage, report, MANAGER)

    play(scenario)


def test_private_by_default_holds_for_every_command(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        bot.desk.preferences.change(SERVER, lambda _: Preferences(private=True))
        for name, options in (
            ("ask", {"question": STRIKERS}),
            ("footnote", {"label": "9", "document": "hunger-strike"}),
            ("cites", {"work": "Shipwreck of a Generation"}),
        ):
            assert (await stage.command(name, **options)).is_private
            assert not (await stage.command(name, private=False, **options)).is_private
        assert (await stage.reindexed(await stage.give("reindex", MANAGER))).is_private

    play(scenario)


def test_the_report_of_a_reindex_names_no_text_that_is_off(play: Play, folder: Path, service: object) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        bot.desk.preferences.change(SERVER, lambda _: Preferences(documents_off=frozenset({"great-storm"})))
        storm = folder / "texts" / "great-storm.txt"
        before = storm.read_text()
        storm.write_text(before.replace("The glass had been falling", "The glass had fallen"))
        try:
            report = await stage.reindexed(await stage.give("reindex", MANAGER))
        finally:
            storm.write_text(before)
            await stage.reindexed(await stage.give("reindex", MANAGER))

        assert "great-storm" not in report.text
        assert "texts that are switched off here" in report.text

    play(scenario)


def test_buttons_and_notes_are_limited_too(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        note = await stage.command("footnote", label="9", document="hunger-strike")
        pressed = [await stage.pressed(note, "Go to ¶ 8") for _ in range(3)]
        refused = await stage.command("cites", work="Shipwreck of a Generation")

        assert [one.text.startswith("You may ask again") for one in pressed] == [False, False, True]
        assert refused.is_private
        assert refused.text.startswith("You may ask again")

    play(scenario, bounds=Bounds(questions=1, seconds=60, look_ups=3))


def test_a_refusal_at_a_button_leaves_the_message_as_it_is(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        seen = await stage.replied(f"<@{BOT}> {STRIKERS}")
        missing = {"message": "Missing Access", "code": 50001}
        stage.discord.plan("DELETE", "@original$", 403, body=missing)
        token = await stage.press(seen, "Delete")
        (told,) = await stage.discord.until(lambda: stage.discord.followups)

        assert Seen(told).is_private
        assert Seen(told).text.startswith("Something went wrong")
        assert stage.discord.originals[token] == seen.message

    play(scenario)


def test_what_cannot_be_private_in_a_channel_can_be_deleted(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        for content in (f"<@{BOT}>", f"<@{BOT}> [[A Text That Is Not There 3]]"):
            seen = await stage.replied(content)
            await deleted(stage, seen, ASKER)

    play(scenario)


async def deleted(stage: Stage, seen: Seen, who: int, *, permissions: int = 0) -> None:
    token = await stage.press(seen, "Delete", who, permissions=permissions)
    await stage.discord.until(lambda: token not in stage.discord.originals)


def test_too_many_questions_at_once_are_refused_whichever_way_they_are_asked(
    play: Play, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, ask = threading.Event(), service.ask

    def slow(*given: object, **more: object) -> object:
        assert go_on.wait(30)
        return ask(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(service, "ask", slow)

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        asked = [await stage.give("ask", 1000 + at, question=STRIKERS) for at in range(8)]
        await stage.discord.until(lambda: set(asked) <= set(stage.discord.acknowledged))
        go_on.set()
        seen = [await stage.answered(token) for token in asked]

        busy = [one for one in seen if one.text.startswith("Too many questions at once")]
        assert len(busy) == 5  # one is served, two may wait
        assert all(one.is_private for one in busy)

    play(scenario, bounds=Bounds(questions=1000, searches=1, waiting=2))
