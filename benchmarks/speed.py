"""What an answer costs, by size of library: as ratios to the bare limit measured in the same run.

    .venv/bin/python -m benchmarks.speed [--sizes 100 1000 10000] [--peers ENVIRONMENTS] [--json FILE]

Libraries are made of shuffled sentences of the sample library, and their vectors, of both models, are real
ones of those sentences moved a little, so that no hour goes into embedding them. Times are seconds of
processor, which hold on a busy machine better than those of a clock, but for askers, who wait for one
another. The limit of a first answer is a plain script with sentence-transformers and FAISS; that of any other
the encoding of its question; that of building, one encoding of the paragraphs. Other libraries are asked too
(``benchmarks.peers.run``) where their environments are named. ``docs/speed.svg`` is drawn of it.
"""

import argparse
import compileall
import json
import math
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from operator import ne
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_info

from bot import reading, start
from bot.commands.terminal import NOT_ANSWERED
from bot.parts import Parts
from bot.service import Service
from bot.settings import Settings
from corpus import library
from corpus.library import Rules
from embeddings.arrays import Vectors
from embeddings.build import build
from embeddings.dense.encoder import Embedder, Encoder, Progress
from embeddings.dense.index import cosines
from embeddings.dense.multilingual import MultilingualEncoder
from embeddings.dense.opened import open_encoder
from embeddings.dense.pieces import Read
from embeddings.search import Search
from embeddings.store.generations import Store

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "speed.json"
QUESTIONS = (
    "What happened to the hunger strikers?",
    "Who fed the children during the herring strike?",
    "Who kept the light on Brimness?",
    "When was the cannery opened again?",
    "Why did the boats stay in the harbour?",
    "How many people signed the petition?",
)
ASKERS = (1, 8, 32)
_ASKED = 60  # warm questions
_OF_A_TEXT = 50  # passages
_SENTENCES = 5  # of a passage: some 130 tokens
_EMBEDDED = 200  # paragraphs
_SETTLED = 4.0  # seconds: the files of an index are known by their state from three on (decision 65)
_GROWING = (
    "building without embedding, ms",
    "opening, s",
    "answer p50, ms",
    "ranking p50, ms",
    "first answer, s",
    "unchanged reindex, s",
    "reindex of one changed text, s",
    "reindex, MB at the peak",
)
_MOVED = 0.4  # how far a made vector lies from a real one
_PIECES = 1.4  # of words, for each word of prose
_PLAIN = """
import sys, numpy, faiss
from sentence_transformers import SentenceTransformer
vectors = numpy.load(sys.argv[1])
index = faiss.IndexFlatIP(vectors.shape[1]); index.add(vectors)
model = SentenceTransformer(sys.argv[2], device="cpu")
print(index.search(model.encode([sys.argv[3]], normalize_embeddings=True), 3))
"""
_OPEN = """
import sys, time
from pathlib import Path
from bot import start
from bot.settings import Settings
import embeddings.search, embeddings.store.generations
from embeddings.dense.opened import open_encoder

def memory():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])

service = start.service(Settings(corpus_dir=Path(sys.argv[1]), index_dir=Path(sys.argv[2])))
encoder = open_encoder()
encoder.encode(["Who lit the lamp?"])  # the model's own memory is not the library's
own, begun = memory(), time.process_time()
service.snapshot
print(time.process_time() - begun, memory() - own)
"""
# A process inherits the greatest memory of the one that starts it, so a small one does.
_WATCH = """
import os, sys
nothing = os.open(os.devnull, os.O_WRONLY)
places = [(os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, nothing, 2)]
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=places)
_, status, usage = os.wait4(pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds of processor, and the most memory in MB."""

    seconds: float
    megabytes: float


class Scattered:
    """A real model, but many texts are given vectors near those of a few real ones."""

    def __init__(self, encoder: Embedder, texts: Sequence[str]) -> None:
        self.name, self.fingerprint, self.dimension = encoder.name, encoder.fingerprint, encoder.dimension
        self._real = encoder.encode(texts)
        self._random = np.random.default_rng(0)

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:  # noqa: ARG002
        """Give one vector a text."""
        chosen = self._real[np.arange(len(texts)) % len(self._real)]
        noise = self._random.standard_normal(chosen.shape, dtype=np.float32) / self.dimension**0.5
        moved = chosen + _MOVED * noise
        return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), dtype=np.float32)


class ScatteredReader(Scattered):
    """The same of a main model, whose texts have pieces."""

    def __init__(self, encoder: Encoder, texts: Sequence[str]) -> None:
        super().__init__(encoder, texts)
        self.lengths, self.windows = encoder.lengths, encoder.windows
        pieces = encoder.read(texts).pieces
        self._pieces = np.concatenate(pieces) if pieces else None

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        """Give one vector a text, and as many pieces as it has, of a few real ones."""
        vectors = self.encode(texts, progress)
        if self._pieces is None:
            return Read(vectors)
        lengths = [round(_PIECES * len(text.split())) for text in texts]
        starts = np.arange(len(texts)) * 7 % len(self._pieces)
        rows = [
            (start + np.arange(length)) % len(self._pieces)
            for start, length in zip(starts, lengths, strict=True)
        ]
        return Read(vectors, tuple(self._pieces[some] for some in rows))


def main() -> None:
    """Measure libraries of the sizes that are named, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 1000, 10_000], metavar="PASSAGES")
    parser.add_argument("--peers", type=Path, metavar="DIR", help="an environment for each of the others")
    parser.add_argument("--json", type=Path, metavar="FILE", default=RESULTS, help="where the figures go")
    arguments = parser.parse_args()
    sentences = sample_sentences()
    encoder = open_encoder()
    models = (
        ScatteredReader(encoder, sentences),
        Scattered(MultilingualEncoder(), sentences),
    )
    for package in ("bot", "corpus", "embeddings"):  # as an installer does
        compileall.compile_dir(ROOT / package, quiet=1)
    figures: dict[str, Any] = {"machine": machine()}
    figures["plain"] = plain(encoder, sentences)
    print(figures["plain"], flush=True)
    print(f"{'passages':>10}  what")
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as name:
            found = measure(Path(name), size, sentences, models)
        figures[str(size)] = found
        for what, value in found.items():
            print(f"{size:>10,}  {what:<44} {value:>10,.3f}", flush=True)
        figures["exponents"] = exponents(figures)
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(figures["exponents"])
    if arguments.peers:
        subprocess.run([sys.executable, "-m", "benchmarks.peers.run", arguments.peers], check=True, cwd=ROOT)
    if arguments.json == RESULTS:
        subprocess.run([sys.executable, ROOT / "docs" / "speed.py"], check=True)


def measure(
    place: Path, size: int, sentences: Sequence[str], models: tuple[ScatteredReader, Scattered]
) -> dict[str, float]:
    """Make a library of a size, and measure what is done with it."""
    corpus, index = place / "texts", place / "index"
    write(corpus, size, sentences)
    found = {"building without embedding, ms": 1000 * publish(corpus, index, models)}
    found |= {**first_answers(corpus, index), **opening(corpus, index, size)}
    service = start.service(Settings(corpus_dir=corpus, index_dir=index))
    service.warm()
    found |= warm_answers(service, open_encoder())
    found |= scanning(index)
    found |= askers(service)
    return found | reindexing(corpus, index, size)


def sample_sentences() -> list[str]:
    """List the sentences of the sample library."""
    texts = library.read(ROOT / "corpus" / "texts" / "sample", Rules())
    return [
        " ".join(document.text[span.start : span.end].split())
        for document in texts.documents
        for passage in document.passages
        for span in passage.sentences
    ]


def write(folder: Path, size: int, sentences: Sequence[str]) -> None:
    """Write texts that hold so many passages together."""
    chance = random.Random(size)
    folder.mkdir()
    for first in range(0, size, _OF_A_TEXT):
        passages = (
            " ".join(chance.sample(sentences, _SENTENCES)) for _ in range(min(_OF_A_TEXT, size - first))
        )
        text = f"# Text {first}\n\n" + "\n\n".join(passages) + "\n"
        (folder / f"text-{first:07d}.md").write_text(text, encoding="utf-8")


def publish(corpus: Path, index: Path, models: tuple[ScatteredReader, Scattered]) -> float:
    """Make the index as ``scholiast index`` does, but for the vectors; give the seconds of processor."""
    store, begun = Store(index), time.process_time()
    texts = library.read(corpus, Rules())
    with store.lock():
        built = build(texts, models[0], kind="auto", reader=reading.reader(), second=models[1])
        store.publish(built.draft)
        Parts(Settings(index_dir=index)).keep_second()
    return time.process_time() - begun


def plain(encoder: Encoder, sentences: Sequence[str]) -> dict[str, float]:
    """Encode questions and paragraphs by sentence-transformers as it comes; beside it what we embed."""
    from sentence_transformers import SentenceTransformer

    from embeddings.dense.weights import DEFAULT_MODEL, locate

    chance = random.Random(0)
    held = [chance.sample(sentences, _SENTENCES) for _ in range(_EMBEDDED)]
    paragraphs = [" ".join(some) for some in held]
    # Every sentence is given a word of its own: in a library few are met again.
    each = [f"{number} {sentence}" for number, some in enumerate(held) for sentence in some]
    model = SentenceTransformer(str(locate(DEFAULT_MODEL)), device="cpu")
    encoder.encode(each[:100])  # loads what encodes many
    model.encode(paragraphs[:32], show_progress_bar=False)
    ways = (
        lambda: encoder.encode([*paragraphs, *each]),
        lambda: model.encode(paragraphs, show_progress_bar=False),
    )
    turns = [[seconds(way) for way in ways] for _ in range(3)]  # what else runs disturbs both
    ours, theirs = map(min, zip(*turns, strict=True))
    asked = [f"{QUESTIONS[at % len(QUESTIONS)][:-1]} in {1900 + at}?" for at in range(_ASKED)]
    times = [seconds(lambda one=one: model.encode([one], show_progress_bar=False)) for one in asked]

    def tokens(texts: Sequence[str]) -> int:
        return sum(encoder.lengths(texts)) + 2 * len(texts)

    return {
        "indexing's tokens, to those of the paragraphs": tokens([*paragraphs, *each]) / tokens(paragraphs),
        "indexing's texts, to a plain encoding of the paragraphs": ours / theirs,
        "plain encoding of a question p50, ms": 1000 * statistics.median(times),
    }


def exponents(figures: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Say with which power of the passages costs grow between the two largest libraries."""
    sizes = sorted((size for size in figures if size.isdigit()), key=int)
    if len(sizes) < 2:
        return {}
    less, more = sizes[-2:]
    growth = math.log(int(more) / int(less))
    return {name: math.log(figures[more][name] / figures[less][name]) / growth for name in _GROWING}


def first_answers(corpus: Path, index: Path) -> dict[str, float]:
    """Ask once, in processes of their own: the program, and a plain script over the same vectors."""
    from embeddings.dense.weights import DEFAULT_MODEL, locate

    vectors = next(index.glob("gen-*/vectors.npy"))
    new = program(corpus, index, "ask", QUESTIONS[0])
    time.sleep(_SETTLED)
    ours = best(lambda: program(corpus, index, "ask", QUESTIONS[0]))
    plain = best(
        lambda: cost("-c", _PLAIN, str(vectors), str(locate(DEFAULT_MODEL)), QUESTIONS[0]),
    )
    return {
        "first answer of an index just made, s": new.seconds,
        "first answer, s": ours.seconds,
        "first answer, MB": ours.megabytes,
        "first answer, plain script, s": plain.seconds,
        "first answer, times sooner than plain": plain.seconds / ours.seconds,
        "first answer, memory of plain": ours.megabytes / plain.megabytes,
    }


def opening(corpus: Path, index: Path, size: int) -> dict[str, float]:
    """Open the index in a process of its own, and a small one to tell what is the program's own."""
    done = subprocess.run(
        [sys.executable, "-c", _OPEN, str(corpus), str(index)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    seconds, kilobytes = map(float, done.stdout.split())
    return {"opening, s": seconds, "opening, KB a passage": kilobytes / size}


def warm_answers(service: Service, encoder: Encoder) -> dict[str, float]:
    """Ask one question after another; beside each answer the encoding alone, and what its parts cost."""
    search = service.snapshot.searcher
    assert isinstance(search, Search)
    times: dict[str, list[float]] = {name: [] for name in ("answer", "encoding alone", "ranking", "finding")}
    for number in range(_ASKED):
        question = f"{QUESTIONS[number % len(QUESTIONS)][:-1]} in {1900 + number}?"
        asked = search.read(question)
        times["encoding alone"].append(seconds(lambda asked=question: encoder.encode([asked])))
        times["answer"].append(seconds(lambda asked=question: service.ask(asked, k=3)))
        times["ranking"].append(seconds(lambda asked=asked: search.rank(asked)))
        times["finding"].append(seconds(lambda asked=question: search.find(asked, 3)))
    encoding = statistics.median(times["encoding alone"])
    found = {}
    for name, taken in times.items():
        found[f"{name} p50, ms"] = 1000 * statistics.median(taken)
        found[f"{name} p95, ms"] = 1000 * statistics.quantiles(taken, n=20)[-1]
    return found | {
        f"{name} p50, to encoding alone": statistics.median(times[name]) / encoding for name in times
    }


def scanning(index: Path) -> dict[str, float]:
    """Measure every vector of the index once by a matrix product alone, and as we do."""
    vectors = np.load(next(index.glob("gen-*/vectors.npy")), mmap_mode="r")
    question = np.ascontiguousarray(vectors[0])
    product = statistics.median(seconds(lambda: vectors @ question) for _ in range(20))
    ours = statistics.median(seconds(lambda: cosines(vectors, question, slice(None))) for _ in range(20))
    return {"matrix product alone, ms": 1000 * product, "every cosine, to a matrix product": ours / product}


def askers(service: Service) -> dict[str, float]:
    """Let several ask at once; give questions a second, to those of one, and answers that differ."""
    asked = [f"{QUESTIONS[at % len(QUESTIONS)][:-1]} in {1900 + at}?" for at in range(4 * max(ASKERS))]
    rates, answers = {}, {}
    for count in ASKERS:
        begun = time.perf_counter()
        with ThreadPoolExecutor(count) as pool:
            given = list(pool.map(lambda question: service.ask(question, k=3), asked))
        rates[count] = len(asked) / (time.perf_counter() - begun)
        answers[count] = [(one.outcome, [quote.id for quote in one.quotes]) for one in given]
    others = [count for count in ASKERS if count > 1]
    return {f"{count} askers, to one at a time": rates[count] / rates[1] for count in others} | {
        f"{count} askers, answers that differ": float(sum(map(ne, answers[count], answers[1])))
        for count in others
    }


def reindexing(corpus: Path, index: Path, size: int) -> dict[str, float]:
    """Index again with nothing changed, and with one text changed."""
    unchanged = program(corpus, index, "index")
    text = min(corpus.iterdir())
    for colour in ("white", "green"):  # with the first the library draws its line, as any index has it
        added = f"\nThe mast of the ferry was painted {colour}.\n"
        text.write_text(text.read_text(encoding="utf-8") + added, encoding="utf-8")
        changed = program(corpus, index, "index")
    return {
        "unchanged reindex, s": unchanged.seconds,
        "reindex of one changed text, s": changed.seconds,
        "reindex, MB at the peak": changed.megabytes,
        "reindex, KB a passage at the peak": 1000 * changed.megabytes / size,
    }


def program(corpus: Path, index: Path, *arguments: str) -> Cost:
    """Run the program over a library."""
    return cost("-m", "bot.cli", "--corpus", str(corpus), "--index", str(index), *arguments)


def cost(*arguments: str, python: Path = Path(sys.executable)) -> Cost:
    """Run Python, and tell what it took."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", _WATCH, str(python), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    status, seconds, kilobytes = done.stdout.split()
    if int(status) not in (0, NOT_ANSWERED):
        raise SystemExit(f"status {status}: {' '.join(arguments)}")
    return Cost(float(seconds), float(kilobytes) / 1024)


def best(run: Callable[[], Cost], times: int = 3) -> Cost:
    """Give the least of some runs."""
    return min((run() for _ in range(times)), key=lambda one: one.seconds)


def seconds(run: Callable[[], object]) -> float:
    """Time a call in seconds of this thread's processor."""
    begun = time.thread_time()
    run()
    return time.thread_time() - begun


def machine() -> dict[str, str]:
    """Name the machine and what was measured."""
    from importlib.metadata import version

    packages = ("scholiast", "numpy", "faiss-cpu", "torch", "sentence-transformers", "tokenizers")
    blas = next(iter(one["architecture"] for one in threadpool_info() if one["user_api"] == "blas"), "")
    return {"python": platform.python_version(), "processor": _processor(), "blas": blas} | {
        name: version(name) for name in packages
    }


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next(
        (line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor()
    )


if __name__ == "__main__":
    main()
