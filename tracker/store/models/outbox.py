"""Endpoints, what is to be delivered to them, each try, and digests."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from tracker.store.columns import Row, id_field, json_dict, json_list


class EndpointRow(Row, table=True):
    """Where webhooks go. An empty filter lets everything pass.

    `events` are event types ("commitment.lapsed"), `committers` normalised names. After a rotation the
    previous secret stays valid until `previous_secret_until`.
    """

    __tablename__ = "endpoints"

    id: UUID = id_field()
    url: str
    description: str | None = None
    secret: str
    previous_secret: str | None = None
    previous_secret_until: datetime | None = None
    events: list[str] = json_list()
    committers: list[str] = json_list()
    kinds: list[str] = json_list()
    tags: list[str] = json_list()
    min_confidence: float | None = None
    enabled: bool = True
    disabled_reason: str | None = None
    failing_since: datetime | None = None
    created_at: datetime
    updated_at: datetime


class DeliveryRow(Row, table=True):
    """One message to one endpoint. Its id is the webhook id, the same on every try, with the same payload.

    `state` is pending, delivered, failed (given up) or cancelled. A pending row with `lease_until` in the
    database's future is being worked on by `lease_owner`; `fence` grows with every claim, and only the
    holder of the current one may write.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("change_id", "endpoint_id"),
        Index(
            "ix_deliveries_pending",
            "next_attempt_at",
            "id",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
        Index(None, "endpoint_id", "id"),
        Index(None, "commitment_id"),
        Index(None, "state", "id"),
    )

    id: UUID = id_field()
    endpoint_id: UUID = Field(foreign_key="endpoints.id", ondelete="CASCADE")
    change_id: UUID | None = Field(default=None, foreign_key="changes.id", ondelete="CASCADE")
    digest_id: UUID | None = Field(default=None, foreign_key="digests.id", ondelete="CASCADE", index=True)
    commitment_id: UUID | None = None
    event_type: str
    payload: dict[str, Any] = json_dict()
    state: str = "pending"
    attempt_count: int = 0
    next_attempt_at: datetime
    lease_owner: str | None = None
    lease_until: datetime | None = None
    fence: int = 0
    created_at: datetime
    finished_at: datetime | None = None


class AttemptRow(Row, table=True):
    """One try of a delivery: the answer's status, latency and first kilobyte, or why there was none."""

    __tablename__ = "attempts"
    __table_args__ = (UniqueConstraint("delivery_id", "number"),)

    id: UUID = id_field()
    delivery_id: UUID = Field(foreign_key="deliveries.id", ondelete="CASCADE")
    number: int
    at: datetime
    status_code: int | None = None
    duration_ms: int
    error: str | None = None
    response: str | None = None


class DigestRow(Row, table=True):
    """The digest of one local day in one zone for one subscriber ("" is the common one), built once."""

    __tablename__ = "digests"
    __table_args__ = (UniqueConstraint("for_date", "zone", "subscriber"),)

    id: UUID = id_field()
    for_date: date
    zone: str
    subscriber: str = ""
    content: dict[str, Any] = json_dict()
    built_at: datetime
