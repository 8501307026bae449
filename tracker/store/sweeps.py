"""Sweeps: what the clock alone decides, found by index, the longest overdue first.

What cannot be judged is passed over and remembered (`stuck`): a batch that fails is taken again in halves,
until each that can be judged is, and what remains is a single commitment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlmodel import Session, col, select

from tracker.store.changes import CLOCK
from tracker.store.models import ChangeRow, CommitmentRow
from tracker.store.stuck import mark_stuck
from tracker.store.verdicts import settle

_OF_THE_DATABASE = (OperationalError, InterfaceError)
"""It is gone, full or locked, or broke a deadlock: no fault of a commitment's; all is to be tried again."""


@dataclass(slots=True)
class Swept:
    """What one bounded sweep did: how many commitments it looked at, the steps they took, and for each that
    could not be judged why."""

    looked: int = 0
    changes: list[ChangeRow] = field(default_factory=list)
    stuck: dict[UUID, Exception] = field(default_factory=dict)


def sweep_due(session: Session, now: datetime, limit: int = 500) -> Swept:
    """Look at up to `limit` commitments whose next look has come, in its order, and record what became so.

    Rows that another worker holds are skipped. Afterwards none of those looked at is due by `now`, so that
    repeating until nothing is looked at ends. Served by ix_commitments_next_look_at.
    """
    query = (
        select(CommitmentRow.id)
        .where(col(CommitmentRow.next_look_at) <= now)
        .order_by(col(CommitmentRow.next_look_at), col(CommitmentRow.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ids = list(session.exec(query))
    swept = Swept(len(ids))
    _settle_those(session, ids, now, swept)
    return swept


def next_look_at(session: Session) -> datetime | None:
    """The next instant at which the clock alone changes something (ix_commitments_next_look_at), or None."""
    query = select(CommitmentRow.next_look_at).where(col(CommitmentRow.next_look_at).is_not(None))
    return session.exec(query.order_by(col(CommitmentRow.next_look_at)).limit(1)).first()


def _settle_those(session: Session, ids: Sequence[UUID], now: datetime, swept: Swept) -> None:
    """Judge them together; where that fails, each half by itself, down to the one that it fails for."""
    if not ids:
        return
    try:
        with session.begin_nested():
            swept.changes += settle(session, _rows(session, ids), now=now, cause=CLOCK)
    except _OF_THE_DATABASE:
        raise
    except Exception as error:
        if len(ids) == 1:
            mark_stuck(session, ids[0], error, now=now)
            swept.stuck[ids[0]] = error
            return
        middle = len(ids) // 2
        _settle_those(session, ids[:middle], now, swept)
        _settle_those(session, ids[middle:], now, swept)


def _rows(session: Session, ids: Sequence[UUID]) -> list[CommitmentRow]:
    """The rows as they stand now, in order (primary key); they are locked."""
    query = (
        select(CommitmentRow)
        .where(col(CommitmentRow.id).in_(ids))
        .order_by(col(CommitmentRow.next_look_at), col(CommitmentRow.id))
        .execution_options(populate_existing=True)
    )
    return list(session.exec(query))
