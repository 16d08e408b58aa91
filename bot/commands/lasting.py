"""What a program that goes on answering does before it can: ``run`` and ``serve`` begin alike."""

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from bot import logs, start, watch
from bot.commands.ask import bring_up_to_date
from bot.commands.terminal import ANSWERED
from bot.reading import rules
from bot.service import Service
from bot.settings import Settings

log = logging.getLogger(__name__)
STOPS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def ready(settings: Settings, name: str) -> Iterator[Service]:
    """Bring the index up to date, load the model, and look at the disk while the block answers.

    SIGTERM and Ctrl-C end it with status 0, as they do once it answers and listens to them itself.
    """
    logs.set_up(settings.log_level, settings.log_format)
    before = {number: signal.signal(number, _stop) for number in STOPS}
    try:
        service = start.service(settings, name)
        bring_up_to_date(service, keeps_answering=True)
        service.warm()
        look = watch.texts(settings.corpus_dir, rules(settings)) if settings.watch else None
        with watch.watching(watch.Watch(service, look, quiet=settings.watch_seconds)):
            yield service
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(*_: object) -> None:
    log.info("stopping before it was ready to answer")
    raise SystemExit(ANSWERED)
