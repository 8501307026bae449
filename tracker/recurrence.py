"""Times that return: an RFC 5545 rule, spelt out in the local days of a zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import HOURLY, rrule, rrulestr

from tracker.errors import InvalidInput
from tracker.temporal.model import Reference

MOST = 1000
"""How many occurrences are spelt out at once, at the most."""


def occurrences(rule: str, since: Reference, *, until: datetime, most: int = MOST) -> Iterator[Reference]:
    """The times of `rule` from `since` on that begin before `until`, at most `most`, in order.

    A rule with BYHOUR or an hourly one gives instants, any other whole local days of `since.zone`. A local
    time that occurs twice is the later one, one that does not occur moves forward by the gap (Time 3).
    Raises InvalidInput where the rule cannot be read, or repeats within the hour.

    >>> from datetime import date
    >>> since, year_end = Reference.day(date(2025, 11, 1), "UTC"), datetime(2026, 1, 1, tzinfo=UTC)
    >>> [day.local_date.day for day in occurrences("FREQ=MONTHLY;BYMONTHDAY=5", since, until=year_end)]
    [5, 5]
    """
    zone = ZoneInfo(since.zone)
    series = _series(rule, since.earliest.astimezone(zone), until.astimezone(zone))
    found = (_time(local, since.zone, by_hour=series.by_hour) for local in series.local_times)
    coming = (time for time in found if since.earliest <= time.earliest < until)
    yield from islice(coming, most)


@dataclass(frozen=True, slots=True)
class _Series:
    local_times: Iterator[datetime]
    by_hour: bool


def _series(rule: str, start: datetime, end: datetime) -> _Series:
    """The rule on wall clocks from the local day of `start`, cut off soon after `end`, so that a rule which
    never comes true ends too."""
    first = start.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    parsed = _parsed(rule, first)
    count, own_end, frequency = _limits(parsed)
    last = end.replace(tzinfo=None) + timedelta(days=1)
    bounded = parsed.replace(count=None, until=last if own_end is None else min(own_end, last))
    return _Series(islice(bounded, count), "BYHOUR" in rule.upper() or frequency == HOURLY)


def _parsed(rule: str, first: datetime) -> rrule:
    try:
        parsed = rrulestr(rule.removeprefix("RRULE:"), dtstart=first, ignoretz=True)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _unreadable(rule) from error
    if not isinstance(parsed, rrule) or _limits(parsed)[2] > HOURLY:
        raise _unreadable(rule)
    return parsed


def _limits(parsed: rrule) -> tuple[int | None, datetime | None, int]:
    """Count, end and frequency of a rule, for which dateutil has no public names."""
    return parsed._count, parsed._until, parsed._freq  # type: ignore[attr-defined]


def _unreadable(rule: str) -> InvalidInput:
    return InvalidInput(
        f"{rule[:80]!r} is not a recurrence rule.",
        field="recurrence",
        hint="Give an RFC 5545 rule such as FREQ=MONTHLY;BYMONTHDAY=5, hourly at the most.",
    )


def _time(local: datetime, zone: str, *, by_hour: bool) -> Reference:
    if not by_hour:
        return Reference.day(local.date(), zone)
    later = local.replace(tzinfo=ZoneInfo(zone), fold=1)
    before_gap = local.replace(tzinfo=ZoneInfo(zone), fold=0)
    skipped = later.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local
    return Reference.instant((before_gap if skipped else later).astimezone(UTC), zone)
