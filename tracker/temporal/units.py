"""Units of time, and the arithmetic of local days and elapsed hours (Time 3).

Exact units (hours and shorter) are elapsed time; calendar units (days and longer) are counted in
local days. The two never share a function.
"""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

EXACT = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "weekend": 7, "night": 1, "week": 7, "fortnight": 14}
GRAINS = ("second", "minute", "hour", "day", "week", "month", "quarter", "half", "year", "decade", "century")


class OutOfRangeError(Exception):
    """The date lies outside the years 2 to 9998."""


@lru_cache(maxsize=1024)
def zone_info(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def day_start(day: date, zone: str) -> datetime:
    """The first instant of a local day, in UTC; where midnight is skipped, the end of the gap."""
    if not 2 <= day.year <= 9998:
        raise OutOfRangeError(day)
    return datetime.combine(day, time(), zone_info(zone)).astimezone(UTC)


def local_instant(day: date, clock: time, zone: str) -> datetime:
    """A local clock time in UTC: the later of two, or moved forward by the gap (Time 3)."""
    if not 2 <= day.year <= 9998:
        raise OutOfRangeError(day)
    first = datetime.combine(day, clock, zone_info(zone))
    second = first.replace(fold=1)
    doubled = first.utcoffset() > second.utcoffset()  # type: ignore[operator]  # a ZoneInfo always answers
    return (second if doubled else first).astimezone(UTC)


def is_irregular(day: date, clock: time, zone: str) -> str | None:
    """ "doubled" or "skipped" when the local clock time occurs twice or not at all."""
    first = datetime.combine(day, clock, zone_info(zone))
    before, after = first.utcoffset(), first.replace(fold=1).utcoffset()
    if before == after:
        return None
    return "doubled" if before > after else "skipped"  # type: ignore[operator]  # as above


def add_elapsed(at: datetime, amount: float, unit: str) -> datetime:
    """Elapsed time, exact: 48 hours are 48 hours, whatever the clocks do."""
    try:
        return at + EXACT[unit] * amount
    except OverflowError:
        raise OutOfRangeError(amount) from None


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    years, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= years <= 9998:
        raise OutOfRangeError(years)
    last = calendar.monthrange(years, index + 1)[1]
    return date(years, index + 1, min(day.day, last))


def add_days(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise OutOfRangeError(days) from None


def add_units(day: date, amount: float, unit: str) -> date:
    """`day` moved by calendar units; the parts of a unit are counted in the next smaller one."""
    if unit in MONTHS_IN:
        months = amount * MONTHS_IN[unit]
        whole = int(months)
        return add_days(add_months(day, whole), round((months - whole) * 30))
    return add_days(day, round(amount * DAYS_IN[unit]))


def unit_start(day: date, unit: str) -> date:
    """The first day of the unit that holds `day`; weeks begin on Monday, weekends on Saturday."""
    if unit == "week":
        return add_days(day, -day.weekday())
    if unit == "weekend":
        return add_days(day, 5 - day.weekday())
    if unit in MONTHS_IN:
        size = MONTHS_IN[unit]
        if size >= 12:
            years = size // 12
            return date(max(day.year - day.year % years, 1), 1, 1)
        return date(day.year, (day.month - 1) // size * size + 1, 1)
    return day


def unit_end(start: date, unit: str) -> date:
    """The day after the unit that begins at `start`."""
    return add_days(start, 2) if unit == "weekend" else add_units(start, 1, unit)
