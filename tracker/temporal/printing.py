"""Expressions as English phrases that read back to an equal expression."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from tracker.temporal import expressions as said
from tracker.temporal.expressions import Expression

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = ("winter", "spring", "summer", "autumn")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_OPERATORS = {"from": "starting", "at_least": "until at least", "within_before": "within"}
_MODS = {
    "APPROX": "about",
    "MORE_THAN": "more than",
    "LESS_THAN": "less than",
    "EQUAL_OR_MORE": "at least",
    "EQUAL_OR_LESS": "no more than",
}
_PARTS = {
    "early": "early {}",
    "mid": "mid-{}",
    "late": "late {}",
    "start": "the beginning of {}",
    "end": "the end of {}",
    "first_half": "the first half of {}",
    "second_half": "the second half of {}",
    "later": "later {}",
    "earlier": "earlier {}",
}


@lru_cache(maxsize=4096)
def phrase(expression: Expression) -> str:
    """The expression in words; what only the document settled (a side, an anchor) is not said."""
    return _PRINTERS[type(expression)](expression)


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 11th …"""
    ending = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def _date(date: said.Date) -> str:
    weekday = None if date.weekday is None else WEEKDAY_NAMES[date.weekday]
    if date.which is not None:
        return f"{date.which} {weekday or MONTH_NAMES[(date.month or 1) - 1]}"
    if date.day is not None and date.month is None:
        return f"{weekday} the {ordinal(date.day)}" if weekday else f"the {ordinal(date.day)}"
    month = "" if date.month is None else MONTH_NAMES[date.month - 1]
    if date.day is not None:
        year = "" if date.year is None else f", {date.year}"
        return (f"{weekday}, " if weekday else "") + f"{month} {date.day}{year}"
    return weekday or " ".join(
        part for part in (month, "" if date.year is None else f"{date.year:04}") if part
    )


def _numeric(date: said.Numeric) -> str:
    return f"{date.first}/{date.second}" + (f"/{date.year}" if date.year is not None else "")


def _period(period: said.Period) -> str:
    year = "" if period.year is None else f" {period.year}"
    if period.unit == "weekend":
        return "the weekend"
    if period.fiscal:
        return f"fiscal year{year}" if year else f"{period.which} fiscal year"
    if period.unit == "season":
        name = _SEASONS[period.index]
        return f"{period.which} {name}" if period.which else f"{name}{year}" if year else f"the {name}"
    if period.unit == "half":
        return f"the {_ORDINALS[period.index - 1]} half of{year}" if year else f"H{period.index}"
    return f"Q{period.index}{year}"


def _years(years: said.Years) -> str:
    return f"the {years.first}s" if years.count == 10 else f"the {ordinal(years.first // 100 + 1)} century"


def _relative(relative: said.Relative) -> str:
    unit, shift = relative.unit, relative.shift
    if isinstance(relative.anchor, said.Anaphor):
        return f"the {'following' if shift > 0 else 'previous'} {unit}"
    if unit == "day":
        known = {
            -2: "the day before yesterday",
            -1: "yesterday",
            0: "today",
            1: "tomorrow",
            2: "the day after tomorrow",
        }
        return known[shift]
    return {-1: f"last {unit}", 0: f"this {unit}", 1: f"next {unit}"}.get(shift, f"the {unit} after next")


def _clock(clock: said.Clock) -> str:
    if clock.open_half and clock.minute is None:
        shown = f"{clock.hour} o'clock"
    elif clock.open_half or clock.hour == 24:
        shown = f"{clock.hour:02}:{clock.minute or 0:02}" + (
            "" if clock.second is None else f":{clock.second:02}"
        )
    else:
        half = "a.m." if clock.hour < 12 else "p.m."
        minute = "" if clock.minute is None else f":{clock.minute:02}"
        second = "" if clock.second is None else f":{clock.second:02}"
        shown = f"{(clock.hour - 1) % 12 + 1}{minute}{second} {half}"
    return shown + _zone(clock.zone)


def _zone(zone: str | None) -> str:
    from tracker.temporal.zones import zone_words

    return "" if zone is None else f" {zone_words(zone)}"


def _day_part(part: said.DayPart) -> str:
    return {"close_of_business": "close of business", "end_of_day": "end of day"}.get(
        part.name, part.name
    ) + _zone(part.zone)


def _on_day(at: said.OnDay) -> str:
    day = phrase(at.day)
    if isinstance(at.time, said.DayPart) and at.time.name not in (
        "noon",
        "midnight",
        "close_of_business",
        "end_of_day",
    ):
        if at.day == said.Relative("day", 0):
            return "tonight" if at.time.name == "night" else f"this {at.time.name}"
        if at.time.name == "night" and at.day == said.Relative("day", -1):
            return "last night"
        if isinstance(at.day, said.Anaphor):
            return f"that {at.time.name}"
        if isinstance(at.day, said.Relative) and at.day.anchor is not None:
            return f"the next {at.time.name}"
        return f"{day} {at.time.name}"
    return f"{phrase(at.time)} {'' if isinstance(at.day, said.Relative) else 'on '}{day}"


def amount(number: float | None, unit: str) -> str:
    """ "48 hours", "one week", "several days"."""
    name = {"business_day": "business day", "century": "centurie"}.get(unit, unit)
    if number is None:
        return f"several {name}s"
    return f"{number:g} {name}" + ("" if number == 1 and unit != "century" else "s")


def _duration(duration: said.Duration) -> str:
    if duration.most:
        (least, unit), (most, _) = duration.amounts[0], duration.most[0]
        return f"{least:g} to {amount(most, unit)}"
    return " and ".join(amount(number, unit) for number, unit in duration.amounts)


def _shift(shift: said.Shift) -> str:
    length = phrase(shift.duration)
    if shift.anchor is None:
        return f"{length} ago" if shift.back else f"{length} from now"
    if isinstance(shift.anchor, said.Anaphor):
        return f"{length} {'earlier' if shift.back else 'later'}"
    return f"{length} {'before' if shift.back else 'after'} {phrase(shift.anchor)}"


def _nearby(near: said.Nearby) -> str:
    return f"the {'past' if near.back else 'next'} {phrase(near.duration)}"


def _nth(nth: said.Nth) -> str:
    what, _, number = nth.what.partition(":")
    whole = "the month" if nth.of is None else phrase(nth.of)
    if what == "week_of":
        return f"the week of {whole}"
    if (
        isinstance(nth.of, said.Between)
        and isinstance(nth.of.start, said.Shift)
        and nth.of.start.anchor is not None
    ):
        return f"the {WEEKDAY_NAMES[int(number)]} after {phrase(nth.of.start.anchor)}"
    if what == "weekday" and isinstance(nth.of, said.Relative) and nth.of.unit == "week":
        return f"{WEEKDAY_NAMES[int(number)]} {whole}"
    if what == "month" and number:
        return f"{MONTH_NAMES[int(number) - 1]} {whole}"
    if number and what != "weekday":
        return f"the {_ORDINALS[int(number) - 1]} {what} of {whole}"
    name = WEEKDAY_NAMES[int(number)] if number else what.replace("_", " ")
    which = "last" if nth.index == -1 else _ORDINALS[nth.index - 1] if nth.index <= 10 else ordinal(nth.index)
    return f"the {which} {name} of {whole}"


def _between(span: said.Between) -> str:
    return f"{phrase(span.start)} to {phrase(span.end)}"


def _approx(about: said.Approx) -> str:
    return f"{_MODS.get(about.mod, 'about')} {phrase(about.of)}"


def _holiday(day: said.Holiday) -> str:
    name = day.name.replace("_", " ")
    return f"{day.which} {name}" if day.which else f"{name} {day.year}" if day.year else name


def _anaphor(pointer: said.Anaphor) -> str:
    return {"time": "then", "day": "that day"}.get(pointer.unit, f"that {pointer.unit}")


def _bound(bound: said.Bound) -> str:
    time = phrase(bound.time)
    if bound.operator == "between" and isinstance(bound.time, said.Between):
        return f"between {phrase(bound.time.start)} and {phrase(bound.time.end)}"
    if bound.operator == "at_least" and isinstance(bound.time, said.Approx):
        return f"for {time}"
    if bound.from_old_due:
        return f"by another {time}"
    if bound.operator == "within" and isinstance(bound.time, said.Nearby):
        return f"in {time}"
    return f"{_OPERATORS.get(bound.operator, bound.operator)} {time}"


_PRINTERS: dict[type[Expression], Callable[[Any], str]] = {
    said.Date: _date,
    said.Numeric: _numeric,
    said.Period: _period,
    said.Years: _years,
    said.Relative: _relative,
    said.Clock: _clock,
    said.DayPart: _day_part,
    said.OnDay: _on_day,
    said.Part: lambda part: _PARTS[part.part].format(phrase(part.of)),
    said.Duration: _duration,
    said.Shift: _shift,
    said.Nearby: _nearby,
    said.Nth: _nth,
    said.Between: _between,
    said.Either: lambda either: f"{phrase(either.first)} or {phrase(either.second)}",
    said.Approx: _approx,
    said.Event: lambda event: event.phrase,
    said.Holiday: _holiday,
    said.Anaphor: _anaphor,
    said.Recurring: lambda again: again.text + (f" at {phrase(again.time)}" if again.time else ""),
    said.Vague: lambda vague: vague.text,
    said.Impossible: lambda impossible: impossible.text,
    said.Fixed: lambda fixed: fixed.start,
    said.Bound: _bound,
}
