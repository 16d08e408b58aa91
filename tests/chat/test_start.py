"""How the bot starts, waits for Discord, and stops."""

import asyncio
import ssl
import threading
from pathlib import Path

import aiohttp
import pytest

from bot.chat import run
from bot.chat.client import Scholiast
from bot.chat.desk import Bounds, Desk
from bot.chat.run import build_bot, open_desk
from bot.errors import BotError
from bot.service import Service
from tests.chat.conftest import SHORT, Held, Loopback, settings_of
from tests.chat.standin.payloads import MANAGER
from tests.chat.standin.server import TOKEN, Standin
from tests.chat.standin.stage import Stage


@pytest.fixture
def desk(folder: Path, service: Service, tmp_path: Path) -> Desk:
    return open_desk(settings_of(folder, database_url=f"sqlite:///{tmp_path / 'servers.db'}"), service)


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


def test_a_rate_limit_at_the_start_is_waited_out(desk: Desk, folder: Path) -> None:
    async def scenario(discord: Standin, stopping: asyncio.Event, _: object) -> None:
        await discord.until(lambda: discord.identified)
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


def test_too_many_searches_at_once_are_refused(desk: Desk) -> None:
    desk.bounds = Bounds(searches=1, waiting=0)
    go_on = threading.Event()

    async def whole() -> None:
        searching = asyncio.create_task(desk.search(go_on.wait, 10))
        await asyncio.sleep(0)
        try:
            with pytest.raises(BotError, match="Too many questions at once"):
                desk.admit(1, desk.say_to(None, None))
        finally:
            go_on.set()
            await searching

    asyncio.run(whole())
    desk.close()
