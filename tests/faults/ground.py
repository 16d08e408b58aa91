"""The ground on which faults are tried: a library in versions, its index, and what may be found there afterwards.

Every version has its number in every text, so an index of two versions at once, or of a part, is seen.
"""

import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bot.indexer import DiskIndexer
from bot.settings import Settings
from corpus.model import Library
from embeddings.dense.multilingual import MultilingualEncoder
from embeddings.errors import EmbeddingError
from embeddings.store.generations import Store
from tests.embeddings.letters import Letters

TEXTS = 5
Figures = Counter[str]


@dataclass
class Ground:
    """A folder with texts and their index, both of a version."""

    folder: Path
    chance: random.Random
    figures: Figures = field(default_factory=Counter)
    version: int = 0
    good: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        (self.folder / "texts").mkdir(parents=True)

    @property
    def index(self) -> Path:
        return self.folder / "index"

    @property
    def texts(self) -> Path:
        return self.folder / "texts"

    def settings(self) -> Settings:
        return Settings(corpus_dir=self.texts, index_dir=self.index)

    def write(self) -> None:
        """Write the next version of every text."""
        self.version += 1
        for number in range(TEXTS):
            words = " ".join(f"Line {line} of version {self.version}." for line in range(30))
            (self.texts / f"{number}.txt").write_text(f"{words}\n\nThe end of text {number}.\n")

    def indexer(self) -> DiskIndexer:
        """Give an indexer without the main model, and with the second one as it was loaded for the ones before."""
        made = DiskIndexer(self.settings(), "a fault")
        made._parts._encoder = Letters()
        made._parts._second = self.second
        return made

    @cached_property
    def second(self) -> MultilingualEncoder:
        return MultilingualEncoder()

    def build(self) -> None:
        self.indexer().build()

    def served(self) -> int:
        """Give the version that is served; raises if it is mixed, partial or damaged."""
        return version(Store(self.index).load().contents.library)

    def mended(self, where: str) -> None:
        """See that an indexing makes the index of now, whatever was done to it."""
        try:
            self.build()
            if self.served() != self.version:
                raise AssertionError("an old index after an indexing")
            self.figures["mended"] += 1
        except Exception as error:
            self.bad(f"{where}: not mended: {type(error).__name__}: {error}")

    def bad(self, what: str) -> None:
        """Count what must not happen, and keep the first of each kind."""
        self.figures["BAD"] += 1
        self.figures[f"BAD {what}"[:240]] += 1

    def seen(self, what: str) -> None:
        """Keep what may happen and is worth a look."""
        self.figures[f"SEEN {what}"[:240]] += 1

    def clear(self) -> None:
        shutil.rmtree(self.index, ignore_errors=True)


def version(library: Library) -> int:
    """Give the version of a library; AssertionError where it is a part or a mixture."""
    if len(library.documents) != TEXTS:
        raise AssertionError(f"{len(library.documents)} of {TEXTS} texts")
    versions = {document.text.partition("version ")[2].partition(".")[0] for document in library.documents}
    if len(versions) != 1:
        raise AssertionError(f"a mixture of {sorted(versions)}")
    return int(versions.pop())


def in_child(work: Callable[[], object], until: Callable[[int], None]) -> int:
    """Do work in a process of its own, which is handed to ``until``; give its status, negative for a signal."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            work()
            status = 0
        except EmbeddingError:
            status = 3
        finally:
            os._exit(status)
    until(process)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def kill_after(seconds: float) -> Callable[[int], None]:
    def until(process: int) -> None:
        time.sleep(seconds)
        os.kill(process, signal.SIGKILL)

    return until
