"""Texts embedded by a Ray cluster: the same vectors, whatever becomes of its workers."""

import importlib.util
import os
import signal
from pathlib import Path

import numpy as np
import pytest

from embeddings.dense.spread import Spread
from embeddings.dense.transformer import SentenceEncoder
from embeddings.errors import WorkersAway
from tests.embeddings.engines import free_port
from tests.embeddings.letters import Letters

needs_ray = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="ray is not installed")
MANY = [f"The ferry of {1300 + number} came late, and nobody waited for it." for number in range(600)]


@needs_ray
@pytest.mark.process
@pytest.mark.long
@pytest.mark.filterwarnings("ignore")  # Ray's own
def test_the_vectors_are_those_of_one_process_though_a_worker_is_lost(encoder: SentenceEncoder) -> None:
    lost = []

    def lose(done: int, _: int) -> None:
        if not lost:
            lost.extend(workers())
            for process in lost:
                os.kill(process, signal.SIGKILL)

    spread = Spread(encoder, "local")

    found, alone = spread.read(MANY, lose), encoder.read(MANY)

    assert lost
    assert spread.notices == ["one machine answers to --ray: it is done sooner without"]
    assert found.pieces is not None
    assert alone.pieces is not None
    np.testing.assert_allclose(found.vectors, alone.vectors, atol=1e-6)
    np.testing.assert_allclose(np.concatenate(found.pieces), np.concatenate(alone.pieces), atol=1)
    np.testing.assert_allclose(spread.encode(MANY), alone.vectors, atol=1e-6)


def workers() -> list[int]:
    """Find the processes below this one that encode."""
    above, named = {}, {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            named[int(place.name)] = (place / "cmdline").read_bytes()
            above[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue

    def is_ours(process: int) -> bool:
        while process > 1 and process != os.getpid():
            process = above.get(process, 0)
        return process == os.getpid()

    return [one for one, name in named.items() if name.startswith(b"ray::_read") and is_ours(one)]


def test_few_texts_are_encoded_here() -> None:
    spread = Spread(Letters(), "127.0.0.1:1")

    np.testing.assert_array_equal(spread.encode(MANY[:512]), Letters().encode(MANY[:512]))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        pytest.param("cluster", "--ray cluster: give HOST:PORT, or local", id="no port"),
        pytest.param(
            "ray://127.0.0.1:1", "--ray ray://127.0.0.1:1: give HOST:PORT, or local", id="a client's"
        ),
    ],
)
def test_what_is_no_address_is_told(address: str, told: str) -> None:
    with pytest.raises(WorkersAway, match=told):
        Spread(Letters(), address).encode(MANY)


@needs_ray
def test_an_address_where_nobody_answers_is_told_at_once() -> None:
    with pytest.raises(WorkersAway, match="Connection refused; start a cluster with ray start --head"):
        Spread(Letters(), f"127.0.0.1:{free_port()}").encode(MANY)


def test_without_ray_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)

    with pytest.raises(WorkersAway, match=r"--ray needs Ray; run: pip install 'scholiast\[ray\]'"):
        Spread(Letters(), "local").encode(MANY)
