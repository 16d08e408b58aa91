"""What an engine is tried with: made libraries, and the engines that are here."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import pytest

from corpus.model import Library
from corpus.parse import parse
from embeddings.build import build
from embeddings.engine.milvus import Milvus
from embeddings.errors import EngineError
from embeddings.store.contents import Contents
from tests.embeddings.letters import Letters

SYLLABLES = "bo da fe gu hi jo ka lu mi no pa ru se ti vo wa ze".split()
PROGRAM = os.environ.get("SCHOLIAST_TEST_MILVUS_SERVER")  # that of a Milvus, such as pip installs it
HAS_LITE = all(map(importlib.util.find_spec, ("pymilvus", "milvus_lite")))

needs_milvus = pytest.mark.skipif(not HAS_LITE, reason="pymilvus and milvus-lite are not installed")


def made(seed: int = 5, texts: int = 6, passages: int = 180) -> Contents:
    """Make a library of words that come again, larger than what is measured without asking an engine."""
    generator = np.random.default_rng(seed)
    words = ["".join(generator.choice(SYLLABLES, generator.integers(2, 4))) for _ in range(400)]
    documents = []
    for number in range(texts):
        paragraphs = [" ".join(generator.choice(words, 8)).capitalize() + "." for _ in range(passages)]
        text = f"# Text {number}\n\n" + "\n\n".join(paragraphs) + "\n"
        documents.append(parse(text.encode(), f"{number}.md"))
    return build(Library(tuple(documents), ()), Letters(), kind="auto", reader="").contents  # type: ignore[arg-type]


class Server:
    """A server that may be killed, and started again on the same data: PROGRAM, or Milvus Lite on loopback.

    The program listens everywhere; run it in a network of its own (``make milvus``). Given a ``key``, it wants that.
    """

    def __init__(self, folder: Path, key: str | None = None) -> None:
        self._folder, self._key, self._port = folder, key, free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        if PROGRAM:  # it would take the next port, and say so to nobody
            until(lambda: is_free(self._port))
        self._process = subprocess.Popen(
            self._command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        if not until(self._answers):
            self.kill()
            raise AssertionError("the engine does not answer")

    def kill(self) -> None:
        with suppress(ProcessLookupError):  # the program, and the server that it started
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Have it answer nothing, and keep its connections, until the block ends."""
        os.killpg(self._process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.killpg(self._process.pid, signal.SIGCONT)

    def _command(self) -> list[str]:
        port = str(self._port)
        if PROGRAM:
            guarded = ["--authorization-enabled", "true"] if self._key else []
            return [PROGRAM, "--data", str(self._folder / "data"), "--proxy-port", port, *guarded]
        lite = [sys.executable, "-c", "from milvus_lite.cmdline import main; main()", "server"]
        return [*lite, "--data-dir", str(self._folder / "vectors.db"), "--host", "127.0.0.1", "--port", port]

    def _answers(self) -> bool:
        engine = Milvus(self.address, self._key)
        try:
            with engine._told():
                return engine._client.list_collections() is not None
        except EngineError:
            return False
        finally:
            engine.close()


def until(holds: Callable[[], bool], seconds: float = 180.0) -> bool:
    """Wait until something holds, as long as a server may take that was killed."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def is_free(port: int) -> bool:
    with socket.socket() as line:
        try:
            line.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
