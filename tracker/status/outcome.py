"""A status with its basis, before flags for reading and the next look are added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.status.basis import Basis, Status
from tracker.status.model import Flag, Terms
from tracker.status.told import Told


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules of one mode say; see `Verdict` for the fields."""

    status: Status
    basis: Basis
    since: datetime
    decided_by: tuple[str, ...] = ()
    late_by: timedelta | None = None
    flags: frozenset[Flag] = frozenset()
    reason: str = ""


def pending(basis: Basis, since: datetime) -> Outcome:
    return Outcome(Status.PENDING, basis, since)


def voided(basis: Basis, since: datetime, fact_id: str, reason: str) -> Outcome:
    return Outcome(Status.VOID, basis, since, (fact_id,), reason=reason)


def flags_of(one: Told, terms: Terms) -> frozenset[Flag]:
    """Early where it was over before `earliest`; a late report where it was told only after `due`."""
    flags = set()
    if terms.earliest is not None and one.span.over_by(terms.earliest):
        flags.add(Flag.EARLY)
    if terms.due is not None and one.fact.said_earliest >= terms.due:
        flags.add(Flag.LATE_REPORT)
    return frozenset(flags)
