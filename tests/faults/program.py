"""``python -m tests.faults.program``: `scholiast run` of the environment's settings, with an encoder that needs no model."""

import asyncio

from bot import logs, start
from bot.chat.run import run
from bot.commands.ask import bring_up_to_date
from bot.indexer import DiskIndexer
from bot.service import Service
from bot.settings import Settings, read
from tests.embeddings.letters import Letters


def service(settings: Settings) -> Service:
    """Join the real parts but the model."""
    made = start.service(settings, "scholiast run")
    indexer = made._indexer
    assert isinstance(indexer, DiskIndexer)
    indexer._parts._encoder = Letters()
    return made


def main() -> None:
    """Bring the index up to date, then connect, as the program does."""
    settings = read()
    logs.set_up("WARNING", "json")
    made = service(settings)
    bring_up_to_date(made)
    asyncio.run(run(settings, made))


if __name__ == "__main__":
    main()
