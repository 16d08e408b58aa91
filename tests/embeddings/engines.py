"""What an engine is tried with: made libraries, and the engines that are here."""

import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
REAL = os.environ.get("SCHOLIAST_TEST_MILVUS")  # the address of a server that tests may fill
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


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve Milvus Lite from a process of its own, on loopback, and give its address."""
    port = port or free_port()
    process = serve(folder, port)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def serve(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    """Start Milvus Lite, and wait until it answers."""
    command = [sys.executable, "-c", "from milvus_lite.cmdline import main; main()"]
    process = subprocess.Popen(
        [*command, "server", "--data-dir", str(folder), "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return process
        time.sleep(0.1)
    process.kill()
    raise AssertionError("Milvus Lite does not listen")


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def empty(engine: Milvus) -> None:
    """Drop what a test made at a server that outlives it."""
    try:
        client = engine._client
        for name in client.list_collections():
            if name.startswith(engine._name):
                for alias in client.list_aliases(name)["aliases"]:
                    client.drop_alias(alias)
                client.drop_collection(name)
    except EngineError:
        pass
