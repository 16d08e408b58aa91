"""Many who wait for few places: who is let on next, fairly between servers.

Servers take turns, and within a server who came first goes first: a hundred questions of one server keep
one of another waiting for one of them, not for all.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager


class Waiting:
    """So many places; for one event loop."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._waiting: dict[
            Hashable, deque[asyncio.Future[None]]
        ] = {}  # the server whose turn it is comes first

    @asynccontextmanager
    async def taken(self, server: Hashable) -> AsyncIterator[None]:
        """Wait for a place, and keep it until the block ends."""
        if self._free:
            self._free -= 1
        else:
            await self._wait(server)
        try:
            yield
        finally:
            self._let_on()

    async def _wait(self, server: Hashable) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(server, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # it came in the moment in which it was given up
                self._let_on()
            raise

    def _let_on(self) -> None:
        while self._waiting:
            server = next(iter(self._waiting))
            turns = self._waiting.pop(server)
            turn = turns.popleft()
            if turns:
                self._waiting[server] = turns
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1
