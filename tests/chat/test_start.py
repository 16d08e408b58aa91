"""How the bot starts, waits for Discord, and stops."""

import asyncio
import ssl
import threading
from pathlib import Path

import aiohttp
import pytest

from bot.chat import run
from bot.chat.client import Scholiast
from bot.chat.desk import Desk, Stopped
from bot.chat.run import build_bot, open_desk
from bot.errors import BotError
from bot.service import Service
from tests.chat.conftest import SHORT, Held, Loopback, settings_of
from tests.chat.standin.payloads import BOT, MANAGER
from tests.chat.standin.server import TOKEN, Standin
from tests.chat.standin.stage import Seen, Stage

STRIKERS = "What happened to the hunger strikers?"


@pytest.fixture
def desk(folder: Path, service: Service, tmp_path: Path) -> Desk:
    database = f"sqlite:///{tmp_path / 'servers.db'}"
    return open_desk(settings_of(folder, database_url=database, rate_questions=100), service)


def play(
    desk: Desk, folder: Path, scenario: object, prepare: object, *, token: str = TOKEN, **settings: object
) -> None:
    async def whole() -> None:
        discord = Standin()
        await discord.start()
        prepare(discord)  # type: ignore[operator]
        stopping = asyncio.Event()

        def build() -> Scholiast:
            trusted = ssl.create_default_context()
            discord.authority.configure_trust(trusted)
            connector = aiohttp.TCPConnector(resolver=Loopback(discord.port), ssl=trusted)
            return build_bot(
                settings_of(folder, **settings), desk, connector=connector, guild_ready_timeout=0
            )

        running = asyncio.create_task(run.until(stopping, build, token, SHORT))
        try:
            async with asyncio.timeout(30):
                await scenario(discord, stopping, running)  # type: ignore[operator]
                await running
        finally:
            await discord.stop()
            desk.close()

    asyncio.run(whole())


def test_while_discord_is_down_the_bot_waits_and_tries_again(
    desk: Desk, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario(discord: Standin, stopping: asyncio.Event, _: object) -> None:
        await discord.until(lambda: discord.identified)
        stopping.set()

    play(desk, folder, scenario, lambda discord: discord.plan("GET", "/users/@me$", 503, times=3))

    assert caplog.text.count("Discord cannot be reached (DiscordServerError)") == 3


def test_without_logins_left_the_bot_does_not_connect_until_discord_lets_it(
    desk: Desk, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """One login too many, and Discord resets the token."""

    def no_logins(discord: Standin) -> None:
        discord.logins_left, discord.logins_again = 0, 200

    async def scenario(discord: Standin, stopping: asyncio.Event, _: object) -> None:
        await discord.until(lambda: "no more for now" in caplog.text)
        assert discord.logins == []
        discord.logins_left = 1
        await discord.until(lambda: discord.identified)
        stopping.set()

    play(desk, folder, scenario, no_logins)


def test_a_rate_limit_at_the_start_is_waited_out(desk: Desk, folder: Path) -> None:
    async def scenario(discord: Standin, stopping: asyncio.Event, _: object) -> None:
        await discord.until(lambda: discord.identified)
        assert discord.plans == []  # it was limited
        stopping.set()

    play(desk, folder, scenario, lambda discord: discord.plan("PUT", "/commands$", 429))


def test_commands_for_a_server_without_the_bot_are_an_error_in_a_line(desk: Desk, folder: Path) -> None:
    missing = {"message": "Missing Access", "code": 50001}

    async def scenario(*_: object) -> None:
        """Nothing is done but to start."""

    with pytest.raises(BotError, match="SYNC_GUILD_ID=200: the bot is not in that server"):
        play(
            desk,
            folder,
            scenario,
            lambda discord: discord.plan("PUT", "/commands$", 403, body=missing),
            sync_guild_id=200,
        )


def test_what_else_discord_refuses_at_the_start_is_said_in_a_line(desk: Desk, folder: Path) -> None:
    async def scenario(*_: object) -> None:
        """Nothing is done but to start."""

    with pytest.raises(BotError, match="Discord refused to let the bot in: .*HTTP status 400"):
        play(
            desk,
            folder,
            scenario,
            lambda discord: discord.plan(
                "PUT", "/commands$", 400, body={"message": "Invalid Form Body", "code": 50035}
            ),
        )


def test_a_token_that_discord_refuses_is_said_in_a_line(desk: Desk, folder: Path) -> None:
    async def scenario(*_: object) -> None:
        """Nothing is done but to start."""

    with pytest.raises(
        BotError, match="Discord refused DISCORD_TOKEN; make a new one in the developer portal"
    ):
        play(desk, folder, scenario, lambda _: None, token="wrong")


def test_a_token_that_is_reset_while_the_bot_runs_is_said_in_the_same_line(desk: Desk, folder: Path) -> None:
    async def scenario(discord: Standin, _: object, running: object) -> None:
        await discord.until(lambda: discord.identified)
        await discord.drop(4004)

    with pytest.raises(BotError, match="Discord refused DISCORD_TOKEN; make a new one"):
        play(desk, folder, scenario, lambda _: None)


def test_a_missing_intent_is_said_in_a_line(desk: Desk, folder: Path) -> None:
    async def scenario(discord: Standin, _: object, running: object) -> None:
        await discord.until(lambda: discord.identified)
        await discord.drop(4014)

    with pytest.raises(BotError, match="no Message Content Intent; switch it on"):
        play(desk, folder, scenario, lambda _: None)


def test_the_bot_stops_while_it_waits_for_discord(desk: Desk, folder: Path) -> None:
    async def scenario(discord: Standin, stopping: asyncio.Event, _: object) -> None:
        await discord.until(lambda: discord.sent)
        stopping.set()

    play(desk, folder, scenario, lambda discord: discord.plan("GET", "/users/@me$", 503, times=99))


def test_a_reindex_gives_up_when_the_bot_stops_and_the_old_index_is_kept(
    desk: Desk, folder: Path, service: Service, indexer: Held
) -> None:
    inside, ended = threading.Event(), threading.Event()

    def slow(progress: object) -> None:
        inside.set()
        try:
            while True:
                progress(1, 2)  # type: ignore[operator]
                ended.wait(0.01)
        finally:
            ended.set()

    indexer.in_its_way = slow
    before = service.snapshot

    async def scenario(discord: Standin, stopping: asyncio.Event, _: object) -> None:
        await discord.until(lambda: discord.identified)
        await Stage(discord).give("reindex", MANAGER)
        await asyncio.to_thread(inside.wait, 10)
        stopping.set()

    play(desk, folder, scenario, lambda _: None)

    assert ended.wait(5)
    assert service.snapshot is before


@pytest.fixture
def held_up(service: Service, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """An event for which every question waits."""
    go_on, ask = threading.Event(), service.ask

    def slow(*given: object, **more: object) -> object:
        assert go_on.wait(30)
        return ask(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(service, "ask", slow)
    return go_on


def test_what_is_being_answered_is_finished_before_the_bot_stops(
    desk: Desk, folder: Path, held_up: threading.Event
) -> None:
    async def scenario(discord: Standin, stopping: asyncio.Event, running: asyncio.Task[None]) -> None:
        await discord.until(lambda: discord.identified)
        stage = Stage(discord)
        asked = [await stage.give("ask", question=STRIKERS) for _ in range(4)]
        written = await stage.write(f"<@{BOT}> {STRIKERS}")
        await discord.until(lambda: set(asked) <= set(discord.acknowledged))
        stopping.set()
        await discord.until(lambda: desk.stopping)
        late = await stage.command("ask", question=STRIKERS)
        button = await stage.press_id(late, "s1:delete:1")
        held_up.set()
        await running

        assert late.is_private
        assert late.text == "I am just being restarted. Please ask again in a minute."
        assert (await stage.answered(button)).text == late.text
        for token in asked:
            assert "They were killed" in (await stage.answered(token)).text
        reply = stage.reply_of(written["id"])
        assert reply
        assert "They were killed" in Seen(reply).text

    play(desk, folder, scenario, lambda _: None)


def test_who_waits_for_an_answer_too_long_is_told_when_the_bot_stops(
    desk: Desk, folder: Path, held_up: threading.Event, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario(discord: Standin, stopping: asyncio.Event, running: asyncio.Task[None]) -> None:
        await discord.until(lambda: discord.identified)
        stage = Stage(discord)
        asked = [await stage.give("ask", question=STRIKERS) for _ in range(8)]
        written = await stage.write(f"<@{BOT}> {STRIKERS}")
        await discord.until(lambda: set(asked) <= set(discord.acknowledged))
        await discord.until(lambda: desk.work.count == 9)
        stopping.set()
        await running
        held_up.set()

        given_up = "I was stopped before I could answer. Please ask again in a minute."
        told = [Seen(discord.originals[token]) for token in asked]
        assert [(seen.text, [*seen.buttons]) for seen in told] == [(given_up, ["Delete"])] * 8
        reply = stage.reply_of(written["id"])
        assert reply
        assert Seen(reply).text == given_up

    play(desk, folder, scenario, lambda _: None)

    assert "stopped before 9 questions were answered" in caplog.text
    assert "Traceback" not in caplog.text
    assert "Session is closed" not in caplog.text


def test_reading_the_texts_is_given_up_before_the_next_one_when_the_bot_stops(
    desk: Desk, folder: Path, service: Service
) -> None:
    begun: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        begun.append((done, total))
        if len(begun) == 3:
            raise Stopped("the bot is stopping")

    before = service.snapshot
    with pytest.raises(Stopped):
        service.reindex(progress)

    assert begun == [(0, 0)] * 3
    assert service.snapshot is before
