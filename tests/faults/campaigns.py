"""What is done to an index, and what must be found afterwards; each gives figures, of which ``BAD`` must be none."""

import errno
import os
import resource
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest import mock

from corpus.errors import CorpusError
from embeddings.errors import DamagedIndex, EmbeddingError, IndexBusy, NoIndex
from embeddings.shortage import way_out
from embeddings.store import disk
from embeddings.store.generations import Store
from tests.faults.attacks import attacks
from tests.faults.bots import bot_kills, day, reindexes
from tests.faults.disks import small_disk
from tests.faults.engines import engine
from tests.faults.fuzzed import fuzz
from tests.faults.ground import TEXTS, Figures, Ground, in_child, kill_after
from tests.faults.mutated import mutations

Campaign = Callable[[Ground, int], Figures]


def kills(ground: Ground, rounds: int) -> Figures:
    """Kill an indexing at a random moment: the old index answers, or the new one, and the next one succeeds."""
    ground.write()
    ground.build()
    longest = 0.5  # seconds; as it goes, some two of three are killed, at any moment of an indexing
    for _ in range(rounds):
        before = ground.served()
        ground.write()
        status = in_child(ground.build, kill_after(ground.chance.uniform(0, longest)))
        longest = min(longest * 1.02, 10.0) if status != 0 else max(longest * 0.96, 0.01)
        ground.figures["killed" if status == -9 else "done before"] += 1
        try:
            served = ground.served()
        except Exception as error:
            ground.bad(f"after a kill: {type(error).__name__}: {error}")
            continue
        if served not in (before, ground.version):
            ground.bad("neither the old nor the new index")
        ground.figures["new" if served == ground.version else "old"] += 1
        if ground.chance.random() < 0.2:
            ground.mended("after a kill")
    ground.mended("after all kills")
    return ground.figures


def damages(ground: Ground, rounds: int) -> Figures:
    """Damage any file: what answers is a whole version, or it is said what is damaged; an indexing mends it."""
    ground.write()
    ground.build()
    ground.write()
    ground.build()
    for _ in range(rounds):
        files = [path for path in ground.index.rglob("*") if path.is_file()]
        path = ground.chance.choice([path for path in files if path.name not in ("LOCK", "WHY")])
        how = ground.chance.choice(list(_DAMAGES))
        with suppress(OSError):
            _DAMAGES[how](ground, path)
        what = f"{how} of {path.name}"
        try:
            served = ground.served()
            ground.figures["answers"] += 1
            if not 1 <= served <= ground.version:
                ground.bad(f"{what}: version {served}")
        except (DamagedIndex, NoIndex) as error:
            ground.figures["told"] += 1
            if "run: scholiast index" not in str(error):
                ground.bad(f"{what}: no way out: {error}")
        except Exception as error:
            ground.bad(f"{what}: {type(error).__name__}: {error}")
        ground.write()
        ground.mended(what)
        if ground.figures["BAD"] and ground.chance.random() < 0.1:
            ground.clear()
            ground.build()
    return ground.figures


def damages_later(ground: Ground, rounds: int) -> Figures:
    """Damage the documents of an index that is open: each is what was written, or it is said what is damaged."""
    ground.write()
    ground.build()
    for _ in range(rounds):
        generation = Store(ground.index).load()
        path = ground.index / generation.name / "documents.jsonl"
        how = ground.chance.choice(["flip", "cut", "zeros", "more", "loss", "folder"])
        _in_place(ground, path, how)
        for document in generation.contents.library.documents:
            try:
                if f"version {ground.version}." not in document.text:
                    ground.bad(f"{how} of {path.name}: other words")
                if document.passage(1).text not in document.text:
                    ground.bad(f"{how} of {path.name}: a passage is no slice")
                ground.figures["whole"] += 1
            except DamagedIndex as error:
                ground.figures["told"] += 1
                if "run: scholiast index" not in str(error):
                    ground.bad(f"{how} of {path.name}: no way out: {error}")
            except Exception as error:
                ground.bad(f"{how} of {path.name}: {type(error).__name__}: {error}")
        ground.write()
        ground.mended(how)
    return ground.figures


def _in_place(ground: Ground, path: Path, how: str) -> None:
    """Damage a file that others have open, so that they meet it."""
    if how in ("loss", "folder"):
        _DAMAGES[how](ground, path)
        return
    data = path.read_bytes()
    changed = path.with_name("changed")
    changed.write_bytes(data)
    _DAMAGES[how](ground, changed)
    with path.open("r+b") as file:
        file.write(changed.read_bytes())
        file.truncate()
    changed.unlink()


def _flip(ground: Ground, path: Path) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(ground.chance.choice([1, 1, 5])):
        data[ground.chance.randrange(len(data))] ^= 1 << ground.chance.randrange(8)
    path.write_bytes(data)


def _nothing(path: Path) -> Path:
    path.unlink()
    return path


_DAMAGES: dict[str, Callable[[Ground, Path], object]] = {
    "flip": _flip,
    "cut": lambda ground, path: os.truncate(path, ground.chance.randrange(path.stat().st_size)),
    "zeros": lambda ground, path: path.write_bytes(bytes(path.stat().st_size)),
    "more": lambda ground, path: path.write_bytes(path.read_bytes() + b"\0" * ground.chance.randrange(1, 99)),
    "loss": lambda ground, path: path.unlink(),
    "folder": lambda ground, path: _nothing(path).mkdir(),
    "pipe": lambda ground, path: os.mkfifo(_nothing(path)),
    "device": lambda ground, path: _nothing(path).symlink_to("/dev/zero"),
    "loop": lambda ground, path: _nothing(path).symlink_to(path),
    "nested": lambda ground, path: path.write_bytes(b"[" * 10_000),
}


def refusals(ground: Ground, rounds: int) -> Figures:
    """Have each call to the disk fail in turn, with some errors: what is said to be current is."""
    ground.write()
    ground.build()
    for name in ("fsync", "replace", "mkdir", "open", "write"):
        for number in (errno.EIO, errno.EMFILE, errno.ENOSPC, errno.EACCES, errno.ENOMEM)[:rounds]:
            _refused_in_turn(ground, name, number, step=1 if rounds > 2 else 12)
    return ground.figures


def _refused_in_turn(ground: Ground, name: str, number: int, step: int) -> None:
    for call in range(1, 200, step):
        before = ground.served()
        ground.write()
        with _failing(ground.index, name, number, call) as failed:
            try:
                ground.build()
                said = ground.version
            except EmbeddingError as error:
                said = before
                if "run: " not in str(error) and "--index" not in str(error):
                    ground.bad(f"{name}: no way out: {error}")
            except OSError as error:
                said = before
                if not way_out(error):
                    ground.bad(f"{name} {call} {errno.errorcode[number]}: {error}")
            except Exception as error:
                said = before
                ground.bad(f"{name} {call} {errno.errorcode[number]}: {type(error).__name__}: {error}")
        if ground.served() != said:
            ground.bad(f"{name} {call} {errno.errorcode[number]}: not the version that was said")
        if Store(ground.index).set_aside():
            ground.bad(f"{name} {call} {errno.errorcode[number]}: a whole index was set aside")
            ground.clear()
            ground.build()
        ground.figures[f"{name} failed"] += bool(failed)
        if not failed:
            return


@contextmanager
def _failing(below: Path, name: str, number: int, call: int) -> Iterator[list[str]]:
    """Have the ``call``-th call of a kind fail that concerns the index folder; gives where it did."""
    failed: list[str] = []
    left = [call]

    def fail(place: str) -> None:
        if place.startswith(str(below)) and not failed:
            left[0] -= 1
            if left[0] == 0:
                failed.append(place)
                raise OSError(number, os.strerror(number), place)

    def wrapped(real: Callable[..., object], where: Callable[..., str]) -> Callable[..., object]:
        def called(*given: object, **more: object) -> object:
            fail(where(*given))
            return real(*given, **more)

        return called

    def of_descriptor(descriptor: int) -> str:
        return str(Path(f"/proc/self/fd/{descriptor}").readlink())

    def of_path(path: object, *_: object) -> str:
        return str(path)

    where = {
        "fsync": (disk.os, "fsync", of_descriptor),
        "replace": (Path, "replace", of_path),
        "mkdir": (Path, "mkdir", of_path),
        "open": (disk.os, "open", of_path),
        "write": (Path, "open", of_path),
    }
    place, attribute, reader = where[name]
    with mock.patch.object(place, attribute, wrapped(getattr(place, attribute), reader)):
        yield failed


def full_disk(ground: Ground, rounds: int) -> Figures:
    """Let no file grow over a size: the old index is kept, and the next indexing succeeds."""
    ground.write()
    ground.build()
    for _ in range(rounds):
        before = ground.version
        ground.write()
        most = ground.chance.randrange(1, 12_000)

        def build(most: int = most) -> None:
            import signal

            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            ground.build()

        status = in_child(build, lambda _: None)
        ground.figures["refused" if status == 3 else "done" if status == 0 else "other"] += 1
        if status not in (0, 3):
            ground.bad(f"status {status} at {most} bytes")
        served = ground.served()
        if served != (ground.version if status == 0 else before):
            ground.bad("not the version that was said")
        ground.mended("after a full disk")
    return ground.figures


def two_writers(ground: Ground, rounds: int) -> Figures:
    """Index from two processes at once: each is done or told of the other, and the index is whole."""
    ground.write()
    ground.build()
    for _ in range(rounds):
        ground.write()
        statuses: list[int] = []

        def beside(_: int, statuses: list[int] = statuses) -> None:
            statuses.append(in_child(ground.build, lambda _: None))

        statuses.append(in_child(ground.build, beside))
        for status in statuses:
            ground.figures[{0: "done", 3: "told"}.get(status, "other")] += 1
        if set(statuses) - {0, 3} or 0 not in statuses:
            ground.bad(f"statuses {statuses}")
        if ground.served() != ground.version:
            ground.bad("an old index after an indexing")
    with Store(ground.index).lock("the first"):
        try:
            ground.build()
            ground.bad("two at once")
        except IndexBusy as error:
            if "the first, process" not in str(error):
                ground.bad(f"not told who: {error}")
    return ground.figures


def texts_meanwhile(ground: Ground, rounds: int) -> Figures:
    """Delete, replace, spoil and take away texts while they are read: never is a part published."""
    from corpus import parse as parsing

    ground.write()
    ground.build()
    real = parsing.parse
    for _ in range(rounds):
        before = ground.served()
        ground.write()
        at, how = ground.chance.randrange(TEXTS), ground.chance.choice(list(_MEANWHILE))
        seen = [0]

        def parse(data: bytes, name: str, at: int = at, how: str = how, seen: list[int] = seen) -> object:
            if seen[0] == at:
                _MEANWHILE[how](ground)
            seen[0] += 1
            return real(data, name)

        try:
            with mock.patch.object(parsing, "parse", parse):
                ground.build()
            ground.figures["indexed"] += 1
        except (CorpusError, EmbeddingError):
            ground.figures["refused"] += 1
        except Exception as error:
            ground.bad(f"{how}: {type(error).__name__}: {error}")
        found = Store(ground.index).load().contents.library
        if len(found.documents) != TEXTS:
            ground.bad(f"{how}: {len(found.documents)} of {TEXTS} texts are served")
        for document in found.documents:
            if f"version {before}." not in document.text and f"version {ground.version}" not in document.text:
                ground.bad(f"{how}: a text of neither version")
        _restore(ground)
        ground.mended(how)
    return ground.figures


def _away(ground: Ground) -> None:
    ground.texts.rename(ground.folder / "away")


def _unmounted(ground: Ground) -> None:
    _away(ground)
    ground.texts.mkdir()


def _last(ground: Ground) -> Path:
    return ground.texts / f"{TEXTS - 1}.txt"


def _restore(ground: Ground) -> None:
    if (ground.folder / "away").exists():
        if ground.texts.exists():
            ground.texts.rmdir()
        (ground.folder / "away").rename(ground.texts)
    _nothing_or_file(_last(ground))
    ground.write()


def _nothing_or_file(path: Path) -> None:
    if path.exists() and not path.is_file():
        path.rmdir() if path.is_dir() else path.unlink()


_MEANWHILE: dict[str, Callable[[Ground], object]] = {
    "folder away": _away,
    "unmounted": _unmounted,
    "last deleted": lambda ground: _last(ground).unlink(missing_ok=True),
    "last a pipe": lambda ground: os.mkfifo(_nothing(_last(ground))) if _last(ground).exists() else None,
    "last a folder": lambda ground: _nothing(_last(ground)).mkdir() if _last(ground).is_file() else None,
    "last not UTF-8": lambda ground: _last(ground).write_bytes(b"\xff"),
    "last empty": lambda ground: _last(ground).write_bytes(b""),
}


def readers(ground: Ground, rounds: int) -> Figures:
    """Read from four threads while generation after generation is published: always a whole one, never an older."""
    ground.write()
    ground.build()
    ended = threading.Event()

    def read() -> None:
        newest = 0
        while not ended.is_set():
            try:
                served = ground.served()
                if served < newest:
                    ground.bad(f"version {served} after {newest}")
                newest = served
                ground.figures["read"] += 1
            except Exception as error:
                ground.bad(f"a reader: {type(error).__name__}: {error}")

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(rounds):
        ground.write()
        ground.build()
        ground.figures["published"] += 1
    ended.set()
    for thread in threads:
        thread.join()
    return ground.figures


def clock_back(ground: Ground, rounds: int) -> Figures:
    """Set the clock back before each indexing: the newest index answers, whatever its date."""
    ground.write()
    ground.build()
    for back in range(rounds):
        ground.write()
        with mock.patch("time.time", lambda back=back: 1_000_000_000.0 - 86_400 * back):
            ground.build()
        if ground.served() != ground.version:
            ground.bad("an older index answers")
        ground.figures["indexed"] += 1
    return ground.figures


CAMPAIGNS: dict[str, tuple[Campaign, int, int]] = {  # how often by default, and in large
    "kills": (kills, 15, 500),
    "damages": (damages, 12, 1_500),
    "damages_later": (damages_later, 12, 500),
    "refusals": (refusals, 2, 5),
    "full_disk": (full_disk, 5, 100),
    "small_disk": (small_disk, 3, 60),
    "two_writers": (two_writers, 5, 100),
    "texts_meanwhile": (texts_meanwhile, 21, 400),
    "readers": (readers, 10, 300),
    "clock_back": (clock_back, 3, 30),
    "fuzz": (fuzz, 300, 100_000),
    "bot_kills": (bot_kills, 2, 100),
    "reindexes": (reindexes, 10, 500),
    "day": (day, 1, 40),
    "mutations": (mutations, 10, 600),
    "attacks": (attacks, 13, 1),
    "engine": (engine, 1, 20),
}
