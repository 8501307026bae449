"""The history of commitments: immutable change rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint

from tracker.store.columns import Row, id_field, json_dict


class ChangeRow(Row, table=True):
    """One step of a commitment: what, when, from which evidence or clock, by whom. Never updated.

    `at` is when it became true (a lapse is dated at `due`), `noticed_at` when we learned of it. It refers
    to its commitment, evidence and document by plain ids: history outlives what it speaks of, and holds
    states and times, never anybody's words.
    """

    __tablename__ = "changes"
    __table_args__ = (
        UniqueConstraint("commitment_id", "sequence"),
        Index(None, "noticed_at", "id"),
        Index(None, "at", "id"),
    )

    id: UUID = id_field()
    commitment_id: UUID
    sequence: int
    kind: str  # created, revised, lapsed, breached, met, corrected, reopened, voided, review, …
    at: datetime
    noticed_at: datetime
    status_before: str | None = None
    status: str
    basis: str
    evidence_id: UUID | None = None
    revision_id: UUID | None = None
    document_id: UUID | None = None
    by: str  # "clock", "policy", "document", or a person's name
    backdated: bool = False
    payload: dict[str, Any] = json_dict()
