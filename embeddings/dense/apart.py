"""Texts → vectors in a process of its own, while this one ranks what was asked before.

A batch gives back and takes again the lock of Python some hundred times, behind every thread that ranks, so
that two cores did the work of one. This process sends a batch while the other computes the one before
(decision 82).
"""

import atexit
import json
import os
import select
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from embeddings.dense.encoder import Encoder
from embeddings.dense.pieces import WIDTH, Read

if TYPE_CHECKING:
    import subprocess

_UNKNOWN = -1  # pieces, where it is not known how they are kept for the model
_SECONDS = 20.0  # for a batch of questions, which takes some hundredths; a machine may be busy
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from embeddings.dense import apart, opened; "
    "apart.serve(opened.open_encoder(sys.argv[2], threads=int(sys.argv[3])))"
)
# What the other process needs of the environment: where models lie, and which products BLAS computes.
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "LANG", "HOME", "HF_HOME", "HF_HUB_CACHE", "HF_HUB_OFFLINE")
_OF_BLAS = ("OPENBLAS_", "OMP_")


class Lost(OSError):
    """The other process has ended, or does not answer."""


class Apart:
    """A model in a process that ends with this one; two threads may ask at once, and are served in turn."""

    def __init__(self, model: str, fingerprint: str, dimension: int, threads: int = 1) -> None:
        self._dimension = dimension
        self._fingerprint = fingerprint
        self._process = _started(model, threads)
        self._asking, self._giving = threading.Lock(), threading.Lock()
        self.is_ready = False
        self._is_lost = False  # it did not answer once
        threading.Thread(target=self._await, name="apart", daemon=True).start()
        atexit.register(self.close)

    def read(self, texts: Sequence[str]) -> Read:
        """Give a vector a text, and its pieces; raises Lost where the other process does not."""
        with self._asking:  # hand over hand: who asks first is given first
            self._tell(json.dumps(list(texts)).encode() + b"\n")
            self._giving.acquire()
        try:
            if self._is_lost:
                raise EOFError
            vectors = self._rows(len(texts), self._dimension, np.dtype(np.float32))
            counts = self._rows(len(texts), 1, np.dtype(np.int32)).reshape(-1).tolist()
            pieces = [self._rows(count, WIDTH, np.dtype(np.int8)) for count in counts if count != _UNKNOWN]
        except (OSError, ValueError, EOFError) as error:
            self._is_lost = True  # what comes now was for this question, and is given to no other
            raise Lost("the encoder's process gives no vectors") from error
        finally:
            self._giving.release()
        return Read(vectors, None if _UNKNOWN in counts else tuple(pieces))

    def close(self) -> None:
        """End the process."""
        atexit.unregister(self.close)
        self.is_ready = False
        self._process.kill()
        self._process.wait()
        with self._giving:  # who still reads finds the end, not another file of the same number
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()

    def _await(self) -> None:
        """Wait until the process has opened the model; end it where that is another."""
        assert self._process.stdout is not None  # noqa: S101  (it is a pipe)
        with suppress(OSError, ValueError):
            self.is_ready = self._process.stdout.readline().decode().strip() == self._fingerprint
        if not self.is_ready:
            self.close()

    def _tell(self, question: bytes) -> None:
        assert self._process.stdin is not None  # noqa: S101  (it is a pipe)
        try:
            self._process.stdin.write(question)
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise Lost("the encoder's process takes no questions") from error

    def _rows(self, count: int, width: int, kind: np.dtype[Any]) -> NDArray[Any]:
        return np.frombuffer(self._told(count * width * kind.itemsize), dtype=kind).reshape(count, width)

    def _told(self, size: int) -> bytes:
        assert self._process.stdout is not None  # noqa: S101  (it is a pipe)
        given, pipe = bytearray(), self._process.stdout.fileno()
        while len(given) < size:
            ready, _, _ = select.select([pipe], [], [], _SECONDS)
            piece = os.read(pipe, size - len(given)) if ready else b""
            if not piece:
                raise EOFError
            given += piece
        return bytes(given)


def is_possible() -> bool:
    """Tell whether a second process can run beside this one."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def serve(encoder: Encoder) -> None:
    """Encode what comes, a list of texts a line, until nothing more can come."""
    out = sys.stdout.buffer
    out.write(encoder.fingerprint.encode() + b"\n")
    out.flush()
    for line in sys.stdin.buffer:
        texts = json.loads(line)
        read = encoder.read(texts)
        counts = [_UNKNOWN] * len(texts) if read.pieces is None else [len(some) for some in read.pieces]
        out.write(read.vectors.tobytes() + np.array(counts, dtype=np.int32).tobytes())
        out.write(b"".join(some.tobytes() for some in read.pieces or ()))
        out.flush()


def _started(model: str, threads: int) -> "subprocess.Popen[bytes]":
    import subprocess  # most bots start none

    root = str(Path(__file__).parents[2])
    path = json.dumps([root, *(place for place in sys.path if place)])
    kept = {key: said for key, said in os.environ.items() if key in _ENVIRONMENT or key.startswith(_OF_BLAS)}
    return subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-I", "-X", "utf8", "-c", _START, path, model, str(threads)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=kept,
        start_new_session=True,  # who stops the bot at a terminal stops the bot alone, which ends this one
        bufsize=0,
    )
