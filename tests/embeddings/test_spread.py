"""Texts embedded by a Ray cluster: the same vectors, whatever becomes of its workers."""

import importlib.util
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from embeddings.dense.opened import open_encoder
from embeddings.dense.pieces import Read
from embeddings.dense.spread import Spread
from embeddings.dense.transformer import SentenceEncoder
from embeddings.errors import WorkersAway
from embeddings.store.blocks import Blocks, clear, name
from tests.conftest import ROOT
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


class Alone(Spread):
    """Encodes here what a cluster would, a chunk at a time; may be lost after some."""

    def __init__(self, encoder: Letters, kept: Blocks | None, *, lasts: int = 99) -> None:
        super().__init__(encoder, "local", kept=kept, name=name)
        self.given: list[str] = []
        self._lasts = lasts

    @contextmanager
    def _cluster(self) -> Iterator[object]:
        yield SimpleNamespace(remote=lambda **_: lambda work: work)

    def _made(self, ray: object, task: object, chunks: Sequence[Sequence[str]]) -> Iterator[tuple[int, Read]]:
        for place, chunk in enumerate(chunks):
            if place == self._lasts:
                raise KeyboardInterrupt
            self.given.extend(chunk)
            yield place, self._encoder.read(chunk)


def blocks(folder: Path) -> Blocks:
    return Blocks(folder, Letters.fingerprint)


def test_an_indexing_that_was_lost_goes_on_where_it_was(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with pytest.raises(KeyboardInterrupt):
        Alone(Letters(), blocks(tmp_path), lasts=2).read(MANY)

    again = Alone(Letters(), blocks(tmp_path))
    found = again.read(["a new one", *reversed(MANY)], lambda *done: seen.append(done))

    assert len(again.given) == 601 - 512
    assert seen == [(601, 601)]
    assert again.notices == ["512 texts were embedded by an indexing that did not end"]
    np.testing.assert_array_equal(found.vectors, Letters().read(["a new one", *reversed(MANY)]).vectors)


def test_pieces_are_kept_with_their_texts(tmp_path: Path) -> None:
    vectors = np.eye(3, 4, dtype=np.float32)
    pieces = [np.full((count, 64), count, dtype=np.int8) for count in (2, 0, 5)]
    blocks(tmp_path).keep("read", ["one", "two", "three"], vectors, pieces)

    known = blocks(tmp_path).known("read")

    for at, text in enumerate(("one", "two", "three")):
        vector, own = known[name(text)]
        assert own is not None
        np.testing.assert_array_equal(vector, vectors[at])
        np.testing.assert_array_equal(own, pieces[at])
    assert blocks(tmp_path).known("encoded") == {}


def test_a_block_that_is_not_what_was_written_is_made_again(tmp_path: Path) -> None:
    Alone(Letters(), blocks(tmp_path)).read(MANY)
    one, *others = sorted((tmp_path / "embedding").glob("*.block"))
    one.write_bytes(one.read_bytes()[:-1] + b"x")

    again = Alone(Letters(), blocks(tmp_path))
    found = again.read(MANY)

    assert len(others) == 2
    assert 0 < len(again.given) <= 256
    np.testing.assert_array_equal(found.vectors, Letters().read(MANY).vectors)


def test_blocks_of_another_model_are_of_no_use(tmp_path: Path) -> None:
    Alone(Letters(), Blocks(tmp_path, "another")).read(MANY)

    again = Alone(Letters(), blocks(tmp_path))
    again.read(MANY)

    assert len(again.given) == 600


def test_blocks_are_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "embedding").mkdir()
    (tmp_path / "embedding" / "of-mine.block").write_text("not marked")
    clear(tmp_path)
    assert (tmp_path / "embedding" / "of-mine.block").exists()

    other = tmp_path / "other"
    other.mkdir()
    Alone(Letters(), blocks(other)).read(MANY)
    clear(other)

    assert list(other.iterdir()) == []


def test_where_the_disk_takes_no_block_all_is_encoded(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "embedding").write_text("a file")

    found = Alone(Letters(), blocks(tmp_path)).encode(MANY)

    np.testing.assert_array_equal(found, Letters().encode(MANY))
    assert caplog.messages == ["what is embedded is not kept meanwhile: File exists"]


@needs_ray
@pytest.mark.process
@pytest.mark.model
@pytest.mark.long
def test_an_indexing_whose_process_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    code = (
        "import os, signal; from pathlib import Path; from tests.embeddings.test_spread import *; "
        "from embeddings.dense.opened import open_encoder; one = open_encoder(); "
        f"Spread(one, 'local', kept=Blocks(Path({str(tmp_path)!r}), one.fingerprint), name=name)"
        ".read(MANY, lambda *_: os.kill(os.getpid(), signal.SIGKILL))"
    )
    killed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    encoder = open_encoder()
    spread = Spread(encoder, "local", kept=Blocks(tmp_path, encoder.fingerprint), name=name)
    seen: list[int] = []

    found = spread.read(MANY, lambda done, _: seen.append(done))

    assert killed.returncode == -signal.SIGKILL
    assert "256 texts were embedded by an indexing that did not end" in spread.notices
    assert seen[-1] == 600
    np.testing.assert_allclose(found.vectors, encoder.read(MANY).vectors, atol=1e-6)


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
