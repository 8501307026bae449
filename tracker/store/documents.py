"""Documents: one, a page of them, and taking one away with what was found only there."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import tuple_
from sqlmodel import Session, col, select

from tracker.errors import NotFound
from tracker.store.models import (
    CommitmentRow,
    DocumentRow,
    SightingRow,
)
from tracker.store.paging import Page, bounded, decode_cursor, page_of


def get_document(session: Session, document_id: UUID) -> DocumentRow:
    """The document (primary key). Raises NotFound."""
    row = session.get(DocumentRow, document_id)
    if row is None:
        raise NotFound(f"There is no document {document_id}.")
    return row


def find_document(session: Session, identity: str) -> DocumentRow | None:
    """The document with this identity, if it is stored (uq_documents_identity)."""
    return session.exec(select(DocumentRow).where(DocumentRow.identity == identity)).first()


def list_documents(session: Session, *, cursor: str | None = None, limit: int = 50) -> Page[DocumentRow]:
    """Documents, the latest published first (ix_documents_published_earliest_id)."""
    at, id_ = col(DocumentRow.published_earliest), col(DocumentRow.id)
    query = select(DocumentRow).order_by(at.desc(), id_.desc()).limit(bounded(limit) + 1)
    if cursor is not None:
        query = query.where(tuple_(at, id_) < tuple_(*decode_cursor(cursor, datetime, UUID)))
    return page_of(list(session.exec(query)), limit, lambda row: (row.published_earliest, row.id))


def commitments_in(session: Session, document_id: UUID) -> list[CommitmentRow]:
    """The commitments that a document tells of, in text order (ix_sightings_document_id_start_char)."""
    query = (
        select(CommitmentRow)
        .join(SightingRow, col(SightingRow.commitment_id) == col(CommitmentRow.id))
        .where(SightingRow.document_id == document_id)
        .order_by(col(SightingRow.start_char), col(CommitmentRow.id))
    )
    return list({row.id: row for row in session.exec(query)}.values())


def sightings_in(session: Session, document_id: UUID) -> list[SightingRow]:
    """The mentions that stand in a document, in text order (ix_sightings_document_id_start_char)."""
    query = select(SightingRow).where(SightingRow.document_id == document_id)
    return list(session.exec(query.order_by(col(SightingRow.start_char), col(SightingRow.id))))
