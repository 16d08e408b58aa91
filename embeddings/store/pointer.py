"""``CURRENT``: which generation answers, and the sha256 of its manifest."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from embeddings.store.disk import Unusable, read, replace

CURRENT = "CURRENT"
GENERATION = re.compile(r"gen-(\d{6,15})", re.ASCII)
_LONGEST = 1000  # bytes
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pointer:
    """The current generation; ``held`` after a rollback, until an index is asked for."""

    generation: str
    manifest: str
    held: bool = False


def load(folder: Path) -> Pointer | None:
    """Read the pointer of an index folder; None if there is none. Raises Unusable where it is damaged."""
    try:
        data = read(folder / CURRENT, most=_LONGEST)
    except FileNotFoundError:
        return None
    try:
        value = json.loads(data)
        pointer = Pointer(value["generation"], value["manifest"], bool(value.get("held", False)))
        if not (GENERATION.fullmatch(pointer.generation) and _SHA256.fullmatch(pointer.manifest)):
            raise Unusable("is not a pointer")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unusable("is not a pointer") from error
    return pointer


def save(folder: Path, pointer: Pointer) -> None:
    """Make a generation current, in one step."""
    replace(folder / CURRENT, json.dumps(asdict(pointer)).encode())
