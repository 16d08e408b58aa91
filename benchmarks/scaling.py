"""What it costs to leave one process: a service that is asked, an engine that names candidates.

    python -m benchmarks.scaling serve                       the sample library, here and by `scholiast serve`
    python -m benchmarks.scaling parity FOLDER               FAISS and Milvus on a set in the XQuAD layout
    python -m benchmarks.scaling engine SET TEXTS            many vectors by FAISS, our sketch and Milvus

MILVUS_URI says where Milvus is; without it, `engine` asks none. Figures go to
``results/scaling.json``, each with the machine and the time.
"""

import argparse
import asyncio
import json
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from benchmarks import engines
from benchmarks.engines import INDEXES, p95
from benchmarks.sets import CachedEncoder, load
from benchmarks.speed import QUESTIONS, ROOT, machine
from bot.indexer import DiskIndexer
from bot.remote.client import RemoteIndexer
from bot.remote.contract import Address, address
from bot.remote.server import Answering, serving
from bot.service import Service
from bot.settings import Settings
from embeddings.build import build
from embeddings.dense import nearness
from embeddings.dense.index import cosines
from embeddings.engine.joined import finders, publish
from embeddings.engine.legs import legs
from embeddings.engine.milvus import Milvus
from embeddings.search import Search

RESULTS = Path(__file__).parent / "results" / "scaling.json"
_ASKED = 60  # questions of each way, by turns
_NEAREST = 10
_TIE = 1e-6  # scores that differ by less are equal


def main() -> None:
    """Measure one of them, print what was found, and keep it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("serve", "parity", "engine"))
    parser.add_argument("folder", nargs="*", type=Path)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument(
        "--ways", default="sketch,IVF_FLAT", help=f"sketch, and of Milvus, with commas: {', '.join(INDEXES)}"
    )
    parser.add_argument("--vectors", type=Path, metavar="FILE", help="where vectors of texts are kept")
    chosen = parser.parse_args()
    name, figures = _chosen(chosen)
    found: dict[str, float] = {}
    for what, value in figures:  # each is kept at once: a million rows take a while
        print(f"{name:<24}  {what:<60} {value:>12,.4g}", flush=True)
        found[what] = value
        known = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
        known[name] = known.get(name, {}) | {"machine": machine()} | found
        RESULTS.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def _chosen(chosen: argparse.Namespace) -> tuple[str, Iterator[tuple[str, float]]]:
    if chosen.what == "serve":
        return "serve", serve()
    if chosen.what == "parity":
        return f"parity {_engine_name()}", parity(chosen.folder[0], chosen.vectors)
    engine = _engine() if "MILVUS_URI" in os.environ else None
    figures = engines.found(chosen.rows, chosen.folder, chosen.vectors, engine, chosen.ways.split(","))
    return f"engine {chosen.rows:,} rows", figures


# ---- a service


def serve() -> Iterator[tuple[str, float]]:
    """Ask one service here and over HTTP, by turns, on a Unix socket and on loopback."""
    with tempfile.TemporaryDirectory() as name:
        settings = Settings(corpus_dir=ROOT / "corpus" / "texts" / "sample", index_dir=Path(name) / "index")
        own = Service(DiskIndexer(settings))
        own.reindex()
        own.warm()
        for way, where in (
            ("a socket", address(f"unix:{name}/s.sock")),
            ("loopback", address("http://127.0.0.1:18311")),
        ):
            assert where is not None
            with _serving(own, where):
                remote = Service(RemoteIndexer(where, None))
                remote.warm()
                times: dict[str, list[float]] = {"here": [], way: []}
                for number in range(_ASKED):
                    question = f"{QUESTIONS[number % len(QUESTIONS)][:-1]} in {1900 + number}?"
                    for asked, service in (("here", own), (way, remote)):
                        begun = time.perf_counter()
                        service.ask(question, k=3)
                        times[asked].append(time.perf_counter() - begun)
                for asked, taken in times.items():
                    yield f"answer {asked} (beside {way}) p50, ms", 1000 * statistics.median(taken)
                    yield f"answer {asked} (beside {way}) p95, ms", 1000 * p95(taken)
                yield f"{way} to here, p50", statistics.median(times[way]) / statistics.median(times["here"])


@contextmanager
def _serving(service: Service, where: Address) -> Iterator[None]:
    loop, ready, stopping = asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    async def run() -> None:
        async with serving(Answering(service, key=None, at_once=2, waiting=20), where):
            ready.set()
            await stopping.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()))
    thread.start()
    try:
        assert ready.wait(20)
        yield
    finally:
        loop.call_soon_threadsafe(stopping.set)
        thread.join()
        loop.close()


# ---- an engine


def parity(folder: Path, kept: Path | None) -> Iterator[tuple[str, float]]:
    """Ask every question of a set of FAISS and of Milvus; then for answers, with the engine and without."""
    import faiss

    questions = load(folder)
    library, _ = questions.library()
    encoder = CachedEncoder(kept)
    contents = build(library, encoder, kind="auto", reader="").contents
    vectors = encoder.encode([question.text for question in questions.questions])
    encoder.save()
    engine = _engine()
    publish(engine, contents, kept=1)
    leg, _ = next(legs(contents))
    exact = faiss.IndexFlatIP(leg.dimension)
    exact.add(np.ascontiguousarray(contents.vectors[leg.firsts]))
    differing, beyond_ties, furthest = 0, 0, 0.0
    for vector in vectors:
        scores, rows = exact.search(vector.reshape(1, -1), _NEAREST)
        ids, theirs = engine.nearest(leg, vector, _NEAREST)
        differing += leg.ids[leg.firsts[rows[0]]].tolist() != ids.tolist()
        named = np.array([leg.rows(ids[at : at + 1])[0] for at in range(len(ids))])
        own = cosines(contents.vectors, vector, named)
        beyond_ties += bool(np.abs(own - scores[0]).max() > _TIE)
        furthest = max(furthest, float(np.abs(scores[0] - theirs).max()))
    yield "questions", len(vectors)
    yield f"of which the first {_NEAREST} rows are others, or in another order", differing
    yield "… and that is no tie", beyond_ties
    yield "greatest difference of a score", furthest
    nearness._FEW = 0  # noqa: SLF001  (so that so small a library asks an engine)
    alone = Search(contents, encoder)
    asking = Search(contents, encoder, finders=finders(engine, contents)[0])
    yield (
        "of which the answer is another, score for score",
        sum(
            alone.find(one.text, _NEAREST).hits != asking.find(one.text, _NEAREST).hits
            for one in questions.questions
        ),
    )


def _engine() -> Milvus:
    return Milvus(_where(), os.environ.get("MILVUS_TOKEN"), name="benchmark")


def _where() -> str:
    return os.environ.get("MILVUS_URI", str(Path(tempfile.gettempdir()) / "benchmark.db"))


def _engine_name() -> str:
    return "Milvus Lite" if _where().endswith(".db") else "Milvus"


if __name__ == "__main__":
    main()
