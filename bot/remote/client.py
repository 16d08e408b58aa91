"""A service at an address → snapshots: its library is read from there, and searched there.

What is read is checked: each document against its sha256 in the table, so a quotation is what the index has.
"""

import http.client
import json
import socket
import time
import weakref
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from bot.errors import BotError, LeftIndex, MadeElsewhere
from bot.remote.contract import ASKED, DESCRIBED, KEY, VERSION, Address, Asked, Described, from_json
from bot.service import Progress, Report, Snapshot
from corpus.model import Library
from embeddings.hits import EVERYWHERE, Found, Scope

_CONNECTING, _ANSWERING = 3.0, 30.0  # seconds
_AWAY = 5.0  # seconds after a failure during which no other request waits for one


class ServiceAway(BotError):
    """The service does not answer, or not as it should."""


class _Changed(Exception):
    """The service answers from another generation."""


class Connection:
    """Requests to a service from several threads; connections are kept for the next."""

    def __init__(self, where: Address, key: str | None) -> None:
        self.where = where
        self._headers = {KEY: f"Bearer {key}"} if key else {}
        self._idle: deque[_Line] = deque()  # its ends are safe to use from several threads
        weakref.finalize(self, _close, self._idle)
        self._failed = -_AWAY

    def get(self, path: str, part: tuple[int, int] | None = None) -> bytes:
        """Get what lies at a path, or its bytes from one to before another."""
        more = {"Range": f"bytes={part[0]}-{part[1] - 1}"} if part else {}
        return self._request("GET", path, None, more)

    def post(self, path: str, body: bytes) -> bytes:
        """Send JSON and give the answer."""
        return self._request("POST", path, body, {"Content-Type": "application/json"})

    def _request(self, method: str, path: str, body: bytes | None, more: Mapping[str, str]) -> bytes:
        if time.monotonic() - self._failed < _AWAY:
            raise self._away("it did not answer just now")
        kept = None
        with suppress(IndexError):
            kept = self._idle.pop()
        for line in filter(None, (kept, _Line(self.where))):
            try:
                line.request(method, f"/{VERSION}/{path}", body, {**self._headers, **more})
                given = line.getresponse()
                data = given.read()
            except (OSError, http.client.HTTPException) as error:
                line.close()
                if line is kept:  # it may have been closed meanwhile
                    continue
                self._failed = time.monotonic()
                raise self._away(str(error) or type(error).__name__) from None
            self._idle.append(line)
            return self._judged(given.status, data)
        raise AssertionError("unreachable")

    def _judged(self, status: int, data: bytes) -> bytes:
        if status in (http.client.OK, http.client.PARTIAL_CONTENT):
            return data
        if status == http.client.GONE:
            raise _Changed
        said = data.decode(errors="replace")[:300]
        with suppress(ValueError, KeyError, TypeError):
            said = json.loads(data)["error"]
        if status == http.client.UNPROCESSABLE_ENTITY:
            raise BotError(said)
        raise ServiceAway(f"SERVICE_URL={self.where.shown} answered {status}: {said}")

    def _away(self, why: str) -> ServiceAway:
        return ServiceAway(
            f"SERVICE_URL={self.where.shown} is not answered ({why}); start scholiast serve there, "
            "or unset SERVICE_URL"
        )


class _Line(http.client.HTTPConnection):
    """A connection by TCP or by a Unix socket, whose answers may take longer than its beginning."""

    def __init__(self, where: Address) -> None:
        super().__init__(where.host, where.port or None, timeout=_CONNECTING)
        self._socket = where.socket

    def connect(self) -> None:
        """Connect."""
        if self._socket:
            self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self.sock.settimeout(_CONNECTING)
            self.sock.connect(self._socket)
        else:
            super().connect()
        self.sock.settimeout(_ANSWERING)


def _close(lines: deque[_Line]) -> None:
    while lines:
        lines.pop().close()


class RemoteFile:
    """A file of an index that lies with the service."""

    def __init__(self, connection: Connection, generation: str, name: str) -> None:
        self.path = Path(connection.where.shown) / generation / name
        self._connection = connection
        self._name = f"generations/{generation}/{name}"

    def at(self, place: int, size: int) -> bytes:
        """Read ``size`` bytes from a place on."""
        from embeddings.store.disk import Unusable

        if not size:
            return b""
        try:
            data = self._connection.get(self._name, (place, place + size))
        except _Changed:
            raise LeftIndex("the index has just changed; ask again") from None
        if len(data) != size:
            raise Unusable("is not what was written")
        return data


class RemoteSearcher:
    """Searches one generation of the service."""

    def __init__(self, connection: Connection, generation: str, library: Library) -> None:
        self._connection = connection
        self._generation = generation
        self._library = library

    def settle(self) -> None:
        """Nothing is to be made ready here."""

    def find(self, question: str, k: int, scope: Scope = EVERYWHERE, *, before: str | None = None) -> Found:
        """Have the ``k`` best passages found."""
        documents, authors = tuple(scope.documents), tuple(scope.authors)
        asked = Asked(
            self._generation, question, k, documents, authors, scope.per_document, dict(scope.until), before
        )
        try:
            given = self._connection.post("find", ASKED.dump_json(asked))
            return from_json(json.loads(given), self._library)
        except _Changed:
            raise LeftIndex("the index has just changed; ask again") from None
        except (ValueError, LookupError, TypeError) as error:
            raise ServiceAway(
                f"SERVICE_URL={self._connection.where.shown}: its answer cannot be read; "
                "client and service may be of two versions"
            ) from error


class RemoteIndexer:
    """The index of a service; it is made where the service runs."""

    def __init__(self, where: Address, key: str | None) -> None:
        self._connection = Connection(where, key)
        self._opened: str | None = None

    def is_current(self) -> bool:
        """Leave it to the service to be up to date."""
        return True

    def load(self) -> Snapshot:
        """Read the table of the library; documents are read when they are looked into."""
        try:
            return self._loaded(self._described())
        except _Changed:  # just between two requests
            pass
        try:
            return self._loaded(self._described())
        except _Changed:
            raise ServiceAway("the index of the service changes all the time; try again") from None

    def _loaded(self, found: Described) -> Snapshot:
        from embeddings.store import documents

        at = f"generations/{found.generation}"
        table, names = (self._connection.get(f"{at}/{name}") for name in (documents.TABLE, documents.NAMES))
        files = {
            name: RemoteFile(self._connection, found.generation, name)
            for name in (documents.RECORDS, documents.APPARATUS)
        }
        try:
            library = documents.from_parts(table, names, files)
        except (ValueError, KeyError) as error:
            raise self._unreadable() from error
        self._opened = found.generation
        searcher = RemoteSearcher(self._connection, found.generation, library)
        return Snapshot(library, searcher, found.generation, found.written, found.notices, found.damaged)

    def has_another(self) -> bool:
        """Ask the service which generation answers; False while it is away."""
        try:
            return self._described().generation != self._opened
        except ServiceAway:
            return False

    def build(
        self, progress: Progress | None = None, *, rebuild: bool = False, allow_removals: bool | str = False
    ) -> Report:
        """Say where the index is made."""
        del progress, rebuild, allow_removals
        raise MadeElsewhere(
            f"the index is that of {self._connection.where.shown}: run scholiast index there; every process "
            "notices the new one"
        )

    def _described(self) -> Described:
        try:
            return DESCRIBED.validate_json(self._connection.get("index"))
        except ValidationError as error:
            raise self._unreadable() from error

    def _unreadable(self) -> ServiceAway:
        return ServiceAway(
            f"SERVICE_URL={self._connection.where.shown} is no service of this version of Scholiast"
        )
