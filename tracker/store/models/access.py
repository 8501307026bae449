"""Keys that callers carry, and answers kept for retries."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field

from tracker.store.columns import Row, id_field, json_or_null


class ApiKeyRow(Row, table=True):
    """An API key, kept only as its SHA-256; `prefix` is what lists show."""

    __tablename__ = "api_keys"

    id: UUID = id_field()
    name: str
    prefix: str
    hash: str = Field(unique=True, max_length=64)
    created_at: datetime
    revoked_at: datetime | None = None


class IdempotencyRow(Row, table=True):
    """The answer given to an Idempotency-Key, so that a retry gets the same one.

    `key` is the caller's key prefixed with who called; `fingerprint` the hash of the request.
    """

    __tablename__ = "idempotency_keys"

    key: str = Field(primary_key=True)
    fingerprint: str = Field(max_length=64)
    status_code: int
    body: Any = json_or_null()
    headers: Any = json_or_null()
    created_at: datetime = Field(index=True)
