"""What may be given as a reference, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tracker.errors import InvalidTime
from tracker.temporal import Reference, read_reference


def test_it_reads_a_date_as_the_whole_local_day() -> None:
    read = read_reference("2025-08-06", "America/New_York")
    assert (read.earliest.isoformat(), read.latest.isoformat()) == (
        "2025-08-06T04:00:00+00:00",
        "2025-08-07T04:00:00+00:00",
    )


@pytest.mark.parametrize(
    "value",
    ["2025-08-06T16:00:00-04:00", "2025-08-06T16:00-04:00", "2025-08-06t20:00:00z",
     "2025-08-06 20:00:00+00:00", datetime(2025, 8, 6, 20, tzinfo=UTC)],
)  # fmt: skip
def test_it_reads_an_instant(value: str | datetime) -> None:
    read = read_reference(value, "America/New_York")
    assert read.is_instant
    assert read.earliest == datetime(2025, 8, 6, 20, tzinfo=UTC)


def test_it_takes_dates_and_references_as_they_are() -> None:
    day = read_reference(date(2025, 8, 6), "UTC")
    assert day == Reference.day(date(2025, 8, 6), "UTC")
    assert read_reference(day, "Asia/Tokyo") == day


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "2025-02-30", "2025-13-01", "2025-08-06T16:00:00", "2025-08-06T25:00:00Z",
     "0001-01-01", "9999-01-01", datetime(2025, 8, 6, 20), 20250806],
)  # fmt: skip
def test_it_refuses_what_is_not_absolute(value: object) -> None:
    with pytest.raises(InvalidTime) as refused:
        read_reference(value, "UTC")  # type: ignore[arg-type]  # what a caller might pass by mistake
    assert refused.value.hint
