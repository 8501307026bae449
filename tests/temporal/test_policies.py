"""Choices between fair readings, by genre and by setting (Time 6, 8, 9 and 11)."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.temporal.helpers import due, local, only
from tracker.calendars import Calendar
from tracker.errors import InvalidInput, UnknownPolicy
from tracker.temporal import find_times

FRIDAY = "2025-08-08T10:00:00-04:00"


@pytest.mark.parametrize("genre", ["news", "speech", "press"])
def test_it_takes_friday_said_on_a_friday_as_today_where_things_are_told(genre: str) -> None:
    assert due("by Friday", FRIDAY, genre=genre) == "2025-08-09 00:00"


@pytest.mark.parametrize("genre", ["mail", "contract", "court", "minutes", "issue", "tender", "regulation"])
def test_it_takes_friday_said_on_a_friday_as_a_week_later_elsewhere(genre: str) -> None:
    assert due("by Friday", FRIDAY, genre=genre) == "2025-08-16 00:00"


def test_it_never_takes_before_friday_as_today() -> None:
    assert due("before Friday", FRIDAY, genre="news") == "2025-08-15 00:00"


@pytest.mark.parametrize(
    ("text", "policies", "wanted"),
    [
        ("by next Friday", {"next_weekday": "nearest"}, "2025-08-09 00:00"),
        ("by midnight Friday", {"midnight": "start"}, "2025-08-08 00:00"),
        ("by the end of the week", {"week_end": "friday"}, "2025-08-09 00:00"),
        ("by 03/04/2026", {"numeric_order": "day_first"}, "2026-04-04 00:00"),
        ("by 03/04/2026", {"numeric_order": "month_first"}, "2026-03-05 00:00"),
        ("within 10 days", {"counting": "frcp_6a"}, "2025-08-19 00:00"),  # 16 August is a Saturday
        (
            "within 24 days",
            {"counting": "modified_following"},
            "2025-08-30 00:00",
        ),  # 31 would roll into September
        ("by the end of fiscal 2026", {"fiscal_year_start": "10"}, "2026-10-01 00:00"),
        ("by the end of the summer of 2026", {"hemisphere": "south"}, "2027-03-01 00:00"),
    ],
)
def test_it_follows_a_policy_that_is_set(text: str, policies: dict[str, str], wanted: str) -> None:
    assert due(text, policies=policies) == wanted


def test_it_writes_month_first_only_where_the_country_does() -> None:
    assert due("by 03/04/2026", timezone="America/Chicago") == "2026-03-05 00:00"
    assert due("by 03/04/2026", timezone="Europe/Paris") == "2026-04-04 00:00"


def test_it_keeps_the_rejected_reading_in_the_trace() -> None:
    (step,) = [step for step in only("by next Friday").trace if step.detail.startswith("next_weekday")]
    assert "2025-08-08" in step.detail


def test_it_reviews_vague_words_by_the_table() -> None:
    assert local(only("soon").review_at) == "2025-08-20 16:00"
    assert local(only("soon", policies={"review_soon": "3"}).review_at) == "2025-08-09 16:00"


@pytest.mark.parametrize("policies", [{"weekday": "today"}, {"midnight": "dusk"}, {"review_soon": "never"}])
def test_it_refuses_policies_nobody_knows(policies: dict[str, str]) -> None:
    with pytest.raises(UnknownPolicy) as refused:
        find_times("by Friday", "2025-08-06", policies=policies)
    assert refused.value.hint


def test_it_leaves_holidays_out_of_business_days() -> None:
    # Friday 4 July 2025 is a holiday in the United States
    assert due("within one business day", "2025-07-03", calendar="US") == "2025-07-08 00:00"
    assert due("within one business day", "2025-07-03") == "2025-07-05 00:00"


def test_it_closes_where_any_of_several_countries_does() -> None:
    # 25 August 2025 is a bank holiday in England, 1 September is Labor Day in the United States
    assert due("within one business day", "2025-08-22", calendar="US,GB-ENG") == "2025-08-27 00:00"


def test_it_follows_a_calendar_of_ones_own() -> None:
    own = Calendar(closed=frozenset({date(2025, 8, 7)}), close_of_business=time(16, 30), name="ours")
    assert due("within one business day", calendar=own) == "2025-08-09 00:00"
    assert due("by close of business Friday", calendar=own) == "2025-08-08 16:30"


def test_it_refuses_a_country_without_a_calendar() -> None:
    with pytest.raises(InvalidInput):
        find_times("by Friday", "2025-08-06", calendar="XX")
