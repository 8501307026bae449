"""The verdict where something must not be done, or must be kept up, until `due` (Status 2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tracker.commitments.model import Effect
from tracker.status.basis import Basis, Status
from tracker.status.model import Terms
from tracker.status.outcome import Outcome, flags_of, pending
from tracker.status.terms import limit_of, waits_for_trigger
from tracker.status.timing import Limit, Place, place
from tracker.status.told import Told

BREACHES = frozenset({Effect.BREACHED, Effect.NOT_DONE})


def breached(terms: Terms, told: Sequence[Told]) -> Outcome | None:
    """Missed at once, by a breach before `due_earliest`."""
    for one in told:
        if is_breach(one, terms) and _before_first_end(one, terms):
            return Outcome(Status.MISSED, Basis.BREACH_SHOWN, one.span.latest, (one.fact.id,))
    return None


def kept(terms: Terms, told: Sequence[Told], now: datetime) -> Outcome | None:
    """Met, once `due` has passed without a shown breach."""
    limit = limit_of(terms)
    if limit is None or waits_for_trigger(terms) or not limit.passed(now):
        return None
    for one in told:
        if one.fact.effect is Effect.DONE and one.said_after_due(terms):
            flags = flags_of(one, terms)
            return Outcome(Status.MET, Basis.SHOWN_KEPT, limit.at, (one.fact.id,), flags=flags)
    return Outcome(Status.MET, Basis.NO_BREACH, limit.at)


def by_the_clock(terms: Terms, since: datetime) -> Outcome:
    """Pending while it runs."""
    if limit_of(terms) is not None and not waits_for_trigger(terms):
        return pending(Basis.NOT_DUE, since)
    if terms.awaits_event:
        return pending(Basis.AWAITS_EVENT, since)
    return pending(Basis.CONDITION_NOT_SHOWN if waits_for_trigger(terms) else Basis.NO_DUE, since)


def is_breach(one: Told, terms: Terms) -> bool:
    """A breach while it is in force: nothing binds before `earliest`."""
    begun = terms.earliest is None or not one.span.over_by(terms.earliest)
    return one.fact.effect in BREACHES and begun


def is_doubtful(one: Told, terms: Terms) -> bool:
    """A breach that only one reading of the end, or of its own time, makes one."""
    if not is_breach(one, terms) or _before_first_end(one, terms):
        return False
    return one.place(terms) is not Place.AFTER


def _before_first_end(one: Told, terms: Terms) -> bool:
    end = terms.due_earliest or terms.due
    return end is None or place(one.span, Limit(end, False, terms.zone)) is Place.BEFORE
