"""Calendar dates, periods and named days → extents. What is left open is settled by side and policy."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from tracker.temporal.expressions import Date, Holiday, Impossible, Numeric, Period, Relative, Years
from tracker.temporal.named_days import holiday_date
from tracker.temporal.resolving.context import Context
from tracker.temporal.resolving.extent import Extent, of_day, of_days
from tracker.temporal.units import OutOfRangeError, add_days, add_months, add_units, unit_end, unit_start
from tracker.temporal.zones import writes_month_first

_SEASONS = ("WI", "SP", "SU", "FA")


def resolve_date(said: Date, context: Context) -> Extent:
    """A date with its missing parts filled in from the reference."""
    if said.weekday is not None and said.day is None:
        return of_day(_weekday(said, context), context.zone)
    if said.day is not None:
        return _day(said, context)
    if said.month is not None:
        year = said.year if said.year is not None else _year_of_month(said, context)
        return unit_extent(date(year, said.month, 1), "month", context)
    assert said.year is not None
    return unit_extent(date(said.year, 1, 1), "year", context)


def looks_back(side: str | None) -> bool:
    """Whether a name looks back."""
    return side == "past"


def _weekday(said: Date, context: Context) -> date:
    today, weekday = context.today, said.weekday
    assert weekday is not None
    ahead = (weekday - today.weekday()) % 7
    if said.which == "next":
        return _next_weekday(today, weekday, ahead, context)
    if said.which == "last" or looks_back(said.side):
        back = -ahead % 7
        return add_days(today, -(back or (7 if said.which == "last" else 0)))
    if ahead == 0 and said.which != "this":
        ahead = _when_today(said, context)
    return add_days(today, ahead)


def _when_today(said: Date, context: Context) -> int:
    """Days from today for a weekday that is today's own name."""
    if context.never_today or said.which == "coming":
        return 7
    if not context.forward:
        return 0
    return 0 if context.choose("weekday_today", "the other of today and a week later") == "today" else 7


def _next_weekday(today: date, weekday: int, ahead: int, context: Context) -> date:
    nearest = add_days(today, ahead or 7)
    in_next_week = add_days(unit_start(today, "week"), 7 + weekday)
    if nearest == in_next_week:
        return nearest
    chosen = context.choose("next_weekday", f"{nearest} or {in_next_week}")
    return nearest if chosen == "nearest" else in_next_week


def _day(said: Date, context: Context) -> Extent:
    if said.year is not None and said.month is not None:
        day = date(said.year, said.month, said.day or 1)
        if said.weekday is not None and day.weekday() != said.weekday:
            context.flag("weekday_mismatch")
        return of_day(day, context.zone)
    choices = [day for day in _candidates(said, context.today) if said.weekday in (None, day.weekday())]
    if not choices:
        context.flag("weekday_mismatch")
        choices = list(_candidates(said, context.today))
    return of_day(_nearest(choices, said.side, context), context.zone)


def _candidates(said: Date, today: date) -> Iterator[date]:
    """The days around today that fit a day of the month, with its month where one is said."""
    assert said.day is not None
    span = range(-60, 61) if said.weekday is not None or said.month == 2 else range(-13, 14)
    for step in span:
        month = add_months(date(today.year, today.month, 1), step)
        fits = said.month in (None, month.month) and said.year in (None, month.year)
        if fits and said.day <= calendar.monthrange(month.year, month.month)[1]:
            yield month.replace(day=said.day)


# A name without a year means the side its verb looks to, unless the other side is this much nearer.
FAR_NEARER = 3.5


def _nearest(choices: list[date], side: str | None, context: Context) -> date:
    """The fitting day on the side where the text looks, or the one that is far nearer (Time 8)."""
    today = context.today
    past = max((day for day in choices if day <= today), default=None)
    ahead = min(
        (day for day in choices if day > today or (day == today and (context.forward or side == "future"))),
        default=None,
    )
    if ahead == today and context.never_today:
        ahead = min(day for day in choices if day > today)
    if past is None or ahead is None:
        return past or ahead or choices[0]
    chosen = choose_side((today - past).days, (ahead - today).days, side, context)
    return past if chosen == "past" else ahead


def choose_side(behind: float, ahead: float, side: str | None, context: Context) -> str:
    """ "past" or "future" by where the text looks and how far either lies; a deadline looks ahead."""
    if context.forward and side != "past":
        return "future"
    if side == "past":
        return "future" if behind > ahead * FAR_NEARER else "past"
    if side == "future":
        return "past" if ahead > max(behind, 1) * 5 else "future"
    return "past" if behind < ahead else "future"


def _year_of_month(said: Date, context: Context) -> int:
    today = context.today
    assert said.month is not None
    ahead = (said.month - today.month) % 12
    if said.which == "next":
        return add_months(today, ahead or 12).year
    if said.which == "last":
        return add_months(today, ahead - 12).year
    if said.which in ("this", "coming"):
        return today.year if said.which == "this" else add_months(today, ahead or 12).year
    if ahead == 0:
        return today.year
    chosen = choose_side(12 - ahead, ahead, said.side, context)
    return add_months(today, ahead - 12 if chosen == "past" else ahead).year


def resolve_numeric(said: Numeric, context: Context) -> Extent:
    order = context.choose("numeric_order", "the other of day and month first")
    month_first = order == "month_first" or (order == "zone" and writes_month_first(context.reference.zone))
    month, day = (said.first, said.second) if month_first else (said.second, said.first)
    return resolve_date(Date(said.year, month, day, side=said.side), context)


def resolve_relative(said: Relative, base: date, context: Context) -> Extent:
    """The unit that lies `shift` units from the one that holds `base`."""
    if said.unit in ("business_day", "night"):
        return of_day(context.calendar.add_business_days(base, said.shift), context.zone)
    start = add_units(unit_start(base, said.unit), said.shift, said.unit)
    return unit_extent(start, said.unit, context)


def unit_extent(start: date, unit: str, context: Context) -> Extent:
    """The whole unit that begins on `start`, with the TIMEX3 value of its kind."""
    grain = "day" if unit == "weekend" else unit
    return of_days(start, unit_end(start, unit), context.zone, grain, unit_value(start, unit))


def unit_value(start: date, unit: str) -> str:
    """The TIMEX3 value of a calendar unit."""
    if unit in ("week", "weekend"):
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{start.year:04}-{start.month:02}"
    if unit == "quarter":
        return f"{start.year:04}-Q{(start.month + 2) // 3}"
    if unit == "half":
        return f"{start.year:04}-H{(start.month + 5) // 6}"
    digits = {"year": 4, "decade": 3, "century": 2}.get(unit)
    return f"{start.year:04}"[:digits] if digits else start.isoformat()


def resolve_years(said: Years, context: Context) -> Extent:
    if said.first + said.count > 9998:
        raise OutOfRangeError(said.first)
    first, last = date(max(said.first, 1), 1, 1), date(said.first + said.count, 1, 1)
    grain, digits = ("decade", 3) if said.count == 10 else ("century", 2)
    return of_days(first, last, context.zone, grain, f"{said.first:04}"[:digits])


def resolve_period(said: Period, context: Context) -> Extent:
    if said.fiscal and said.unit == "year":
        return _fiscal_year(said, context)
    if said.unit == "weekend":
        return _weekend(said, context)
    size = {"quarter": 3, "half": 6, "season": 3}.get(said.unit, 12)
    start = _period_start(said, size, context)
    last = add_months(start, size)
    if said.unit == "season":
        value = f"{start.year:04}-{_SEASONS[said.index]}"
    else:
        value = unit_value(start, said.unit)
    return of_days(start, last, context.zone, "quarter" if said.unit == "season" else said.unit, value)


def _weekend(said: Period, context: Context) -> Extent:
    """The weekend that is on, else the nearest one on the side where the text looks."""
    today = context.today
    back = looks_back(said.side) or (said.side is None and not context.forward and today.weekday() < 2)
    return unit_extent(
        add_days(unit_start(today, "weekend"), -7 if back and today.weekday() < 5 else 0), "weekend", context
    )


def _period_start(said: Period, size: int, context: Context) -> date:
    month = _season_month(said, context) if said.unit == "season" else (said.index - 1) * size + 1
    if said.year is not None:
        return date(said.year, month, 1)
    today = context.today
    starts = [
        date(today.year + step, month, 1) for step in (-2, -1, 0, 1, 2) if 1 <= today.year + step <= 9997
    ]
    if said.which == "this":
        return date(today.year, month, 1)
    if said.which in ("next", "coming"):
        return _first(starts, today)
    if said.which == "last":
        return _last(starts, add_months(today, -size))
    begun = _last(starts, today)
    if add_months(begun, size) > today or looks_back(said.side):
        return begun
    coming = _first(starts, today)
    behind, ahead = (today - add_months(begun, size)).days, (coming - today).days
    side = "future" if context.forward and said.side != "past" else None
    return begun if choose_side(behind, ahead, side, context) == "past" else coming


def _first(starts: list[date], after: date) -> date:
    for start in starts:
        if start > after:
            return start
    raise OutOfRangeError(after)


def _last(starts: list[date], until: date) -> date:
    for start in reversed(starts):
        if start <= until:
            return start
    raise OutOfRangeError(until)


def _season_month(said: Period, context: Context) -> int:
    north = (12, 3, 6, 9)[said.index]
    return north if context.policies["hemisphere"] == "north" else (north + 5) % 12 + 1


def _fiscal_year(said: Period, context: Context) -> Extent:
    """A fiscal year is named after the year in which it ends."""
    month = int(context.choose("fiscal_year_start"))
    month = context.calendar.fiscal_year_start if month == 1 else month
    today = context.today
    current = today.year + (1 if month > 1 and today.month >= month else 0)
    year = said.year if said.year is not None else current + {"next": 1, "last": -1}.get(said.which or "", 0)
    first = date(year - (1 if month > 1 else 0), month, 1)
    return of_days(first, add_months(first, 12), context.zone, "year", f"{year:04}")


def resolve_holiday(said: Holiday, context: Context) -> Extent:
    today = context.today
    if said.year is not None:
        return of_day(holiday_date(said.name, said.year), context.zone)
    choices = [
        holiday_date(said.name, today.year + step) for step in (-1, 0, 1) if 2 <= today.year + step <= 9997
    ]
    if said.which == "this":
        return of_day(choices[1], context.zone)
    side = {"next": "future", "last": "past"}.get(said.which or "", said.side)
    return of_day(_nearest(choices, side, context), context.zone)


def resolve_impossible(said: Impossible, context: Context) -> Extent:
    context.flag("impossible_date")
    context.note("result", f"{said.text} does not exist")
    return Extent("DATE", "")
