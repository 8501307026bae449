"""A daily hour through the year, on short and long days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.digest.daily import instant_of, latest_day, next_instant

NEW_YORK = ZoneInfo("America/New_York")
ZONES = st.sampled_from(
    ["UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"]
).map(ZoneInfo)
HOURS = st.times().map(lambda at: at.replace(microsecond=0))
INSTANTS = st.datetimes(datetime(2008, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        (date(2025, 8, 9), time(7), datetime(2025, 8, 9, 11, tzinfo=UTC)),
        (date(2025, 1, 9), time(7), datetime(2025, 1, 9, 12, tzinfo=UTC)),
        # The clocks jump from 02:00 to 03:00: half past two is half past three.
        (date(2025, 3, 9), time(2, 30), datetime(2025, 3, 9, 7, 30, tzinfo=UTC)),
        (date(2025, 3, 9), time(7), datetime(2025, 3, 9, 11, tzinfo=UTC)),
        # They fall from 02:00 to 01:00: half past one comes twice, the later counts.
        (date(2025, 11, 2), time(1, 30), datetime(2025, 11, 2, 6, 30, tzinfo=UTC)),
        (date(2025, 11, 2), time(7), datetime(2025, 11, 2, 12, tzinfo=UTC)),
    ],
)
def test_it_finds_the_instant_of_a_local_hour(day: date, at: time, expected: datetime) -> None:
    assert instant_of(day, at, NEW_YORK) == expected


def test_it_takes_yesterday_until_the_hour_has_come() -> None:
    seven = datetime(2025, 8, 9, 11, tzinfo=UTC)

    assert latest_day(seven - timedelta(microseconds=1), time(7), NEW_YORK) == date(2025, 8, 8)
    assert latest_day(seven, time(7), NEW_YORK) == date(2025, 8, 9)
    assert next_instant(seven, time(7), NEW_YORK) == seven + timedelta(days=1)


@given(INSTANTS, HOURS, ZONES)
def test_it_always_has_the_present_between_two_neighbouring_hours(
    now: datetime, at: time, zone: ZoneInfo
) -> None:
    assert instant_of(latest_day(now, at, zone), at, zone) <= now < next_instant(now, at, zone)
