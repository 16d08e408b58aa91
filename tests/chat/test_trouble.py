"""When Discord fails, repeats, drops or is slow: every question is answered once all the same."""

import logging
import threading

import pytest

from bot.chat.client import Scholiast
from bot.service import Service
from tests.chat.conftest import Play
from tests.chat.standin.payloads import BOT
from tests.chat.standin.server import Standin
from tests.chat.standin.stage import Seen, Stage

STRIKERS = "What happened to the hunger strikers?"


@pytest.mark.parametrize("status", [502, 503, 520, 0])
def test_a_reply_that_fails_once_is_sent_again_and_appears_once(play: Play, status: int) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        stage.discord.plan("POST", "/messages$", status, processed=True)

        seen = await stage.replied(f"<@{BOT}> {STRIKERS}")

        assert "They were killed" in seen.text
        await stage.discord.until(
            lambda: [s.path.endswith("/messages") for s in stage.discord.sent].count(True) == 2
        )
        assert len(stage.discord.messages) == 1

    play(scenario)


@pytest.mark.parametrize("status", [429, 500, 503, 0])
def test_an_answer_that_fails_once_is_edited_in_again(play: Play, status: int) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        stage.discord.plan("PATCH", "@original$", status)

        token = await stage.give("ask", question=STRIKERS)

        await stage.discord.until(lambda: (stage.discord.originals.get(token) or {}).get("components"))
        assert stage.discord.plans == []  # it failed once

    play(scenario)


def test_an_acknowledgement_that_arrived_but_was_answered_with_an_error_is_not_fatal(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        stage.discord.plan("POST", "/callback$", 502, processed=True)

        assert "They were killed" in (await stage.command("ask", question=STRIKERS)).text

    play(scenario)


@pytest.mark.parametrize("processed", [False, True])
def test_an_acknowledgement_whose_connection_broke_is_sent_again(play: Play, processed: bool) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        stage.discord.plan("POST", "/callback$", 0, processed=processed)

        assert "They were killed" in (await stage.command("ask", question=STRIKERS)).text

    play(scenario)


def test_an_error_after_an_acknowledgement_that_seemed_to_fail_is_told(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("the inner works")

        monkeypatch.setattr(type(bot.desk), "ask", broken)
        stage.discord.plan("POST", "/callback$", 502, processed=True)

        await stage.give("ask", question=STRIKERS)
        (told,) = await stage.discord.until(lambda: stage.discord.followups)

        assert Seen(told).text.startswith("Something went wrong")
        assert Seen(told).is_private

    play(scenario)


def test_where_the_bot_may_not_read_the_history_it_answers_without_a_reply(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        refusal = {"message": "Cannot reply without permission to read message history", "code": 160002}
        stage.discord.plan("POST", "/messages$", 400, body=refusal)
        await stage.write(f"<@{BOT}> {STRIKERS}")
        answer = await stage.discord.until(lambda: next(iter(stage.discord.messages.values()), None))

        assert "They were killed" in Seen(answer).text
        assert "message_reference" not in stage.discord.sent[-1].body

    play(scenario)


def test_a_rate_limit_is_waited_out(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        limit = {"message": "You are being rate limited.", "retry_after": 0.2, "global": False}
        stage.discord.plan("POST", "/messages$", 429, headers={"Via": "1.1 google"}, body=limit)

        assert "They were killed" in (await stage.replied(f"<@{BOT}> {STRIKERS}")).text

    play(scenario)


def test_an_answer_does_not_wait_for_the_typing_sign(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        stage.discord.plan("POST", "/typing$", 500, times=99)

        assert "They were killed" in (await stage.replied(f"<@{BOT}> {STRIKERS}")).text

    play(scenario)


@pytest.mark.parametrize("how", ["reconnect", "close"])
def test_a_question_asked_while_the_gateway_is_away_is_answered_after_the_resume(
    play: Play, how: str
) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        if how == "reconnect":
            await stage.discord.gateway_says(7)
        else:
            await stage.discord.drop(4000)
        seen = await stage.replied(f"<@{BOT}> {STRIKERS}")

        assert "They were killed" in seen.text
        assert stage.discord.resumed == 1
        assert stage.discord.identified == 1

    play(scenario)


def test_when_a_resume_is_refused_the_bot_identifies_again_and_goes_on_answering(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        stage.discord.forgets_sessions = True
        await stage.discord.drop(4000)
        await stage.discord.until(lambda: stage.discord.identified == 2)

        assert "They were killed" in (await stage.replied(f"<@{BOT}> {STRIKERS}")).text
        assert "They were killed" in (await stage.command("ask", question=STRIKERS)).text
        assert stage.discord.resumed == 0

    play(scenario)


def test_an_error_gets_a_sentence_with_a_reference_that_is_in_the_log(
    play: Play, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("the inner works")

        monkeypatch.setattr(type(bot.desk), "ask", broken)
        by_command = await stage.command("ask", question=STRIKERS, private=True)
        by_mention = await stage.replied(f"<@{BOT}> {STRIKERS}")
        public = await stage.give("ask", question=STRIKERS)
        (told,) = await stage.discord.until(lambda: stage.discord.followups)

        assert public not in stage.discord.originals
        assert Seen(told).is_private
        assert "Delete" in by_mention.buttons
        for seen in (by_command, by_mention, Seen(told)):
            reference = seen.text.split("`")[1]
            assert f"reference {reference}" in caplog.text
            assert "inner works" not in seen.text

    play(scenario)


def test_logs_hold_neither_questions_nor_the_token(play: Play, caplog: pytest.LogCaptureFixture) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        await stage.command("ask", question=STRIKERS)
        await stage.replied(f"<@{BOT}> {STRIKERS}")
        await stage.command("ask", question="???")
        await stage.menu("Check quotation", f"{STRIKERS} and more")

    with caplog.at_level(logging.INFO):
        play(scenario)

    assert "connected as" in caplog.text
    assert "hunger" not in caplog.text
    assert "stand-in.token" not in caplog.text


def test_commands_are_sent_to_discord_only_when_they_have_changed(play: Play) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        await stage.command("help")

    def syncs(**settings: int) -> list[tuple[str, bool]]:
        """List where commands were sent, and whether there were any."""
        return [(s.path, bool(s.body)) for s in play(scenario, **settings).sent if s.method == "PUT"]

    everywhere, one = (f"/api/v10/applications/{BOT}{where}/commands" for where in ("", "/guilds/200"))
    assert syncs() == [(everywhere, True)]
    assert syncs() == []
    assert syncs(sync_guild_id=200) == [(everywhere, False), (one, True)]
    assert syncs(sync_guild_id=200) == []
    assert syncs() == [(one, False), (everywhere, True)]


def test_heartbeats_and_acknowledgements_go_on_while_every_search_is_busy(
    play: Play, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    ask = service.ask

    def slow(*given: object, **more: object) -> object:
        assert go_on.wait(30)
        return ask(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(service, "ask", slow)

    def often(discord: Standin) -> None:
        discord.heartbeat_interval = 50

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        busy = [await stage.give("ask", question=STRIKERS) for _ in range(6)]
        await stage.discord.until(lambda: set(busy) <= set(stage.discord.acknowledged))
        beats = len(stage.discord.heartbeats)

        note = await stage.command("footnote", label="9", document="hunger-strike")
        await stage.discord.until(lambda: len(stage.discord.heartbeats) > beats + 3)
        unanswered = [token for token in busy if not stage.discord.originals[token]["components"]]
        go_on.set()

        assert note.text.startswith("### Note 9")
        assert unanswered == busy
        for token in busy:
            assert "They were killed" in (await stage.answered(token)).text

    play(scenario, before=often)


def test_any_question_is_shown_as_it_was_asked(play: Play) -> None:
    asked = "1936. *Why*? [x](https://a.b) <t:1:R> `c` # h"

    async def scenario(stage: Stage, bot: Scholiast) -> None:
        from tests.bot.render.shows import shown

        seen: Seen = await stage.command("ask", question=asked)
        assert shown(seen.text.split("\n")[0].removeprefix("### ")).text == asked

    play(scenario)


@pytest.mark.parametrize("code", [10003, 50083, 160005])
def test_where_a_channel_is_gone_or_a_thread_is_closed_nobody_is_told_and_no_error_is_logged(
    play: Play, caplog: pytest.LogCaptureFixture, code: int
) -> None:
    async def scenario(stage: Stage, bot: Scholiast) -> None:
        stage.discord.plan("POST", "/messages$", 400, body={"message": "no", "code": code})
        await stage.write(f"<@{BOT}> {STRIKERS}")
        await stage.discord.until(lambda: "gone, archived or locked" in caplog.text)

        assert not stage.discord.messages
        assert "ERROR" not in caplog.text

    play(scenario)
