"""The verdict where something has to be done by `due` (Status 1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from tracker.commitments.model import Effect
from tracker.status.basis import Basis, Status
from tracker.status.model import Terms
from tracker.status.outcome import Outcome, flags_of, pending
from tracker.status.terms import is_announcement, limit_of, mentioned_again, waits_for_trigger
from tracker.status.timing import Place
from tracker.status.told import Told

UNDONE = frozenset({Effect.NOT_DONE, Effect.REFUSED, Effect.BREACHED})


def fulfilled(terms: Terms, told: Sequence[Told]) -> Outcome | None:
    """Met, once accepted evidence says it was done by `due`."""
    for one in told:
        where = one.place(terms)
        if one.fact.effect is Effect.DONE and where in (Place.BEFORE, Place.SAME_DAY):
            basis = _met_basis(one, where)
            since = _met_since(one, terms)
            return Outcome(Status.MET, basis, since, (one.fact.id,), flags=flags_of(one, terms))
    return None


def done_late(terms: Terms, told: Sequence[Told], now: datetime) -> Outcome | None:
    """Missed, with how late at the least, once it is shown that it was done after `due`."""
    late = [one for one in told if one.fact.effect is Effect.DONE and one.place(terms) is Place.AFTER]
    limit = limit_of(terms)
    if not late or limit is None or not limit.passed(now):
        return None
    finest = min(late, key=lambda one: (one.span.width, one.order))
    late_by = max(finest.span.earliest - limit.at, timedelta(0))
    return Outcome(Status.MISSED, Basis.DONE_LATE, limit.at, (finest.fact.id,), late_by=late_by)


def by_the_clock(terms: Terms, told: Sequence[Told], now: datetime, since: datetime) -> Outcome:
    """Pending until `now` is past `due`, then missed; a trigger not yet shown keeps it pending (Status 6)."""
    limit = limit_of(terms)
    if limit is None:
        return pending(_open_basis(terms), since)
    if waits_for_trigger(terms):
        return pending(Basis.CONDITION_NOT_SHOWN, since)
    if not limit.passed(now):
        return pending(Basis.NOT_DUE, since)
    basis, decided_by = _missed_basis(terms, told)
    return Outcome(Status.MISSED, basis, limit.at, decided_by)


def _met_basis(one: Told, where: Place) -> Basis:
    if one.fact.met_deadline:
        return Basis.REPORTED_ON_TIME
    return Basis.SAME_DAY if where is Place.SAME_DAY else Basis.SHOWN_DONE


def _met_since(one: Told, terms: Terms) -> datetime:
    """The moment by which it was done, and never later than the deadline it kept."""
    latest = one.span.latest
    return latest if terms.due is None else min(latest, terms.due)


def _open_basis(terms: Terms) -> Basis:
    if terms.awaits_event:
        return Basis.AWAITS_EVENT
    return Basis.CONDITION_NOT_SHOWN if waits_for_trigger(terms) else Basis.NO_DUE


def _missed_basis(terms: Terms, told: Sequence[Told]) -> tuple[Basis, tuple[str, ...]]:
    """What text says of the lapse, the act itself before the mere passing of time."""
    after = [one for one in told if one.said_after_due(terms)]
    for effects, basis in ((UNDONE, Basis.SHOWN_NOT_DONE), ({Effect.EXPIRED}, Basis.REPORTED_EXPIRED)):
        ids = tuple(one.fact.id for one in after if one.fact.effect in effects)
        if ids:
            return basis, ids
    silent = is_announcement(terms) and not mentioned_again(terms) and not told
    return (Basis.PASSED_NOT_REPORTED if silent else Basis.NO_FULFILMENT), ()
