"""`find_times`: recognition, the document's view and resolution, in that order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from tracker.calendars import Calendar, calendar_for
from tracker.temporal import document
from tracker.temporal.expressions import Bound, Expression, Fixed
from tracker.temporal.model import Reference, Time
from tracker.temporal.policies import settle
from tracker.temporal.recognise import Found, recognise
from tracker.temporal.reference import read_reference
from tracker.temporal.resolve import Moment, Resolution, known_events, resolve_in
from tracker.temporal.resolving.context import Context

# Genres that tell what happened; in the others an undated name without a verb looks ahead.
TELLING = frozenset({"news", "press"})


def find_times(
    text: str,
    reference: str | date | datetime | Reference,
    *,
    timezone: str = "UTC",
    language: str | None = None,
    genre: str | None = None,
    calendar: Calendar | str | Iterable[str] | None = None,
    policies: Mapping[str, str] | None = None,
    events: Mapping[str, Moment] | None = None,
) -> list[Time]:
    """Every time expression of `text`, resolved against `reference`, in text order.

    `reference` is when the words were said: a date (the whole local day) or an instant. Offsets count
    code points of `text`. Raises InvalidTime, UnknownZone, UnknownPolicy or InvalidInput for inputs that
    cannot be read; the text itself may be anything.
    """
    against = read_reference(reference, timezone)
    working_calendar = calendar_for(calendar)
    settled = settle(policies, genre)
    known = known_events(events, against.zone)

    def fresh() -> Context:
        return Context(against, working_calendar, settled, known, against.zone)

    times: list[Time] = []
    anchors = document.Anchors()
    for found in recognise(text):
        expression = document.settle(text, found, None, anchors)
        if expression is None:
            continue
        resolution = resolve_in(expression, fresh())
        times.append(as_time(text, found, expression, resolution))
        if document.is_anchor(expression) and resolution.extent_earliest and resolution.extent_due:
            anchors.remember(_fixed(resolution), resolution.grain or "day")
    return times


def _fixed(resolution: Resolution) -> Fixed:
    assert resolution.extent_earliest is not None and resolution.extent_due is not None
    return Fixed(
        resolution.extent_earliest.isoformat(),
        resolution.extent_due.isoformat(),
        resolution.zone,
        resolution.grain or "day",
    )


def as_time(text: str, found: Found, expression: Expression, resolution: Resolution) -> Time:
    """The found place and what it resolved to, as one Time."""
    operator = found.operator or (None, None)
    return Time(
        start_char=found.start,
        end_char=found.end,
        text=text[found.start : found.end],
        type=resolution.type,
        value=resolution.value,
        mod=resolution.mod,
        operator=expression.operator if isinstance(expression, Bound) else None,
        operator_start_char=operator[0],
        operator_end_char=operator[1],
        phrase_start_char=found.phrase[0],
        phrase_end_char=found.phrase[1],
        earliest=resolution.earliest,
        due=resolution.due,
        due_earliest=resolution.due_earliest,
        due_inclusive=resolution.due_inclusive,
        grain=resolution.grain,
        zone=resolution.zone,
        vague=resolution.vague,
        review_at=resolution.review_at,
        awaits_event=resolution.awaits_event,
        recurrence=resolution.recurrence,
        flags=resolution.flags,
        expression=expression,
        trace=resolution.trace,
        extent_earliest=resolution.extent_earliest,
        extent_due=resolution.extent_due,
    )
