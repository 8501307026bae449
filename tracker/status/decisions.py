"""A person's decisions, checked before they are recorded."""

from __future__ import annotations

from datetime import datetime

from tracker.commitments.model import Mode
from tracker.errors import InvalidInput
from tracker.status.model import Decision, DecisionKind, Terms
from tracker.status.terms import limit_of


def mark_met(
    decision_id: str,
    terms: Terms,
    now: datetime,
    *,
    done_at: datetime | None = None,
    reason: str = "",
    by: str = "",
) -> Decision:
    """A person's "met". `done_at` is `now` by default before `due` and required after it (Status 4).

    Raises InvalidInput where it is missing, lies in the future, or before the commitment was made.
    """
    if done_at is None:
        done_at = _default_done_at(terms, now)
    if done_at > now:
        raise InvalidInput("It cannot have been done later than now.", field="done_at")
    if done_at < terms.made_at:
        raise InvalidInput(
            "It cannot have been done before the commitment was made.",
            field="done_at",
            hint=f"Give an instant from {terms.made_at.isoformat()} on.",
        )
    return Decision(decision_id, DecisionKind.MET, now, done_at=done_at, reason=reason, by=by)


def _default_done_at(terms: Terms, now: datetime) -> datetime:
    limit = limit_of(terms)
    if terms.mode is Mode.ACHIEVE and limit is not None and limit.passed(now):
        raise InvalidInput(
            "The deadline has passed, so the moment it was done must be given.",
            field="done_at",
            hint="Give done_at as RFC 3339 with an offset.",
        )
    return now
