"""What each server has chosen, kept in a database; SQLAlchemy Core, so that any database will do."""

import logging
import sqlite3
import threading
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import URL, Connection, Engine, delete, insert, select
from sqlalchemy.exc import SQLAlchemyError

from bot.servers import daily, database, ends
from bot.servers.daily import Daily
from bot.servers.database import Damaged
from bot.servers.ends import End
from bot.servers.tables import MARKS, SERVERS, bring_up_to_date

log = logging.getLogger(__name__)

_SEAL = "seal "  # begins the mark that holds the sha256 of a row; its server follows


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of a server; None leaves a choice to the settings of the bot or to each member.

    ``reading`` says for a channel and a document how far it has been read there, ``daily`` for a channel when
    a passage is posted each day. ``texts`` marks the texts that are named so, to find them elsewhere
    (``following.py``).
    """

    passages: int | None = None
    private: bool = False
    language: str | None = None
    documents_off: frozenset[str] = frozenset()
    channels: frozenset[int] = frozenset()
    reading: Mapping[int, Mapping[str, End]] = field(default_factory=dict)
    feedback: bool = False
    daily: Mapping[int, Daily] = field(default_factory=dict)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    orders: Mapping[str, str] = field(default_factory=dict)

    def ends(self, channels: Iterable[int], now: float) -> Mapping[str, int]:
        """Give the last passage of each document in a channel at a time (seconds since 1970).

        What a thread says goes before its channel.
        """
        said = ChainMap(*(dict(self.reading.get(channel, {})) for channel in reversed([*channels])))
        return {document: end.at(now) for document, end in said.items()}

    def read_up_to(self, channel: int, document: str, end: End | None) -> "Preferences":
        """Let a document end at a passage in a channel, or no longer."""
        ends = {one: before for one, before in self.reading.get(channel, {}).items() if one != document}
        ends |= {} if end is None else {document: end}
        others = {one: set_ for one, set_ in self.reading.items() if one != channel}
        return replace(self, reading=others | ({channel: ends} if ends else {}))

    def with_daily(self, channel: int, chosen: Daily | None) -> "Preferences":
        """Have a passage posted each day in a channel, or no longer."""
        others = {one: set_ for one, set_ in self.daily.items() if one != channel}
        return replace(self, daily=others | ({channel: chosen} if chosen else {}))

    def names(self, channel: int) -> bool:
        """Tell whether anything is chosen for a channel."""
        return channel in self.channels or channel in self.reading or channel in self.daily

    def without(self, channel: int) -> "Preferences":
        """Drop what is chosen for a channel."""
        return replace(
            self,
            channels=self.channels - {channel},
            reading={one: ends for one, ends in self.reading.items() if one != channel},
            daily={one: set_ for one, set_ in self.daily.items() if one != channel},
        )


class PreferenceStore:
    """Reads once, remembers, and writes through; safe to use from several threads."""

    def __init__(self, url: URL | str) -> None:
        self._engine = database.open_engine(url)
        self._lock = threading.Lock()
        try:
            self._known = read(self._engine)
        except Damaged as error:
            database.put_back(self._engine, str(error))
            self._known = read(self._engine)
        self.back_up()

    def of(self, server: int | None) -> Preferences:
        """Give the choices of a server; direct messages have none."""
        return self._known.get(server, Preferences()) if server is not None else Preferences()

    def servers(self) -> list[int]:
        """List the servers that have chosen something."""
        with self._lock:
            return [*self._known]

    def change(self, server: int, how: Callable[[Preferences], Preferences]) -> Preferences:
        """Change the choices of a server; ``how`` is given those of now, and none comes between."""
        with self._lock:
            with self._engine.begin() as connection:
                database.take_turn(connection, server)
                before = _one(connection, server)
                chosen = how(before)
                if chosen == before:
                    return chosen
                _drop(connection, server)
                connection.execute(insert(SERVERS).values(server=server, **_columns(chosen)))
                seal = _sealed(server, chosen)
                connection.execute(insert(MARKS).values(name=_SEAL + str(server), value=seal))
            self._known[server] = chosen
        return chosen

    def refresh(self) -> None:
        """Hear of what other processes have changed; of rows that are as they were, only the seals are read.

        A row that is not what was written is not taken: what was known of it before holds.
        """
        with self._lock, self._engine.connect() as connection:
            seals = _seals(connection)
            known = {_SEAL + str(server): _sealed(server, chosen) for server, chosen in self._known.items()}
            for name in known.keys() - seals.keys():
                del self._known[int(name.removeprefix(_SEAL))]
            changed = [
                int(name.removeprefix(_SEAL)) for name, seal in seals.items() if known.get(name) != seal
            ]
            for row in connection.execute(select(SERVERS).where(SERVERS.c.server.in_(changed))):
                chosen = _preferences(row)
                if _sealed(row.server, chosen) == seals[_SEAL + str(row.server)]:
                    self._known[row.server] = chosen

    def forget(self, server: int) -> None:
        """Drop what a server has chosen, when the bot has left it."""
        with self._lock, self._engine.begin() as connection:
            _drop(connection, server)
            connection.execute(delete(MARKS).where(MARKS.c.name.startswith(daily.mark_name(server))))
            self._known.pop(server, None)

    def mark(self, name: str) -> str | None:
        """Give a mark that the bot has set for itself, such as the hash of the commands it has sent."""
        with self._engine.connect() as connection:
            value = connection.execute(select(MARKS.c.value).where(MARKS.c.name == name)).scalar()
        return str(value) if value is not None else None

    def set_mark(self, name: str, value: str) -> None:
        """Set a mark."""
        with self._lock, self._engine.begin() as connection:
            database.take_turn(connection)
            connection.execute(delete(MARKS).where(MARKS.c.name == name))
            connection.execute(insert(MARKS).values(name=name, value=value))

    def marks(self, beginning: str) -> list[str]:
        """List the marks whose names begin so."""
        with self._engine.connect() as connection:
            found = select(MARKS.c.name).where(MARKS.c.name.startswith(beginning, autoescape=True))
            return [str(name) for name in connection.execute(found).scalars()]

    def drop_mark(self, name: str) -> None:
        """Forget a mark."""
        with self._lock, self._engine.begin() as connection:
            connection.execute(delete(MARKS).where(MARKS.c.name == name))

    def back_up(self) -> None:
        """Copy the database beside itself, if it is a file; a copy that fails is only told."""
        try:
            with self._lock:
                database.back_up(self._engine)
        except (OSError, sqlite3.Error) as error:
            log.warning("the choices of servers were not copied: %s", error)

    @property
    def engine(self) -> Engine:
        """The database, for what else is kept in it."""
        return self._engine

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def read(engine: Engine) -> dict[int, Preferences]:
    """Read every row and check it; rows of an earlier version, which has no seals, are sealed.

    Raises Damaged, or BadSettings where the database cannot be used.
    """
    try:
        with engine.begin() as connection:
            return _read(connection)
    except Exception as error:
        if reason := database.damage(error):
            raise Damaged(reason) from error
        if isinstance(error, SQLAlchemyError | OSError):
            raise database.unusable(error, database.file_of(engine)) from None
        raise


def _read(connection: Connection) -> dict[int, Preferences]:
    database.take_turn(connection)
    database.check(connection)
    bring_up_to_date(connection)
    known = {row.server: _preferences(row) for row in connection.execute(select(SERVERS))}
    found = _seals(connection)
    made = {_SEAL + str(server): _sealed(server, chosen) for server, chosen in known.items()}
    if found and found != made:
        raise Damaged("a choice is not what was written")
    if made and not found:
        connection.execute(insert(MARKS), [{"name": name, "value": value} for name, value in made.items()])
    return known


def _one(connection: Connection, server: int) -> Preferences:
    """Give the choices of a server as they are now, which another process may have changed."""
    row = connection.execute(select(SERVERS).where(SERVERS.c.server == server)).first()
    return _preferences(row) if row else Preferences()


def _seals(connection: Connection) -> dict[str, str]:
    found = connection.execute(select(MARKS).where(MARKS.c.name.startswith(_SEAL)))
    return {row.name: row.value for row in found}


def _drop(connection: Connection, server: int) -> None:
    connection.execute(delete(SERVERS).where(SERVERS.c.server == server))
    connection.execute(delete(MARKS).where(MARKS.c.name == _SEAL + str(server)))


def _sealed(server: int, chosen: Preferences) -> str:
    return database.seal(server, _columns(chosen))


def _preferences(row: Any) -> Preferences:
    return Preferences(
        passages=row.passages,
        private=row.private,
        language=row.language,
        documents_off=frozenset(row.documents_off),
        channels=frozenset(row.channels),
        feedback=bool(row.feedback),
        reading={
            int(channel): {document: ends.read(end) for document, end in said.items()}
            for channel, said in (row.reading or {}).items()
        },
        daily={int(channel): daily.read(one) for channel, one in (row.daily or {}).items()},
        texts={document: tuple(marks) for document, marks in (row.texts or {}).items()},
        orders=row.orders or {},
    )


def _columns(chosen: Preferences) -> dict[str, Any]:
    return {
        "passages": chosen.passages,
        "private": chosen.private,
        "language": chosen.language,
        "documents_off": sorted(chosen.documents_off),
        "channels": sorted(chosen.channels),
        "feedback": chosen.feedback,
        "reading": {
            str(channel): {document: ends.stored(end) for document, end in said.items()}
            for channel, said in chosen.reading.items()
        },
        "daily": {str(channel): daily.stored(one) for channel, one in chosen.daily.items()},
        "texts": {document: list(marks) for document, marks in chosen.texts.items()},
        "orders": dict(chosen.orders),
    }
