"""``scholiast serve``: one model and one index for many processes."""

import argparse
import asyncio
import logging

from bot.commands.lasting import STOPS, ready
from bot.commands.terminal import ANSWERED
from bot.errors import WrongSettings
from bot.remote.contract import Address, address
from bot.service import Service
from bot.settings import Settings

log = logging.getLogger(__name__)

_DEFAULT = "http://127.0.0.1:8311"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "serve",
        help="answer other processes that have neither model nor index",
        description="Answers over HTTP until SIGTERM or Ctrl-C. A bot with SERVICE_URL asks here, and needs "
        "no model and no index. Beyond this machine SERVICE_KEY is needed, and a proxy that encrypts.",
    )
    parser.add_argument(
        "--listen",
        metavar="ADDRESS",
        default=_DEFAULT,
        help=f"http://HOST:PORT, or unix:/PATH (default {_DEFAULT})",
    )
    parser.set_defaults(run=run, is_supervised=True)


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Bring the index up to date, load the model, then answer."""
    where = address(chosen.listen)
    if where is None:
        raise WrongSettings(f"--listen {chosen.listen!r}: give http://HOST:PORT or unix:/PATH")
    key = settings.service_key.get_secret_value() if settings.service_key else None
    if not (where.is_private or key):
        raise WrongSettings(f"--listen {where.shown}: whoever reaches it could ask; set SERVICE_KEY")
    if settings.service_url:
        raise WrongSettings("SERVICE_URL is set: a service answers from an index of its own; unset it here")
    with ready(settings, "scholiast serve") as service:
        asyncio.run(_serve(settings, service, where, key))
    return ANSWERED


async def _serve(settings: Settings, service: Service, where: Address, key: str | None) -> None:
    from bot.remote.server import Answering, serving

    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in STOPS:
        loop.add_signal_handler(number, stopping.set)
    answering = Answering(service, key=key, at_once=settings.searches, waiting=settings.searches_waiting)
    async with serving(answering, where):
        log.info("answering at %s", where.shown)
        await stopping.wait()
        log.info("stopping")
