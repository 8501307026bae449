"""API keys: shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from tracker.errors import NotFound
from tracker.store.guard import storable
from tracker.store.models import ApiKeyRow

PREFIX = "trk_"
_SHOWN = len(PREFIX) + 6  # as much of a key as lists show


def create_key(session: Session, name: str, *, now: datetime) -> tuple[ApiKeyRow, str]:
    """A new key for `name`: its row, and the key itself, which cannot be had again."""
    secret = PREFIX + secrets.token_urlsafe(32)
    row = ApiKeyRow(name=storable(name, "name"), prefix=secret[:_SHOWN], hash=_hash(secret), created_at=now)
    session.add(row)
    session.flush()
    return row, secret


def verify_key(session: Session, secret: str) -> ApiKeyRow | None:
    """Whose key it is, or None if unknown or revoked (uq_api_keys_hash).

    Keys carry 256 random bits, so a fast hash looked up by index gives nothing to guess or to time.
    """
    query = select(ApiKeyRow).where(ApiKeyRow.hash == _hash(secret), col(ApiKeyRow.revoked_at).is_(None))
    return session.exec(query).first()


def revoke_key(session: Session, key_id: UUID, *, now: datetime) -> ApiKeyRow:
    """Refuse the key from now on. Raises NotFound."""
    row = session.get(ApiKeyRow, key_id)
    if row is None:
        raise NotFound(f"There is no key {key_id}.")
    row.revoked_at = row.revoked_at or now
    session.flush()
    return row


def list_keys(session: Session) -> list[ApiKeyRow]:
    """All keys, revoked ones included, oldest first (primary key)."""
    return list(session.exec(select(ApiKeyRow).order_by(col(ApiKeyRow.id))))


def any_keys(session: Session) -> bool:
    """Whether there is a key in force: without one, only loopback is served."""
    return session.exec(select(ApiKeyRow.id).where(col(ApiKeyRow.revoked_at).is_(None))).first() is not None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
