"""A running bot and its disk: another generation is served when there is one, changed texts are indexed.

The folder is looked at every few seconds and not listened to: what another machine writes to a shared disk
tells nobody here, and a look at a thousand files takes some milliseconds (decision 57).
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.service import Service
from corpus import folder
from corpus.errors import CorpusError
from corpus.folder import Rules
from corpus.readers.formats import READERS
from embeddings.errors import EmbeddingError

log = logging.getLogger(__name__)

_EVERY = 2.0  # seconds between two looks

Look = Callable[[], object]


class Watch:
    """What is done at each look; ``look`` gives what the texts look like, if they are watched."""

    def __init__(
        self,
        service: Service,
        look: Look | None = None,
        *,
        quiet: float = 10.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._service = service
        self._look = look
        self._quiet = quiet
        self._clock = clock
        self._seen: object = None
        self._since = clock()
        self._done: object = None
        self._said = ""

    def step(self) -> None:
        """Look once; what goes wrong is said once, and tried again when something has changed."""
        try:
            if self._service.refresh():
                log.info("another index was found and answers: %s", self._service.snapshot.generation)
            if self._look:
                self._index_if_quiet(self._look())
        except (EmbeddingError, CorpusError, OSError) as error:
            if str(error) != self._said:
                log.warning("%s; the index of before answers", error)
            self._said = str(error)

    def _index_if_quiet(self, seen: object) -> None:
        now = self._clock()
        if seen != self._seen:
            self._seen, self._since = seen, now
        elif seen != self._done and now - self._since >= self._quiet:
            self._done = seen
            if not self._service.is_current():
                report = self._service.reindex()
                log.info("the texts have changed, and were indexed: %d passages", report.passages)


def texts(place: Path, rules: Rules) -> Look:
    """Look at the names, sizes and times of the files that have a reader; an editor's own have none."""

    def look() -> object:
        found = (path for path in folder.files(place, rules) if path.suffix.lower() in READERS)
        return tuple((str(path), *_state(path)) for path in found)

    return look


def _state(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:  # gone since, or a link to nowhere
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ino


@contextmanager
def watching(watch: Watch, every: float = _EVERY) -> Iterator[None]:
    """Look again and again in a thread of its own until the block ends."""
    ended = threading.Event()

    def go() -> None:
        while not ended.wait(every):
            watch.step()

    threading.Thread(target=go, name="watch", daemon=True).start()
    try:
        yield
    finally:
        ended.set()
