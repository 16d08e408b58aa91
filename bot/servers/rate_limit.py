"""How often a person may ask. Pure but for the clock it is given."""

from collections import deque
from collections.abc import Callable, Iterable

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
        self._counted: deque[tuple[int, float]] = deque(maxlen=_MOST_USERS)

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
        self._count(user, [*times, now])
        self._counted.append((user, now))
        return 0.0

    def told(self) -> list[tuple[int, float]]:
        """Give who has asked and when, since this was asked last: for the other processes of the bot."""
        counted = list(self._counted)
        self._counted.clear()
        return counted

    def hear(self, user: int, at: float) -> None:
        """Count a question that another process of the bot has taken on."""
        self._count(user, sorted((*self._asked.get(user, ()), at)))

    def _count(self, user: int, times: Iterable[float]) -> None:
        self._asked.pop(user, None)
        self._asked[user] = deque(times)  # at the end: the order is that of the last question

    def _forget(self, before: float) -> None:
        """Forget who asked last before a time, and who asked longest ago if there are too many."""
        while self._asked:
            user, times = next(iter(self._asked.items()))
            if times[-1] > before and len(self._asked) < _MOST_USERS:
                return
            del self._asked[user]
