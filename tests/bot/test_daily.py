"""A passage a day: when, in any zone, with any clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.servers.daily import Daily, due, minute, moment, number, read, stored, upcoming, zone_named, zones

BERLIN = "Europe/Berlin"


def at(day: str, zone: str = BERLIN) -> float:
    return datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone)).timestamp()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("8:30", 510),
        ("08:30", 510),
        ("8.30", 510),
        ("23h59", 1439),
        ("0:00", 0),
        ("24:00", None),
        ("8", None),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, expected: int | None) -> None:
    assert minute(typed) == expected


def test_zones_are_found_by_their_names() -> None:
    assert zone_named("europe/berlin") == BERLIN
    assert zone_named("america/new york") == "America/New_York"
    assert zone_named("Middle Earth") is None
    assert zones("berlin") == [BERLIN]


def test_it_is_due_once_a_day_from_its_time_on() -> None:
    daily = Daily(510, BERLIN)

    assert due(daily, at("2026-11-26 08:29"), None) is None
    assert due(daily, at("2026-11-26 08:30"), None) == date(2026, 11, 26)
    assert due(daily, at("2026-11-26 23:59"), date(2026, 11, 25)) == date(2026, 11, 26)
    assert due(daily, at("2026-11-26 23:59"), date(2026, 11, 26)) is None
    assert due(daily, at("2026-11-26 08:30"), date(2026, 11, 27)) is None  # the clock was set back


def test_an_hour_that_is_left_out_is_the_one_after_and_one_that_comes_twice_brings_one() -> None:
    daily = Daily(150, BERLIN)  # 2:30
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)

    assert moment(daily, spring) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC).timestamp()  # 3:30 in summer
    assert moment(daily, autumn) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC).timestamp()  # the first 2:30
    assert due(daily, moment(daily, autumn) + 3600, autumn) is None


def test_the_next_one_is_today_or_tomorrow() -> None:
    daily = Daily(510, BERLIN)

    assert upcoming(daily, at("2026-11-26 08:29")) == at("2026-11-26 08:30")
    assert upcoming(daily, at("2026-11-26 08:30")) == at("2026-11-27 08:30")


@given(
    st.integers(0, 1439),
    st.sampled_from([BERLIN, "UTC", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe"]),
    st.integers(1_230_768_000, 1_893_456_000),
    st.lists(st.integers(-7200, 40_000), min_size=5, max_size=60),
)
def test_no_day_comes_twice_and_none_is_missed_that_was_looked_at_after_its_time(
    at_minute: int, zone: str, now: int, steps: list[int]
) -> None:
    daily, last, posted = Daily(at_minute, zone), None, []
    for step in steps:
        now += step  # a look later, or a clock that was set back
        day = due(daily, now, last)
        if day:
            posted.append(day)
            last = day
        here = datetime.fromtimestamp(now, ZoneInfo(zone)).date()
        if now >= moment(daily, here):
            assert here in posted or here < posted[-1]

    assert posted == sorted(set(posted))


def test_a_day_has_one_passage_and_another_day_mostly_another() -> None:
    daily = Daily(510, BERLIN, channels=(7,))
    days = [date(2026, 1, 1) + timedelta(days=at) for at in range(300)]
    found = [number(daily, day) % 1000 for day in days]

    assert len(set(found)) > 220


def test_it_is_kept_as_json() -> None:
    daily = Daily(510, BERLIN, "hunger-strike", (3, 4))

    assert read(stored(daily)) == daily
