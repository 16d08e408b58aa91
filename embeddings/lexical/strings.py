"""Many strings in two arrays, one after another in UTF-8: they may lie in a mapped file. Pure."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from embeddings.arrays import Bytes, Ints


# No slots: what is looked up goes through views that are kept beside the fields.
@dataclass(frozen=True)
class Strings:
    """Strings by their places: ``letters[starts[at]:starts[at + 1]]``."""

    letters: Bytes
    starts: Ints

    @classmethod
    def of(cls, strings: Iterable[str]) -> "Strings":
        """Lay strings one after another.

        >>> Strings.of(["faro", "lámpara"])[1]
        'lámpara'
        """
        parts = [one.encode() for one in strings]
        starts = np.cumsum([0, *map(len, parts)], dtype=np.int64)
        return cls(np.frombuffer(b"".join(parts), dtype=np.uint8), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, at: int) -> str:
        letters, starts = self._views
        return str(letters[starts[at] : starts[at + 1]], "utf-8")

    def find(self, wanted: str, first: int = 0, last: int | None = None) -> int | None:
        """Give the place of a string among sorted ones, or None.

        >>> Strings.of(["boat", "ice", "lamp"]).find("ice")
        1
        """
        end = len(self) if last is None else last
        at = bisect_left(self, wanted, first, end)
        return at if at < end and self[at] == wanted else None

    @cached_property
    def _views(self) -> tuple[memoryview, memoryview]:
        """Read single numbers several times faster than the arrays give them."""
        return self.letters.data, self.starts.data
