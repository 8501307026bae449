"""Resolution: an expression, read against a reference, becomes an interval, a TIMEX3 value and a trace.

Pure: the same expression resolves again against another reference, policy or calendar, or once an
event is known, without the text it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from tracker.calendars import Calendar, calendar_for
from tracker.temporal import expressions as said
from tracker.temporal.event_names import event_key
from tracker.temporal.expressions import Bound, Expression
from tracker.temporal.model import Reference, Step, rfc3339
from tracker.temporal.operators import FORWARD, OPERATORS, Bounds
from tracker.temporal.policies import settle
from tracker.temporal.reference import read_reference
from tracker.temporal.resolving import compose, dates, lengths
from tracker.temporal.resolving.context import Context
from tracker.temporal.resolving.extent import Extent, of_days
from tracker.temporal.units import OutOfRange, add_days

Moment = str | date | datetime | Reference
"""What may be given as the time of a known event."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The interval `[earliest, due)` of an expression with all that was settled on the way.

    `extent_earliest` and `extent_due` are the bare time without its operator (for "until X" of a ban,
    whose earliest reading is the start of X). Meanings of the rest as in `Time`.
    """

    type: str
    value: str
    mod: str | None
    earliest: datetime | None
    due: datetime | None
    due_earliest: datetime | None
    due_inclusive: bool
    extent_earliest: datetime | None
    extent_due: datetime | None
    grain: str | None
    zone: str
    vague: bool
    review_at: datetime | None
    awaits_event: str | None
    recurrence: str | None
    flags: tuple[str, ...]
    trace: tuple[Step, ...]


def known_events(events: Mapping[str, Moment] | None, zone: str) -> dict[str, Reference]:
    """Named events as references, under the keys they are compared by (Time 10)."""
    return {event_key(name): read_reference(at, zone) for name, at in (events or {}).items()}


def resolve(
    expression: Expression,
    reference: Reference,
    *,
    calendar: Calendar | str | Iterable[str] | None = None,
    policies: Mapping[str, str] | None = None,
    events: Mapping[str, Moment] | None = None,
    genre: str | None = None,
) -> Resolution:
    """`expression` against `reference`. Raises UnknownPolicy, InvalidTime (of an event) and InvalidInput."""
    context = Context(
        reference=reference,
        calendar=calendar_for(calendar),
        policies=settle(policies, genre),
        events=known_events(events, reference.zone),
        zone=reference.zone,
    )
    return resolve_in(expression, context)


def resolve_in(expression: Expression, context: Context) -> Resolution:
    """As `resolve`, with the inputs already settled."""
    operator = expression.operator if isinstance(expression, Bound) else "on"
    inner = expression.time if isinstance(expression, Bound) else expression
    _describe(expression, context)
    if isinstance(expression, Bound) and expression.anchor is not None:
        context = _from_anchor(expression.anchor, context)
    zone = _said_zone(inner)
    if zone is not None:
        context = context.in_zone(zone)
        context.note("zone", f"{zone}, said in the expression")
    context.forward = operator in FORWARD
    context.never_today = operator == "before"
    context.at_end = operator in FORWARD or operator in ("after", "from")
    try:
        extent = extent_of(inner, context)
        bounds = _bounds(expression, operator, inner, extent, context)
    except (OutOfRange, OverflowError, ValueError):
        context.flag("out_of_range")
        extent, bounds = Extent("DATE", ""), Bounds()
    return _answer(expression, extent, bounds, context)


def _bounds(
    expression: Expression, operator: str, inner: Expression, extent: Extent, context: Context
) -> Bounds:
    if isinstance(expression, Bound) and expression.from_old_due:
        context.flag("counts_from_old_due")
        return Bounds()
    if not isinstance(expression, Bound):
        bare_length = extent.type == "DURATION" and isinstance(inner, (said.Duration, said.Approx))
        return Bounds() if bare_length else OPERATORS["on"](extent, context)
    if operator == "in" and extent.length is not None and extent.start is None and extent.vague is None:
        inner = said.Shift(_length(inner))
        return OPERATORS["in"](extent_of(inner, context), context)
    if operator == "within" and isinstance(inner, said.Shift) and inner.anchor is not None:
        return _from_base(inner, extent, context)
    if operator == "within_before" and isinstance(inner, said.Shift) and inner.anchor is not None:
        base = extent_of(inner.anchor, context)
        return Bounds(extent.early_start, base.start, base.early_start)
    return OPERATORS[operator](extent, context)


def _length(inner: Expression) -> said.Duration:
    while isinstance(inner, said.Approx):
        inner = inner.of
    assert isinstance(inner, said.Duration)
    return inner


def _from_base(shift: said.Shift, extent: Extent, context: Context) -> Bounds:
    """within D of X: [start of X, end of the count from X)."""
    assert shift.anchor is not None
    base = extent_of(shift.anchor, context)
    return Bounds(
        base.early_start, extent.end, extent.early_end, extent.point and extent.end == extent.early_end
    )


def _describe(expression: Expression, context: Context) -> None:
    context.note("expression", str(expression))
    reference = context.reference
    shown = (
        rfc3339(reference.earliest, reference.zone)
        if reference.is_instant
        else reference.local_date.isoformat()
    )
    context.note("reference", f"{shown} in {reference.zone}")


def _from_anchor(anchor: Expression, context: Context) -> Context:
    """Counting starts at another time the document names (Time 7)."""
    extent = extent_of(anchor, context)
    if extent.start is None or extent.end is None:
        return context
    context.note("anchor", f"counted from {anchor}")
    return context.against(Reference(extent.start, extent.end, context.reference.zone))


def _answer(expression: Expression, extent: Extent, bounds: Bounds, context: Context) -> Resolution:
    due_earliest = bounds.due_earliest
    if bounds.due is not None and (due_earliest is None or due_earliest > bounds.due):
        due_earliest = bounds.due
    earliest = bounds.earliest
    if earliest is not None and due_earliest is not None and earliest > due_earliest:
        earliest = due_earliest
    awaits = extent.awaits
    review = None if bounds.due is not None or extent.type == "SET" else _review(extent, awaits, context)
    zone = context.zone
    context.note("result", f"{rfc3339(earliest, zone) or 'open'} to {rfc3339(bounds.due, zone) or 'open'}")
    return Resolution(
        type=extent.type,
        value=extent.value,
        mod=extent.mod,
        earliest=earliest,
        due=bounds.due,
        due_earliest=due_earliest,
        due_inclusive=bounds.inclusive and bounds.due is not None,
        extent_earliest=extent.early_start,
        extent_due=extent.end,
        grain=extent.grain,
        zone=zone,
        vague=extent.vague is not None,
        review_at=review,
        awaits_event=awaits,
        recurrence=extent.recurrence,
        flags=tuple(context.flags),
        trace=tuple(context.steps),
    )


def _review(extent: Extent, awaits: str | None, context: Context) -> datetime | None:
    key = "event" if awaits else extent.vague or "open"
    days = int(context.policies[f"review_{key}"])
    context.note("policy", f"review_{key} = {days} days")
    try:
        return context.reference.latest + timedelta(days=days)
    except OverflowError:
        return None


def extent_of(expression: Expression, context: Context) -> Extent:
    """The extent of a time without its operator."""
    return _RESOLVERS[type(expression)](expression, context)


def _said_zone(expression: Expression) -> str | None:
    """A zone said anywhere inside the expression."""
    zone = getattr(expression, "zone", None)
    if zone is not None and not isinstance(expression, said.Fixed):
        return str(zone)
    for name in ("time", "start", "of", "day", "end"):
        inner = getattr(expression, name, None)
        if isinstance(inner, Expression) and (found := _said_zone(inner)):
            return found
    return None


def _relative(expression: said.Relative, context: Context) -> Extent:
    if expression.anchor is None:
        return dates.resolve_relative(expression, context.today, context)
    base = extent_of(expression.anchor, context)
    if base.first is None or base.last is None:
        return base.with_(type="DATE", value="")
    edge = add_days(base.last, -1) if expression.shift >= 0 else base.first
    return dates.resolve_relative(expression, edge, context)


def _on_day(expression: said.OnDay, context: Context) -> Extent:
    day = extent_of(expression.day, context)
    if day.first is None:
        return day
    if isinstance(expression.time, said.Clock):
        return compose.clock_on(expression.time, day.first, context)
    assert isinstance(expression.time, said.DayPart)
    return compose.day_part_on(expression.time, day.first, context)


def _clock(expression: said.Clock | said.DayPart, context: Context) -> Extent:
    """A clock time without a day: today, or tomorrow where an operator binds and today's is past."""
    on = compose.clock_on if isinstance(expression, said.Clock) else compose.day_part_on
    extent = on(expression, context.today, context)  # type: ignore[operator]  # each takes its own kind
    past = extent.end is not None and context.reference.is_instant and extent.end < context.reference.earliest
    if past and context.forward:
        context.flag("next_day_assumed")
        extent = on(expression, add_days(context.today, 1), context)  # type: ignore[operator]  # as above
    return extent


def _shift(expression: said.Shift, context: Context) -> Extent:
    base = None if expression.anchor is None else extent_of(expression.anchor, context)
    return lengths.resolve_shift(expression, base, context)


def _nearby(expression: said.Nearby, context: Context) -> Extent:
    if expression.anchor is not None:
        context = _from_anchor(expression.anchor, context)
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
    """The end of a range lies after its start: it is read against the start where it has no year or week of its own."""
    last = extent_of(expression, context)
    undecided = isinstance(expression, said.Date) and (expression.year is None)
    if undecided and first.start is not None and last.end is not None and last.end <= first.start:
        later = context.against(Reference(first.start, first.end or first.start, context.reference.zone))
        later.forward = True
        return extent_of(expression, later)
    return last


def _either(expression: said.Either, context: Context) -> Extent:
    first, second = extent_of(expression.first, context), extent_of(expression.second, context)
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
        return Extent("TIME", value, known.earliest, known.latest, known.earliest, known.latest, "minute", True,
                      first=first, last=add_days(first, 1))  # fmt: skip
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
        # "the quarter" with none named before is the one that has just ended; other units are the present ones
        shift = -1 if expression.unit == "quarter" else 0
        return dates.resolve_relative(said.Relative(expression.unit, shift), context.today, context)
    if expression.anchor is None:
        context.flag("unresolved_anaphor")
        return Extent("DATE", "")
    extent = extent_of(expression.anchor, context)
    if expression.unit in ("time", extent.grain) or extent.first is None:
        return extent
    return dates.resolve_relative(said.Relative(expression.unit, 0), extent.first, context)


def _recurring(expression: said.Recurring, context: Context) -> Extent:
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
