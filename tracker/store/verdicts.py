"""Verdicts as time passes and facts come in: computed by the pure function, stored with what they changed.

Status, change rows and deliveries are written in the caller's transaction: together or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from tracker.status import ChangeKind, Verdict, transitions
from tracker.store.changes import CLOCK, Cause, Chronicle
from tracker.store.dossiers import Dossier, gather
from tracker.store.frames import freeze_verdict, thaw_verdict
from tracker.store.fresh import END_OF_TIME
from tracker.store.models import ChangeRow, CommitmentRow
from tracker.store.news import tell
from tracker.store.recurring import next_occurrences
from tracker.store.stuck import forget_stuck

_BY_CLOCK = frozenset({ChangeKind.LAPSED, ChangeKind.DUE_SOON, ChangeKind.REVIEW})
"""Steps that only time takes, whatever made us look."""


def settle(
    session: Session,
    commitments: Sequence[CommitmentRow],
    *,
    now: datetime,
    cause: Cause,
    noting: Mapping[UUID, str] | None = None,
) -> list[ChangeRow]:
    """Judge each again from all that is known, and record the steps from its last verdict to this one.

    The rows must be locked, or new, in this transaction. `noting` names, for some of them, what happened to
    them first and belongs in the history even where the verdict stays. Without it, settling twice records
    nothing the second time. Recurring duties get their next occurrence here.
    """
    if not commitments:
        return []
    session.flush()
    chronicle = Chronicle(session, now)
    changes: list[ChangeRow] = []
    for dossier in gather(session, commitments):
        if noting and (what := noting.get(dossier.commitment.id)):
            changes.append(chronicle.note(dossier, what, cause))
        changes += _settle_one(dossier, chronicle, now, cause)
    for dossier in gather(session, next_occurrences(session, commitments, now=now)):
        changes += _settle_one(dossier, chronicle, now, CLOCK)
    chronicle.close()
    forget_stuck(session, [row.id for row in commitments])
    if cause is not CLOCK:
        tell(session)
    return changes


def disagreements(
    session: Session, commitments: Sequence[CommitmentRow], now: datetime
) -> list[CommitmentRow]:
    """Those whose stored verdict is not what the pure function says now; they are not changed."""
    return [
        dossier.commitment
        for dossier in gather(session, commitments)
        if freeze_verdict(dossier.judged(now)) != dossier.commitment.verdict
    ]


def _settle_one(dossier: Dossier, chronicle: Chronicle, now: datetime, cause: Cause) -> list[ChangeRow]:
    commitment = dossier.commitment
    before = thaw_verdict(commitment.verdict) if commitment.verdict else None
    after = dossier.judged(now)
    if after == before:
        return []
    status_before = commitment.status if before else None
    _store(commitment, after, now)
    cause = _with_facts(cause, dossier, before, after)
    steps = transitions(before, after, first_stored=before is None, now=now)
    by_clock = replace(CLOCK, alert_past=cause.alert_past)
    return [
        chronicle.write(dossier, step, by_clock if step.kind in _BY_CLOCK else cause, before=status_before)
        for step in steps
    ]


def _with_facts(cause: Cause, dossier: Dossier, before: Verdict | None, after: Verdict) -> Cause:
    """The cause, with the evidence that the new status rests on and the revision that came into force."""
    applied = set(after.applied) - set(before.applied if before else ())
    decided = set(after.decided_by) - set(before.decided_by if before else ())
    evidence = [row.id for row in dossier.evidence if str(row.id) in decided]
    revisions = [row.id for row in dossier.revisions if str(row.id) in applied | decided]
    return replace(
        cause,
        evidence_id=cause.evidence_id or (evidence[-1] if evidence else None),
        revision_id=cause.revision_id or (revisions[-1] if revisions else None),
    )


def _store(commitment: CommitmentRow, verdict: Verdict, now: datetime) -> None:
    """The verdict, whole and in the columns that queries need."""
    terms = verdict.terms
    commitment.verdict = freeze_verdict(verdict)
    commitment.status, commitment.basis = verdict.status.value, verdict.basis.value
    commitment.reason, commitment.since = verdict.reason, verdict.since
    commitment.late_by = None if verdict.late_by is None else int(verdict.late_by.total_seconds())
    commitment.lapsed_at = verdict.lapse
    commitment.reported_done = verdict.reported_done_by_committer
    commitment.awaiting_review = bool(verdict.suggestions)
    commitment.earliest, commitment.due, commitment.due_earliest = (
        terms.earliest,
        terms.due,
        terms.due_earliest,
    )
    commitment.due_inclusive, commitment.grain, commitment.zone = terms.due_inclusive, terms.grain, terms.zone
    commitment.vague, commitment.review_at = terms.vague, terms.review_at
    commitment.awaits_event = terms.awaits_event
    commitment.next_look_at = verdict.next_look_at
    commitment.sort_at = terms.due_earliest or terms.due or END_OF_TIME
    commitment.updated_at = now
    commitment.version += 1
