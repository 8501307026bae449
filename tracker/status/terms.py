"""Terms of a commitment, as read and as later changed by revisions and persons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from tracker.commitments.model import Commitment, ConditionType, Kind, RevisionKind
from tracker.status.model import Decision, RevisionFact, Terms
from tracker.status.timing import Limit


def terms_of(
    commitment: Commitment,
    *,
    made_at: datetime,
    sighted_at: Iterable[datetime] = (),
    trigger_shown: bool = False,
    grace: timedelta = timedelta(0),
) -> Terms:
    """The terms that a mention states. `made_at` is the first instant of the earliest report's publication,
    or of the saying it reports."""
    return Terms(
        mode=commitment.mode,
        kind=commitment.kind,
        made_at=made_at,
        zone=commitment.zone,
        earliest=commitment.earliest,
        due=commitment.due,
        due_earliest=commitment.due_earliest,
        due_inclusive=commitment.due_inclusive,
        grain=commitment.grain,
        condition=commitment.condition,
        condition_type=commitment.condition_type,
        trigger_shown=trigger_shown,
        awaits_event=commitment.awaits_event,
        vague=commitment.vague,
        review_at=commitment.review_at,
        sighted_at=tuple(sorted(sighted_at)),
        grace=grace,
    )


def redated(terms: Terms, change: RevisionFact | Decision) -> Terms:
    """`terms` with the dates that `change` names; what it does not name stays."""
    if change.due is None:
        return _opened(terms, change) if _opens(change) else terms
    return replace(
        terms,
        earliest=_new_earliest(terms, change),
        due=change.due,
        due_earliest=change.due_earliest or change.due,
        due_inclusive=change.due_inclusive,
        grain=change.grain,
        zone=change.zone or terms.zone,
        vague=False,
        review_at=None,
        awaits_event=None,
    )


def limit_of(terms: Terms) -> Limit | None:
    """What parts in time from late, or None where the end is open."""
    return None if terms.due is None else Limit(terms.due, terms.due_inclusive, terms.zone)


def mentioned_again(terms: Terms) -> bool:
    """A later text told of it once more."""
    return len(set(terms.sighted_at)) > 1


def waits_for_trigger(terms: Terms) -> bool:
    return terms.condition_type is ConditionType.TRIGGER and not terms.trigger_shown


def is_announcement(terms: Terms) -> bool:
    """A plan or expectation: nobody is bound, so silence says little (Status 3)."""
    return terms.kind in (Kind.PLAN, Kind.EXPECTATION)


def _opens(change: RevisionFact | Decision) -> bool:
    return isinstance(change, RevisionFact) and change.kind is RevisionKind.EXTENDED


def _opened(terms: Terms, change: RevisionFact | Decision) -> Terms:
    """Extended without a date: the end is open, to be looked at again (Time 9)."""
    review_at = change.review_at if isinstance(change, RevisionFact) else None
    return replace(terms, due=None, due_earliest=None, due_inclusive=False, vague=True, review_at=review_at)


def _new_earliest(terms: Terms, change: RevisionFact | Decision) -> datetime | None:
    """An earliest that the change names, or the old one where it still lies before the new due."""
    named = change.earliest if isinstance(change, RevisionFact) else None
    kept = terms.earliest
    if named is not None:
        return named
    return kept if kept is not None and change.due is not None and kept < change.due else None
