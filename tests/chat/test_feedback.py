"""What members say of answers, where their server lets them: kept without who said it."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.chat.client import Scholiast
from bot.cli import main
from bot.servers.feedback import Said
from bot.servers.preferences import Preferences
from bot.servers.tables import FEEDBACK
from bot.servers.verdicts import Verdict
from tests.chat.conftest import Play
from tests.chat.standin.payloads import ASKER, MANAGER, OTHER, SERVER
from tests.chat.standin.stage import Stage

STRIKERS = "What *happened* to the hunger strikers?"
NOBODY = "Which sails did the spaceship of the moon carry?"


def test_nobody_is_asked_unless_the_server_has_switched_it_on(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        before = await stage.command("ask", question=STRIKERS)
        panel = await stage.command("settings", MANAGER)
        (name,) = [name for name in panel.buttons.values() if name == "s1:settings:feedback:0:1"]
        await stage.answered(await stage.press_id(panel, name, MANAGER))
        after = await stage.command("ask", question=STRIKERS)

        assert "👍" not in before.buttons
        assert bot.desk.preferences.of(SERVER).feedback
        assert {"👍", "👎"} <= set(after.buttons)

    play(scenario)


def test_what_is_said_is_kept_once_without_who_said_it(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        bot.desk.preferences.change(SERVER, lambda _: Preferences(feedback=True))
        answer = await stage.command("ask", question=STRIKERS)
        nothing = await stage.command("ask", question=NOBODY)
        for who, seen, label in (
            (OTHER, answer, "👍"),
            (OTHER, answer, "👎"),
            (ASKER, answer, "👎"),
            (ASKER, nothing, "Should be in the library"),
        ):
            told = await stage.pressed(seen, label, who)
            assert told.is_private
            assert told.text == "Thank you. That is kept without your name."

        today = date.today().isoformat()  # noqa: DTZ011  (a day is a day)
        kept = bot.desk.feedback.all()
        assert [(one.verdict, one.question, one.document, one.paragraph) for one in kept] == [
            (Verdict.GOOD, STRIKERS, "hunger-strike", 8),
            (Verdict.BAD, STRIKERS, "hunger-strike", 8),
            (Verdict.MISSING, NOBODY, None, None),
        ]
        assert abs(date.fromisoformat(kept[0].day).toordinal() - date.fromisoformat(today).toordinal()) <= 1
        with bot.desk.preferences.engine.connect() as connection:
            stored = str(connection.execute(select(FEEDBACK)).all())
        assert str(ASKER) not in stored
        assert str(OTHER) not in stored

    play(scenario)

    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'servers.db'}")
    assert main(["feedback", "--questions"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        {"question": STRIKERS, "relevant": [{"document": "hunger-strike", "paragraph": 8}]},
        {"question": NOBODY, "relevant": []},
    ]
    assert main(["feedback"]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith(f"good     hunger-strike ¶ 8  {STRIKERS}")


def test_a_server_that_switches_it_off_gets_no_more_and_one_that_is_left_is_forgotten(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        bot.desk.preferences.change(SERVER, lambda _: Preferences(feedback=True))
        answer = await stage.command("ask", question=STRIKERS)
        await stage.pressed(answer, "👍")
        bot.desk.preferences.change(SERVER, lambda _: Preferences())
        refused = await stage.pressed(answer, "👎", OTHER)

        assert refused.text.startswith("That is not kept on this server.")
        assert len(bot.desk.feedback.all()) == 1
        await stage.discord.dispatch("GUILD_DELETE", {"id": str(SERVER)})
        await stage.discord.until(lambda: not bot.desk.feedback.all())

    play(scenario)


def test_what_was_bad_is_no_line_for_calibrate() -> None:
    assert Said("2026-01-01", Verdict.BAD, "Who?", "a", 1).as_question is None
