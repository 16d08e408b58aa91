"""``scholiast run``: the Discord bot."""

import argparse
import asyncio

from bot.commands.lasting import ready
from bot.commands.terminal import ANSWERED
from bot.errors import Hopeless
from bot.settings import Settings


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
    if settings.database_url or settings.shard_ids:
        from bot.chat.run import require

        require(settings)
    with ready(settings, "scholiast run") as service:
        from bot.chat.run import run as run_bot

        asyncio.run(run_bot(settings, service, always_sync=chosen.sync))
    return ANSWERED
