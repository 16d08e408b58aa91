"""How often a person may ask. Pure but for the clock it is given."""

from collections import deque
from collections.abc import Callable

_MOST_USERS = 10_000  # remembered at once; those who asked longest ago are forgotten first


class RateLimit:
    """At most ``most`` questions of one user in any ``seconds``; nothing is kept of whoever is quiet."""

    def __init__(self, most: int, seconds: float, now: Callable[[], float]) -> None:
        self._most = most
        self._seconds = seconds
        self._now = now
        self._asked: dict[int, deque[float]] = {}

    def wait(self, user: int) -> float:
        """Count a question and give 0, or give the seconds until the next one may come."""
        now = self._now()
        times = self._asked.pop(user, deque())
        while times and times[0] <= now - self._seconds:
            times.popleft()
        refused = len(times) >= self._most
        if not refused:
            times.append(now)
        self._asked[user] = times  # at the end: the order is that of the last question
        while len(self._asked) > _MOST_USERS:
            self._asked.pop(next(iter(self._asked)))
        return times[0] + self._seconds - now if refused else 0.0
