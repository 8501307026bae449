"""The instant of a daily hour in a reader's zone, on days of 23, 24 and 25 hours.

Rules of time 3: an hour that occurs twice is the later one, one that does not occur moves forward by the
gap. So each local date has exactly one such instant, and they never run backwards.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which the clocks of the zone show `at` on that date."""
    # Reading with fold=1 before the gap's transition gives the offset from after it, and so an hour too
    # early; fold=0 gives the offset from before it, which moves the hour forward by the gap.
    later = datetime.combine(day, at, zone).replace(fold=1).astimezone(UTC)
    shown = later.astimezone(zone)
    if (shown.date(), shown.time().replace(fold=0)) == (day, at):
        return later
    return datetime.combine(day, at, zone).astimezone(UTC)


def latest_day(now: datetime, at: time, zone: ZoneInfo) -> date:
    """The last local date whose daily hour has come by `now`."""
    today = now.astimezone(zone).date()
    return today if instant_of(today, at, zone) <= now else today - timedelta(days=1)


def next_instant(now: datetime, at: time, zone: ZoneInfo) -> datetime:
    """The first daily hour after `now`."""
    return instant_of(latest_day(now, at, zone) + timedelta(days=1), at, zone)
