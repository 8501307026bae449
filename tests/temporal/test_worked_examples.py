"""The worked results of docs/design.md, rules of time, exactly."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.temporal import Time, find_times, rfc3339

DAY = "2025-08-06"
INSTANT = "2025-08-06T16:00:00-04:00"


def only(text: str, reference: str, **options: Any) -> Time:
    (time,) = find_times(text, reference, timezone="America/New_York", **options)
    return time


def shown(time: Time) -> tuple[str | None, str | None, str | None]:
    return tuple(rfc3339(at, time.zone) for at in (time.earliest, time.due, time.due_earliest))  # type: ignore[return-value]  # three of them


def test_it_gives_48_hours_two_readings_when_only_the_day_is_known() -> None:
    time = only("within 48 hours", DAY)
    assert rfc3339(time.due, time.zone) == "2025-08-09T00:00:00-04:00"
    assert rfc3339(time.due_earliest, time.zone) == "2025-08-08T00:00:00-04:00"


def test_it_counts_48_hours_from_an_instant_exactly() -> None:
    assert shown(only("within 48 hours", INSTANT)) == (
        "2025-08-06T16:00:00-04:00",
        "2025-08-08T16:00:00-04:00",
        "2025-08-08T16:00:00-04:00",
    )


@pytest.mark.parametrize(
    ("text", "earliest", "due"),
    [
        ("until Friday", None, "2025-08-09T00:00:00-04:00"),
        ("as early as next week", "2025-08-11T00:00:00-04:00", None),
        ("by 5 p.m. EST on Sept. 3", None, "2025-09-03T17:00:00-04:00"),
        ("by midnight Friday", None, "2025-08-09T00:00:00-04:00"),
        ("by the end of the month", None, "2025-09-01T00:00:00-04:00"),
        ("before the 15th", None, "2025-08-15T00:00:00-04:00"),
        ("by close of business tomorrow", None, "2025-08-07T17:00:00-04:00"),
        ("in the coming weeks", "2025-08-06T16:00:00-04:00", None),
    ],
)
def test_it_resolves_operators_as_the_design_says(text: str, earliest: str | None, due: str | None) -> None:
    assert shown(only(text, INSTANT))[:2] == (earliest, due)


def test_it_waits_visibly_for_an_event_nobody_has_dated() -> None:
    time = only("within 24 hours of taking office", INSTANT)
    assert (time.due, time.awaits_event) == (None, "taking office")
    assert time.review_at is not None
