"""Resolution: an expression, read against a reference, becomes an interval, a TIMEX3 value and a trace.

Pure: the same expression resolves again against another reference, policy or calendar, or once an
event is known, without the text it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.calendars import Calendar, calendar_for
from tracker.temporal import expressions as said
from tracker.temporal.event_names import event_key
from tracker.temporal.expressions import Bound, Expression
from tracker.temporal.model import Reference, Step, rfc3339
from tracker.temporal.operators import FORWARD, OPERATORS, Bounds
from tracker.temporal.policies import settle
from tracker.temporal.reference import read_reference
from tracker.temporal.resolving.context import Context
from tracker.temporal.resolving.extent import Extent
from tracker.temporal.resolving.extents import extent_of, from_anchor, said_zone
from tracker.temporal.units import OutOfRangeError

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
        context = from_anchor(expression.anchor, context)
    zone = said_zone(inner)
    if zone is not None:
        context = context.in_zone(zone)
        context.note("zone", f"{zone}, said in the expression")
    context.forward = operator in FORWARD
    context.never_today = operator == "before"
    context.at_end = operator in FORWARD or operator in ("after", "from")
    try:
        extent = extent_of(inner, context)
        bounds = _bounds(expression, operator, inner, extent, context)
    except (OutOfRangeError, OverflowError, ValueError):
        context.flag("out_of_range")
        extent, bounds = Extent("DATE", ""), Bounds()
    return _answer(extent, bounds, context)


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


def _answer(extent: Extent, bounds: Bounds, context: Context) -> Resolution:
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
    last = context.reference.latest
    return last + timedelta(days=days) if last.year + days // 365 < 9997 else None
