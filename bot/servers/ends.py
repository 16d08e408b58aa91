"""How far a channel has read a text: up to a paragraph, and so many further ones each week. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

WEEK = 7 * 24 * 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class End:
    """The last paragraph that is read, by number, at ``since`` (seconds since 1970); the step a week."""

    last: int
    step: int = 0
    since: float = 0.0

    def at(self, now: float) -> int:
        """Give the last paragraph at a time; it is never one before the first end.

        >>> End(10, step=5, since=0).at(2.5 * WEEK)
        20
        """
        weeks = int((now - self.since) // WEEK) if self.step else 0
        return self.last + self.step * max(0, weeks)

    def moved(self, how: Callable[[int], int], now: float) -> "End":
        """Let the paragraph that is the last at a time be another; one that stays leaves all as it is.

        >>> End(10, step=5, since=0).moved(lambda last: last + 1, 2.5 * WEEK).at(3 * WEEK)
        26
        """
        last = self.at(now)
        there = how(last)
        if there == last:
            return self
        return End(there, self.step, self.next_step(now) - WEEK) if self.step else End(there)

    def next_step(self, now: float) -> float:
        """Say when it goes on the next time (seconds since 1970)."""
        return self.since + WEEK * (max(0, int((now - self.since) // WEEK)) + 1)


def stored(end: End) -> int | list[float]:
    """Write an end as JSON: as a number, which earlier versions read, where it stays."""
    return [end.last, end.step, end.since] if end.step else end.last


def read(value: Any) -> End:
    """Read an end again."""
    return End(value) if isinstance(value, int) else End(int(value[0]), int(value[1]), float(value[2]))
