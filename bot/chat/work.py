"""What is being done for members now, so that a stop can wait for it and tell those whom it gives up."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

Tell = Callable[[], Awaitable[None]]

_TELLING = 1.5  # seconds for telling everybody who is left


class Work:
    """The tasks that answer somebody, each with how to tell that it was given up."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[object], Tell] = {}

    def take(self, tell: Tell) -> None:
        """Count the task that runs now among them until it ends."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101  (only tasks answer)
        self._tasks[task] = tell
        task.add_done_callback(self._tasks.pop)

    @property
    def count(self) -> int:
        """How many are under way."""
        return len(self._tasks)

    async def finish(self, seconds: float) -> int:
        """Wait for all, for some seconds; give the others up, tell of each, and say how many they were."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        left = dict(self._tasks)
        for task in left:
            task.cancel()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_TELLING):
                await asyncio.gather(*(tell() for tell in left.values()), return_exceptions=True)
        return len(left)
