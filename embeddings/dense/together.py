"""Questions that are asked at once → one batch of the model: who comes first encodes for all who wait.

A batch of eight takes the model half as long as eight questions one after another. Nobody waits for a batch
to fill: who finds the model free begins at once, and alone if nobody else is there; who comes meanwhile waits
for that batch to end, and goes into the next, in the order in which they came (decision 66). Where questions
pile up, a process of its own encodes them, and is sent one batch while it computes another (decision 82).
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from corpus.model import Span
from embeddings.arrays import Vectors
from embeddings.dense.apart import Apart
from embeddings.dense.encoder import Encoder, Progress
from embeddings.dense.pieces import Read

_MOST = 8  # texts of a batch: sixteen take more than twice as long (measured)
_PILED = 4  # who wait together, from which on a process of its own pays
_APART = 2  # batches on their way at once, where a process computes the one and is sent the other

logger = logging.getLogger(__name__)


class _Asked:
    """Some texts that wait to be read, or for None: that it is one's turn to encode."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.given: Future[Read | None] = Future()


class Together:
    """An encoder that many threads ask at once; ``start`` starts the process that helps where many wait."""

    def __init__(self, encoder: Encoder, start: Callable[[], Apart] | None = None) -> None:
        self._encoder = encoder
        self._start = start
        self._is_piled = False  # so many have waited together that a process of its own pays
        self._apart: Apart | None = None
        self.name, self.fingerprint, self.dimension = encoder.name, encoder.fingerprint, encoder.dimension
        self._leading = 0  # who encode
        self._lock = threading.Lock()
        self._waiting: deque[_Asked] = deque()

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Give one normalised vector a text, as rows of a float32 matrix."""
        if len(texts) > _MOST:
            return self._encoder.encode(texts, progress)
        return self.read(texts).vectors

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        """Give a vector a text, and its pieces."""
        if len(texts) > _MOST:
            return self._encoder.read(texts, progress)
        asked = _Asked(texts)
        with self._lock:
            finds_it_free = self._leading < (_APART if self._is_apart else 1)
            if finds_it_free:
                self._leading += 1
            else:
                self._waiting.append(asked)
        if finds_it_free or (found := asked.given.result()) is None:
            found = self._led_by(asked)
        return found

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Say how many pieces each text has, were it read whole."""
        return self._encoder.lengths(texts)

    def windows(self, text: str, breaks: Sequence[int]) -> tuple[Span, ...]:
        """Cut a text into windows that the model reads whole, at ``breaks`` where it can."""
        return self._encoder.windows(text, breaks)

    def _led_by(self, own: _Asked) -> Read:
        """Encode one's own texts and those of others, and hand the model on to who waits longest."""
        own.given = Future()  # the one before said only that it is our turn
        try:
            self._encode(self._batch(own))
        finally:
            with self._lock:
                if self._waiting:
                    self._waiting.popleft().given.set_result(None)
                else:
                    self._leading -= 1
        found = own.given.result()
        assert found is not None  # noqa: S101  (nobody else knows of this one)
        return found

    def _batch(self, own: _Asked) -> list[_Asked]:
        batch, count = [own], len(own.texts)
        with self._lock:
            while self._waiting and count + len(self._waiting[0].texts) <= _MOST:
                batch.append(self._waiting.popleft())
                count += len(batch[-1].texts)
            self._is_piled = self._is_piled or len(batch) >= _PILED
        return batch

    @property
    def _is_apart(self) -> bool:
        return self._apart is not None and self._apart.is_ready

    def _read(self, texts: Sequence[str]) -> Read:
        """Have texts read by the process that helps, if there is one, else read them here."""
        if self._is_piled and self._start is not None:
            self._begin(self._start)
        apart = self._apart
        if apart is None or not apart.is_ready:
            return self._encoder.read(texts)
        try:
            return apart.read(texts)
        except OSError as error:
            logger.warning("%s; questions are encoded without it", error)
            self._apart = None
            apart.close()
            return self._encoder.read(texts)

    def _begin(self, start: Callable[[], Apart]) -> None:
        """Start the process that helps, once, whatever comes of it."""
        self._start = None
        try:
            self._apart = start()
        except Exception as error:  # no room for it, or anything else
            logger.warning("no process of its own encodes: %s", error)

    def _encode(self, batch: Sequence[_Asked]) -> None:
        """Give each its vectors; where a batch fails, encode each alone: the fault is of one of them."""
        try:
            found = self._read([text for asked in batch for text in asked.texts])
        except Exception as error:
            if len(batch) == 1:
                batch[0].given.set_exception(error)
            else:
                for asked in batch:
                    self._encode([asked])
            return
        except BaseException as error:  # the program is stopping
            for asked in batch:
                asked.given.set_exception(error)
            raise
        end = 0
        for asked in batch:
            some = slice(end, end := end + len(asked.texts))
            asked.given.set_result(Read(found.vectors[some], found.pieces and found.pieces[some]))
