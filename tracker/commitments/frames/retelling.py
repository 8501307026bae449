"""Times inside a dated saying count from that saying (Rules of time 7)."""

from __future__ import annotations

from dataclasses import replace

from tracker.commitments.document import ParsedDocument
from tracker.commitments.frames.reports import Report
from tracker.temporal import resolve
from tracker.temporal.model import Reference, Step, Time


def retold(time: Time | None, report: Report | None, doc: ParsedDocument) -> tuple[Time | None, list[str]]:
    """`time` resolved against the saying it stands in, where that is dated; with flags to keep."""
    if time is None or report is None or report.said is None or report.said is time:
        return time, []
    said = report.said
    if said.earliest is None or said.due is None:
        return time, []
    reference = Reference(said.earliest, said.due, time.zone)
    again = resolve(
        time.expression,
        reference,
        calendar=doc.calendar,
        policies=doc.policies,
        events=doc.events,
        genre=doc.genre,
    )
    changed = replace(
        time,
        earliest=again.earliest,
        due=again.due,
        due_earliest=again.due_earliest,
        due_inclusive=again.due_inclusive,
        awaits_event=again.awaits_event,
        trace=(*time.trace, Step("counted from the saying", said.text), *again.trace),
    )
    return changed, ["counted from the saying"]
