"""A library and the texts that a server has switched off → what may be seen there, made once and kept."""

import threading
from dataclasses import replace

from corpus.model import Library

_MOST = 64  # sets of texts off that are kept at once; each knows its passages by their ids


class Shelves:
    """Keeps what is left of a library for each set of texts off; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._whole: Library | None = None
        self._made: dict[frozenset[str], Library] = {}

    def open_to(self, whole: Library, off: frozenset[str]) -> Library:
        """Leave out the texts that are off; another library, as a reindex brings, begins anew."""
        hidden = frozenset(document for document in off if whole.document(document))
        if not hidden:
            return whole
        with self._lock:
            if self._whole is not whole:
                self._whole, self._made = whole, {}
            made = self._made.pop(hidden, None) or _without(whole, hidden)
            self._made[hidden] = made  # now the last that was used
            if len(self._made) > _MOST:
                del self._made[next(iter(self._made))]
        return made


def _without(library: Library, off: frozenset[str]) -> Library:
    return replace(library, documents=tuple(one for one in library.documents if one.id not in off))
