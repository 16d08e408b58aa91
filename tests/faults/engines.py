"""Faults of an engine of vectors: killed while it is filled, while it is asked, and swapped under those who ask.

Without SCHOLIAST_TEST_MILVUS_SERVER, the program of a Milvus, it is Milvus Lite that is served and killed.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from embeddings.dense.index import IndexKind, sketch
from embeddings.engine import words
from embeddings.engine.finder import Breaker, EngineFinder
from embeddings.engine.joined import publish
from embeddings.engine.legs import legs
from embeddings.engine.milvus import Milvus
from embeddings.errors import EngineError
from embeddings.search import Search
from embeddings.store.contents import Contents
from tests.embeddings.engines import HAS_LITE, PROGRAM, Server, made, until
from tests.embeddings.letters import Letters
from tests.faults.ground import Figures, Ground

_QUESTIONS = ("gujo kalu minopa", "bodafe", "who saw vowaze near the sehi?", "tiru lumi kajo ze")

Answers = list[list[tuple[str, float]]]


class Version:
    """A generation: what it answers alone, and a search that asks an engine."""

    def __init__(self, number: int, engine: Milvus) -> None:
        self.contents: Contents = made(seed=100 + number)
        self.right = answers(Search(self.contents, Letters()))
        pause, breaker = 0.5 if PROGRAM else 0.1, Breaker()
        self.finders = {
            leg.name: EngineFinder(
                engine, leg, partial(sketch, vectors, IndexKind.AUTO), breaker=breaker, pause=pause
            )
            for leg, vectors in legs(self.contents)
        }
        found = words.leg(self.contents)
        assert found
        self.finders["words"] = EngineFinder(engine, found[0], lambda: None, breaker=breaker, pause=pause)
        self.search = Search(self.contents, Letters(), finders=self.finders, namer=self.finders["words"])

    @property
    def is_asked(self) -> bool:
        return all(finder.is_open for finder in self.finders.values())


def answers(search: Search) -> Answers:
    return [[(hit.passage.id, hit.score.fused) for hit in search.find(one, 10).hits] for one in _QUESTIONS]


def engine(ground: Ground, rounds: int) -> Figures:
    """Kill an engine: each answer is that of the generation which was asked, whole, and the next publish mends all."""
    if not HAS_LITE:
        ground.figures["skipped: pymilvus is not installed"] += 1
        return ground.figures
    words.MANY = 1000  # so that the words of these libraries are at the engine, too
    server = Server(ground.folder)
    asked = Milvus(server.address, name="faults")
    try:
        versions = [Version(number, asked) for number in range(2)]
        longest = min(_published(ground, asked, version) for version in versions)
        for turn in range(rounds):
            now, before = versions[turn % 2], versions[1 - turn % 2]
            while not _killed_while_filled(ground, server, asked, now, before, longest):
                longest *= 0.8
            _killed_while_asked(ground, server, asked, now)
        _swapped(ground, asked, versions, rounds)
    finally:
        asked.close()
        server.kill()
    return ground.figures


def _published(ground: Ground, asked: Milvus, version: Version) -> float:
    """Publish a generation, and see that it is asked from then on; give the seconds."""
    began = time.monotonic()
    try:
        publish(asked, version.contents, kept=2)
    except EngineError as error:
        ground.bad(f"not published: {error}")
    for finder in version.finders.values():
        finder.open()
    return time.monotonic() - began


def _killed_while_filled(
    ground: Ground, server: Server, asked: Milvus, now: Version, before: Version, longest: float
) -> bool:
    """Kill a server at a random moment of a publish; tell whether the publish met it."""
    leg = next(leg for leg, _ in legs(now.contents))
    asked._drop(asked._collection(leg))  # what is published is new
    timer = threading.Timer(ground.chance.uniform(0, longest), server.kill)
    timer.start()
    with _asking(ground, {"before": before, "now": now}, "while it is filled"):
        try:
            publish(asked, now.contents, kept=2)
            met = "filled before the kill"
        except EngineError:
            met = "killed while filled"
        ground.figures[met] += 1
        timer.join()
        server.start()
    _mended(ground, asked, now)
    return met == "killed while filled"


def _killed_while_asked(ground: Ground, server: Server, asked: Milvus, now: Version) -> None:
    ground.figures["asked an engine" if now.is_asked else "asked none"] += 1
    with _asking(ground, {"now": now}, "while it is asked"):
        time.sleep(ground.chance.uniform(0, 0.3))
        server.kill()
        ground.figures["killed while asked"] += 1
        time.sleep(0.2)
        server.start()
        if not until(lambda: now.is_asked):
            ground.bad("an engine that is back is not asked")


def _mended(ground: Ground, asked: Milvus, now: Version) -> None:
    def is_published() -> bool:
        try:
            publish(asked, now.contents, kept=2)
        except EngineError as error:
            ground.seen(f"not yet: {str(error).partition('(')[2][:60]}")
            return False
        return True

    if not (until(is_published) and until(lambda: now.is_asked)):
        ground.bad("not mended by the next publish")
    ground.figures["mended"] += 1


def _swapped(ground: Ground, asked: Milvus, versions: list[Version], rounds: int) -> None:
    with _asking(ground, {"one": versions[0], "other": versions[1]}, "during swaps"):
        for turn in range(rounds):
            publish(asked, versions[turn % 2].contents, kept=2)
            ground.figures["swaps"] += 1


@contextmanager
def _asking(ground: Ground, versions: dict[str, Version], when: str) -> Iterator[None]:
    """Ask each version all the while, from a thread of its own."""
    is_done = threading.Event()

    def ask(name: str, version: Version) -> None:
        while not is_done.is_set():
            try:
                given = answers(version.search)
            except Exception as error:
                ground.bad(f"{when}: {type(error).__name__}: {error}")
                continue
            ground.figures["answers"] += len(given)
            if given != version.right:
                ground.bad(f"{when}: another answer of {name}")

    threads = [threading.Thread(target=ask, args=given) for given in versions.items()]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        is_done.set()
        for thread in threads:
            thread.join()
