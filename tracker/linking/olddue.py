"""The dates that a revision names, counted from the old deadline where it says so (Time 7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tracker.commitments.model import RevisionKind, RevisionStatement
from tracker.linking.model import Known, Ruling
from tracker.status.model import Review
from tracker.temporal.expressions import Approx, Bound, Duration, Expression, Nearby, Shift
from tracker.temporal.model import Reference
from tracker.temporal.resolve import resolve

_ELAPSED = frozenset({"second", "minute", "hour"})  # exact; longer units are counted in days (Time 3)


@dataclass(frozen=True, slots=True)
class Dates:
    """The interval after a revision; all None where it names none. `unresolved` says that it counts from
    an old deadline that is not known."""

    earliest: datetime | None = None
    due: datetime | None = None
    due_earliest: datetime | None = None
    due_inclusive: bool = False
    grain: str | None = None
    unresolved: bool = False

    def rule(self, ruling: Ruling) -> Ruling:
        """A change whose date nobody can tell waits for a person."""
        if not self.unresolved:
            return ruling
        return replace(ruling, review=Review.SUGGESTED, reason="its new date cannot be told")


def redate(statement: RevisionStatement, known: Known) -> Dates:
    """The dates that `statement` gives `known`."""
    if statement.counts_from_old_due:
        return _from_old_due(statement, known)
    return Dates(
        statement.earliest,
        statement.due,
        statement.due_earliest,
        statement.due_inclusive,
        statement.grain,
    )


def _from_old_due(statement: RevisionStatement, known: Known) -> Dates:
    length = length_of(statement.expression)
    if length is None or known.due is None:
        return Dates(unresolved=True)
    back = statement.kind is RevisionKind.MOVED_UP
    moved = Bound("by", Shift(length, back=True)) if back else Bound("within", length)
    found = resolve(moved, _old_due(known, known.due, length))
    if found.due is None:
        return Dates(unresolved=True)
    inclusive = known.due_inclusive and found.due_inclusive
    return Dates(None, found.due, found.due_earliest, inclusive, found.grain)


def length_of(said: dict[str, Any] | None) -> Duration | None:
    """The length in an expression, whatever stands round it."""
    if said is None:
        return None
    expression = Expression.from_dict(said)
    while not isinstance(expression, Duration):
        if isinstance(expression, Bound):
            expression = expression.time
        elif isinstance(expression, Approx):
            expression = expression.of
        elif isinstance(expression, Shift | Nearby):
            expression = expression.duration
        else:
            return None
    return expression


def reckoned(length: Duration, known: Known) -> set[datetime]:
    """The ends of `length`, counted from when the commitment was made: from its instant, and from its day."""
    made = known.made_at
    day = made.astimezone(ZoneInfo(known.zone)).date()
    starts = (Reference.instant(made, known.zone), Reference.day(day, known.zone))
    ends = (resolve(Bound("within", length), start).due for start in starts)
    return {end for end in ends if end is not None}


def _old_due(known: Known, due: datetime, length: Duration) -> Reference:
    """The old deadline as what is counted from: its instant for hours, its last day for days and longer."""
    if all(unit in _ELAPSED for _, unit in length.amounts):
        return Reference.instant(due, known.zone)
    last = due if known.due_inclusive else due - timedelta(microseconds=1)
    return Reference.day(last.astimezone(ZoneInfo(known.zone)).date(), known.zone)
