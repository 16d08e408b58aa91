"""A library, the texts that are off and how far others are read → what may be seen, made once and kept."""

import threading
from collections.abc import Mapping
from dataclasses import replace

from bot.servers.reading import up_to
from corpus.model import Library

_MOST = 64  # libraries that are kept at once; each knows its passages by their ids

_Choice = tuple[frozenset[str], frozenset[tuple[str, int]]]  # texts that are off, and where others end


class Shelves:
    """Keeps what is left of a library for each choice; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._whole: Library | None = None
        self._made: dict[_Choice, Library] = {}

    def open_to(self, whole: Library, off: frozenset[str], ends: Mapping[str, int] | None = None) -> Library:
        """Leave out the texts that are off, and of others what comes after the passage where they end.

        Another library, as a reindex brings, begins anew.
        """
        hidden = frozenset(document for document in off if whole.document(document))
        cut = frozenset((document, end) for document, end in (ends or {}).items() if whole.document(document))
        if not hidden and not cut:
            return whole
        with self._lock:
            if self._whole is not whole:
                self._whole, self._made = whole, {}
            made = self._made.pop((hidden, cut), None) or _left(whole, hidden, dict(cut))
            self._made[hidden, cut] = made  # now the last that was used
            if len(self._made) > _MOST:
                del self._made[next(iter(self._made))]
        return made


def _left(library: Library, off: frozenset[str], ends: Mapping[str, int]) -> Library:
    shown = (document for document in library.documents if document.id not in off)
    cut = tuple(up_to(one, ends[one.id]) if one.id in ends else one for one in shown)
    return replace(library, documents=cut)
