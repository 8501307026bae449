"""The outbox: claiming deliveries, writing down attempts, looking and replaying.

A claim gives a worker a lease by the database's clock and a fence. A worker that stalls past its lease
loses the row to the next claim, which raises the fence; what it writes after that is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, tuple_, update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from tracker.errors import NotFound
from tracker.store.attempts import Attempt, Ended, record_attempts
from tracker.store.database import database_now
from tracker.store.models import AttemptRow, DeliveryRow, EndpointRow
from tracker.store.news import tell
from tracker.store.paging import Page, bounded, decode_cursor, page_of


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery that this worker alone may attempt, while its lease lasts."""

    delivery: DeliveryRow
    endpoint: EndpointRow
    worker: str
    fence: int


def claim_deliveries(
    session: Session,
    worker: str,
    *,
    lease: timedelta,
    limit: int,
    now: datetime,
    busy: Collection[UUID] = (),
    accepts: Callable[[EndpointRow], bool] = lambda _endpoint: True,
) -> list[Claim]:
    """Claim up to `limit` deliveries due by `now`, oldest first, passing over the endpoints in `busy`.

    `accepts` is asked before each claim whether its endpoint can take one more; after a no, all others of
    that endpoint are passed over, so that a long queue for one never keeps those for the others waiting.
    Rows claimed by another worker are skipped while its lease lasts. Served by ix_deliveries_pending.
    """
    database_time = database_now(session)
    claims: list[Claim] = []
    full = set(busy)
    while (wanted := limit - len(claims)) > 0:
        rows = list(session.exec(_next_ready(now, database_time, wanted, full)))
        endpoints = _endpoints_of(session, rows)
        for row in rows:
            endpoint = endpoints[row.endpoint_id]
            if endpoint.id in full or not accepts(endpoint):
                full.add(endpoint.id)
                continue
            row.lease_owner, row.lease_until, row.fence = worker, database_time + lease, row.fence + 1
            claims.append(Claim(row, endpoint, worker, row.fence))
        session.flush()
        if len(rows) < wanted:
            break
    return claims


def _next_ready(
    now: datetime, database_time: datetime, limit: int, full: Collection[UUID]
) -> SelectOfScalar[DeliveryRow]:
    query = (
        select(DeliveryRow)
        .where(*_ready(now, database_time))
        .order_by(col(DeliveryRow.next_attempt_at), col(DeliveryRow.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return query.where(col(DeliveryRow.endpoint_id).not_in(full)) if full else query


def record_attempt(
    session: Session, claim: Claim, attempt: Attempt, *, state: str, next_attempt_at: datetime | None = None
) -> bool:
    """Write down a try and what follows: state "delivered", "failed", or "pending" with `next_attempt_at`.

    False, and nothing written, if the lease was lost to another worker or the delivery is gone.
    """
    return bool(record_attempts(session, [Ended(claim, attempt, state, next_attempt_at)]))


def return_claims(session: Session, claims: Iterable[Claim]) -> None:
    """Give back claims that will not be attempted after all; one that was lost is left alone."""
    held = [(claim.delivery.id, claim.fence, claim.worker) for claim in claims]
    key = tuple_(col(DeliveryRow.id), col(DeliveryRow.fence), col(DeliveryRow.lease_owner))
    session.execute(
        update(DeliveryRow)
        .where(col(DeliveryRow.state) == "pending", key.in_(held))
        .values(lease_owner=None, lease_until=None)
    )


def release_claims(session: Session, worker: str) -> None:
    """Give back everything `worker` still holds, at shutdown, so that nobody waits for its leases."""
    session.execute(
        update(DeliveryRow)
        .where(col(DeliveryRow.state) == "pending", col(DeliveryRow.lease_owner) == worker)
        .values(lease_owner=None, lease_until=None)
    )


def next_delivery_at(session: Session) -> datetime | None:
    """When the next unclaimed delivery is to be tried (ix_deliveries_pending), or None."""
    query = (
        select(DeliveryRow.next_attempt_at)
        .where(col(DeliveryRow.state) == "pending", _unleased(database_now(session)))
        .order_by(col(DeliveryRow.next_attempt_at))
        .limit(1)
    )
    return session.exec(query).first()


def get_delivery(session: Session, delivery_id: UUID) -> DeliveryRow:
    """The delivery (primary key). Raises NotFound."""
    row = session.get(DeliveryRow, delivery_id)
    if row is None:
        raise NotFound(f"There is no delivery {delivery_id}.")
    return row


def attempts_of(session: Session, delivery_id: UUID) -> list[AttemptRow]:
    """The tries of a delivery, in order (uq_attempts_delivery_id_number)."""
    query = select(AttemptRow).where(AttemptRow.delivery_id == delivery_id).order_by(col(AttemptRow.number))
    return list(session.exec(query))


def list_deliveries(
    session: Session,
    *,
    endpoint_id: UUID | None = None,
    commitment_id: UUID | None = None,
    state: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[DeliveryRow]:
    """Deliveries, newest first: of an endpoint (ix_deliveries_endpoint_id_id), of a commitment
    (ix_deliveries_commitment_id), in a state (ix_deliveries_state_id), or all (primary key)."""
    query = select(DeliveryRow).order_by(col(DeliveryRow.id).desc()).limit(bounded(limit) + 1)
    if endpoint_id is not None:
        query = query.where(DeliveryRow.endpoint_id == endpoint_id)
    if commitment_id is not None:
        query = query.where(DeliveryRow.commitment_id == commitment_id)
    if state is not None:
        query = query.where(DeliveryRow.state == state)
    if cursor is not None:
        query = query.where(col(DeliveryRow.id) < decode_cursor(cursor, UUID)[0])
    return page_of(list(session.exec(query)), limit, lambda row: (row.id,))


def replay(session: Session, delivery_id: UUID, *, now: datetime) -> DeliveryRow:
    """Send a delivery again, under the same id and with the same payload. Raises NotFound."""
    row = get_delivery(session, delivery_id)
    row.state, row.next_attempt_at, row.finished_at = "pending", now, None
    row.lease_owner, row.lease_until, row.fence = None, None, row.fence + 1
    session.flush()
    tell(session)
    return row


def replay_since(session: Session, endpoint_id: UUID, since: datetime, *, now: datetime) -> int:
    """Send again all that was given up on for an endpoint since an instant; how many (endpoint index)."""
    result = session.execute(
        update(DeliveryRow)
        .where(
            col(DeliveryRow.endpoint_id) == endpoint_id,
            col(DeliveryRow.state) == "failed",
            col(DeliveryRow.created_at) >= since,
        )
        .values(state="pending", next_attempt_at=now, finished_at=None, fence=col(DeliveryRow.fence) + 1)
        .returning(col(DeliveryRow.id))
    )
    tell(session)
    return len(result.all())


def count_deliveries(session: Session) -> dict[str, int]:
    """How many deliveries are in each state (ix_deliveries_state_id)."""
    rows = session.exec(select(DeliveryRow.state, func.count()).group_by(col(DeliveryRow.state)))
    return dict(rows.all())


def _ready(now: datetime, database_time: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        col(DeliveryRow.state) == "pending",
        col(DeliveryRow.next_attempt_at) <= now,
        _unleased(database_time),
    )


def _unleased(database_time: datetime) -> ColumnElement[bool]:
    until = col(DeliveryRow.lease_until)
    return or_(until.is_(None), until <= database_time)


def _endpoints_of(session: Session, rows: list[DeliveryRow]) -> dict[UUID, EndpointRow]:
    ids = {row.endpoint_id for row in rows}
    found = session.exec(select(EndpointRow).where(col(EndpointRow.id).in_(ids))) if ids else ()
    return {endpoint.id: endpoint for endpoint in found}
