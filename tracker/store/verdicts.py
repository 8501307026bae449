"""Verdicts as time passes and facts come in: computed by the pure function, stored with what they changed.

Status, change rows and deliveries are written in the caller's transaction: together or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from tracker.status import Verdict, transitions
from tracker.store.changes import CLOCK, Cause, Chronicle
from tracker.store.dossiers import Dossier, gather
from tracker.store.frames import freeze_verdict, thaw_verdict
from tracker.store.models import ChangeRow, CommitmentRow
from tracker.temporal.event_names import event_key
from tracker.temporal.model import rfc3339

END_OF_TIME = datetime(9999, 12, 31, tzinfo=UTC)
"""Where an open due sorts."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What one bounded sweep did: how many commitments it looked at, and the steps they took."""

    looked: int
    changes: list[ChangeRow]


def sweep_due(session: Session, now: datetime, limit: int = 500) -> Swept:
    """Look at up to `limit` commitments whose next look has come, in its order, and record what became so.

    Rows that another worker holds are skipped. Afterwards none of those looked at is due by `now`, so that
    repeating until nothing is looked at ends. Served by ix_commitments_next_look_at.
    """
    query = (
        select(CommitmentRow)
        .where(col(CommitmentRow.next_look_at) <= now)
        .order_by(col(CommitmentRow.next_look_at), col(CommitmentRow.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = list(session.exec(query))
    return Swept(len(rows), settle(session, rows, now=now, cause=CLOCK))


def next_look_at(session: Session) -> datetime | None:
    """The next instant at which the clock alone changes something (ix_commitments_next_look_at), or None."""
    query = select(CommitmentRow.next_look_at).where(col(CommitmentRow.next_look_at).is_not(None))
    return session.exec(query.order_by(col(CommitmentRow.next_look_at)).limit(1)).first()


def settle(
    session: Session, commitments: Sequence[CommitmentRow], *, now: datetime, cause: Cause
) -> list[ChangeRow]:
    """Judge each again from all that is known, and record the steps from its last verdict to this one.

    The rows must be locked, or new, in this transaction. Settling twice records nothing the second time.
    """
    if not commitments:
        return []
    session.flush()
    chronicle = Chronicle(session, now)
    changes: list[ChangeRow] = []
    for dossier in gather(session, commitments):
        changes += _settle_one(dossier, chronicle, now, cause)
    chronicle.close()
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
    steps = transitions(before, after, first_stored=before is None, now=now)
    return [
        chronicle.write(dossier, step, cause, before=status_before, payload=_terms_in_force(commitment))
        for step in steps
    ]


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
    commitment.awaits_key = event_key(terms.awaits_event) if terms.awaits_event else None
    commitment.next_look_at = verdict.next_look_at
    commitment.sort_at = terms.due_earliest or terms.due or END_OF_TIME
    commitment.updated_at = now
    commitment.version += 1


def _terms_in_force(commitment: CommitmentRow) -> dict[str, Any]:
    """The dates as they stood after a step: what was believed then can be read from the history."""
    zone = commitment.zone
    return {
        "earliest": rfc3339(commitment.earliest, zone),
        "due": rfc3339(commitment.due, zone),
        "due_earliest": rfc3339(commitment.due_earliest, zone),
        "late_by": commitment.late_by,
    }
