"""The real bot with the real model over the sample library, on a stand-in of Discord."""

import asyncio
import shutil
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.chat.client import Scholiast
from bot.chat.desk import Bounds, Desk, Pauses
from bot.chat.run import build_bot, open_desk
from bot.indexer import DiskIndexer
from bot.service import Indexer, Progress, Report, Service, Snapshot
from bot.settings import Settings, valid
from embeddings.store.contents import Contents
from embeddings.store.generations import Store
from tests.chat.standin.official import Official
from tests.chat.standin.server import TOKEN, Sent, Standin
from tests.chat.standin.stage import Stage
from tests.conftest import ROOT

# simcord waits in earnest for what comes soon, so no look for what is due does.
SHORT = Pauses(resend=0.01, login=0.05, finishing=2.0, daily=86_400.0)


class Loopback(AbstractResolver):
    """Every name leads to the stand-in; nothing leads anywhere else."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host="127.0.0.1",
                port=self._port,
                family=family,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        """Nothing to let go of."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample library that tests may change."""
    place = tmp_path_factory.mktemp("bot")
    shutil.copytree(ROOT / "corpus" / "texts" / "sample", place / "texts")
    return place


@pytest.fixture(scope="session")
def official() -> Official | None:
    """Discord's own description, where it lies beside the checkout."""
    file = ROOT.parent / "shared" / "discord" / "openapi.json"
    return Official(file) if file.is_file() else None


def settings_of(place: Path, **more: Any) -> Settings:
    given = {"corpus_dir": place / "texts", "index_dir": place / "index", "discord_token": TOKEN} | more
    return valid(given)


class Held:
    """An indexer that a test may hold up: before each build it does what is in its way."""

    def __init__(self, indexer: Indexer) -> None:
        self._indexer = indexer
        self.in_its_way: Callable[[Progress | None], None] | None = None

    def is_current(self) -> bool:
        return self._indexer.is_current()

    def load(self) -> Snapshot:
        return self._indexer.load()

    def build(
        self, progress: Progress | None = None, *, rebuild: bool = False, allow_removals: bool | str = False
    ) -> Report:
        if self.in_its_way:
            self.in_its_way(progress)
        return self._indexer.build(progress, rebuild=rebuild, allow_removals=allow_removals)


@pytest.fixture(scope="session")
def indexing(folder: Path, embedded: Contents) -> Held:
    store = Store(folder / "index")
    with store.lock():
        store.publish(embedded)
    return Held(DiskIndexer(settings_of(folder)))


@pytest.fixture
def indexer(indexing: Held) -> Iterator[Held]:
    """Give the indexer of the service; what a test puts in its way is taken away after it."""
    yield indexing
    indexing.in_its_way = None


@pytest.fixture(scope="session")
def service(indexing: Held) -> Service:
    found = Service(indexing)
    found.reindex()
    return found


@asynccontextmanager
async def running(discord: Standin, settings: Settings, desk: Desk) -> AsyncIterator[Scholiast]:
    """Run a bot against a stand-in until the block ends."""
    trusted = ssl.create_default_context()
    discord.authority.configure_trust(trusted)
    connector = aiohttp.TCPConnector(resolver=Loopback(discord.port), ssl=trusted)
    bot = build_bot(settings, desk, connector=connector, guild_ready_timeout=0)
    before = discord.identified
    started = asyncio.create_task(bot.start(TOKEN))
    try:
        await discord.until(lambda: discord.identified > before or started.done())
        if started.done():
            await started
        await bot.wait_until_ready()
        yield bot
    finally:
        await bot.close()
        await asyncio.gather(started, return_exceptions=True)


def judged(official: Official, sent: Sent) -> list[str]:
    """Judge a request by Discord's own description."""
    return official.complaints(sent.method, sent.path.removeprefix("/api/v10"), sent.body)


Scenario = Callable[[Stage, Scholiast], Awaitable[None]]
Play = Callable[..., Standin]


@pytest.fixture
def play(service: Service, folder: Path, tmp_path: Path, official: Official | None) -> Play:
    """Play a scenario, and see that nothing the bot sent was refused."""

    def perform(
        scenario: Scenario,
        *,
        bounds: Bounds | None = None,
        before: Any = None,
        **settings: Any,
    ) -> Standin:
        chosen = settings_of(folder, database_url=f"sqlite:///{tmp_path / 'servers.db'}", **settings)
        desk = open_desk(chosen, service)
        desk = replace(desk, bounds=bounds or Bounds(questions=1000), pauses=SHORT)

        async def whole() -> Standin:
            discord = Standin()
            await discord.start()
            if before:
                before(discord)
            try:
                async with asyncio.timeout(60), running(discord, chosen, desk) as bot:
                    await scenario(Stage(discord), bot)
            finally:
                await discord.stop()
                desk.close()
            return discord

        discord = asyncio.run(whole())
        assert discord.rejected == []
        if official:
            assert [wrong for sent in discord.sent for wrong in judged(official, sent)] == []
        return discord

    return perform
