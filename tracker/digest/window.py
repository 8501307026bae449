"""The instants that bound an edition."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from tracker.digest.daily import instant_of
from tracker.digest.model import Edition, Window

DAYS_AHEAD = 7


def window_of(edition: Edition, now: datetime) -> Window:
    """The window of an edition as it reads at `now`: it ends with the present, or with its day."""

    def start_of_day(days_later: int) -> datetime:
        return instant_of(edition.date + timedelta(days=days_later), time(), edition.tz)

    since = instant_of(edition.date - timedelta(days=1), edition.at, edition.tz)
    day_end = start_of_day(1)
    return Window(
        since=since,
        until=max(since, min(now, day_end)),
        day_start=start_of_day(0),
        day_end=day_end,
        week_end=start_of_day(1 + DAYS_AHEAD),
    )
