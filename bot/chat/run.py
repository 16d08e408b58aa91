"""From settings and a service to a bot that runs until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
from sqlalchemy.exc import SQLAlchemyError

from bot.adding.uploads import Uploads
from bot.chat.client import Scholiast, TooManyLogins
from bot.chat.desk import Bounds, Desk, Pauses
from bot.chat.health import Health, serving
from bot.chat.shards import Shards, held
from bot.errors import BotError, Hopeless
from bot.reading import rules
from bot.servers.database import address, is_shared, open_engine
from bot.servers.permissions import Administration
from bot.servers.preferences import PreferenceStore
from bot.service import Service
from bot.settings import Settings

log = logging.getLogger(__name__)

_NOT_AUTHENTICATED = 4004  # the gateway's word for a token that was reset
_BAD_TOKEN = "Discord refused DISCORD_TOKEN; make a new one in the developer portal"  # noqa: S105  (no token)
_TOO_MANY, _SERVER_ERROR = 429, 500  # the status, or the least status, that another try may not meet


def open_desk(settings: Settings, service: Service) -> Desk:
    """Join what the commands share."""
    return Desk(
        service=service,
        preferences=PreferenceStore(address(settings.database_url, settings.index_dir)),
        bounds=Bounds(
            questions=settings.rate_questions,
            seconds=settings.rate_seconds,
            searches=settings.searches,
            waiting=settings.searches_waiting,
        ),
        administration=Administration(settings.owner_ids, settings.admin_role_ids),
        passages=settings.answer_passages,
        message_content=settings.message_content,
        uploads=None if settings.service_url else Uploads(settings.corpus_dir, rules(settings)),
    )


def build_bot(
    settings: Settings,
    desk: Desk,
    *,
    connector: aiohttp.BaseConnector | None = None,
    proxy: str | None = None,
    **options: Any,
) -> Scholiast:
    """Make the client; ``options`` go to the client."""
    given = settings.discord_proxy
    return Scholiast(
        desk,
        shards=Shards(settings.shard_count, settings.shard_ids),
        sync_guild=settings.sync_guild_id,
        user_install=settings.user_install,
        connector=connector,
        proxy=proxy or (given.get_secret_value() if given else None),
        **options,
    )


def require(settings: Settings) -> None:
    """See that shards and a database that are set can be used, before texts are indexed for hours."""
    given = settings.database_url
    engine = open_engine(given.get_secret_value() if given else "sqlite://")  # a file is no help to shards
    try:
        Shards(settings.shard_count, settings.shard_ids).require(engine)
    finally:
        engine.dispose()


async def run(settings: Settings, service: Service, *, always_sync: bool = False) -> None:
    """Log in and stay until SIGTERM or Ctrl-C; ``always_sync`` sends commands even if none has changed."""
    if settings.discord_token is None:
        raise BotError("no DISCORD_TOKEN; put the bot's token into .env (see docs/operating.md)")
    token = settings.discord_token.get_secret_value()
    require(settings)
    desk = open_desk(settings, service)
    shards = Shards(settings.shard_count, settings.shard_ids)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    health = Health(service)

    def build() -> Scholiast:
        return health.watched(build_bot(settings, desk, always_sync=always_sync))

    try:
        async with (
            serving(health, settings.health_host, settings.health_port),
            keeping_up(desk),
            held(shards, desk.preferences.engine, token),
        ):
            await until(stopping, build, token, desk.pauses)
    finally:
        desk.close()


@asynccontextmanager
async def keeping_up(desk: Desk) -> AsyncIterator[None]:
    """Exchange with the other processes of the bot until the block ends, if they share a database."""

    async def go() -> None:
        said = ""
        while True:
            try:
                await desk.keep_up()
                said = ""
            except SQLAlchemyError as error:
                if said != (said := type(error).__name__):
                    log.warning("the database cannot be asked (%s); what was known of it holds", said)
            await asyncio.sleep(desk.pauses.keeping_up)

    task = asyncio.create_task(go()) if is_shared(desk.preferences.engine) else None
    try:
        yield
    finally:
        if task:
            task.cancel()


async def until(stopping: asyncio.Event, build: Callable[[], Scholiast], token: str, pauses: Pauses) -> None:
    """Run a bot, and another if Discord was down at login, until ``stopping`` is set."""
    pause = pauses.login
    while not stopping.is_set():
        try:
            await _once(stopping, build(), token)
            return
        except discord.LoginFailure:
            raise Hopeless(_BAD_TOKEN) from None
        except discord.PrivilegedIntentsRequired:
            raise Hopeless(
                "the application has no Message Content Intent; switch it on in the developer portal, "
                "or unset MESSAGE_CONTENT"
            ) from None
        except discord.ConnectionClosed as closed:
            if closed.code == _NOT_AUTHENTICATED:
                raise Hopeless(_BAD_TOKEN) from None
            raise Hopeless(f"Discord closed the connection for good (code {closed.code})") from None
        except TooManyLogins as error:
            pause = max(pause, error.seconds)
            log.warning("Discord lets the bot log in no more for now; next try in %.0f s", pause)
        except (
            discord.HTTPException,
            discord.GatewayNotFound,
            aiohttp.ClientConnectionError,
            OSError,
        ) as error:
            if isinstance(error, discord.HTTPException) and not _may_pass(error):
                raise Hopeless(f"Discord refused to let the bot in: {error}") from None
            log.warning("Discord cannot be reached (%s); next try in %.0f s", type(error).__name__, pause)
        try:
            await asyncio.wait_for(stopping.wait(), pause)
        except TimeoutError:
            pause = min(2 * pause, pauses.longest_login)


def _may_pass(error: discord.HTTPException) -> bool:
    return error.status == _TOO_MANY or error.status >= _SERVER_ERROR


async def _once(stopping: asyncio.Event, bot: Scholiast, token: str) -> None:
    async with bot:
        running = asyncio.create_task(bot.start(token))
        stop = asyncio.create_task(stopping.wait())
        done, _ = await asyncio.wait({running, stop}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if running in done:
            await running
            return
        log.info("stopping")
        bot.desk.stopping = True
        left = await bot.desk.work.finish(bot.desk.pauses.finishing)
        if left:
            log.warning("stopped before %d questions were answered; who asked was told", left)
        await bot.close()
        await asyncio.gather(running, return_exceptions=True)
