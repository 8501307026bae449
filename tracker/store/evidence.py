"""What was found in text and waits for a person: looking through it, accepting, rejecting."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from tracker.errors import Conflict, NotFound
from tracker.status import Review
from tracker.store.changes import Cause
from tracker.store.commitments import lock_commitment
from tracker.store.guard import storable_or_none
from tracker.store.models import CommitmentRow, EvidenceRow, RevisionRow
from tracker.store.paging import Page, bounded, decode_cursor, page_of
from tracker.store.verdicts import settle
from tracker.temporal.model import Reference


def accept_evidence(
    session: Session,
    evidence_id: UUID,
    *,
    by: str,
    note: str | None = None,
    happened: Reference | None = None,
    now: datetime,
) -> CommitmentRow:
    """Let it count from now on; `happened` says when it was, where the text leaves that open.

    The commitment with its new verdict. Raises NotFound, Conflict (it belongs to no commitment yet).
    """
    row = get_evidence(session, evidence_id)
    if happened is not None:
        row.happened_earliest, row.happened_latest = happened.earliest, happened.latest
        row.zone = happened.zone
    return _review_evidence(session, row, Review.ACCEPTED, by=by, note=note, now=now)


def reject_evidence(
    session: Session, evidence_id: UUID, *, by: str, note: str | None = None, now: datetime
) -> CommitmentRow:
    """Let it count no more, also where the policy had accepted it. Raises NotFound, Conflict."""
    row = get_evidence(session, evidence_id)
    return _review_evidence(session, row, Review.REJECTED, by=by, note=note, now=now)


def accept_revision(
    session: Session, revision_id: UUID, *, by: str, note: str | None = None, now: datetime
) -> CommitmentRow:
    """Let a change of terms count from now on. Raises NotFound, Conflict."""
    row = get_revision(session, revision_id)
    return _review_revision(session, row, Review.ACCEPTED, by=by, note=note, now=now)


def reject_revision(
    session: Session, revision_id: UUID, *, by: str, note: str | None = None, now: datetime
) -> CommitmentRow:
    """Let a change of terms count no more. Raises NotFound, Conflict."""
    row = get_revision(session, revision_id)
    return _review_revision(session, row, Review.REJECTED, by=by, note=note, now=now)


def get_evidence(session: Session, evidence_id: UUID) -> EvidenceRow:
    """The evidence (primary key). Raises NotFound."""
    row = session.get(EvidenceRow, evidence_id)
    if row is None:
        raise NotFound(f"There is no evidence {evidence_id}.")
    return row


def get_revision(session: Session, revision_id: UUID) -> RevisionRow:
    """The revision (primary key). Raises NotFound."""
    row = session.get(RevisionRow, revision_id)
    if row is None:
        raise NotFound(f"There is no revision {revision_id}.")
    return row


def list_evidence(
    session: Session,
    *,
    state: str | None = None,
    commitment_id: UUID | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[EvidenceRow]:
    """Evidence, newest first: in one state (ix_evidence_state_id), of one commitment
    (ix_evidence_commitment_id_state), or all (primary key). Unlinked ones only when asked for."""
    query = select(EvidenceRow).order_by(col(EvidenceRow.id).desc()).limit(bounded(limit) + 1)
    query = query.where(
        EvidenceRow.state == state if state is not None else col(EvidenceRow.state) != "unlinked"
    )
    if commitment_id is not None:
        query = query.where(EvidenceRow.commitment_id == commitment_id)
    if cursor is not None:
        query = query.where(col(EvidenceRow.id) < decode_cursor(cursor, UUID)[0])
    return page_of(list(session.exec(query)), limit, lambda row: (row.id,))


def _review_evidence(
    session: Session, row: EvidenceRow, review: Review, *, by: str, note: str | None, now: datetime
) -> CommitmentRow:
    _decide(row, review, by=by, note=note, now=now)
    return _settled(session, row.commitment_id, Cause(by=by, evidence_id=row.id), now)


def _review_revision(
    session: Session, row: RevisionRow, review: Review, *, by: str, note: str | None, now: datetime
) -> CommitmentRow:
    _decide(row, review, by=by, note=note, now=now)
    return _settled(session, row.commitment_id, Cause(by=by, revision_id=row.id), now)


def _decide(
    row: EvidenceRow | RevisionRow, review: Review, *, by: str, note: str | None, now: datetime
) -> None:
    if row.commitment_id is None:
        raise Conflict("It has not been linked to a commitment yet.")
    row.state, row.accepted_by, row.decided_at = review.value, by, now
    row.note = storable_or_none(note, "note")


def _settled(session: Session, commitment_id: UUID | None, cause: Cause, now: datetime) -> CommitmentRow:
    assert commitment_id is not None  # _decide refused it
    commitment = lock_commitment(session, commitment_id)
    settle(session, [commitment], now=now, cause=cause, noting={commitment.id: "reviewed"})
    return commitment
