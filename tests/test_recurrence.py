"""Recurrence rules spelt out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tracker.errors import InvalidInput
from tracker.recurrence import occurrences
from tracker.temporal.model import Reference

NEW_YORK = "America/New_York"
OCTOBER = Reference.day(date(2025, 10, 20), NEW_YORK)
YEAR_END = datetime(2026, 1, 1, 5, tzinfo=UTC)


def days(rule: str, since: Reference = OCTOBER, until: datetime = YEAR_END, most: int = 1000) -> list[str]:
    return [day.local_date.isoformat() for day in occurrences(rule, since, until=until, most=most)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=5", ["2025-11-05", "2025-12-05"]),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", ["2025-10-31", "2025-11-30", "2025-12-31"]),
        ("FREQ=MONTHLY;BYDAY=1MO", ["2025-11-03", "2025-12-01"]),
        ("FREQ=WEEKLY;BYDAY=FR;COUNT=2", ["2025-10-24", "2025-10-31"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", []),
        ("FREQ=MONTHLY;BYMONTHDAY=5;UNTIL=20251110T000000Z", ["2025-11-05"]),
    ],
)
def test_it_spells_out_local_days(rule: str, expected: list[str]) -> None:
    assert days(rule) == expected


def test_it_gives_whole_days_of_23_and_25_hours() -> None:
    found = list(
        occurrences("FREQ=DAILY", Reference.day(date(2025, 11, 1), NEW_YORK), until=YEAR_END, most=3)
    )

    assert [(day.latest - day.earliest).total_seconds() / 3600 for day in found] == [24, 25, 24]


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        (date(2025, 11, 2), 1, datetime(2025, 11, 2, 6, tzinfo=UTC)),
        (date(2025, 3, 9), 2, datetime(2025, 3, 9, 7, tzinfo=UTC)),
        (date(2025, 7, 1), 9, datetime(2025, 7, 1, 13, tzinfo=UTC)),
    ],
    ids=["an hour that occurs twice is the later", "one that does not occur moves on", "any other"],
)
def test_it_gives_instants_where_the_rule_has_an_hour(day: date, hour: int, utc: datetime) -> None:
    found = next(occurrences(f"FREQ=DAILY;BYHOUR={hour}", Reference.day(day, NEW_YORK), until=YEAR_END))

    assert (found.is_instant, found.earliest) == (True, utc)


def test_it_starts_at_the_reference_and_stops_before_the_end() -> None:
    noon = Reference.instant(datetime(2025, 10, 20, 16, tzinfo=UTC), NEW_YORK)

    assert days("FREQ=DAILY", noon, datetime(2025, 10, 22, 4, tzinfo=UTC)) == ["2025-10-21"]


def test_it_spells_out_no_more_than_asked() -> None:
    assert len(days("FREQ=DAILY", most=5)) == 5


@pytest.mark.parametrize(
    "rule", ["", "every Friday", "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=MONTHLY;BYMONTHDAY=x"]
)
def test_it_refuses_what_is_not_a_rule(rule: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        days(rule)

    assert caught.value.field == "recurrence"
