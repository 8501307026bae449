"""What each kind of expression comes to, before any operator: one small function for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tracker.temporal import expressions as said
from tracker.temporal.event_names import event_key
from tracker.temporal.expressions import Expression
from tracker.temporal.model import Reference, rfc3339
from tracker.temporal.resolving import compose, dates, lengths
from tracker.temporal.resolving.context import Context
from tracker.temporal.resolving.extent import Extent, of_days, of_instant
from tracker.temporal.units import add_days


def extent_of(expression: Expression, context: Context) -> Extent:
    """The extent of a time without its operator."""
    return _RESOLVERS[type(expression)](expression, context)


def from_anchor(anchor: Expression, context: Context) -> Context:
    """Counting starts at another time the document names (Time 7)."""
    extent = extent_of(anchor, context)
    if extent.start is None or extent.end is None:
        return context
    context.note("anchor", f"counted from {anchor}")
    return context.against(Reference(extent.start, extent.end, context.reference.zone))


def said_zone(expression: Expression) -> str | None:
    """A zone said anywhere inside the expression."""
    zone = getattr(expression, "zone", None)
    if zone is not None and not isinstance(expression, said.Fixed):
        return str(zone)
    for name in ("time", "start", "of", "day", "end"):
        inner = getattr(expression, name, None)
        if isinstance(inner, Expression) and (found := said_zone(inner)):
            return found
    return None


def _relative(expression: said.Relative, context: Context) -> Extent:
    if expression.anchor is None:
        return dates.resolve_relative(expression, context.today, context)
    loose = isinstance(expression.anchor, said.Anaphor) and expression.anchor.anchor is None
    if loose and expression.unit == "day":
        context.flag("unresolved_anaphor")
        return dates.resolve_relative(expression, context.today, context)
    if loose:
        # nothing near by that it could follow: in a contract it starts anew in each case (Time 10)
        return Extent("DATE", "", awaits=str(expression))
    base = extent_of(expression.anchor, context)
    if base.first is None or base.last is None:
        return base.with_(type="DATE", value="")
    edge = add_days(base.last, -1) if expression.shift >= 0 else base.first
    return dates.resolve_relative(expression, edge, context)


def _on_day(expression: said.OnDay, context: Context) -> Extent:
    day = extent_of(expression.day, context)
    if day.first is None:
        return day
    return _clock_on(expression.time, day.first, context)


def _clock(expression: said.Clock | said.DayPart, context: Context) -> Extent:
    """A clock time without a day: today, or tomorrow where an operator binds and today's is past."""
    extent = _clock_on(expression, context.today, context)
    past = extent.end is not None and context.reference.is_instant and extent.end < context.reference.earliest
    if past and (context.forward or getattr(expression, "side", None) == "future"):
        context.flag("next_day_assumed")
        return _clock_on(expression, add_days(context.today, 1), context)
    return extent


def _clock_on(expression: Expression, day: date, context: Context) -> Extent:
    if isinstance(expression, said.Clock):
        return compose.clock_on(expression, day, context)
    assert isinstance(expression, said.DayPart)
    return compose.day_part_on(expression, day, context)


def _shift(expression: said.Shift, context: Context) -> Extent:
    base = None if expression.anchor is None else extent_of(expression.anchor, context)
    return lengths.resolve_shift(expression, base, context)


def _nearby(expression: said.Nearby, context: Context) -> Extent:
    if expression.anchor is not None:
        context = from_anchor(expression.anchor, context)
    return lengths.resolve_nearby(expression, context)


def _nth(expression: said.Nth, context: Context) -> Extent:
    whole = expression.of if expression.of is not None else said.Relative("month", 0)
    return compose.resolve_nth(expression, extent_of(whole, context), context)


def _part(expression: said.Part, context: Context) -> Extent:
    return compose.resolve_part(expression, extent_of(expression.of, context), context)


def _between(expression: said.Between, context: Context) -> Extent:
    first = extent_of(expression.start, context)
    last = _end_of_range(expression.end, first, context)
    grain = first.grain if first.grain == last.grain else "day"
    return Extent(
        first.type, f"{first.value}/{last.value}", first.start, last.end, first.early_start, last.early_end,
        grain, last.point, first=first.first, last=last.last,
    )  # fmt: skip


def _end_of_range(expression: Expression, first: Extent, context: Context) -> Extent:
    """The end of a range lies after its start, against which it is read where its year or week is open."""
    if isinstance(expression, (said.Clock, said.DayPart)) and first.first is not None:
        last = _clock_on(expression, first.first, context)
        over_midnight = last.end is not None and first.start is not None and last.end < first.start
        return _clock_on(expression, add_days(first.first, 1), context) if over_midnight else last
    last = extent_of(expression, context)
    undecided = isinstance(expression, said.Date) and (expression.year is None)
    if undecided and first.start is not None and last.end is not None and last.end <= first.start:
        later = context.against(Reference(first.start, first.end or first.start, context.reference.zone))
        later.forward = True
        return extent_of(expression, later)
    return last


def _either(expression: said.Either, context: Context) -> Extent:
    first = extent_of(expression.first, context)
    second = _end_of_range(expression.second, first, context)
    if first.start is None or second.end is None:
        return first
    return first.with_(end=second.end, last=second.last, mod=first.mod)


def _approx(expression: said.Approx, context: Context) -> Extent:
    return extent_of(expression.of, context).with_(mod=expression.mod)


def _event(expression: said.Event, context: Context) -> Extent:
    known = None if expression.standing else context.events.get(event_key(expression.phrase))
    if known is None:
        context.note("event", f"{expression.phrase}: not known yet")
        return Extent("DATE", "", awaits=expression.phrase)
    context.note("event", f"{expression.phrase} = {rfc3339(known.earliest, context.zone)}")
    return _extent_of_reference(known, context)


def _extent_of_reference(known: Reference, context: Context) -> Extent:
    first = context.local(known.earliest).date()
    if known.is_instant:
        value = f"{context.local(known.earliest):%Y-%m-%dT%H:%M}"
        return of_instant(known.earliest, first, "minute", value)
    last = max(context.local(known.latest).date(), add_days(first, 1))
    return of_days(first, last, context.zone, "day", first.isoformat())


def _fixed(expression: said.Fixed, context: Context) -> Extent:
    start, end = datetime.fromisoformat(expression.start), datetime.fromisoformat(expression.end)
    extent = _extent_of_reference(Reference(start, end, expression.zone), context)
    if extent.point or extent.first is None or expression.grain not in lengths.WHOLE_UNITS:
        return extent
    return replace(extent, grain=expression.grain, value=dates.unit_value(extent.first, expression.grain))


def _anaphor(expression: said.Anaphor, context: Context) -> Extent:
    if expression.anchor is None and expression.unit in lengths.WHOLE_UNITS:
        # "the quarter" with none named before has just ended; other units are the present ones
        shift = -1 if expression.unit == "quarter" else 0
        return dates.resolve_relative(said.Relative(expression.unit, shift), context.today, context)
    if expression.anchor is None:
        context.flag("unresolved_anaphor")
        return Extent("DATE", "")
    extent = extent_of(expression.anchor, context)
    if expression.unit in ("time", extent.grain) or extent.first is None:
        return extent
    return dates.resolve_relative(said.Relative(expression.unit, 0), extent.first, context)


def _recurring(expression: said.Recurring, _context: Context) -> Extent:
    return Extent("SET", expression.value, recurrence=expression.rule, grain=None)


def _vague(expression: said.Vague, context: Context) -> Extent:
    reference = context.reference
    if expression.ref == "PRESENT_REF":
        return Extent(
            "DATE", expression.ref, reference.earliest, reference.latest, reference.earliest, reference.latest
        )
    start = reference.earliest if expression.ref == "FUTURE_REF" else None
    return Extent("DATE", expression.ref, start, None, start, None, vague=expression.policy or "future")


_RESOLVERS: dict[type[Expression], Callable[[Any, Context], Extent]] = {
    said.Date: dates.resolve_date,
    said.Numeric: dates.resolve_numeric,
    said.Period: dates.resolve_period,
    said.Years: dates.resolve_years,
    said.Relative: _relative,
    said.Clock: _clock,
    said.DayPart: _clock,
    said.OnDay: _on_day,
    said.Part: _part,
    said.Duration: lengths.resolve_duration,
    said.Shift: _shift,
    said.Nearby: _nearby,
    said.Nth: _nth,
    said.Between: _between,
    said.Either: _either,
    said.Approx: _approx,
    said.Event: _event,
    said.Holiday: dates.resolve_holiday,
    said.Anaphor: _anaphor,
    said.Recurring: _recurring,
    said.Vague: _vague,
    said.Impossible: dates.resolve_impossible,
    said.Fixed: _fixed,
}
