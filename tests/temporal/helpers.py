"""Short ways to ask for one time and to show it in its own zone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tracker.temporal import Time, find_times

DAY = "2025-08-06"
INSTANT = "2025-08-06T16:00:00-04:00"
NEW_YORK = "America/New_York"


def only(text: str, reference: str = INSTANT, timezone: str = NEW_YORK, **options: Any) -> Time:
    """The one time of a text."""
    (time,) = find_times(text, reference, timezone=timezone, **options)
    return time


def local(at: datetime | None, zone: str = NEW_YORK) -> str | None:
    return None if at is None else f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def due(text: str, reference: str = INSTANT, timezone: str = NEW_YORK, **options: Any) -> str | None:
    """The due of the last time of a text, in local time."""
    return local(find_times(text, reference, timezone=timezone, **options)[-1].due, timezone)


def span(time: Time, zone: str = NEW_YORK) -> tuple[str | None, str | None]:
    return local(time.earliest, zone), local(time.due, zone)


def phrases(text: str, reference: str = INSTANT, events: Mapping[str, str] | None = None) -> list[str]:
    """The phrases found in a text."""
    found = find_times(text, reference, timezone=NEW_YORK, events=events)
    return [text[time.phrase_start_char : time.phrase_end_char] for time in found]
