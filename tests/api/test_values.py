"""What the edge lets through: times, zones and text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.schemas.values import known_zone, read_day, read_instant, read_instant_or_day, storable
from tracker.errors import InvalidInput, InvalidTime, UnknownZone

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 30), timezones=offsets)


@given(instants)
def test_it_reads_every_instant_it_could_have_written(at: datetime) -> None:
    assert read_instant(at.isoformat()) == at


@given(instants)
def test_it_hands_instants_on_in_utc(at: datetime) -> None:
    assert read_instant(at.isoformat()).tzinfo is UTC


@given(st.text(max_size=40))
def test_it_reads_or_refuses_any_text_as_a_time(text: str) -> None:
    for read in (read_instant, read_day, read_instant_or_day):
        try:
            read(text)
        except InvalidTime as error:
            assert error.hint


@pytest.mark.parametrize(
    "value",
    [
        0,
        1_754_500_000,
        True,
        None,
        "2025-08-06T16:00:00",
        "2025-08-06 16:00:00Z",
        "2025-02-30T00:00:00Z",
        "2025-08-06T24:00:01Z",
        "2025-08-06T16:00:00+25:00",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "٢٠٢٥-08-06T16:00:00Z",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_it_refuses_what_is_no_instant_with_an_offset(value: object) -> None:
    with pytest.raises(InvalidTime):
        read_instant(value)


def test_it_keeps_no_more_than_microseconds() -> None:
    assert read_instant("2025-08-06T16:00:00.123456789Z").microsecond == 123456


@pytest.mark.parametrize(
    "value", ["2025-02-30", "2025-13-01", "0000-01-01", "9999-01-01", "2025-8-6", 20250806]
)
def test_it_refuses_days_that_do_not_exist(value: object) -> None:
    with pytest.raises(InvalidTime):
        read_day(value)


@pytest.mark.parametrize("value", ["2025-08-06", "2025-08-06T16:00:00-04:00"])
def test_it_keeps_the_precision_a_time_was_given_in(value: str) -> None:
    assert read_instant_or_day(value) == value


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x\udfff"])
def test_it_refuses_text_that_no_store_takes(text: str) -> None:
    with pytest.raises(InvalidInput):
        storable(text)


def test_it_knows_zones_by_their_iana_name_alone() -> None:
    assert known_zone("America/New_York") == "America/New_York"
    with pytest.raises(UnknownZone):
        known_zone("../etc/passwd")
