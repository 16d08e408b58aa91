"""The index on disk: whole generations, one of them current.

A folder holds ``gen-000001/`` and so on, ``CURRENT`` (a pointer), ``LOCK`` and our mark. A generation is
written aside, fsynced, renamed into place, opened and verified, and made current by one atomic rename of the
pointer; the one before is kept. Every file is named with its sha256 in the manifest, and the manifest with
its own in the pointer and in the seal of its generation, so what is not exactly what was written is never
served: the newest whole generation before it answers instead. Vectors are plain ``.npy`` without pickle;
a sketch of them is made anew, since FAISS loads damaged files without a word.
"""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from embeddings.errors import DamagedIndex, NoIndex
from embeddings.store import lock, mark, pointer, whole
from embeddings.store.contents import Contents, Draft, Generation, to_files
from embeddings.store.disk import Unusable, log, sync_folder, write, write_parts
from embeddings.store.manifest import SCHEMA, Manifest, dump_manifest
from embeddings.store.pointer import CURRENT, Pointer
from embeddings.store.whole import Hash

KEPT = 2  # generations: the current one, and the one before for those who still read it
_TRIES = 5  # of a reader that meets a generation just being removed
_PAUSE = 0.01  # seconds between them
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_IN_THE_WAY = (errno.EISDIR, errno.ENOTDIR, errno.ENOTEMPTY, errno.EEXIST, errno.ELOOP, errno.ENXIO)

T = TypeVar("T")


class Store:
    """The index folder; ``kept`` generations stay in it."""

    def __init__(self, folder: Path, *, kept: int = KEPT) -> None:
        self.folder = folder
        self._kept = kept

    def pointer(self) -> Pointer | None:
        """Read which generation is current; None if none is."""
        try:
            return pointer.load(self.folder)
        except Unusable as error:
            if self.folder.is_dir():
                raise whole.damaged(self.folder, f"{CURRENT} {error}") from error
            raise DamagedIndex(
                f"the index folder {self.folder} is a file or below one; set INDEX_DIR, or give --index DIR"
            ) from error

    def is_held(self) -> bool:
        """Tell whether the current generation was gone back to, and stays until an index is asked for."""
        with suppress(DamagedIndex):
            current = self.pointer()
            return bool(current and current.held)
        return False

    def manifest(self) -> Manifest | None:
        """Read what the current generation was made of; None if there is none."""
        return self._steadily(self._manifest)

    def load(self, hashed: Hash | None = None) -> Generation:
        """Read and verify the current generation; where it is damaged, the newest whole one before it.

        ``hashed`` may know the large files by the state that they are in; without, each is hashed.
        """
        try:
            return self._steadily(lambda: self._current(hashed))
        except (DamagedIndex, NoIndex) as error:
            before = self._newest_whole()
            if before is None:
                raise
            is_lost = isinstance(error, NoIndex)
            fault = f"{CURRENT} in {self.folder} is missing" if is_lost else error.fault
            return replace(before, fault=f"{fault}; {before.name} answers instead")

    def _steadily(self, look: Callable[[], T]) -> T:
        """Read again where files vanish: a build may have removed the generation between two reads."""
        for attempt in range(_TRIES):
            try:
                return look()
            except FileNotFoundError as error:
                if attempt == _TRIES - 1:
                    missing = Path(str(error.filename)).name
                    raise whole.damaged(self.folder, f"{missing} is missing") from error
                time.sleep(_PAUSE)
        raise AssertionError("unreachable")

    def _manifest(self) -> Manifest | None:
        current = self.pointer()
        return whole.manifest(self.folder, current.generation, current.manifest) if current else None

    def _current(self, hashed: Hash | None = None) -> Generation:
        manifest = self._manifest()
        if manifest is None:
            raise NoIndex(f"no index in {self.folder}; run: scholiast index")
        return whole.load(self.folder, manifest, hashed)

    def _newest_whole(self) -> Generation | None:
        """Open the newest generation that vouches for itself, but none that was never made current."""
        current = self._current_name()
        names = [name for name in self._names() if current is None or _age(name) < _age(current)]
        return next(filter(None, (whole.load_sealed(self.folder, name) for name in reversed(names))), None)

    @contextmanager
    def lock(self, who: str = "scholiast") -> Iterator[None]:
        """Hold the right to build; whoever comes second is told so at once."""
        with ExitStack() as stack:
            try:
                mark.claim(self.folder)
                stack.enter_context(lock.held(self.folder, who))
            except OSError as error:
                place = os.fspath(error.filename2 or error.filename or self.folder)
                forbidden = error.errno in _FORBIDDEN
                remedy = "give the right to write there" if forbidden else f"mend or remove {place}"
                raise DamagedIndex(
                    f"the index folder {self.folder} cannot be written: {error.strerror}; "
                    f"{remedy}, or give --index DIR"
                ) from error
            yield

    def publish(
        self, contents: Contents | Draft, prepare: Callable[[Generation], object] = lambda _: None
    ) -> Generation:
        """Write a generation and make it current; call it under :meth:`lock`.

        ``prepare`` is given it while it is whole and not current yet, so that what it takes is ready for
        whoever opens it.
        """
        self.clean()
        name = self._next_name()
        try:
            generation = self._write(name, contents)
            prepare(generation)
            self._point(name)
        except OSError as error:
            mark.remove(self.folder / name)
            self.clean()  # a full disk is not left full
            raise DamagedIndex(f"the index in {self.folder} was not written: {self._told(error)}") from error
        self._settle(name)
        return generation

    def roll_back(self) -> Generation:
        """Make the generation before the current one current, and set that aside; call it under :meth:`lock`.

        It is held: it answers, older than the texts, until an index is asked for.
        """
        current = self._current_name()
        earlier = self._newest_whole()
        if earlier is None:
            raise NoIndex(
                f"no whole generation before {current or 'this one'} in {self.folder}; to make one of the "
                "texts, run: scholiast index"
            )
        self._point(earlier.name, held=True)
        if current:
            mark.set_aside(self.folder / current, f"{earlier.name} was gone back to")
        self._settle(earlier.name)
        return earlier

    def mend(self) -> None:
        """Set aside a current generation that is not whole, and make the newest whole one current.

        Call it under :meth:`lock`.
        """
        try:
            self._steadily(self._current)
            return
        except NoIndex:
            current = None
        except DamagedIndex as error:
            current, why = self._current_name(), error.fault
            if current:
                mark.set_aside(self.folder / current, why)
        with suppress(OSError):  # it answers without
            if earlier := self._newest_whole():
                self._point(earlier.name)

    def set_aside(self) -> dict[str, str]:
        """Give the reason of each generation that was set aside."""
        return {folder.name: mark.why(folder) for folder in sorted(self.folder.glob(f"{mark.ASIDE}*"))}

    def _point(self, name: str, *, held: bool = False) -> None:
        """Make a generation current that its seal vouches for."""
        pointer.save(self.folder, Pointer(name, mark.seal(self.folder / name) or "", held))

    def clean(self) -> None:
        """Remove what a killed build left behind and all but the newest generations, as far as it is ours."""
        with suppress(OSError):
            current = self._current_name()
            names = self._names()
            newer = [name for name in names if current and _age(name) > _age(current)]  # never made current
            older = [name for name in names if name not in newer][: -self._kept]
            aside = sorted(self.folder.glob(f"{mark.ASIDE}*"))[:-1]
            for folder in (*self.folder.glob(f"{mark.BUILDING}*"), *aside):
                mark.remove(folder)
            for name in (*newer, *older):
                mark.remove(self.folder / name)

    def _write(self, name: str, contents: Contents | Draft) -> Generation:
        """Write a generation beside the others, and open it."""
        aside = self.folder / f"{mark.BUILDING}{os.urandom(4).hex()}"
        mark.make(aside)
        digest = _write_files(aside, name, time.time(), contents)
        aside.replace(self.folder / name)
        sync_folder(self.folder)
        return whole.load(self.folder, whole.manifest(self.folder, name, digest))

    def _settle(self, name: str) -> None:
        """Have the disk confirm the new pointer; it is current whether that succeeds or not."""
        try:
            sync_folder(self.folder)
        except OSError as error:
            log.warning(
                "%s is current, but the disk did not confirm it (%s): a power cut may undo it",
                name,
                error.strerror,
            )
        self.clean()

    def _next_name(self) -> str:
        """Give a name that nothing has, whoever made it."""
        number = 1 + max(map(_age, filter(None, (*self._names(), self._current_name()))), default=0)
        while any(os.path.lexists(self.folder / f"{kind}{number:06d}") for kind in ("gen-", mark.ASIDE)):
            number += 1
        return f"gen-{number:06d}"

    def _names(self) -> list[str]:
        """Name the generations that are ours, oldest first."""
        with suppress(OSError):
            names = [path.name for path in self.folder.iterdir() if pointer.GENERATION.fullmatch(path.name)]
            return sorted((name for name in names if mark.is_ours(self.folder / name)), key=_age)
        return []

    def _current_name(self) -> str | None:
        """Name the current generation, if a sound pointer says so."""
        try:
            current = self.pointer()
        except DamagedIndex:
            return None
        return current.generation if current else None

    def _told(self, error: OSError) -> str:
        """Say why nothing was written, what answers now, and what to do."""
        kept = "the old one is kept" if self._current_name() else "there was none before"
        place = error.filename2 or error.filename
        if error.errno in _IN_THE_WAY and place:
            return f"{error.strerror}; {kept}; remove {os.fspath(place)}, then run: scholiast index"
        return f"{error.strerror}; {kept}; when this is mended, run: scholiast index"


def _age(name: str) -> int:
    """Give the number of a generation: the higher, the younger."""
    return int(name.removeprefix("gen-"))


def _write_files(aside: Path, name: str, written: float, contents: Contents | Draft) -> str:
    """Write the files of a generation, the manifest and its seal last; give the sha256 of the manifest."""
    files = {file: write_parts(aside / file, parts) for file, parts in to_files(contents)}
    manifest = Manifest(
        schema=SCHEMA,
        generation=name,
        written=written,
        recipe=contents.recipe,
        texts=dict(contents.library.sources),
        files=files,
    )
    _, digest = write(aside / "manifest.json", dump_manifest(manifest))
    mark.sign(aside, digest)
    sync_folder(aside)
    return digest
