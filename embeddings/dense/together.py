"""Questions that are asked at once → one batch of the model: who comes first encodes for all who wait.

A batch of eight takes the model half as long as eight questions one after another. Nobody waits for a batch
to fill: who finds the model free begins at once, and alone if nobody else is there; who comes meanwhile waits
for that batch to end, and goes into the next, in the order in which they came (decision 66).
"""

import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future

from corpus.model import Span
from embeddings.arrays import Vectors
from embeddings.dense.encoder import Encoder, Progress
from embeddings.dense.pieces import Read

_MOST = 8  # texts of a batch: sixteen take more than twice as long (measured)


class _Asked:
    """Some texts that wait to be read, or for None: that it is one's turn to encode."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.given: Future[Read | None] = Future()


class Together:
    """An encoder that many threads ask at once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name, self.fingerprint, self.dimension = encoder.name, encoder.fingerprint, encoder.dimension
        self._is_free = True
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
            finds_it_free, self._is_free = self._is_free, False
            if not finds_it_free:
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
                    self._is_free = True
        found = own.given.result()
        assert found is not None  # noqa: S101  (nobody else knows of this one)
        return found

    def _batch(self, own: _Asked) -> list[_Asked]:
        batch, count = [own], len(own.texts)
        with self._lock:
            while self._waiting and count + len(self._waiting[0].texts) <= _MOST:
                batch.append(self._waiting.popleft())
                count += len(batch[-1].texts)
        return batch

    def _encode(self, batch: Sequence[_Asked]) -> None:
        """Give each its vectors; where a batch fails, encode each alone: the fault is of one of them."""
        try:
            found = self._encoder.read([text for asked in batch for text in asked.texts])
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
