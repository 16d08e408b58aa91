"""Many texts → vectors on many machines: the one door to Ray.

Each worker has a model of its own, loads it once and is given some hundred texts at a time; what a worker
that was lost had is given to another, and what is done is kept, should this process be lost. Every machine of
the cluster has this version of Scholiast, and its model.
"""

import logging
import re
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Protocol

import numpy as np

from corpus.model import Span
from embeddings.arrays import Pieces, Vectors
from embeddings.dense.encoder import Encoder, Progress
from embeddings.dense.opened import open_encoder
from embeddings.dense.pieces import Read
from embeddings.errors import WorkersAway, WrongModel

_FEW = 512  # texts that are encoded sooner than a worker has loaded its model
_CHUNK = 256  # texts that a worker is given at a time: some ten seconds of one core
_TRIES = 4  # of a chunk whose workers are lost
_CONNECTING = 3.0  # seconds
_PLACE = re.compile(r"local|(?P<host>[\w.-]+):(?P<port>\d{1,5})", re.ASCII)
_AHEAD = 2  # chunks a worker that are under way

Work = Callable[[str, str, int, list[str]], Read]
Known = Mapping[bytes, tuple[Vectors, Pieces | None]]  # what was made of each text, by its name


class Kept(Protocol):
    """What keeps what was made of texts until the index is published."""

    def known(self, kind: str) -> Known:
        """Give the vector and the pieces of texts, each by its name, that were embedded in this way."""

    def keep(
        self, kind: str, texts: Sequence[str], vectors: Vectors, pieces: Sequence[Pieces] | None
    ) -> None:
        """Keep what was made of some texts."""


class Spread:
    """An encoder that has many texts encoded by the workers of a Ray cluster.

    ``address`` is HOST:PORT, or ``local`` for this machine alone; ``notices`` is what there is to tell of it.
    What is in ``kept``, where texts are known by their ``name``, is not encoded again.
    """

    def __init__(
        self,
        encoder: Encoder,
        address: str,
        *,
        threads: int = 1,
        kept: Kept | None = None,
        name: Callable[[str], bytes] = str.encode,
    ) -> None:
        self.name, self.fingerprint, self.dimension = encoder.name, encoder.fingerprint, encoder.dimension
        self._encoder, self._address, self._threads = encoder, address, threads
        self._kept, self._name = kept, name
        self._known: dict[str, Known] = {}
        self.notices: list[str] = []

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Give one normalised vector a text, as rows of a float32 matrix."""
        if len(texts) <= _FEW:
            return self._encoder.encode(texts, progress)
        return self._made_of(_encoded, "encoded", texts, progress).vectors

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        """Give a vector a text, and its pieces."""
        if len(texts) <= _FEW:
            return self._encoder.read(texts, progress)
        return self._made_of(_read, "read", texts, progress)

    def _made_of(self, work: Work, kind: str, texts: Sequence[str], progress: Progress | None) -> Read:
        """Have a work done for all texts but those of which it is known what comes of them."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        pieces: dict[int, Pieces] = {}
        known = self._known_before(kind)
        left = []
        for place, text in enumerate(texts):
            if made := known.get(self._name(text)):
                vectors[place] = made[0]
                if made[1] is not None:
                    pieces[place] = made[1]
            else:
                left.append(place)
        if len(left) < len(texts):
            self.notices.append(
                f"{len(texts) - len(left):,} texts were embedded by an indexing that did not end"
            )
        done = len(texts) - len(left)
        for chunk, some in self._everywhere(work, texts, left) if left else ():
            vectors[chunk] = some.vectors
            pieces.update(zip(chunk, some.pieces or (), strict=False))
            if self._kept:
                self._kept.keep(kind, [texts[place] for place in chunk], some.vectors, some.pieces)
            done += len(chunk)
            if progress:
                progress(done, len(texts))
        return Read(vectors, tuple(pieces[index] for index in range(len(texts))) if pieces else None)

    def _known_before(self, kind: str) -> Known:
        """Give what an indexing that did not end has left, which is looked up once."""
        if kind not in self._known:
            self._known[kind] = self._kept.known(kind) if self._kept else {}
        return self._known[kind]

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Say how many pieces each text has, were it read whole."""
        return self._encoder.lengths(texts)

    def windows(self, text: str, breaks: Sequence[int]) -> tuple[Span, ...]:
        """Cut a text into windows that the model reads whole, at ``breaks`` where it can."""
        return self._encoder.windows(text, breaks)

    def _everywhere(
        self, work: Work, texts: Sequence[str], places: Sequence[int]
    ) -> Iterator[tuple[list[int], Read]]:
        """Have a work done for some texts, by their places; give the places of some, and what was made."""
        # Longest first, so that a batch of the model holds texts of like length.
        order = sorted(places, key=lambda place: -len(texts[place]))
        chunks = [order[at : at + _CHUNK] for at in range(0, len(order), _CHUNK)]
        with self._cluster() as ray:
            task = ray.remote(num_cpus=self._threads, max_retries=_TRIES - 1)(work)
            for at, made in self._made(ray, task, [[texts[place] for place in one] for one in chunks]):
                yield chunks[at], made

    def _made(self, ray: Any, task: Any, chunks: Sequence[Sequence[str]]) -> Iterator[tuple[int, Any]]:
        """Give what is made of chunks as it is made, with their places."""
        workers = max(1, int(ray.cluster_resources().get("CPU", 1)) // self._threads)
        waiting = iter(enumerate(chunks))
        under_way: dict[Any, int] = {}
        while True:
            for place, chunk in waiting:
                made = task.remote(self.name, self.fingerprint, self._threads, list(chunk))
                under_way[made] = place
                if len(under_way) >= _AHEAD * workers:
                    break
            if not under_way:
                return
            (ready, *_), _ = ray.wait(list(under_way))
            try:
                yield under_way.pop(ready), ray.get(ready)
            except ray.exceptions.RayTaskError as error:
                raise self._failed(error.cause) from None
            except ray.exceptions.RayError as error:
                raise self._failed(error) from None

    @contextmanager
    def _cluster(self) -> Iterator[Any]:
        place = _PLACE.fullmatch(self._address)
        if place is None:
            raise WorkersAway(f"--ray {self._address}: give HOST:PORT, or local for this machine alone")
        try:
            import ray
        except ModuleNotFoundError:
            raise WorkersAway("--ray needs Ray; run: pip install 'scholiast[ray]'") from None
        try:
            if place["port"]:  # where nobody answers, Ray waits for minutes and ends the process
                host, port = place["host"], int(place["port"])
                socket.create_connection((host, port), timeout=_CONNECTING).close()
            ray.init(
                address=self._address,
                include_dashboard=False if self._address == "local" else None,
                log_to_driver=False,
                logging_level=logging.CRITICAL,
            )
        except (ValueError, RuntimeError, OSError) as error:
            raise self._failed(error) from None
        try:
            machines = [node for node in ray.nodes() if node["Alive"]]
            if len(machines) == 1:
                self.notices.append("one machine answers to --ray: it is done sooner without")
            yield ray
        finally:
            ray.shutdown()

    def _failed(self, error: object) -> WorkersAway:
        said = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        return WorkersAway(
            f"--ray {self._address}: {said}; start a cluster with ray start --head, with this Scholiast on "
            "each machine, or index without --ray"
        )


def _encoded(model: str, fingerprint: str, threads: int, texts: list[str]) -> Read:
    """Encode some texts in a worker."""
    return Read(_opened(model, fingerprint, threads).encode(texts))


def _read(model: str, fingerprint: str, threads: int, texts: list[str]) -> Read:
    """Read some texts in a worker."""
    return _opened(model, fingerprint, threads).read(texts)


@cache
def _opened(model: str, fingerprint: str, threads: int) -> Encoder:
    encoder = open_encoder(model, threads=threads)
    if encoder.fingerprint != fingerprint:
        raise WrongModel(f"{model} has other weights on {socket.gethostname()} than here")
    return encoder
