"""A passage a day: when it is due in a channel, whatever its clocks do, and which it is. Pure.

A day has one passage and is named by its date in the zone that was chosen: an hour that comes twice, or a
clock that is set back, brings none again. An hour that is left out in spring is the one after.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

_TIME = re.compile(r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)")


@dataclass(frozen=True, slots=True)
class Daily:
    """The minute of the day, in a zone such as ``Europe/Berlin``; of one document, or of all.

    ``channels`` is where it is posted: a channel, or a thread after the channel that it is in.
    """

    minute: int
    zone: str
    document: str | None = None
    channels: tuple[int, ...] = ()


def mark_name(server: int, channel: int | str = "") -> str:
    """Name the mark of the day last posted in a channel; without one, how those of a server begin."""
    return f"daily {server} {channel}"


def minute(typed: str) -> int | None:
    """Read a time as somebody types it.

    >>> minute("8:30"), minute("08.30"), minute("25:00")
    (510, 510, None)
    """
    found = _TIME.fullmatch(typed.strip())
    return 60 * int(found["hour"]) + int(found["minute"]) if found else None


def zone_named(typed: str) -> str | None:
    """Find the zone that is meant, in any case, with spaces for the strokes in it."""
    wanted = typed.strip().casefold().replace(" ", "_")
    return next((zone for zone in available_timezones() if zone.casefold() == wanted), None)


def zones(typed: str) -> list[str]:
    """List the zones whose names hold what was typed, those of places first."""
    wanted = typed.strip().casefold().replace(" ", "_")
    found = (zone for zone in available_timezones() if wanted in zone.casefold())
    return sorted(found, key=lambda zone: ("/" not in zone and zone != "UTC", zone.startswith("Etc/"), zone))


def moment(daily: Daily, day: date) -> float:
    """Say when the passage of a day is due (seconds since 1970)."""
    at = time(*divmod(daily.minute, 60))
    return datetime.combine(day, at, ZoneInfo(daily.zone)).timestamp()


def today(daily: Daily, now: float) -> date:
    """Give the day that it is where the passage is posted."""
    return datetime.fromtimestamp(now, ZoneInfo(daily.zone)).date()


def due(daily: Daily, now: float, last: date | None) -> date | None:
    """Give the day whose passage is due and was not the last that was posted; a day that is over has none."""
    day = today(daily, now)
    return day if (last is None or day > last) and now >= moment(daily, day) else None


def upcoming(daily: Daily, now: float) -> float:
    """Say when the next passage is due (seconds since 1970)."""
    day = today(daily, now)
    at = moment(daily, day)
    return at if at > now else moment(daily, day + timedelta(days=1))


def number(daily: Daily, day: date, further: int = 0) -> int:
    """Give any number of sixty bits, on the same day the same: by it a passage is drawn, and sent once."""
    return int(sha256(f"{daily.channels} {day} {further}".encode()).hexdigest()[:15], 16)


def stored(daily: Daily) -> list[Any]:
    """Write it as JSON."""
    return [daily.minute, daily.zone, daily.document, list(daily.channels)]


def read(value: list[Any]) -> Daily:
    """Read it again."""
    return Daily(int(value[0]), str(value[1]), value[2], tuple(value[3]))
