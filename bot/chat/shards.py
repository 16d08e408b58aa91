"""Which shards of the bot a process runs, that no other runs them, and when it may log one of them in.

Discord lets ``max_concurrency`` shards log in within five seconds: shard n waits for those before it whose
number leaves the same remainder (https://docs.discord.com/developers/events/gateway#sharding). Processes
agree by an advisory lock of PostgreSQL, which ends with the process that holds it.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, text

from bot.errors import BadSettings, WrongSettings
from bot.servers.database import is_shared

_DYING = 60.0  # seconds in which a process that ends, or is cut off, lets go of its shards
_HEARD = {"tcp_keepalives_idle": 15, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 3}
_OF_SHARDS = 1 << 24  # between the first keys of what is held: of counts, and of shards
_MOST = 64  # shards that are claimed of those of one process
_COUNTED_OTHERWISE = (
    "SELECT objid::int8 FROM pg_locks WHERE locktype = 'advisory' AND classid = :ours AND objid <> :own "
    "AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1"
)
APART = 5.0  # seconds between two logins that share a turn
_OURS = 0x5C401A57  # the first key of our locks, so that they meet none of another program
_AGAIN = 0.25  # seconds between two tries for a lock


@dataclass(frozen=True, slots=True)
class Shards:
    """The shards of this process, out of ``count``, which Discord says where it is None; without ids, all."""

    count: int | None = None
    ids: tuple[int, ...] = ()

    def require(self, engine: Engine) -> None:
        """Refuse what cannot work: a shard that is none, and processes that cannot agree on their turns."""
        shown = ",".join(map(str, self.ids))
        if self.ids and self.count is None:
            raise WrongSettings(f"SHARD_IDS={shown} needs SHARD_COUNT: how many shards there are in all")
        if wrong := [one for one in self.ids if not 0 <= one < (self.count or 0)]:
            last = (self.count or 0) - 1
            raise WrongSettings(f"SHARD_IDS={shown}: there is no shard {wrong[0]}, they are 0 to {last}")
        if self.ids and set(self.ids) != set(range(self.count or 0)) and not is_shared(engine):
            raise WrongSettings(
                f"SHARD_IDS={shown} leaves shards to other processes, which share nothing with this one: set "
                "DATABASE_URL to a PostgreSQL database in all of them, or unset SHARD_IDS"
            )


ALL = Shards()


@asynccontextmanager
async def held(shards: Shards, engine: Engine, token: str, seconds: float = _DYING) -> AsyncIterator[None]:
    """Hold the shards of this process while the block runs, so that no server is answered twice.

    Refuses where another process of the bot has one of them, or counts them otherwise, and does not end soon.
    """
    if not is_shared(engine):
        yield
        return
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    connection = await asyncio.to_thread(engine.connect)
    try:
        while wrong := await asyncio.to_thread(_claimed, connection, shards, token):
            if loop.time() >= end:
                raise BadSettings(wrong)
            await asyncio.sleep(_AGAIN)
        yield
    finally:
        connection.invalidate()  # what is held ends with the connection


def _claimed(connection: Connection, shards: Shards, token: str) -> str | None:
    """Claim the count of shards, which others may share, and each shard, which none may; else say why not."""
    for setting, value in _HEARD.items():  # a process that is cut off is known to be gone
        connection.execute(text(f"SET {setting} = {value}"))
    ours = int.from_bytes(sha256(token.encode()).digest()[:3], "big")
    counts, ids = {"ours": ours, "own": shards.count or 0}, shards.ids or range(shards.count or 1)
    connection.execute(text("SELECT pg_advisory_unlock_all()"))
    connection.execute(text("SELECT pg_try_advisory_lock_shared(:ours, :own)"), counts)
    other = connection.execute(text(_COUNTED_OTHERWISE), counts).scalar()
    taken = None
    for one in ids[:_MOST] if other is None else ():
        mine = {"ours": ours + _OF_SHARDS, "one": one}
        if not connection.execute(text("SELECT pg_try_advisory_lock(:ours, :one)"), mine).scalar():
            taken = one
            break
    connection.commit()
    if other is not None:
        return (
            f"SHARD_COUNT is {shards.count or 'unset'} here and {other or 'unset'} in another process of the "
            "bot: servers would be answered twice or not at all; set it alike, and start all anew"
        )
    if taken is not None:
        return (
            f"another process of this bot runs shard {taken} already; give each its own SHARD_IDS, or end it"
        )
    return None


class Turns(Protocol):
    """Says when a shard may log in."""

    async def wait(self, turn: int) -> None:
        """Return when nobody else has logged in with this turn for :data:`APART` seconds."""


@dataclass(slots=True)
class OwnTurns:
    """Turns among the shards of one process."""

    apart: float = APART
    _next: dict[int, float] = field(default_factory=dict)

    async def wait(self, turn: int) -> None:
        """Wait for those of this process."""
        now = asyncio.get_running_loop().time()
        at = max(now, self._next.get(turn, now))
        self._next[turn] = at + self.apart
        await asyncio.sleep(at - now)


@dataclass(slots=True)
class SharedTurns:
    """Turns among the shards of every process that has the same PostgreSQL database.

    ``aside`` does the work of the database in a thread.
    """

    engine: Engine
    aside: Callable[..., Coroutine[Any, Any, Any]]
    apart: float = APART
    _held: set[asyncio.Task[None]] = field(default_factory=set)

    async def wait(self, turn: int) -> None:
        """Wait for the lock, and keep it aside until the next may have it."""
        connection = await self.aside(self.engine.connect)
        try:
            while not await self.aside(_take, connection, turn):  # noqa: ASYNC110  (another process lets go)
                await asyncio.sleep(_AGAIN)
        except BaseException:
            connection.invalidate()
            raise
        keeping = asyncio.create_task(asyncio.sleep(self.apart))
        self._held.add(keeping)
        # The lock ends with the connection, which no pool may keep; also where the task never begins.
        keeping.add_done_callback(lambda _: connection.invalidate())
        keeping.add_done_callback(self._held.discard)


def turns(engine: Engine, aside: Callable[..., Coroutine[Any, Any, Any]]) -> Turns:
    """Choose how turns are taken, by the database that there is."""
    return SharedTurns(engine, aside) if is_shared(engine) else OwnTurns()


def _take(connection: Connection, turn: int) -> bool:
    got = connection.execute(
        text("SELECT pg_try_advisory_lock(:ours, :turn)"), {"ours": _OURS, "turn": turn}
    ).scalar()
    connection.commit()  # the lock is the session's
    return bool(got)
