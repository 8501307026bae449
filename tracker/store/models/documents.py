"""Documents, the sightings found in them, and named events."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from tracker.store.columns import Row, id_field, json_dict, json_list


class DocumentRow(Row, table=True):
    """A text with a publication time. `identity` is the hash of text, published_at and publisher.

    `text` is what offsets count in; `original` the bytes it was extracted from, where they differ.
    `published_earliest` equals `published_latest` when it is known to the minute, else they bound the day.
    """

    __tablename__ = "documents"
    __table_args__ = (Index(None, "published_earliest", "id"),)

    id: UUID = id_field()
    identity: str = Field(unique=True, max_length=64)
    text: str
    original: bytes | None = None
    original_type: str | None = None
    published_earliest: datetime
    published_latest: datetime
    timezone: str
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    genre: str
    language: str | None = None
    given_events: dict[str, Any] = json_dict()  # name → reference, as given with it
    calendar: str | None = None
    policies: dict[str, str] = json_dict()
    pipeline: str
    extractor: str
    stored_at: datetime


class SightingRow(Row, table=True):
    """One document's mention of a commitment; `found` is the whole mention as it was read.

    A commitment entered by hand has one sighting without a document. `found` is enough to compute the
    commitment's terms again when another sighting goes away.
    """

    __tablename__ = "sightings"
    __table_args__ = (
        Index(None, "commitment_id", "published_at"),
        Index(None, "document_id", "start_char"),
    )

    id: UUID = id_field()
    commitment_id: UUID = Field(foreign_key="commitments.id", ondelete="CASCADE")
    document_id: UUID | None = Field(default=None, foreign_key="documents.id", ondelete="CASCADE")
    quote: str
    start_char: int | None = None
    end_char: int | None = None
    published_at: datetime  # the first instant of the document's publication, or when it was entered
    said_at: datetime  # the same, or the earlier saying that it was read against
    found: dict[str, Any] = json_dict()
    link_reasons: list[str] = json_list()
    confidence: float
    extractor: str
    created_at: datetime


class EventRow(Row, table=True):
    """A named moment others count from, and for whom it holds.

    `scope` is document, party or everyone; `scope_key` is "document:<id>", "party:<key>" or "everyone",
    so that the pair (key, scope_key) is unique. `earliest` equals `latest` when known to the minute.
    """

    __tablename__ = "events"
    __table_args__ = (UniqueConstraint("key", "scope_key"),)

    id: UUID = id_field()
    key: str
    name: str
    scope: str
    scope_key: str
    document_id: UUID | None = Field(default=None, foreign_key="documents.id", ondelete="CASCADE", index=True)
    party: str | None = None
    earliest: datetime
    latest: datetime
    zone: str
    quote: str | None = None
    start_char: int | None = None
    end_char: int | None = None
    given_by: str  # "document", or who named it
    set_at: datetime
