"""`find_times`: recognition, the document's view and resolution, in that order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from tracker.calendars import Calendar, calendar_for
from tracker.temporal import document
from tracker.temporal.expressions import Between, Bound, Either, Expression
from tracker.temporal.languages.choose import recognise_in
from tracker.temporal.model import Reference, Time, Timex
from tracker.temporal.numeric_order import settle_numeric_order
from tracker.temporal.policies import settle
from tracker.temporal.recognise import Found
from tracker.temporal.reference import read_reference
from tracker.temporal.resolve import Moment, known_events, resolve_in
from tracker.temporal.resolving.context import Context
from tracker.temporal.sayings import Read, anchored, counted_from, fixed


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

    `reference` is when the words were said: a date (the whole local day) or an instant. `language` is a
    code ("de"), or None to detect it. `calendar` is a Calendar or country codes ("US-NY,GB"). `events`
    dates named events. Offsets count code points of `text`. Raises InvalidTime, UnknownZone,
    UnknownPolicy or InvalidInput for inputs that cannot be read; the text itself may be anything.
    """
    against = read_reference(reference, timezone)
    working_calendar = calendar_for(calendar)
    settled = settle(policies, genre)
    known = known_events(events, against.zone)

    def fresh() -> Context:
        return Context(against, working_calendar, settled, known, against.zone)

    finds = settle_numeric_order(text, list(recognise_in(text, language)))
    reads = _read(text, genre, finds, fresh)
    for i, day in counted_from(text, reads, against).items():
        expression = anchored(reads[i].expression, day)
        reads[i] = Read(reads[i].found, expression, resolve_in(expression, fresh()))
    return [_as_time(text, read, fresh) for read in reads]


def _read(text: str, genre: str | None, finds: Iterable[Found], fresh: Callable[[], Context]) -> list[Read]:
    """Every find with its direction and pointers settled, resolved."""
    anchors, default = document.Anchors(), document.default_side(text, genre)
    reads: list[Read] = []
    for found in finds:
        expression = document.settle(text, found, default, anchors)
        if expression is None:
            continue
        resolution = resolve_in(expression, fresh())
        reads.append(Read(found, expression, resolution))
        if document.is_anchor(expression) and resolution.extent_earliest and resolution.extent_due:
            anchors.remember(fixed(resolution), resolution.grain or "day", found.start)
    return reads


def _ends(expression: Expression) -> tuple[Expression, ...]:
    """The two times of a range or choice."""
    inner = expression.time if isinstance(expression, Bound) else expression
    if isinstance(inner, Between):
        return inner.start, inner.end
    return (inner.first, inner.second) if isinstance(inner, Either) else ()


def _timex(start: int, end: int, expression: Expression, context: Context) -> Timex:
    resolution = resolve_in(expression, context)
    return Timex(start, end, resolution.type, resolution.value, resolution.mod)


def _as_time(text: str, read: Read, fresh: Callable[[], Context]) -> Time:
    """The found place and what it resolved to, as one Time."""
    found, expression, resolution = read.found, read.expression, read.resolution
    ends = zip(found.parts, _ends(expression), strict=False)
    parts = tuple(_timex(*place, part, fresh()) for place, part in ends)
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
        rules=found.rules,
        parts=parts,
    )
