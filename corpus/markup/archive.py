"""A zip file → its members, read by name into memory once the whole has kept its budget. Pure.

A DOCX of 400 KB may unpack to 400 MB. What its directory says is checked before anything is unpacked, and
what is unpacked is counted again, for a directory may lie. Nothing is written to disk.
"""

import io
import zipfile
import zlib
from posixpath import normpath

from corpus.markup.refused import Refused
from corpus.model import ProblemKind

_MOST_MEMBERS = 5_000
_LARGEST_SUM = 200_000_000
_LARGEST_MEMBER = 50_000_000
_HIGHEST_RATIO = 200
# A member of a few kilobytes may be all zeros and harm nobody.
_SMALL = 1_000_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Archive:
    """The members of a zip file, by their names."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise Refused(ProblemKind.DAMAGED_FILE, f"no archive that can be read: {error}") from error
        members = self._zip.infolist()
        if len(members) > _MOST_MEMBERS:
            raise Refused(ProblemKind.UNSAFE_ARCHIVE, f"{len(members)} members; the limit is {_MOST_MEMBERS}")
        if (whole := sum(member.file_size for member in members)) > _LARGEST_SUM:
            raise Refused(ProblemKind.UNSAFE_ARCHIVE, _over("it unpacks", whole, _LARGEST_SUM))
        for member in members:
            if member.file_size > _SMALL and member.file_size > _HIGHEST_RATIO * member.compress_size:
                detail = f"{member.filename[:60]!r} unpacks to more than {_HIGHEST_RATIO} times its size"
                raise Refused(ProblemKind.UNSAFE_ARCHIVE, detail)
        self.names = [member.filename for member in members]
        self._members = {member.filename: member for member in members}

    def read(self, name: str) -> bytes:
        """Unpack one member."""
        member = self._members.get(normpath(name))
        if member is None:
            raise Refused(ProblemKind.DAMAGED_FILE, f"there is no {name[:60]!r} in it")
        if member.file_size > _LARGEST_MEMBER:
            raise Refused(
                ProblemKind.UNSAFE_ARCHIVE, _over(f"{name[:60]!r} unpacks", member.file_size, _LARGEST_MEMBER)
            )
        try:
            with self._zip.open(member) as packed:
                data = packed.read(member.file_size + 1)
        except _DAMAGED as error:
            raise Refused(ProblemKind.DAMAGED_FILE, f"{name[:60]!r}: {error}") from error
        if len(data) > member.file_size:
            detail = f"{name[:60]!r} is longer than the directory of the archive says"
            raise Refused(ProblemKind.UNSAFE_ARCHIVE, detail)
        return data

    def find(self, name: str) -> bytes | None:
        """Unpack one member if it is there."""
        return self.read(name) if normpath(name) in self._members else None


def _over(what: str, size: int, most: int) -> str:
    return f"{what} to {size / 1e6:.0f} MB; the limit is {most / 1e6:.0f} MB"
