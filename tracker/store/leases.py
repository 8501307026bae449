"""Leases of named duties, by the database's clock: at most one process holds each.

On SQLite the one worker process holds "worker"; a second one is refused while the first lives.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from tracker.store.database import database_now
from tracker.store.models import WorkerLeaseRow


def take_lease(session: Session, name: str, owner: str, lasting: timedelta) -> WorkerLeaseRow | None:
    """Take or renew the lease `name` for `owner`; None while another owner's lasts.

    The fence grows whenever the lease changes hands. Served by the primary key.
    """
    database_time = database_now(session)
    query = select(WorkerLeaseRow).where(WorkerLeaseRow.name == name).with_for_update()
    row = session.exec(query).first()
    if row is None:
        row = WorkerLeaseRow(name=name, owner=owner, until=database_time + lasting)
        session.add(row)
    elif row.owner == owner:
        row.until = database_time + lasting
    elif row.until <= database_time:
        row.owner, row.until, row.fence = owner, database_time + lasting, row.fence + 1
    else:
        return None
    session.flush()
    return row


def drop_lease(session: Session, name: str, owner: str) -> None:
    """Give the lease back before it ends, if `owner` holds it."""
    session.execute(
        delete(WorkerLeaseRow).where(col(WorkerLeaseRow.name) == name, col(WorkerLeaseRow.owner) == owner)
    )


def lease_of(session: Session, name: str) -> WorkerLeaseRow | None:
    """Who holds or last held the lease `name` (primary key)."""
    return session.get(WorkerLeaseRow, name)
