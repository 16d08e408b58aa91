"""Is the bot alive, ready, and how does it do? Answered over HTTP, on this machine unless told otherwise.

``/healthz`` says that the program goes on, ``/readyz`` that questions are answered, ``/metrics`` how many and
how fast, for Prometheus. None of them knows a question or who asked it.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot import records
from bot.chat.client import Scholiast
from bot.errors import BotError
from bot.metrics import CONTENT_TYPE, Metrics
from bot.service import Service


@dataclass(slots=True)
class Health:
    """What is asked: the service, and the bot that is connected or tries to be."""

    service: Service
    bot: Scholiast | None = None

    def watched(self, bot: Scholiast) -> Scholiast:
        """Answer for this bot from now on."""
        self.bot = bot
        return bot

    def hindrance(self) -> str | None:
        """Say why no question is answered now, if none is."""
        if not self.service.can_answer():
            return "there is no index"
        if self.bot is None or self.bot.is_closed() or not self.bot.is_ready():
            return "not connected to Discord"
        return None


@asynccontextmanager
async def serving(health: Health, host: str, port: int | None) -> AsyncIterator[Health]:
    """Answer at a port until the block ends; without a port, nothing is answered."""
    if port is None:
        yield health
        return
    metrics = Metrics(health.service, lambda: health.bot)
    runner = web.AppRunner(_application(health, metrics), access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise BotError(
                f"HEALTH_PORT={port} cannot be used on {host}: {error.strerror}; choose another, or unset it"
            ) from None
        with records.listening(metrics.heard):
            yield health
    finally:
        await runner.cleanup()


def _application(health: Health, metrics: Metrics) -> web.Application:
    async def alive(_: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def ready(_: web.Request) -> web.Response:
        if hindrance := health.hindrance():
            return web.json_response({"status": "not ready", "reason": hindrance}, status=503)
        return web.json_response({"status": "ready", "generation": health.service.snapshot.generation})

    async def measured(_: web.Request) -> web.Response:
        return web.Response(body=metrics.page(), headers={"Content-Type": CONTENT_TYPE})

    application = web.Application()
    application.router.add_get("/healthz", alive)
    application.router.add_get("/readyz", ready)
    application.router.add_get("/metrics", measured)
    return application
