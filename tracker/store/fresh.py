"""Rows for commitments that were just found, entered, or made from a rule, before their first verdict."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlmodel import Session, select

from tracker.commitments.model import Commitment
from tracker.status import Basis
from tracker.store.frames import freeze
from tracker.store.models import BlockRow, CommitmentRow

END_OF_TIME = datetime(9999, 12, 31, tzinfo=UTC)
"""Where an open due sorts."""


def fresh_commitment(mention: Commitment, *, made_at: datetime, now: datetime) -> CommitmentRow:
    """A row for a commitment that was just found or entered, before its first verdict."""
    return CommitmentRow(
        action=mention.action,
        kind=mention.kind.value,
        mode=mention.mode.value,
        earliest=mention.earliest,
        due=mention.due,
        due_earliest=mention.due_earliest,
        due_inclusive=mention.due_inclusive,
        grain=mention.grain,
        zone=mention.zone,
        basis=Basis.NOT_DUE.value,
        since=made_at,
        sort_at=END_OF_TIME,
        version=0,
        stated=freeze(mention),
        made_at=made_at,
        created_at=now,
        updated_at=now,
    )


def add_blocks(session: Session, row: CommitmentRow, keys: Iterable[str]) -> None:
    """Let linking find a commitment under these keys."""
    held = set(session.exec(select(BlockRow.key).where(BlockRow.commitment_id == row.id)))
    session.add_all(
        BlockRow(key=key, commitment_id=row.id, made_at=row.made_at) for key in sorted(set(keys) - held)
    )
    session.flush()
