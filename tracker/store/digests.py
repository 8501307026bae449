"""Digests: built once for each day, zone and subscriber, and the commitments they speak of."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from tracker.errors import NotFound
from tracker.store.changes import changes_between
from tracker.store.dossiers import Dossier, gather
from tracker.store.event_types import DIGEST_READY
from tracker.store.models import ChangeRow, CommitmentRow, DeliveryRow, DigestRow, EndpointRow
from tracker.temporal.model import rfc3339

MOST_SHOWN = 500  # commitments in one section of a digest


def put_digest(
    session: Session,
    for_date: date,
    zone: str,
    content: dict[str, Any],
    *,
    subscriber: str = "",
    now: datetime,
) -> tuple[DigestRow, bool]:
    """Keep a digest, unless it was built already: the row kept, and whether it is this one.

    Of two processes that build it at once one wins, and only that one announces it (`digest.ready`).
    """
    row = DigestRow(for_date=for_date, zone=zone, subscriber=subscriber, content=content, built_at=now)
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    session.execute(insert(DigestRow).values(**row.model_dump()).on_conflict_do_nothing())
    kept = find_digest(session, for_date, zone, subscriber=subscriber)
    assert kept is not None
    is_ours = kept.id == row.id
    if is_ours:
        _announce(session, kept, now)
    return kept, is_ours


def find_digest(session: Session, for_date: date, zone: str, *, subscriber: str = "") -> DigestRow | None:
    """The digest of a day, if it was built (uq_digests_for_date_zone_subscriber)."""
    query = select(DigestRow).where(
        DigestRow.for_date == for_date, DigestRow.zone == zone, DigestRow.subscriber == subscriber
    )
    return session.exec(query).first()


def get_digest(session: Session, for_date: date, zone: str, *, subscriber: str = "") -> DigestRow:
    """The digest of a day. Raises NotFound."""
    row = find_digest(session, for_date, zone, subscriber=subscriber)
    if row is None:
        raise NotFound(f"There is no digest of {for_date} in {zone}.")
    return row


def list_digests(session: Session, *, subscriber: str = "", limit: int = 50) -> list[DigestRow]:
    """The latest digests, newest day first (uq_digests_for_date_zone_subscriber)."""
    query = select(DigestRow).where(DigestRow.subscriber == subscriber)
    return list(session.exec(query.order_by(col(DigestRow.for_date).desc()).limit(limit)))


def became(session: Session, start: datetime, end: datetime) -> list[tuple[ChangeRow, Dossier]]:
    """What became so in [start, end), in order, each with its commitment as it stands now
    (ix_changes_at_id). Commitments deleted since are left out."""
    changes = changes_between(session, start, end)
    dossiers = _dossiers(session, [change.commitment_id for change in changes])
    return [
        (change, dossiers[change.commitment_id]) for change in changes if change.commitment_id in dossiers
    ]


def noticed(session: Session, start: datetime, end: datetime) -> list[tuple[ChangeRow, Dossier]]:
    """What was learned in [start, end), in order, with its commitment (ix_changes_noticed_at_id)."""
    query = select(ChangeRow).where(col(ChangeRow.noticed_at) >= start, col(ChangeRow.noticed_at) < end)
    changes = list(session.exec(query.order_by(col(ChangeRow.noticed_at), col(ChangeRow.id))))
    dossiers = _dossiers(session, [change.commitment_id for change in changes])
    return [
        (change, dossiers[change.commitment_id]) for change in changes if change.commitment_id in dossiers
    ]


def due_between(session: Session, start: datetime, end: datetime) -> list[Dossier]:
    """What is pending and due in [start, end) by its earliest fair reading, soonest first, at most
    MOST_SHOWN (ix_commitments_status_sort)."""
    query = (
        select(CommitmentRow)
        .where(
            CommitmentRow.status == "pending",
            col(CommitmentRow.sort_at) >= start,
            col(CommitmentRow.sort_at) < end,
        )
        .order_by(col(CommitmentRow.sort_at), col(CommitmentRow.id))
        .limit(MOST_SHOWN)
    )
    return gather(session, list(session.exec(query)))


def waiting_for_review(session: Session) -> list[Dossier]:
    """What waits for a person, soonest due first, at most MOST_SHOWN (ix_commitments_awaiting_review)."""
    query = (
        select(CommitmentRow)
        .where(col(CommitmentRow.awaiting_review))
        .order_by(col(CommitmentRow.sort_at), col(CommitmentRow.id))
        .limit(MOST_SHOWN)
    )
    return gather(session, list(session.exec(query)))


def _dossiers(session: Session, ids: list[UUID]) -> dict[UUID, Dossier]:
    if not ids:
        return {}
    rows = session.exec(select(CommitmentRow).where(col(CommitmentRow.id).in_(set(ids))))
    return {dossier.commitment.id: dossier for dossier in gather(session, list(rows))}


def _announce(session: Session, digest: DigestRow, now: datetime) -> None:
    """A `digest.ready` to each endpoint that asked for it or for everything."""
    for endpoint in session.exec(select(EndpointRow).where(col(EndpointRow.enabled))):
        if endpoint.events and DIGEST_READY not in endpoint.events:
            continue
        data = {
            "date": digest.for_date.isoformat(),
            "zone": digest.zone,
            "links": {"self": f"/v1/digests/{digest.for_date.isoformat()}"},
        }
        session.add(
            DeliveryRow(
                endpoint_id=endpoint.id,
                digest_id=digest.id,
                event_type=DIGEST_READY,
                payload={"type": DIGEST_READY, "timestamp": rfc3339(now, "UTC"), "data": data},
                next_attempt_at=now,
                created_at=now,
            )
        )
    session.flush()
