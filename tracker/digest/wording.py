"""Dates as people read them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def spoken_due(due: datetime | None, inclusive: bool, zone: ZoneInfo) -> str:
    """A deadline in the reader's zone: "Fri 8 Aug 2025, 16:00 EDT", "end of Fri 8 Aug 2025".

    A day's deadline is the first instant after it; that is midnight, and people name the day before. An
    open deadline is "no date".
    """
    if due is None:
        return "no date"
    local = due.astimezone(zone)
    if local.time() == time() and not inclusive:
        return f"end of {_spoken_day(local - timedelta(days=1))}"
    return f"{_spoken_day(local)}, {local:%H:%M} {local.tzname()}"


def _spoken_day(local: datetime) -> str:
    return f"{local:%a} {local.day} {local:%b} {local.year}"
