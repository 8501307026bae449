"""Zones said in words, datelines, and local times that a change of clocks doubles or skips (Time 2, 3)."""

from __future__ import annotations

import pytest

from tests.temporal.helpers import due, local, only
from tracker.errors import UnknownZone
from tracker.temporal import dateline_zone, find_times


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("by 5 p.m. EST on July 1, 2025", "2025-07-01 21:00"),  # EST in summer: the prevailing Eastern time
        ("by 5 p.m. EST on January 15, 2026", "2026-01-15 22:00"),
        ("by 5 p.m. Eastern on Friday", "2025-08-08 21:00"),
        ("by 5 p.m. Eastern Daylight Time on Friday", "2025-08-08 21:00"),
        ("by 5 p.m. (PDT) on Friday", "2025-08-09 00:00"),
        ("by noon GMT on Friday", "2025-08-08 12:00"),
        ("by midnight Moscow time on Friday", "2025-08-08 21:00"),
        ("by 17:00 UTC+2 on Friday", "2025-08-08 15:00"),
        ("by 2025-08-08T17:00+02:00", "2025-08-08 15:00"),
        ("by 2025-08-08T17:00Z", "2025-08-08 17:00"),
        ("by 6 p.m. New York time on Friday", "2025-08-08 22:00"),
    ],
)
def test_it_reads_the_zone_said_with_a_clock_time(text: str, utc: str) -> None:
    assert local(only(text, timezone="Asia/Tokyo").due, "UTC") == utc


def test_it_names_the_said_zone_in_the_trace() -> None:
    time = only("by 5 p.m. Moscow time on Friday")
    assert time.zone == "Europe/Moscow"
    assert any(step.name == "zone" and "Europe/Moscow" in step.detail for step in time.trace)


def test_it_counts_a_day_in_the_said_zone() -> None:
    # 23:00 in New York is already the next morning in Moscow
    time = only("by 9 a.m. Moscow time tomorrow", reference="2025-08-06T23:00:00-04:00")
    assert local(time.due, "Europe/Moscow") == "2025-08-08 09:00"


def test_it_moves_a_skipped_local_time_forward_by_the_gap() -> None:
    time = only("by 2:30 a.m. on March 9, 2025")
    assert (local(time.due), time.flags) == ("2025-03-09 03:30", ("skipped_local_time",))


def test_it_takes_the_later_of_a_doubled_local_time() -> None:
    time = only("by 1:30 a.m. on November 2, 2025")
    assert (local(time.due, "UTC"), time.flags) == ("2025-11-02 06:30", ("doubled_local_time",))


def test_it_begins_a_day_without_midnight_at_its_first_instant() -> None:
    # Santiago skips midnight of 7 September 2025
    assert due("by September 6", timezone="America/Santiago") == "2025-09-07 01:00"


def test_it_refuses_a_zone_nobody_knows() -> None:
    with pytest.raises(UnknownZone) as refused:
        find_times("by Friday", "2025-08-06", timezone="America/Gotham")
    assert refused.value.field == "timezone"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("WASHINGTON — The president said", "America/New_York"),
        ("WASHINGTON (AP) — The president said", "America/New_York"),
        ("KYIV, Ukraine (Reuters) - Officials said", "Europe/Kyiv"),
        ("New Delhi, Aug 6 -- The minister", "Asia/Kolkata"),
        ("The president said on Friday", None),
        ("NOWHERESVILLE — A cow", None),
        ("", None),
    ],
)
def test_it_reads_the_place_of_a_dateline(text: str, zone: str | None) -> None:
    assert dateline_zone(text) == zone
