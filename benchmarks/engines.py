"""Many vectors: how they are found by FAISS, by our own sketch, and by Milvus with each of its indexes.

They are made of real ones, moved by noise (decision 83): the sentences of a set in the layout of XQuAD,
and of texts beside it. They are asked for by the real questions of that set.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.sets import CachedEncoder, load
from corpus import library
from corpus.library import Rules
from embeddings.arrays import Ints, Vectors
from embeddings.dense.index import IndexKind, cosines, sketch
from embeddings.dense.nearness import NAMED
from embeddings.engine.legs import Leg
from embeddings.engine.milvus import Milvus

_ASKED = 60  # questions of each way
_FEW = 10  # of one that takes long
_NEAREST = 10
_MOVED = 0.4  # how far a made vector lies from a real one
_WORDS = 5  # of a sentence at least
_PART = 10_000  # rows that are made at a time
_LONG = 3600.0  # seconds
# Milvus searches a million rows whole, in lists, in lists with a byte for each number, by a graph.
INDEXES = {
    "FLAT": ({}, {}),
    "IVF_FLAT": ({"nlist": 1024}, {"nprobe": 32}),
    "IVF_SQ8": ({"nlist": 1024}, {"nprobe": 32}),
    "HNSW": ({"M": 16, "efConstruction": 200}, {"ef": 1024}),
}

Figure = tuple[str, float]
Ask = Callable[[Vectors, int], Ints]


def found(
    rows: int, folders: Sequence[Path], kept: Path | None, engine: Milvus | None, ways: Sequence[str]
) -> Iterator[Figure]:
    """Say of each way what it takes, and how much of the truth it finds."""
    way = ""
    for what, value in _found(rows, folders, kept, engine, ways):
        way = way if what.startswith("…") else what.partition(":")[0]
        yield what.replace("…", f"{way}:"), value


def _found(
    rows: int, folders: Sequence[Path], kept: Path | None, engine: Milvus | None, ways: Sequence[str]
) -> Iterator[Figure]:
    """Make so many vectors, and say of each way what it takes, and how much of the truth it finds."""
    with tempfile.TemporaryDirectory() as place:
        vectors, questions = made(rows, folders, kept, Path(place) / "vectors.npy")
        nearest, figures = _flat(vectors, questions)
        yield from figures
        if "sketch" in ways:
            for kind in (IndexKind.PQ, IndexKind.IVF):
                yield from _own(vectors, questions, kind, nearest)
            yield from _asked("all measured", partial(_best, vectors), questions, nearest, NAMED)
        if engine:
            indexes = [way for way in ways if way in INDEXES]
            yield from _milvus(engine, vectors, questions, nearest, indexes)


def made(rows: int, folders: Sequence[Path], kept: Path | None, file: Path) -> tuple[Vectors, Vectors]:
    """Give vectors, which lie in a file, and questions; the first folder is a set, the others have texts."""
    questions = load(folders[0])
    libraries = [questions.library()[0], *(library.read(folder, Rules()) for folder in folders[1:])]
    texts = (
        " ".join(passage.source[span.start : span.end].split())
        for one in libraries
        for document in one.documents
        for passage in document.passages
        for span in passage.sentences
    )
    sentences = [text for text in dict.fromkeys(texts) if len(text.split()) >= _WORDS]
    encoder = CachedEncoder(kept)
    real = encoder.encode(sentences)
    asked = encoder.encode([one.text for one in questions.questions[:: len(questions.questions) // _ASKED]])
    encoder.save()
    print(f"{len(sentences):,} real sentences", flush=True)
    chance, dimension = np.random.default_rng(15), encoder.dimension
    vectors = np.lib.format.open_memmap(file, "w+", np.float32, (rows, dimension))
    for at in range(0, rows, _PART):
        chosen = real[np.arange(at, min(at + _PART, rows)) % len(real)]
        noise = chance.standard_normal(chosen.shape, dtype=np.float32) / dimension**0.5
        moved = chosen + _MOVED * noise
        vectors[at : at + _PART] = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    vectors.flush()
    return np.load(file, mmap_mode="r"), asked[:_ASKED]


def leg(vectors: Vectors) -> Leg:
    """Make the rows those of passages of some documents."""
    rows = len(vectors)
    documents = np.arange(1, 2 + rows // 500, dtype=np.int64)
    ids = np.random.default_rng(16).permutation(np.int64(2) ** 40 + np.arange(rows, dtype=np.int64))
    places = np.arange(rows, dtype=np.int32)
    return Leg("made", "made", vectors.shape[1], ids, places, (places // 500).astype(np.int32), documents)


def p95(taken: Sequence[float]) -> float:
    """Give what nineteen of twenty stay below."""
    return statistics.quantiles(taken, n=20)[-1]


def _flat(vectors: Vectors, questions: Vectors) -> tuple[list[set[int]], list[Figure]]:
    import faiss

    faiss.omp_set_num_threads(1)
    before, begun = _private(), time.monotonic()
    index = faiss.IndexFlatIP(vectors.shape[1])
    for at in range(0, len(vectors), _PART):
        index.add(np.asarray(vectors[at : at + _PART]))
    figures = [("FAISS flat: made in, s", time.monotonic() - begun), ("… memory, MB", _private() - before)]
    nearest, times = [], []
    for question in questions:
        begun = time.perf_counter()
        _, rows = index.search(question.reshape(1, -1), _NEAREST)
        times.append(time.perf_counter() - begun)
        nearest.append(set(rows[0].tolist()))
    return nearest, [*figures, *_times(times, _NEAREST)]


def _own(vectors: Vectors, questions: Vectors, kind: IndexKind, nearest: list[set[int]]) -> Iterator[Figure]:
    before, begun = _private(), time.monotonic()
    own = sketch(vectors, kind)
    assert own
    yield f"our sketch, {kind}: made in, s", time.monotonic() - begun
    yield "… memory, MB", _private() - before
    everywhere = np.ones(len(vectors), dtype=np.bool_)

    def ask(question: Vectors, k: int) -> Ints:
        named = own.nearest(question, k, everywhere)
        assert named is not None
        return named

    yield from _asked("", ask, questions, nearest, NAMED)


def _milvus(
    engine: Milvus, vectors: Vectors, questions: Vectors, nearest: list[set[int]], indexes: Sequence[str]
) -> Iterator[Figure]:
    ours, before = leg(vectors), _private()
    begun = time.monotonic()
    engine.publish(ours, vectors, kind=IndexKind.FLAT, kept=1)
    yield "Milvus: filled, whole, counted and probed in, s", time.monotonic() - begun
    client, collection = engine._client, engine._collection(ours)  # noqa: SLF001
    for index in indexes:
        made_with, asked_with = INDEXES[index]
        begun = time.monotonic()
        if index != "FLAT":
            client.release_collection(collection, timeout=_LONG)
            client.drop_index(collection, "vector", timeout=_LONG)
            parameters = client.prepare_index_params()
            parameters.add_index("vector", index_type=index, metric_type="IP", params=made_with)
            client.create_index(collection, parameters, timeout=_LONG)
            client.load_collection(collection, timeout=_LONG)
        yield f"Milvus, {index}: indexed and loaded in, s", time.monotonic() - begun
        yield "… memory of the server, MB", _of_server()
        yield "… memory here, MB", _private() - before

        def ask(question: Vectors, k: int, asked_with: dict[str, int] = asked_with) -> Ints:
            (some,) = client.search(
                collection,
                [question],
                limit=k,
                search_params={"metric_type": "IP", "params": asked_with},
                consistency_level="Bounded",
                timeout=_LONG,
            )
            return ours.rows(np.array([one["id"] for one in some], dtype=np.int64))

        some = questions[:_FEW] if index == "FLAT" else questions  # of which each takes seconds
        for k in (_NEAREST, NAMED):
            yield from _asked("", ask, some, nearest[: len(some)], k)


def _asked(way: str, ask: Ask, questions: Vectors, nearest: list[set[int]], k: int) -> Iterator[Figure]:
    if way:
        yield f"{way}: made in, s", 0.0
    times, held = [], 0
    for question, right in zip(questions, nearest, strict=True):
        begun = time.perf_counter()
        rows = ask(question, k)
        times.append(time.perf_counter() - begun)
        held += len(right & set(rows.tolist()))
    yield from _times(times, k)
    yield f"… of the nearest {_NEAREST} among {k}", held / (_NEAREST * len(nearest))


def _times(times: Sequence[float], k: int) -> list[Figure]:
    return [
        (f"… {k} rows, p50, ms", 1000 * statistics.median(times)),
        (f"… {k} rows, p95, ms", 1000 * p95(times)),
    ]


def _best(vectors: Vectors, question: Vectors, k: int) -> Ints:
    measured = cosines(vectors, question, slice(None))
    return np.argpartition(-measured, k)[:k]


def _private(process: str | int = "self") -> float:
    """Give the memory of a process that is no mapped file, in MB."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon")), 0.0)


def _of_server() -> float:
    """Add up the memory of all processes but this one, in a network and a space of processes of their own."""
    others = [int(place.name) for place in Path("/proc").glob("[0-9]*") if int(place.name) != os.getpid()]
    return sum(map(_private, others))
