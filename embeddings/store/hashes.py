"""Large files → their sha256, hashed once for each state they are in.

The weights of models and the files of a large index are hashed before they are believed, which takes longer
than a question. So an index folder keeps what was hashed, beside the generations, with what tells a file that
has changed: its place, its size, and its times to the nanosecond, also that of its inode, which no program
can set. What is kept only saves time: where it is missing, damaged or of another state, the file is hashed
(decision 65).
"""

import json
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from embeddings.store import disk, mark
from embeddings.store.disk import Unusable

_NAME = "hashes.json"
_LONGEST = 50_000  # bytes
_MOST = 60  # files
# Seconds since its last change from which on a file is known by its times: file systems count in up to two.
_SETTLED = 3.0

State = list[int]


class Hashes:
    """The hashes of files, kept in an index folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, path: Path) -> str:
        """Give the sha256 of a file as it is now."""
        before, known = _state(path), self._known()
        kept = known.get(str(path))
        if kept and kept[0] == before:
            return kept[1]
        found = disk.sha256(path, path.stat().st_size)
        if _state(path) == before and _is_settled(path):
            self._keep({**known, str(path): (before, found)})
        return found

    def _known(self) -> dict[str, tuple[State, str]]:
        try:
            value = json.loads(disk.read(self._folder / _NAME, most=_LONGEST))
            if value["sha256"] != _sum(value["files"]):
                return {}
            return {path: (list(state), str(digest)) for path, (state, digest) in value["files"].items()}
        except (Unusable, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}

    def _keep(self, files: dict[str, tuple[State, str]]) -> None:
        if not mark.is_ours(self._folder):
            return
        newest = dict(list(files.items())[-_MOST:])
        data = json.dumps({"files": newest, "sha256": _sum(newest)}, indent=1)
        with suppress(OSError):  # a disk that is full or cannot be written to: next time again
            disk.replace(self._folder / _NAME, data.encode() + b"\n")


def _state(path: Path) -> State:
    found = path.stat()
    return [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def _is_settled(path: Path) -> bool:
    """Tell whether a later change would be seen by the times of a file."""
    found = path.stat()
    return abs(time.time() - max(found.st_mtime, found.st_ctime)) >= _SETTLED


def _sum(files: object) -> str:
    return sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
