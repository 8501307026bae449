"""What a time comes to before any operator: a half-open stretch of instants with its TIMEX3 value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from tracker.temporal.expressions import Duration
from tracker.temporal.units import add_days, day_start


@dataclass(frozen=True, slots=True)
class Extent:
    """A time as `[start, end)` by the latest fair reading and `[early_start, early_end)` by the earliest.

    `first` and `last` are its local days (last exclusive), from which days are counted on. A `point` is a
    clock time: start and end coincide, and the end is still in time (Time 4). Without `start` it is open:
    a bare `length`, a `vague` word (the key of its review policy), a set, or an event that is awaited.
    """

    type: str
    value: str
    start: datetime | None = None
    end: datetime | None = None
    early_start: datetime | None = None
    early_end: datetime | None = None
    grain: str | None = None
    point: bool = False
    mod: str | None = None
    first: date | None = None
    last: date | None = None
    length: Duration | None = None
    vague: str | None = None
    awaits: str | None = None
    recurrence: str | None = None

    def with_(self, **changes: object) -> Extent:
        return replace(self, **changes)  # type: ignore[arg-type]  # checked by the dataclass itself


def of_days(first: date, last: date, zone: str, grain: str, value: str) -> Extent:
    """Local days from `first` up to, and not including, `last`."""
    start, end = day_start(first, zone), day_start(last, zone)
    return Extent("DATE", value, start, end, start, end, grain, first=first, last=last)


def of_day(day: date, zone: str) -> Extent:
    """One local day."""
    return of_days(day, add_days(day, 1), zone, "day", day.isoformat())


def of_instant(at: datetime, day: date, grain: str, value: str, early: datetime | None = None) -> Extent:
    """A clock time on a local day; `early` is its earliest reading where there are two."""
    return Extent(
        "TIME", value, at, at, early or at, early or at, grain, True, first=day, last=add_days(day, 1)
    )
