"""Answers kept by Idempotency-Key, so that a request sent twice is done once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col

from tracker.errors import Conflict
from tracker.store.guard import storable
from tracker.store.models import IdempotencyRow


def get_answer(session: Session, key: str, fingerprint: str) -> IdempotencyRow | None:
    """The answer given to `key` (primary key), or None. Raises Conflict if it was for another request.

    `fingerprint` is the hash of the request; put who calls into `key`.
    """
    row = session.get(IdempotencyRow, storable(key, "Idempotency-Key"))
    if row is not None and row.fingerprint != fingerprint:
        raise Conflict("This Idempotency-Key was used for a different request.")
    return row


def put_answer(
    session: Session,
    key: str,
    fingerprint: str,
    *,
    status_code: int,
    body: Any,
    headers: dict[str, str] | None = None,
    now: datetime,
) -> IdempotencyRow:
    """Keep the answer, in the transaction that did the work. A second writer of one key fails on flush."""
    row = IdempotencyRow(
        key=storable(key, "Idempotency-Key"),
        fingerprint=fingerprint,
        status_code=status_code,
        body=body,
        headers=headers,
        created_at=now,
    )
    session.add(row)
    session.flush()
    return row


def forget_answers(session: Session, before: datetime) -> None:
    """Drop answers older than `before` (ix_idempotency_keys_created_at)."""
    session.execute(delete(IdempotencyRow).where(col(IdempotencyRow.created_at) < before))
