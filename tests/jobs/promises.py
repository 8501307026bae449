"""Commitments in a database, entered by hand, and what became of them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from tracker.store.changes import changes_of
from tracker.store.commitments import get_commitment
from tracker.store.database import Database
from tracker.store.hand import ByHand, add_by_hand
from tracker.store.models import ChangeRow, CommitmentRow, DeliveryRow
from tracker.temporal.model import Reference


def promise(database: Database, due: datetime, *, now: datetime, action: str = "sign the treaty") -> UUID:
    """Enter a commitment due at that instant; its id."""
    entered = ByHand(action, committer="Ruritania", due=Reference.instant(due, "UTC"))
    with database.write() as session:
        return add_by_hand(session, entered, by="a person", now=now).id


def commitment(database: Database, commitment_id: UUID) -> CommitmentRow:
    with database.read() as session:
        row = get_commitment(session, commitment_id)
        session.expunge_all()  # its values stay when the session ends
        return row


def history(database: Database, commitment_id: UUID) -> list[ChangeRow]:
    with database.read() as session:
        rows = changes_of(session, commitment_id)
        session.expunge_all()
        return rows


def deliveries(database: Database, event_type: str = "commitment.lapsed") -> list[DeliveryRow]:
    """All messages of a type, oldest first."""
    query = select(DeliveryRow).where(DeliveryRow.event_type == event_type).order_by(col(DeliveryRow.id))
    with database.read() as session:
        rows = list(session.exec(query))
        session.expunge_all()
        return rows
