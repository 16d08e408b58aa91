"""One writer at a time: an advisory lock that says who holds it, and since when. Readers never wait.

The lock is the operating system's, by filelock, so it ends with its process; a file beside it
names the holder.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from embeddings.errors import IndexBusy
from embeddings.store.disk import Unusable, read, replace

_LONGEST = 1000  # bytes


@contextmanager
def held(folder: Path, who: str) -> Iterator[None]:
    """Hold the lock of an index folder; whoever comes second is told at once who is first."""
    from filelock import FileLock, Timeout  # which imports asyncio: not for those who only read

    lock = FileLock(folder / "LOCK", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise IndexBusy(
            f"another process is building the index in {folder}{_holder(folder)}; try again when it is done"
        ) from error
    holder = folder / "LOCK.json"
    try:
        with suppress(OSError):  # the lock holds without it
            replace(holder, json.dumps(_ourselves(who)).encode())
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def _ourselves(who: str) -> dict[str, str]:
    import socket  # who only asks writes nothing

    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return {"who": who, "process": str(os.getpid()), "host": socket.gethostname(), "since": since}


def _holder(folder: Path) -> str:
    """Say who holds the lock, as far as it is known."""
    try:
        value = json.loads(read(folder / "LOCK.json", most=_LONGEST))
        who, process, host, since = (str(value[key]) for key in ("who", "process", "host", "since"))
    except (Unusable, OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return f": {who}, process {process} on {host}, since {since}"
