"""Times read again in the light of the sentence: as a term given, from a dated saying, by mode."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracker.commitments.document import ParsedDocument
from tracker.commitments.frames.frame import Frame
from tracker.commitments.frames.reports import Report
from tracker.commitments.model import Mode
from tracker.temporal import resolve
from tracker.temporal.expressions import Bound, Date, Expression, OnDay
from tracker.temporal.model import Reference, Step, Time

MOVES_DEADLINE = "<imposer> extends the deadline"
GIVES_TIME = (
    "<imposer> gives",
    "<party> has <time>",
    "a deadline for",
    "the deadline is",
    "<party> agrees to a truce",
)
"""Rules in which a bare length is the term itself: "gave them 72 hours" (Rules of time 5)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A time as an act means it: read against `reference`, with flags for what was taken into account."""

    time: Time | None
    reference: Reference
    flags: tuple[str, ...] = ()


def read_again(
    time: Time | None, frame: Frame, report: Report | None, reference: Reference, doc: ParsedDocument
) -> Reading:
    """`time`, found on its own, in the light of the act and the saying it stands in."""
    if time is None:
        return Reading(None, reference)
    time = _as_term(time, frame, reference, doc)
    time = _from_old_due(time, frame)
    time = _at_effect(time, frame, reference, doc)
    time = _looking_ahead(time, frame, reference, doc)
    said = report.said if report is not None else None
    if said is None or said is time or said.earliest is None or said.due is None:
        return Reading(time, reference)
    against = Reference(said.earliest, said.due, time.zone)
    step = Step("counted from the saying", said.text)
    return Reading(_resolved(time, time.expression, against, doc, step), against, (step.name,))


def _as_term(time: Time, frame: Frame, reference: Reference, doc: ParsedDocument) -> Time:
    """A bare length that was given is the term: "gave them 72 hours"."""
    if time.type != "DURATION" or time.operator is not None or not frame.rule.startswith(GIVES_TIME):
        return time
    return _resolved(time, Bound("within", time.expression), reference, doc, Step("a term given", time.text))


def _from_old_due(time: Time, frame: Frame) -> Time:
    """A length by which a deadline is moved waits for the old one (Rules of time 7)."""
    if frame.rule != MOVES_DEADLINE or time.type != "DURATION" or time.due is not None:
        return time
    step = Step("counts from the old deadline", time.text)
    return replace(time, awaits_event="the deadline before", trace=(*time.trace, step))


def _at_effect(time: Time, frame: Frame, reference: Reference, doc: ParsedDocument) -> Time:
    if (
        time.operator != "from"
        or not isinstance(time.expression, Bound)
        or not _takes_effect(time, frame, doc)
    ):
        return time
    step = Step("takes effect", "effective")
    return _resolved(time, Bound("on", time.expression.time), reference, doc, step)


def _looking_ahead(time: Time, frame: Frame, reference: Reference, doc: ParsedDocument) -> Time:
    """A name of a day after "will" lies ahead, whatever the text around it tells of (Rules of time 8)."""
    forward = frame.binder.lower_ in _FORWARD or frame.rule == "<party> is <acting>"
    if not forward or not _looks_back(time, reference):
        return time
    ahead = _turned(time.expression)
    if ahead is None:
        return time
    return _resolved(time, ahead, reference, doc, Step("looks forward", frame.binder.text))


def _takes_effect(time: Time, frame: Frame, doc: ParsedDocument) -> bool:
    """As in "will resign effective 2 August": the act is done then, not from then on."""
    opening = doc.text[time.phrase_start_char : time.phrase_start_char + 9].lower()
    return opening == "effective" and frame.head.lemma_ in (
        "resign",
        "retire",
        "step",
        "leave",
        "close",
        "end",
    )


_FORWARD = frozenset(
    "deadline ultimatum will shall must 'll would to going scheduled due expected plans".split()
)


def _looks_back(time: Time, reference: Reference) -> bool:
    return time.due is not None and time.due <= reference.earliest


def _turned(expression: Expression) -> Expression | None:
    """A bare name of a day, taken as past, seen from a verb that looks ahead (Time 8)."""
    if isinstance(expression, Bound):
        inner = _turned(expression.time)
        return replace(expression, time=inner) if inner is not None else None
    if isinstance(expression, Date) and expression.side != "future" and expression.year is None:
        return replace(expression, side="future")
    if isinstance(expression, OnDay):
        day = _turned(expression.day)
        return replace(expression, day=day) if day is not None else None
    return None


def _resolved(
    time: Time, expression: Expression, reference: Reference, doc: ParsedDocument, step: Step
) -> Time:
    again = resolve(
        expression,
        reference,
        calendar=doc.calendar,
        policies=doc.policies,
        events=doc.events,
        genre=doc.genre,
    )
    return replace(
        time,
        operator=expression.operator if isinstance(expression, Bound) else time.operator,
        earliest=again.earliest,
        due=again.due,
        due_earliest=again.due_earliest,
        due_inclusive=again.due_inclusive,
        awaits_event=again.awaits_event,
        review_at=again.review_at,
        vague=again.vague,
        expression=expression,
        extent_earliest=again.extent_earliest,
        extent_due=again.extent_due,
        trace=(*time.trace, step, *again.trace),
    )


def in_mode(time: Time, mode: Mode) -> Time:
    """Bans and states kept up: "until X" may end at either end of X (Time 5)."""
    if mode is Mode.ACHIEVE:
        return time
    if time.operator == "at_least" and time.due is None and time.extent_due is not None:
        return replace(time, due=time.extent_due, due_earliest=time.extent_due, vague=False, review_at=None)
    if time.operator == "until" and time.due is not None and time.extent_earliest is not None:
        return replace(time, due_earliest=time.extent_earliest)
    return time
