"""The index on disk: whole generations, one of them current.

A folder holds ``gen-000001/`` and so on, ``CURRENT`` (a pointer) and ``LOCK``. A generation is written
aside, fsynced, renamed into place, opened and verified, and made current by one atomic rename of the
pointer; the one before is kept. Every file is named with its sha256 in the manifest, and the manifest with
its own in the pointer, so what is not exactly what was written is never served. Vectors are plain ``.npy``
without pickle; FAISS is rebuilt from them, since it loads damaged files without a word.
"""

import hashlib
import json
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from embeddings.errors import DamagedIndex, IndexBusy, NoIndex
from embeddings.store.contents import Contents, Generation, from_files, to_files
from embeddings.store.disk import sha256, sync_folder, write
from embeddings.store.manifest import MANIFEST, SCHEMA, Manifest, parse_manifest

_KEPT = 2  # generations: the current one, and the one before for those who still read it
_TRIES = 5  # of a reader that meets a generation just being removed
_PAUSE = 0.01  # seconds between them
_GENERATION = re.compile(r"gen-(\d{6,})")

T = TypeVar("T")


class Store:
    """The index folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def manifest(self) -> Manifest | None:
        """Read what the current generation was made of; None if there is none."""
        return self._steadily(self._manifest)

    def load(self) -> Generation:
        """Read and verify the current generation."""
        return self._steadily(self._current)

    def _steadily(self, read: Callable[[], T]) -> T:
        """Read again where files vanish: a build may have removed the generation between two reads."""
        for attempt in range(_TRIES):
            try:
                return read()
            except FileNotFoundError as error:
                if attempt == _TRIES - 1:
                    raise self._damaged(f"{Path(str(error.filename)).name} is missing") from error
                time.sleep(_PAUSE)
        raise AssertionError("unreachable")

    def _manifest(self) -> Manifest | None:
        pointer = self._pointer()
        if pointer is None:
            return None
        return parse_manifest(self._read(f"{pointer['generation']}/manifest.json", str(pointer["manifest"])))

    def _current(self) -> Generation:
        manifest = self._manifest()
        if manifest is None:
            raise NoIndex(f"no index in {self.folder}; run: scholiast index")
        return self._load(manifest)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the right to build; whoever comes second is told so at once."""
        from filelock import FileLock, Timeout  # which imports asyncio: not for those who only read

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / "LOCK", timeout=0)
            lock.acquire()
        except Timeout as error:
            raise IndexBusy(
                f"another process is building the index in {self.folder}; try again when it is done"
            ) from error
        except OSError as error:
            raise DamagedIndex(
                f"the index folder {self.folder} cannot be written: {error.strerror}"
            ) from error
        try:
            yield
        finally:
            lock.release()

    def publish(self, contents: Contents) -> Generation:
        """Write a generation and make it current; call it under :meth:`lock`."""
        try:
            return self._publish(contents)
        except OSError as error:
            self.clean()  # a full disk is not left full
            raise DamagedIndex(
                f"the index in {self.folder} was not written: {error.strerror}; the old one is kept; "
                "when this is mended, run: scholiast index"
            ) from error

    def clean(self) -> None:
        """Remove what a killed build left behind, and all but the newest generations."""
        for leftover in self.folder.glob("tmp-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        pointer = self._pointer_or_none()
        names = sorted(path.name for path in self.folder.iterdir() if _GENERATION.fullmatch(path.name))
        if pointer:  # a generation newer than the current one was never made current
            names = [name for name in names if not self._remove_if(name > pointer, name)]
        for name in names[:-_KEPT]:
            self._remove_if(True, name)

    def _remove_if(self, condition: bool, name: str) -> bool:
        if condition:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return condition

    def _publish(self, contents: Contents) -> Generation:
        self.clean()
        current = self._pointer_or_none()
        number = int(current.removeprefix("gen-")) + 1 if current else 1
        name = f"gen-{number:06d}"
        shutil.rmtree(self.folder / name, ignore_errors=True)
        written = time.time()
        aside = Path(tempfile.mkdtemp(prefix="tmp-", dir=self.folder))
        manifest = _write_files(aside, name, written, contents)
        aside.replace(self.folder / name)
        sync_folder(self.folder)
        checked = parse_manifest(self._read(f"{name}/manifest.json", manifest))
        generation = self._load(checked)
        write(self.folder / "CURRENT.tmp", json.dumps({"generation": name, "manifest": manifest}).encode())
        (self.folder / "CURRENT.tmp").replace(self.folder / "CURRENT")
        sync_folder(self.folder)
        self.clean()
        return generation

    def _load(self, manifest: Manifest) -> Generation:
        files = {
            name: self._verified(f"{manifest.generation}/{name}", digest, size)
            for name, (size, digest) in manifest.files.items()
        }
        try:
            contents = from_files(files, manifest.recipe)
        except (KeyError, ValueError) as error:  # a ValidationError is a ValueError
            raise self._damaged(f"{manifest.generation} cannot be read") from error
        if not len(contents.vectors) == len(contents.rows) == len(contents.digests):
            raise self._damaged(f"the files of {manifest.generation} do not belong together")
        return Generation(manifest.generation, manifest.written, contents)

    def _pointer(self) -> dict[str, object] | None:
        try:
            data = (self.folder / "CURRENT").read_bytes()
        except FileNotFoundError:
            return None
        except NotADirectoryError as error:
            raise DamagedIndex(
                f"the index folder {self.folder} is a file or below one; set INDEX_DIR, or give --index DIR"
            ) from error
        except OSError as error:
            raise self._damaged(f"CURRENT: {error.strerror}") from error
        try:
            pointer = json.loads(data)
            if not _GENERATION.fullmatch(pointer["generation"]) or len(pointer["manifest"]) != 64:
                raise ValueError(pointer)
        except (ValueError, KeyError, TypeError) as error:
            raise self._damaged("CURRENT is not a pointer") from error
        return dict(pointer)

    def _pointer_or_none(self) -> str | None:
        """Name the current generation for a build, which does not mind a damaged pointer."""
        try:
            pointer = self._pointer()
        except DamagedIndex:
            return max((p.name for p in self.folder.iterdir() if _GENERATION.fullmatch(p.name)), default=None)
        return str(pointer["generation"]) if pointer else None

    def _read(self, name: str, digest: str) -> bytes:
        data = (self.folder / name).read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            raise self._altered(name)
        return data

    def _verified(self, name: str, digest: str, size: int) -> Path:
        """Give the path of a file that is what was written."""
        path = self.folder / name
        if path.stat().st_size != size or sha256(path) != digest:
            raise self._altered(name)
        return path

    def _altered(self, name: str) -> DamagedIndex:
        return self._damaged(f"{name} is not what was written")

    def _damaged(self, what: str) -> DamagedIndex:
        return DamagedIndex(f"damaged index in {self.folder}: {what}; run: scholiast index --rebuild")


def _write_files(aside: Path, name: str, written: float, contents: Contents) -> str:
    """Write the files of a generation, the manifest last; give the sha256 of the manifest."""
    files = to_files(contents)
    for file, data in files.items():
        write(aside / file, data)
    manifest = Manifest(
        schema=SCHEMA,
        generation=name,
        written=written,
        recipe=contents.recipe,
        texts=dict(contents.library.sources),
        files={file: (len(data), hashlib.sha256(data).hexdigest()) for file, data in files.items()},
    )
    data = MANIFEST.dump_json(manifest, indent=1)
    write(aside / "manifest.json", data)
    sync_folder(aside)
    return hashlib.sha256(data).hexdigest()
