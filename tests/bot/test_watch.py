"""A running bot and its disk: what is looked at, when texts are indexed, when another index answers."""

import logging
import threading
from pathlib import Path

import pytest

from bot import watch
from bot.indexer import DiskIndexer
from bot.service import Progress, Report, Service, Snapshot
from bot.settings import Settings
from bot.watch import Watch, texts
from corpus.changes import Changes
from corpus.errors import TextsGone
from corpus.folder import Rules
from corpus.model import Library
from embeddings.hits import EVERYWHERE, Found, Outcome, Scope


class Silent:
    def find(self, question: str, k: int, scope: Scope = EVERYWHERE, *, before: str | None = None) -> Found:
        return Found((), Outcome.NOTHING, 0.0)

    def settle(self) -> None:
        pass


class Disk:
    """An indexer that counts what it is asked; ``current`` is what it says of the texts."""

    def __init__(self) -> None:
        self.current = False
        self.builds = 0
        self.error: Exception | None = None

    def is_current(self) -> bool:
        return self.current

    def has_another(self) -> bool:
        return False

    def load(self) -> Snapshot:
        return Snapshot(Library(()), Silent(), f"gen-{self.builds:06d}", 0.0)

    def build(
        self, progress: Progress | None = None, *, rebuild: bool = False, allow_removals: bool | str = False
    ) -> Report:
        self.builds += 1
        if self.error:
            raise self.error
        return Report("gen-000001", Changes((), (), (), 0), 0, 0, 0.0, ())


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_changed_texts_are_indexed_once_when_nothing_has_changed_for_a_while() -> None:
    disk, clock, seen = Disk(), Clock(), ["as it was"]
    watch = Watch(Service(disk), lambda: tuple(seen), quiet=10, clock=clock)
    builds = []

    for now, change in ((0, ""), (5, "saved"), (12, "saved again"), (21, ""), (22, ""), (60, "")):
        clock.now = now
        seen.append(change) if change else None
        watch.step()
        builds.append(disk.builds)

    assert builds == [0, 0, 0, 0, 1, 1]


def test_texts_that_are_as_the_index_has_them_are_not_indexed() -> None:
    disk, clock = Disk(), Clock()
    disk.current = True
    watch = Watch(Service(disk), lambda: "always", quiet=0, clock=clock)

    watch.step()
    watch.step()

    assert disk.builds == 0


def test_what_goes_wrong_is_said_once_and_tried_again_when_something_changes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    disk, seen = Disk(), [1]
    disk.error = TextsGone("3 of 4 documents are gone")
    watch = Watch(Service(disk), lambda: tuple(seen), quiet=0, clock=Clock())

    for change in (1, 1, 1, 2, 2):
        seen.append(change) if change == 2 else None
        watch.step()
        watch.step()

    assert disk.builds == 3
    assert [record.message for record in caplog.records if record.levelno == logging.WARNING] == [
        "3 of 4 documents are gone; the index of before answers"
    ]


def test_a_text_that_is_replaced_in_one_step_has_changed_and_an_editors_own_files_have_not(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text("The ice came early.")
    look = texts(tmp_path, Rules())
    before = look()

    for name in (
        "a.txt~",
        ".a.txt.swp",
        "4913",
        "#a.txt#",
        ".#a.txt",
        "~$a.docx",
        "a.txt.tmp",
        ".goutputstream-1",
    ):
        (tmp_path / name).write_text("half a sent")
    assert look() == before

    (tmp_path / ".new").write_text("The ice came late..")
    (tmp_path / ".new").replace(tmp_path / "a.txt")
    assert look() != before


def test_looking_goes_on_until_the_block_ends() -> None:
    looked = threading.Event()

    class Counted(Watch):
        def step(self) -> None:
            looked.set()

    with watch.watching(Counted(Service(Disk())), every=0.001):
        assert looked.wait(20)


@pytest.fixture
def place(tmp_path: Path) -> Settings:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("The ice came early.")
    return Settings(corpus_dir=tmp_path / "texts", index_dir=tmp_path / "index")


@pytest.mark.model
def test_an_index_that_another_process_makes_is_noticed_and_one_gone_back_to_as_well(place: Settings) -> None:
    Service(DiskIndexer(place)).reindex()
    running, beside = Service(DiskIndexer(place)), DiskIndexer(place)
    assert running.ask("When did the ice come?", k=1).generation == "gen-000001"
    assert not running.refresh()

    (place.corpus_dir / "a.txt").write_text("The ice came late.")
    beside.build()

    assert running.refresh()
    assert running.ask("When did the ice come?", k=1).quotes[0].text == "The ice came late."
    assert not running.refresh()

    assert beside.roll_back() == ("gen-000001", "gen-000002")
    assert running.refresh()
    assert running.ask("When did the ice come?", k=1).quotes[0].text == "The ice came early."
    assert running.is_current()
    assert running.snapshot.notices == (
        "gen-000001 was gone back to; to index the texts of now, run: scholiast index",
    )


@pytest.mark.model
def test_a_damaged_index_is_not_taken_for_another_one(place: Settings) -> None:
    Service(DiskIndexer(place)).reindex()
    running = Service(DiskIndexer(place))
    assert running.can_answer()
    DiskIndexer(place).build(rebuild=True)
    (place.index_dir / "gen-000002" / "vectors.npy").write_bytes(b"half")

    assert not running.refresh()
    assert running.snapshot.generation == "gen-000001"
