"""What a digest is built from, as light rows: many thousand changes cost a few columns each."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy
from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from tracker.store.dossiers import Dossier, gather
from tracker.store.fresh import END_OF_TIME
from tracker.store.models import ChangeRow, CommitmentRow, DocumentRow, SightingRow

MOST_WAITING = 1_000  # commitments with evidence that waits; the soonest due are kept


class ChangeFact(NamedTuple):
    """One step of a commitment that is still stored."""

    commitment_id: UUID
    kind: str
    at: datetime
    backdated: bool


class PendingFact(NamedTuple):
    """The dates of a pending commitment."""

    commitment_id: UUID
    due: datetime | None
    due_earliest: datetime | None
    review_at: datetime | None


class SourceFact(NamedTuple):
    """A document that a commitment stands in."""

    commitment_id: UUID
    publisher: str | None
    title: str | None
    url: str | None
    said_at: datetime


def changes_within(session: Session, since: datetime, until: datetime) -> list[ChangeFact]:
    """What became so, or was learned, in [since, until), each commitment's steps in order.

    Served by ix_changes_at_id and ix_changes_noticed_at_id together.
    """
    row = ChangeRow
    query = (
        select(row.commitment_id, row.kind, row.at, row.backdated)
        .join(CommitmentRow, col(CommitmentRow.id) == col(row.commitment_id))
        .where(
            or_(
                and_(col(row.at) >= since, col(row.at) < until),
                and_(col(row.noticed_at) >= since, col(row.noticed_at) < until),
            )
        )
        .order_by(col(row.sequence))
    )
    return [ChangeFact(*found) for found in session.exec(query)]


def pending_within(session: Session, due_until: datetime, review_until: datetime) -> list[PendingFact]:
    """What is pending and due by `due_until` at its earliest, or without a date and to be looked at again
    by `review_until`. Served by ix_commitments_status_sort."""
    row = CommitmentRow
    query = select(row.id, row.due, row.due_earliest, row.review_at).where(
        row.status == "pending",
        or_(
            col(row.sort_at) <= due_until,
            and_(col(row.sort_at) == END_OF_TIME, col(row.review_at) <= review_until),
        ),
    )
    return [PendingFact(*found) for found in session.exec(query)]


def waiting_for_decision(session: Session) -> list[UUID]:
    """Commitments with evidence that waits for a person (ix_commitments_awaiting_review)."""
    query = (
        select(CommitmentRow.id)
        .where(col(CommitmentRow.awaiting_review))
        .order_by(col(CommitmentRow.sort_at), col(CommitmentRow.id))
        .limit(MOST_WAITING)
    )
    return list(session.exec(query))


def dossiers_of(session: Session, ids: Collection[UUID]) -> list[Dossier]:
    """All that is known of these commitments (primary key)."""
    rows = session.exec(select(CommitmentRow).where(col(CommitmentRow.id).in_(ids)))
    return gather(session, list(rows))


def sources_of(session: Session, ids: Collection[UUID]) -> list[SourceFact]:
    """The documents of these commitments, first said first (ix_sightings_commitment_id_published_at)."""
    sighting, document = SightingRow, DocumentRow
    query = (
        sqlalchemy.select(
            col(sighting.commitment_id),
            col(document.publisher),
            col(document.title),
            col(document.url),
            col(sighting.said_at),
        )
        .join(document, col(document.id) == col(sighting.document_id))
        .where(col(sighting.commitment_id).in_(ids))
        .order_by(col(sighting.said_at), col(sighting.id))
    )
    return [SourceFact(*found) for found in session.execute(query)]
