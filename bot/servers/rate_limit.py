"""How often a person may ask. Pure but for the clock it is given."""

from collections import deque
from collections.abc import Callable

_MOST_USERS = 10_000  # remembered at once


class RateLimit:
    """At most ``most`` questions of one user in any ``seconds``.

    Whoever has been quiet for so long is forgotten when anybody asks next.
    """

    def __init__(self, most: int, seconds: float, now: Callable[[], float]) -> None:
        self._most = most
        self._seconds = seconds
        self._now = now
        self._asked: dict[int, deque[float]] = {}

    @property
    def users(self) -> tuple[int, ...]:
        """Say who is remembered, whoever asked longest ago first."""
        return tuple(self._asked)

    def wait(self, user: int) -> float:
        """Count a question and give 0, or give the seconds until the next one may come."""
        now = self._now()
        self._forget(now - self._seconds)
        times = self._asked.get(user, deque())
        while times and times[0] <= now - self._seconds:
            times.popleft()
        if len(times) >= self._most:
            return times[0] + self._seconds - now
        times.append(now)
        self._asked.pop(user, None)
        self._asked[user] = times  # at the end: the order is that of the last question
        return 0.0

    def _forget(self, before: float) -> None:
        """Forget who asked last before a time, and who asked longest ago if there are too many."""
        while self._asked:
            user, times = next(iter(self._asked.items()))
            if times[-1] > before and len(self._asked) < _MOST_USERS:
                return
            del self._asked[user]
