"""Questions that are asked at once go into one batch, and each gets what it would get alone."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from corpus.model import Library
from embeddings.arrays import Vectors
from embeddings.dense.apart import Apart, Lost, is_possible
from embeddings.dense.encoder import Progress
from embeddings.dense.opened import beside, open_encoder
from embeddings.dense.together import Together
from embeddings.dense.weights import DEFAULT_MODEL
from embeddings.search import Search
from embeddings.store.contents import Contents
from tests.embeddings.letters import Letters

SECONDS = 20.0  # for what comes at once, or never
# What a piece of a question in the middle between two of 127 steps may move a confidence: a product of a batch is
# rounded otherwise than one alone, and the piece goes to either. Seen: .00007.
ONE_STEP = 0.001


class Gate(Letters):
    """An encoder that waits before each batch until it is let on, and remembers the batches."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.begun, self.let_on = threading.Semaphore(0), threading.Semaphore(0)

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.batches.append(list(texts))
        self.begun.release()
        assert self.let_on.acquire(timeout=SECONDS)
        if "bad" in texts:
            raise ValueError("bad")
        return super().encode(texts)


class Askers:
    """Threads that ask one after another, each only when the one before waits or is encoded."""

    def __init__(self, gate: Gate, pool: ThreadPoolExecutor) -> None:
        self.gate, self.pool, self.together = gate, pool, Together(gate)

    def ask(self, *texts: str) -> "Future[Vectors]":
        finds_it_free, before = not self.together._leading, len(self.together._waiting)
        asked = self.pool.submit(self.together.encode, texts)
        if finds_it_free:
            assert self.gate.begun.acquire(timeout=SECONDS)
        while not finds_it_free and len(self.together._waiting) == before and not asked.done():
            time.sleep(0.001)
        return asked


@pytest.fixture
def askers() -> Askers:
    return Askers(Gate(), ThreadPoolExecutor(20))


def let_on(askers: Askers, batches: int) -> None:
    for _ in range(batches):
        askers.gate.let_on.release()


def test_who_asks_alone_is_encoded_at_once_and_alone(askers: Askers) -> None:
    asked = askers.ask("one")
    let_on(askers, 1)

    np.testing.assert_array_equal(asked.result(SECONDS), Letters().encode(["one"]))
    assert askers.gate.batches == [["one"]]


def test_those_who_come_meanwhile_go_into_the_next_batch_in_their_order(askers: Askers) -> None:
    texts = ["one", "two", "three", "four"]
    asked = [askers.ask(text) for text in texts]
    let_on(askers, 2)

    for text, vectors in zip(texts, asked, strict=True):
        np.testing.assert_array_equal(vectors.result(SECONDS), Letters().encode([text]))
    assert askers.gate.batches == [["one"], ["two", "three", "four"]]


def test_a_batch_is_bounded_and_a_question_is_not_divided(askers: Askers) -> None:
    asked = [askers.ask("first"), *(askers.ask(f"{at}", f"before {at}") for at in range(5))]
    let_on(askers, 3)

    assert [len(one.result(SECONDS)) for one in asked] == [1, 2, 2, 2, 2, 2]
    assert list(map(len, askers.gate.batches)) == [1, 8, 2]


def test_of_a_batch_that_fails_only_who_is_to_blame_learns(askers: Askers) -> None:
    asked = [askers.ask(text) for text in ("first", "two", "bad", "four")]
    let_on(askers, 5)

    with pytest.raises(ValueError, match="bad"):
        asked[2].result(SECONDS)
    assert [len(asked[at].result(SECONDS)) for at in (0, 1, 3)] == [1, 1, 1]


def test_after_a_failure_the_next_is_encoded(askers: Askers) -> None:
    bad = askers.ask("bad")
    let_on(askers, 1)
    with pytest.raises(ValueError, match="bad"):
        bad.result(SECONDS)

    good = askers.ask("good")
    let_on(askers, 1)

    assert len(good.result(SECONDS)) == 1


def test_many_texts_are_not_put_together_with_questions(askers: Askers) -> None:
    texts = [f"text {at}" for at in range(30)]
    askers.ask("one")
    many = askers.pool.submit(askers.together.encode, texts)
    let_on(askers, 2)

    assert many.result(SECONDS).shape == (30, 28)
    assert askers.gate.batches == [["one"], texts]


def test_many_who_ask_at_once_all_get_their_own() -> None:
    together = Together(Letters())
    texts = [chr(97 + at % 26) * (1 + at % 3) + "x" for at in range(400)]

    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda text: together.encode([text]), texts))

    np.testing.assert_array_equal(np.concatenate(found), Letters().encode(texts))
    assert not together._leading


def test_golden_questions_have_the_same_answers_whoever_else_asks(
    embedded: Contents, sample: Library
) -> None:
    lines = (Path(__file__).parents[1] / "golden" / "questions.jsonl").read_text("utf-8").splitlines()
    asked = [json.loads(line)["question"] for line in lines]
    alone, together = (Search(embedded, one) for one in (open_encoder(), Together(open_encoder())))

    with ThreadPoolExecutor(32) as pool:
        found = list(pool.map(lambda question: together.find(question, 3), asked))

    moved = []
    for question, one in zip(asked, found, strict=True):
        expected = alone.find(question, 3)
        assert [(hit.passage.id, hit.sentence, hit.further) for hit in one.hits] == [
            (hit.passage.id, hit.sentence, hit.further) for hit in expected.hits
        ], question
        assert one.outcome is expected.outcome, question
        moved.append(abs(one.confidence - expected.confidence))
        assert moved[-1] < ONE_STEP, question
    assert sum(by >= 1e-5 for by in moved) <= len(asked) // 50


def test_whatever_keeps_the_process_from_starting_nobody_waits_for_ever() -> None:
    class Odd(BaseException):
        """Something that no handler of errors takes."""

    def start() -> Apart:
        raise Odd

    together = Together(Letters(), start)
    together._is_piled = True

    with pytest.raises(Odd):
        together.encode(["one"])
    np.testing.assert_array_equal(together.encode(["two"]), Letters().encode(["two"]))


@pytest.fixture
def apart() -> Iterator[Apart]:
    start = beside(open_encoder())
    if start is None:
        pytest.skip("a process of its own needs Linux and two cores")
    apart = start()
    wait_for(lambda: apart.is_ready)
    yield apart
    apart.close()


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 10 * SECONDS
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.model
@pytest.mark.process
def test_a_process_of_its_own_gives_the_same_vectors(apart: Apart) -> None:
    texts = ["Who lit the lamp?", "¿Quién encendió la luz?", "one\ntwo \u2028 🙂"]

    found, here = apart.read(texts), open_encoder().read(texts)

    assert found.pieces is not None
    assert here.pieces is not None
    np.testing.assert_array_equal(found.vectors, here.vectors)
    for theirs, ours in zip(found.pieces, here.pieces, strict=True):
        np.testing.assert_array_equal(theirs, ours)


@pytest.mark.model
@pytest.mark.process
def test_many_who_ask_a_process_all_get_their_own(apart: Apart) -> None:
    encoder = open_encoder()
    together = Together(encoder)
    together._apart = apart
    texts = [f"{'light ' * (at % 5)}{at}" for at in range(100)]

    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda text: together.encode([text]), texts))

    np.testing.assert_allclose(np.concatenate(found), encoder.encode(texts), atol=1e-6)
    assert not together._leading


@pytest.mark.model
@pytest.mark.process
def test_when_the_process_is_gone_questions_are_encoded_without_it(apart: Apart) -> None:
    together = Together(open_encoder())
    together._apart = apart
    apart._process.kill()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: together.encode([text]), map(str, range(20))))

    np.testing.assert_allclose(
        np.concatenate(found), open_encoder().encode(list(map(str, range(20)))), atol=1e-6
    )
    assert together._apart is None


@pytest.mark.model
@pytest.mark.process
def test_a_process_with_other_weights_is_ended() -> None:
    other = Apart(DEFAULT_MODEL, "0" * 64, 384)

    wait_for(lambda: other._process.poll() is not None)

    assert not other.is_ready


@pytest.mark.model
@pytest.mark.process
def test_an_answer_that_comes_too_late_is_given_to_nobody_else(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart._process.send_signal(signal.SIGSTOP)
    monkeypatch.setattr("embeddings.dense.apart._SECONDS", 0.05)
    with pytest.raises(Lost):
        apart.read(["Who lit the lamp?"])
    monkeypatch.undo()
    apart._process.send_signal(signal.SIGCONT)

    with pytest.raises(Lost):
        apart.read(["Who put it out?"])


@pytest.mark.model
@pytest.mark.process
def test_the_process_is_started_where_questions_pile_up_and_ends_with_this_one() -> None:
    if not is_possible():
        pytest.skip("a process of its own needs Linux and two cores")
    program = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from embeddings.dense.opened import beside, open_encoder\n"
        "from embeddings.dense.together import Together\n"
        "encoder = open_encoder()\n"
        "together = Together(encoder, beside(encoder))\n"
        "together.encode(['alone'])\n"
        "assert together._apart is None\n"
        "with ThreadPoolExecutor(16) as pool:\n"
        "    list(pool.map(lambda at: together.encode([str(at)]), range(200)))\n"
        "print(together._apart._process.pid)\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    pid = int(done.stdout)
    wait_for(lambda: not Path(f"/proc/{pid}").exists())
