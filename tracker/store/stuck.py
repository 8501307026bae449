"""Commitments that could not be judged: passed over by the sweep, remembered here, tried again later.

A defect in one row, or in the code that reads it, must not keep the clock from all the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from tracker.store.models import CommitmentRow, StuckRow

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)  # an hour after a repair it is judged at the latest
REASON_KEPT = 500  # characters


def mark_stuck(session: Session, commitment_id: UUID, error: Exception, *, now: datetime) -> StuckRow:
    """Remember that a commitment could not be judged, and look at it again later: after a minute, then
    after twice as long each time, up to an hour. Its row is not loaded: that may be what fails."""
    reason = " ".join(f"{type(error).__name__}: {error}".replace("\x00", "\ufffd").split())[:REASON_KEPT]
    row = session.get(StuckRow, commitment_id)
    if row is None:
        row = StuckRow(commitment_id=commitment_id, since=now, reason=reason)
        session.add(row)
    else:
        row.tries, row.reason = row.tries + 1, reason
    session.execute(
        update(CommitmentRow)
        .where(col(CommitmentRow.id) == commitment_id)
        .values(next_look_at=now + wait_after(row.tries))
        .execution_options(synchronize_session=False)
    )
    session.flush()
    return row


def wait_after(tries: int) -> timedelta:
    """How long to wait after that many looks have failed."""
    doublings: int = min(tries - 1, 10)  # more would only overflow
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def forget_stuck(session: Session, commitment_ids: Iterable[UUID]) -> None:
    """They could be judged (primary key)."""
    session.execute(
        delete(StuckRow)
        .where(col(StuckRow.commitment_id).in_(list(commitment_ids)))
        .execution_options(synchronize_session=False)
    )


def list_stuck(session: Session, limit: int = 100) -> list[StuckRow]:
    """Those that wait, by id (primary key; there should be none)."""
    return list(session.exec(select(StuckRow).order_by(col(StuckRow.commitment_id)).limit(limit)))
