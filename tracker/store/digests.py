"""Digests: built once for each day, zone and subscriber, and announced once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from tracker.errors import NotFound
from tracker.store.event_types import DIGEST_READY
from tracker.store.models import DeliveryRow, DigestRow, EndpointRow
from tracker.temporal.model import rfc3339


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
