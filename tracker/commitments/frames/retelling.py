"""Times read again in the light of the sentence: as a term given, from a dated saying, by mode."""

from __future__ import annotations

from dataclasses import replace

from tracker.commitments.document import ParsedDocument
from tracker.commitments.frames.frame import Frame
from tracker.commitments.frames.reports import Report
from tracker.commitments.model import Mode
from tracker.temporal import resolve
from tracker.temporal.expressions import Bound, Date, Expression, OnDay
from tracker.temporal.model import Reference, Step, Time

GIVES_TIME = ("<imposer> gives", "<party> has <time>", "a deadline for", "the deadline is")
"""Rules in which a bare length is the term itself: "gave them 72 hours" (Rules of time 5)."""


def read_again(
    time: Time, frame: Frame, report: Report | None, reference: Reference, doc: ParsedDocument
) -> tuple[Time, list[str]]:
    """`time` as this frame means it; with flags to keep."""
    flags: list[str] = []
    if time.type == "DURATION" and time.operator is None and frame.rule.startswith(GIVES_TIME):
        time = _resolved(
            time, Bound("within", time.expression), reference, doc, Step("a term given", "within")
        )
    if frame.rule == "<imposer> extends the deadline" and time.type == "DURATION" and time.due is None:
        step = Step("counts from the old deadline", time.text)
        time = replace(time, awaits_event="the deadline before", trace=(*time.trace, step))
    if time.operator == "from" and isinstance(time.expression, Bound) and _takes_effect(time, frame, doc):
        time = _resolved(
            time, Bound("on", time.expression.time), reference, doc, Step("takes effect", "effective")
        )
    if frame.binder.lower_ in _FORWARD and _looks_back(time, reference):
        ahead = _turned(time.expression)
        if ahead is not None:
            step = Step("looks forward", frame.binder.text)
            time = _resolved(time, ahead, reference, doc, step)
    said = report.said if report is not None else None
    if said is not None and said is not time and said.earliest is not None and said.due is not None:
        against = Reference(said.earliest, said.due, time.zone)
        step = Step("counted from the saying", said.text)
        time = _resolved(time, time.expression, against, doc, step)
        flags.append(step.name)
    return time, flags


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
