"""What a server has chosen for a text holds when its file is moved or renamed, also while no bot runs."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.client import Scholiast
from bot.chat.desk import Place
from bot.service import Service
from tests.chat.conftest import Play
from tests.chat.standin.payloads import CHANNEL, MANAGER, SERVER
from tests.chat.standin.stage import Stage

STRIKERS = "What happened to the hunger strikers?"
BEYOND = "They were killed"


@pytest.fixture
def move(folder: Path, service: Service) -> Iterator[Callable[[], None]]:
    """Give what moves the text of the strikers elsewhere; it comes back afterwards."""
    here, there = folder / "texts" / "hunger-strike.txt", folder / "texts" / "read" / "strikes.txt"

    def away() -> None:
        there.parent.mkdir()
        here.rename(there)

    yield away
    there.rename(here)
    there.parent.rmdir()
    service.reindex()


def read(bot: Scholiast) -> dict[str, int]:
    texts = bot.desk.library(Place(SERVER, (CHANNEL,))).documents
    return {text.id: text.counts.passages for text in texts if "strikes" in text.id or "hunger" in text.id}


def test_how_far_a_text_is_read_holds_when_its_file_is_moved(play: Play, move: Callable[[], None]) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        await stage.command("reading", MANAGER, document="hunger-strike", paragraph=5)
        await stage.command("daily", MANAGER, time="8:30", document="hunger-strike")
        move()
        report = await stage.reindexed(await stage.give("reindex", MANAGER))
        asked = await stage.command("ask", question=STRIKERS)
        chosen = bot.desk.preferences.of(SERVER)

        assert "What was chosen here for **hunger-strike** holds for **read/strikes** now." in report.text
        assert read(bot) == {"read/strikes": 5}
        assert BEYOND not in asked.text
        assert [*chosen.reading[CHANNEL], chosen.daily[CHANNEL].document] == ["read/strikes"] * 2
        assert (
            "all of **One Hundred"
            in (await stage.command("reading", MANAGER, document="read/strikes", paragraph=0)).text
        )
        assert BEYOND in (await stage.command("ask", question=STRIKERS)).text

    play(scenario)


def test_nothing_is_shown_between_the_index_of_another_program_and_the_next_look(
    play: Play, service: Service, move: Callable[[], None]
) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        await stage.command("reading", MANAGER, document="hunger-strike", paragraph=5)
        move()
        await bot.desk.index(service.reindex)

        assert read(bot) == {"read/strikes": 5}
        assert BEYOND not in (await stage.command("ask", question=STRIKERS)).text

    play(scenario)


def test_a_text_that_is_moved_while_no_bot_runs_is_found_by_the_next(
    play: Play, service: Service, move: Callable[[], None]
) -> None:
    async def before(stage: Stage, bot: Scholiast) -> None:
        await stage.command("reading", MANAGER, document="hunger-strike", paragraph=5)

    async def after(stage: Stage, bot: Scholiast) -> None:
        assert read(bot) == {"read/strikes": 5}
        assert [*bot.desk.preferences.of(SERVER).reading[CHANNEL]] == ["read/strikes"]
        assert BEYOND not in (await stage.command("ask", question=STRIKERS)).text

    play(before)
    move()
    service.reindex()
    play(after)


@pytest.fixture
def lengthen(folder: Path, service: Service) -> Iterator[Callable[[str], None]]:
    """Give what puts a paragraph before one of the text of the strikers; it is taken out afterwards."""
    file = folder / "texts" / "hunger-strike.txt"
    before = file.read_text(encoding="utf-8")

    def put(words: str) -> None:
        file.write_text(before.replace(words, f"A paragraph that an editor has added.\n\n{words}"), "utf-8")

    yield put
    file.write_text(before, "utf-8")
    service.reindex()


def test_how_far_a_text_is_read_is_told_by_its_paragraph_when_others_are_put_before_it(
    play: Play, lengthen: Callable[[str], None]
) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        text = bot.desk.whole.document("hunger-strike")
        assert text is not None
        fifth, eighth = (text.passage(number).text[:40] for number in (5, 8))
        await stage.command("reading", MANAGER, document="hunger-strike", paragraph=5)
        lengthen(fifth)
        await stage.reindexed(await stage.give("reindex", MANAGER))

        assert read(bot) == {"hunger-strike": 6}
        assert BEYOND not in (await stage.command("ask", question=STRIKERS)).text
        lengthen(eighth)
        await bot.desk.index(bot.desk.service.reindex)  # as another program would
        assert read(bot) == {"hunger-strike": 5}

    play(scenario)


def test_choices_of_an_earlier_version_are_marked_at_the_start(
    play: Play, service: Service, move: Callable[[], None]
) -> None:
    off = frozenset({"hunger-strike"})

    async def before(stage: Stage, bot: Scholiast) -> None:
        bot.desk.preferences.change(SERVER, lambda chosen: replace(chosen, documents_off=off))
        assert not bot.desk.preferences.of(SERVER).texts

    async def start(stage: Stage, bot: Scholiast) -> None:
        assert [*bot.desk.preferences.of(SERVER).texts] == ["hunger-strike"]

    async def after(stage: Stage, bot: Scholiast) -> None:
        assert read(bot) == {}
        assert BEYOND not in (await stage.command("ask", question=STRIKERS)).text
        assert "strikes" not in (await stage.command("library")).text
        panel = await stage.command("settings", MANAGER)
        assert "One Hundred and Thirty-Two Days" not in panel.chosen("Texts that are switched on")

    play(before)
    play(start)
    move()
    service.reindex()
    play(after)


def test_a_text_that_is_off_is_not_named_when_it_is_moved(play: Play, move: Callable[[], None]) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        panel = await stage.command("settings", MANAGER)
        titles = [option["label"] for option in panel.selects["Texts that are switched on"]["options"]]
        on = [title for title in titles if not title.startswith("One Hundred")]
        await stage.chose(panel, "Texts that are switched on", *on)
        move()
        report = await stage.reindexed(await stage.give("reindex", MANAGER))

        assert "strike" not in report.text.replace("herring-strike", "")
        assert "… and texts that are switched off here" in report.text
        assert bot.desk.preferences.of(SERVER).documents_off == {"read/strikes"}

    play(scenario)
