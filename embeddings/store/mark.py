"""What is ours on a disk: folders that carry our mark. Nothing else is ever removed.

The mark is a file, the first that is written into a folder. In a generation it is also the seal: its second
line is the sha256 of the manifest, so that a generation vouches for itself where the pointer is lost.
"""

import re
from contextlib import suppress
from pathlib import Path

from embeddings.errors import DamagedIndex, ForeignFolder
from embeddings.store.disk import Unusable, read, replace
from embeddings.store.manifest import parse_manifest

MARK = "SCHOLIAST"
FILES = (
    "documents.jsonl",
    "documents.json",
    "apparatus.jsonl",
    "passages.npy",
    "library.json",
    "vectors.npy",
    "second.npy",
    "rows.npy",
    "digests.npy",
    "equivalents.npy",
    "pieces.npy",
    "pieces-counts.npy",
    "words.arrays",
    "manifest.json",
    "WHY",
    "WHY.tmp",
    f"{MARK}.tmp",
)
BUILDING, ASIDE = "tmp-", "aside-"  # how the names of folders begin that are no generations
LARGEST_MANIFEST = 500_000_000  # bytes; some three million texts

_LINE = b"made by scholiast, which may remove it\n"
_LONGEST = 200  # bytes of a mark
_LONGEST_REASON = 10_000  # bytes
# What lies beside the generations: blocks of an indexing under way, unpacked weights, choices of servers, a
# fitted refusal, lines, hashes, the lock, their kin.
_BESIDE = re.compile(
    r"(embedding|second-weights|servers\.db|calibration\.json|lines\.json|hashes\.json|LOCK)([-.].*)?"
)


def make(folder: Path) -> None:
    """Make a folder that carries our mark, or none: one without it would never be removed."""
    folder.mkdir()
    try:
        sign(folder)
    except OSError:
        with suppress(OSError):
            folder.rmdir()
        raise


def sign(folder: Path, seal: str = "") -> None:
    """Put our mark into a folder that is being made; one that is there stays until the new one is written."""
    replace(folder / MARK, _LINE + seal.encode())


def seal(folder: Path) -> str | None:
    """Give the sha256 of the manifest that the mark of a generation names."""
    line = _mark(folder).removeprefix(_LINE).decode("ascii", "replace")
    return line if len(line) == 64 else None


def is_ours(folder: Path) -> bool:
    """Tell whether a folder carries our mark, or a manifest of an earlier version that names it."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return _mark(folder).startswith(_LINE) or _names_itself(folder)


def remove(folder: Path) -> None:
    """Remove a folder of ours: the files that we write, the mark last, then the folder.

    One that holds anything else keeps its mark: a version that knows the file removes it, and the folder.
    """
    if not is_ours(folder):
        return
    for name in FILES:
        with suppress(OSError):
            (folder / name).unlink()
    with suppress(OSError):
        if {path.name for path in folder.iterdir()} <= {MARK}:
            (folder / MARK).unlink(missing_ok=True)
            folder.rmdir()


def set_aside(generation: Path, why: str) -> None:
    """Keep a generation to be looked at, with the reason, out of the way of those that answer."""
    if not is_ours(generation):
        return
    with suppress(OSError):
        replace(generation / "WHY", f"{why}\n".encode())
        generation.replace(generation.with_name(generation.name.replace("gen-", ASIDE)))


def why(folder: Path) -> str:
    """Give the reason why a generation was set aside."""
    try:
        return read(folder / "WHY", most=_LONGEST_REASON).decode(errors="replace").strip()
    except (Unusable, OSError):
        return "unknown"


def claim(folder: Path) -> None:
    """Make an index folder, or see that it is one."""
    folder.mkdir(parents=True, exist_ok=True)
    require_ours(folder)
    if not _mark(folder).startswith(_LINE):
        with suppress(FileNotFoundError):  # another process claims it too, and was quicker
            replace(folder / MARK, _LINE)


def require_ours(folder: Path) -> None:
    """Refuse a folder that holds files of somebody else and no index."""
    if _mark(folder).startswith(_LINE):
        return
    strangers = [path.name for path in folder.iterdir() if not _is_beside(path.name)]
    if strangers and not any(is_ours(folder / name) for name in strangers):
        raise ForeignFolder(
            f"{folder} is not empty and holds no index ({min(strangers)!r} is in it); "
            "set INDEX_DIR, or give --index DIR: a new or an empty folder"
        )


def _is_beside(name: str) -> bool:
    """Tell whether a file is ours, beside the generations; a mark may be being written."""
    return name in (MARK, f"{MARK}.tmp") or bool(_BESIDE.fullmatch(name))


def _mark(folder: Path) -> bytes:
    try:
        return read(folder / MARK, most=_LONGEST)
    except (Unusable, OSError):
        return b""


def _names_itself(folder: Path) -> bool:
    try:
        return parse_manifest(read(folder / "manifest.json", most=LARGEST_MANIFEST)).generation == folder.name
    except (Unusable, OSError, DamagedIndex):
        return False
