"""Clock times on days, cuts of longer times, ranges, nth of a longer time → extents."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from tracker.temporal.expressions import Clock, DayPart, Nth, Part, Period
from tracker.temporal.resolving.context import Context
from tracker.temporal.resolving.dates import resolve_period, unit_extent
from tracker.temporal.resolving.extent import Extent, of_day, of_instant
from tracker.temporal.units import (
    DAYS_IN,
    MONTHS_IN,
    OutOfRangeError,
    add_days,
    add_months,
    add_units,
    day_start,
    is_irregular,
    local_instant,
    unit_start,
)

# First and last hour of the parts of a day (Time 5), and their TIMEX3 codes.
DAY_PARTS = {"morning": (6, 12, "MO"), "afternoon": (12, 18, "AF"), "evening": (18, 22, "EV"),
             "night": (18, 30, "NI"), "dawn": (5, 7, "DA"), "dusk": (18, 20, "DU")}  # fmt: skip


def clock_on(said: Clock, day: date, context: Context) -> Extent:
    """A clock time on a local day: a point (Time 4)."""
    hour = _settled_hour(said, context)
    if hour == 24:
        return _midnight_after(day, context)
    clock = time(hour, said.minute or 0, said.second or 0)
    irregular = is_irregular(day, clock, context.zone) if 1 < day.year < 9999 else None
    if irregular:
        context.flag(f"{irregular}_local_time")
        context.note("zone", f"{clock:%H:%M} is {irregular} on {day} in {context.zone}")
    value = f"{day.isoformat()}T{hour:02}:{said.minute or 0:02}" + (
        f":{said.second:02}" if said.second is not None else ""
    )
    grain = "second" if said.second is not None else "hour" if said.minute is None else "minute"
    return of_instant(local_instant(day, clock, context.zone), day, grain, value)


def _settled_hour(said: Clock, context: Context) -> int:
    if not said.open_half or said.hour == 0:
        return said.hour
    if said.minute is not None and said.hour >= 10 and context.policies["open_half"] == "daytime":
        return said.hour
    if context.choose("open_half", "twelve hours off") == "morning":
        return said.hour
    context.flag("half_of_day_assumed")
    return said.hour if said.hour >= 7 else said.hour + 12


def _midnight_after(day: date, context: Context) -> Extent:
    at = day_start(add_days(day, 1), context.zone)
    return of_instant(at, day, "hour", f"{day.isoformat()}T24:00")


def day_part_on(said: DayPart, day: date, context: Context) -> Extent:
    """A part of a local day: a range, or a point for noon, midnight and close of business."""
    if said.name == "noon":
        return clock_on(Clock(12, 0), day, context)
    if said.name == "midnight":
        if context.choose("midnight", "the other midnight of that day") == "end":
            return _midnight_after(day, context)
        return clock_on(Clock(0, 0), day, context)
    if said.name == "close_of_business":
        close = context.calendar.close_of_business
        context.note("calendar", f"close of business is {close:%H:%M} in {context.calendar.name}")
        return clock_on(Clock(close.hour, close.minute), day, context)
    if said.name == "end_of_day":
        end = context.calendar.end_of_day
        return clock_on(Clock(end.hour, end.minute), day, context) if end else of_day(day, context.zone)
    first, last, code = DAY_PARTS[said.name]
    start = _hour_of(day, first, context)
    end_at = _hour_of(day, last, context)
    return Extent(
        "TIME",
        f"{day.isoformat()}T{code}",
        start,
        end_at,
        start,
        end_at,
        "hour",
        first=day,
        last=add_days(day, 1),
    )


def _hour_of(day: date, hour: int, context: Context) -> datetime:
    return local_instant(add_days(day, hour // 24), time(hour % 24), context.zone)


def resolve_part(said: Part, whole: Extent, context: Context) -> Extent:
    """A cut of `whole`: thirds, halves, the first or last tenth, or what is left of it (Time 5)."""
    if whole.first is None or whole.last is None or whole.start is None or whole.end is None:
        return whole
    mod = {"early": "START", "start": "START", "first_half": "START", "earlier": "START", "mid": "MID"}.get(
        said.part, "END"
    )
    if said.part in ("later", "earlier"):
        return _remainder(said.part, whole, context).with_(mod=mod)
    if whole.point:
        return whole.with_(mod=mod)
    if said.part == "end" and context.at_end:
        end = _week_end(whole, context)
        return whole.with_(start=end, early_start=end, end=end, early_end=end, mod=mod)
    if whole.grain == "day" or whole.type == "TIME":
        return _cut_hours(said.part, whole, mod)
    first, last = _cut_days(said.part, whole)
    start, end = day_start(first, context.zone), day_start(last, context.zone)
    cut = whole.with_(start=start, early_start=start, end=end, early_end=end, first=first, last=last, mod=mod)
    if said.part == "start" and context.at_end:
        return cut.with_(early_end=whole.start)
    return cut


def _week_end(whole: Extent, context: Context) -> datetime:
    assert whole.end is not None and whole.last is not None
    if whole.grain == "week" and context.choose("week_end", "the other of Friday and Sunday") == "friday":
        return day_start(add_days(whole.last, -2), context.zone)
    return whole.end


def _remainder(part: str, whole: Extent, context: Context) -> Extent:
    assert whole.start is not None and whole.end is not None
    reference = context.reference
    if part == "later":
        start = min(max(whole.start, reference.earliest), whole.end)
        return whole.with_(start=start, early_start=start)
    end = max(min(whole.end, reference.latest), whole.start)
    return whole.with_(end=end, early_end=end)


_THIRDS = {
    "early": (0, 1, 3), "mid": (1, 2, 3), "late": (2, 3, 3), "first_half": (0, 1, 2),
    "second_half": (1, 2, 2), "start": (0, 1, 10), "end": (9, 10, 10),
}  # fmt: skip


def _cut_days(part: str, whole: Extent) -> tuple[date, date]:
    """The local days of a cut, rounded out to whole days; months cut at ten days, years at months."""
    assert whole.first is not None and whole.last is not None
    low, high, of = _THIRDS[part]
    if whole.grain in ("year", "quarter", "half") and of != 10:
        months = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month
        return add_months(whole.first, months * low // of), add_months(whole.first, months * high // of)
    days = (whole.last - whole.first).days
    if whole.grain == "month" and of == 3:
        return add_days(whole.first, 10 * low), whole.last if high == 3 else add_days(whole.first, 10 * high)
    return add_days(whole.first, days * low // of), add_days(whole.first, -(-days * high // of))


def _cut_hours(part: str, whole: Extent, mod: str) -> Extent:
    assert whole.start is not None and whole.end is not None
    low, high, of = _THIRDS[part]
    size = whole.end - whole.start
    start, end = whole.start + size * low / of, whole.start + size * high / of
    start, end = (
        start - timedelta(microseconds=start.microsecond),
        end - timedelta(microseconds=end.microsecond),
    )
    return whole.with_(start=start, early_start=start, end=end, early_end=end, mod=mod)


def resolve_nth(said: Nth, whole: Extent, context: Context) -> Extent:
    """The nth day, week, month, weekday … within `whole`; counted from its end where negative."""
    if whole.first is None or whole.last is None:
        return whole
    if said.what == "week_of":
        return unit_extent(unit_start(whole.first, "week"), "week", context)
    what, _, number = said.what.partition(":")
    if what == "weekday":
        return of_day(_nth_weekday(said.index, int(number), whole), context.zone)
    if what == "business_day":
        edge = add_days(whole.first, -1) if said.index > 0 else whole.last
        return of_day(context.calendar.add_business_days(edge, said.index), context.zone)
    if what == "season":
        return resolve_period(Period("season", int(number), whole.first.year), context)
    if number:
        start = add_units(whole.first, int(number) - 1, what)
        return unit_extent(start, what, context)
    return _nth_unit(said.index, what, whole, context)


def _nth_weekday(index: int, weekday: int, whole: Extent) -> date:
    assert whole.first is not None and whole.last is not None
    if index > 0:
        first = add_days(whole.first, (weekday - whole.first.weekday()) % 7)
        day = add_days(first, 7 * (index - 1))
    else:
        final = add_days(whole.last, -1)
        day = add_days(final, -((final.weekday() - weekday) % 7) + 7 * (index + 1))
    if not whole.first <= day < whole.last:
        raise OutOfRangeError(index)
    return day


def _nth_unit(index: int, unit: str, whole: Extent, context: Context) -> Extent:
    assert whole.first is not None and whole.last is not None
    if unit not in MONTHS_IN and unit not in DAYS_IN:
        raise OutOfRangeError(unit)
    if index > 0:
        start = unit_start(add_units(whole.first, index - 1, unit), unit)
    else:
        start = unit_start(add_units(add_days(whole.last, -1), index + 1, unit), unit)
    if start >= whole.last:
        raise OutOfRangeError(index)
    return unit_extent(start, unit, context)
