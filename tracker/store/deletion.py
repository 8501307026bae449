"""Taking a document away, with what was found only there.

What it said is gone from every table; the history keeps that something was deleted, not what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, cast, delete
from sqlmodel import Session, col, select

from tracker.store.changes import Cause, message_of
from tracker.store.commitments import lock_commitments
from tracker.store.documents import get_document
from tracker.store.dossiers import gather
from tracker.store.models import (
    ChangeRow,
    CommitmentRow,
    DeliveryRow,
    DigestRow,
    DocumentRow,
    EvidenceRow,
    IdempotencyRow,
    RevisionRow,
    SightingRow,
)
from tracker.store.sightings import restate
from tracker.store.verdicts import settle


def delete_document(session: Session, document_id: UUID, *, by: str, now: datetime) -> None:
    """Delete a document, its statements, and the commitments that no other document tells of.

    What others tell of too is judged again without it. Raises NotFound.
    """
    document = get_document(session, document_id)
    concerned = lock_commitments(session, _concerned(session, document_id))
    session.delete(document)
    session.flush()
    session.expire_all()
    gone = [row for row in concerned if not _is_sighted(session, row.id)]
    left = [row for row in concerned if row not in gone]
    for row in left:
        restate(session, row, now=now)
    noting = {row.id: "document_deleted" for row in left}
    settle(session, left, now=now, cause=Cause(by=by), noting=noting)
    _scrub(session, left)
    forget_commitments(session, gone, by=by, now=now)
    _forget_copies(session, document, gone)


def forget_commitments(
    session: Session, commitments: Iterable[CommitmentRow], *, by: str, now: datetime
) -> None:
    """Delete commitments with all that bears on them; of their history one bare row stays."""
    for row in commitments:
        session.execute(delete(DeliveryRow).where(col(DeliveryRow.commitment_id) == row.id))
        session.execute(delete(ChangeRow).where(col(ChangeRow.commitment_id) == row.id))
        session.add(_deleted(row, by, now))
        session.delete(row)
    session.flush()


def _concerned(session: Session, document_id: UUID) -> set[UUID]:
    """Served by the document_id indexes of sightings, evidence and revisions."""
    found: set[UUID] = set()
    for table in (SightingRow, EvidenceRow, RevisionRow):
        ids = session.exec(select(table.commitment_id).where(table.document_id == document_id))
        found |= {commitment_id for commitment_id in ids if commitment_id is not None}
    return found


def _is_sighted(session: Session, commitment_id: UUID) -> bool:
    query = select(SightingRow.id).where(SightingRow.commitment_id == commitment_id).limit(1)
    return session.exec(query).first() is not None


def _deleted(row: CommitmentRow, by: str, now: datetime) -> ChangeRow:
    return ChangeRow(
        commitment_id=row.id,
        sequence=row.sequence + 1,
        kind="deleted",
        at=now,
        noticed_at=now,
        status="deleted",
        basis="deleted",
        by=by,
    )


def _scrub(session: Session, commitments: list[CommitmentRow]) -> None:
    """Messages about a commitment that stays may quote the document: unsent ones are written anew, sent
    ones emptied (ix_deliveries_commitment_id)."""
    dossiers = {dossier.commitment.id: dossier for dossier in gather(session, commitments)}
    query = select(DeliveryRow).where(col(DeliveryRow.commitment_id).in_(list(dossiers)))
    for delivery in session.exec(query):
        change = session.get(ChangeRow, delivery.change_id) if delivery.change_id else None
        unsent = delivery.state in ("pending", "held") and change is not None
        dossier = dossiers.get(delivery.commitment_id) if delivery.commitment_id else None
        if unsent and change is not None and dossier is not None:
            delivery.payload = message_of(delivery.event_type, change, dossier)
        else:
            delivery.payload = {}
    session.flush()


def _forget_copies(session: Session, document: DocumentRow, gone: Iterable[CommitmentRow]) -> None:
    """Digests and kept answers repeat what was found: the lines and answers about it go too."""
    ids = {str(document.id), *(str(row.id) for row in gone)}
    for digest in session.exec(select(DigestRow).where(col(DigestRow.built_at) >= document.stored_at)):
        digest.content = _without(digest.content, ids)
    for answer_id in ids:
        told = cast(col(IdempotencyRow.body), String).contains(answer_id)
        session.execute(delete(IdempotencyRow).where(told).execution_options(synchronize_session=False))
    session.flush()


def _without(content: Any, ids: set[str]) -> Any:
    """JSON without the list items that name one of `ids`."""
    if isinstance(content, dict):
        return {name: _without(value, ids) for name, value in content.items()}
    if isinstance(content, list):
        return [_without(item, ids) for item in content if not _names(item, ids)]
    return content


def _names(item: Any, ids: set[str]) -> bool:
    values = item.values() if isinstance(item, dict) else [item]
    return any(isinstance(value, str) and value in ids for value in values)
