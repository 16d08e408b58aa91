"""The lines of a folder's generations: a file beside them.

Each belongs to one generation, told by its name and the second it was written in, so that none is taken for
another's after a rollback, and to what it was measured with. One that cannot be read is as none: it is
measured again at the next indexing.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from embeddings.ranking.background.line import Line
from embeddings.store.disk import Unusable, read, replace

_NAME = "lines.json"
_LONGEST = 100_000  # bytes
_MOST = 20  # generations


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose line it is: a generation, when it was written, and what it was measured with."""

    generation: str
    written: float
    measured_with: str


def load(folder: Path, owner: Owner) -> Line | None:
    """Give the line of a generation, if it was measured."""
    for one in _read(folder):
        if {**one, **asdict(owner)} == one:
            with suppress(KeyError, TypeError, ValueError):
                line = Line(float(one["quoted"]), int(one["passages"]), int(one["changed"]))
                return line if 0 < line.quoted < 1 and line.passages > 0 else None
    return None


def is_outdated(folder: Path, owner: Owner) -> bool:
    """Tell whether the line of a generation was measured, but with something else than now."""
    wanted = asdict(owner)
    measured_with = wanted.pop("measured_with")
    return any(
        {**one, **wanted} == one and one.get("measured_with") != measured_with for one in _read(folder)
    )


def save(folder: Path, line: Line, owner: Owner) -> None:
    """Keep the line of a generation; where the disk refuses, it is as if it had not been measured."""
    others = [one for one in _read(folder) if one.get("generation") != owner.generation]
    lines = [*others, {**asdict(owner), **asdict(line)}][-_MOST:]
    with suppress(OSError):
        replace(folder / _NAME, json.dumps({"lines": lines, "sha256": _sum(lines)}, indent=1).encode())


def _read(folder: Path) -> list[dict[str, Any]]:
    with suppress(Unusable, OSError, ValueError, KeyError, TypeError, RecursionError):
        value = json.loads(read(folder / _NAME, most=_LONGEST))
        if value["sha256"] == _sum(value["lines"]):
            return [one for one in value["lines"] if isinstance(one, dict)]
    return []


def _sum(lines: object) -> str:
    return sha256(json.dumps(lines, sort_keys=True).encode()).hexdigest()
