"""``scholiast run``: the Discord bot."""

import argparse
import asyncio
import logging
import signal

from bot import logs, start, watch
from bot.commands.ask import bring_up_to_date
from bot.commands.terminal import ANSWERED
from bot.errors import Hopeless
from bot.reading import rules
from bot.settings import Settings

log = logging.getLogger(__name__)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "run",
        help="run the Discord bot",
        description="Runs the Discord bot until SIGTERM or Ctrl-C. Needs DISCORD_TOKEN.",
    )
    parser.add_argument(
        "--sync", action="store_true", help="send the commands to Discord even if none has changed"
    )
    parser.set_defaults(run=run, is_supervised=True)


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Bring the index up to date, load the model, then connect."""
    if settings.discord_token is None:
        raise Hopeless("no DISCORD_TOKEN; put the bot's token into .env (see docs/operating.md)")
    logs.set_up(settings.log_level, settings.log_format)
    signal.signal(signal.SIGTERM, _stop)  # until the bot itself listens
    from bot.chat.run import run as run_bot

    service = start.service(settings, "scholiast run")
    bring_up_to_date(service, keeps_answering=True)
    service.warm()
    look = watch.texts(settings.corpus_dir, rules(settings)) if settings.watch else None
    with watch.watching(watch.Watch(service, look, quiet=settings.watch_seconds)):
        asyncio.run(run_bot(settings, service, always_sync=chosen.sync))
    return ANSWERED


def _stop(*_: object) -> None:
    log.info("stopping before the bot was connected")
    raise SystemExit(ANSWERED)
