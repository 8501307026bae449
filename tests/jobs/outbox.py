"""Endpoints and messages in a database, for the tests of delivery."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from ipaddress import ip_network
from typing import Any
from uuid import UUID

from jobs.delivery import DeliveryConfig, DeliveryWorker
from tracker.outbound import GuardedClient, Limits
from tracker.store.database import Database
from tracker.store.deliveries import attempts_of, get_delivery
from tracker.store.endpoints import EndpointTerms, create_endpoint, get_endpoint
from tracker.store.models import AttemptRow, DeliveryRow, EndpointRow

NOW = datetime(2025, 8, 8, 20, 0, tzinfo=UTC)
LOOPBACK = (ip_network("127.0.0.0/8"),)


def add_endpoint(database: Database, url: str, **changes: Any) -> EndpointRow:
    """Store an endpoint, with these columns changed."""
    with database.write() as session:
        row = create_endpoint(session, EndpointTerms(url=url), now=NOW)
        for name, value in changes.items():
            setattr(row, name, value)
        return row


def add_delivery(database: Database, endpoint: EndpointRow, at: datetime = NOW, **data: Any) -> UUID:
    """Put a message to an endpoint into the outbox; its id."""
    payload = {"type": "commitment.lapsed", "timestamp": at.isoformat(), "data": data}
    with database.write() as session:
        row = DeliveryRow(
            endpoint_id=endpoint.id,
            event_type="commitment.lapsed",
            payload=payload,
            next_attempt_at=at,
            created_at=at,
        )
        session.add(row)
        return row.id


def delivery(database: Database, delivery_id: UUID) -> DeliveryRow:
    with database.read() as session:
        found = get_delivery(session, delivery_id)
        session.expunge_all()  # its values stay when the session ends
        return found


def attempts(database: Database, delivery_id: UUID) -> list[AttemptRow]:
    with database.read() as session:
        found = attempts_of(session, delivery_id)
        session.expunge_all()  # its values stay when the session ends
        return found


def endpoint(database: Database, endpoint_id: UUID) -> EndpointRow:
    with database.read() as session:
        found = get_endpoint(session, endpoint_id)
        session.expunge_all()  # its values stay when the session ends
        return found


@contextmanager
def sender(
    database: Database, config: DeliveryConfig | None = None, *, name: str = "w1", seconds: float = 10
) -> Iterator[DeliveryWorker]:
    """A delivery worker without jitter that may reach loopback."""
    with GuardedClient(allowed_networks=LOOPBACK, limits=Limits(seconds)) as client:
        worker = DeliveryWorker(database, client, config, name=name, luck=lambda: 0.5)
        yield worker
        worker.close(NOW)
