"""Endpoints: where webhooks go, what passes their filters, and their secrets."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from tracker.commitments.model import Kind
from tracker.errors import InvalidInput, NotFound
from tracker.store.committers import committer_key
from tracker.store.event_types import known_event_types
from tracker.store.guard import storable
from tracker.store.models import CommitmentRow, DeliveryRow, EndpointRow

SECRET_OVERLAP = timedelta(days=1)  # how long a rotated secret stays valid beside the new one


@dataclass(frozen=True, slots=True)
class EndpointTerms:
    """What an endpoint's owner can set. None leaves a field as it is (or empty, on creation).

    `committers` are names in any spelling; `kinds` of commitment; `events` of EVENT_TYPES.
    """

    url: str | None = None
    description: str | None = None
    events: Iterable[str] | None = None
    committers: Iterable[str] | None = None
    kinds: Iterable[str] | None = None
    tags: Iterable[str] | None = None
    min_confidence: float | None = None
    enabled: bool | None = None


def create_endpoint(session: Session, terms: EndpointTerms, *, now: datetime) -> EndpointRow:
    """Store a new endpoint with a fresh secret. Whether its address may be reached is the caller's check."""
    if not terms.url:
        raise InvalidInput("An endpoint needs a URL.", field="url")
    row = EndpointRow(url=terms.url, secret=_new_secret(), created_at=now, updated_at=now)
    _apply(row, terms)
    session.add(row)
    session.flush()
    return row


def get_endpoint(session: Session, endpoint_id: UUID) -> EndpointRow:
    """The endpoint (primary key). Raises NotFound."""
    row = session.get(EndpointRow, endpoint_id)
    if row is None:
        raise NotFound(f"There is no webhook {endpoint_id}.")
    return row


def list_endpoints(session: Session) -> list[EndpointRow]:
    """All endpoints, oldest first (primary key; there are few)."""
    return list(session.exec(select(EndpointRow).order_by(col(EndpointRow.id))))


def update_endpoint(
    session: Session, endpoint_id: UUID, terms: EndpointTerms, *, now: datetime
) -> EndpointRow:
    """Change what `terms` names. Enabling releases the deliveries that were held back while disabled."""
    row = get_endpoint(session, endpoint_id)
    was_enabled = row.enabled
    _apply(row, terms)
    row.updated_at = now
    if row.enabled and not was_enabled:
        row.disabled_reason, row.failing_since = None, None
        _move_deliveries(session, endpoint_id, "held", "pending")
    elif was_enabled and not row.enabled:
        disable_endpoint(session, endpoint_id, reason="disabled by its owner", now=now)
    session.flush()
    return row


def disable_endpoint(session: Session, endpoint_id: UUID, *, reason: str, now: datetime) -> EndpointRow:
    """Send nothing more to it; what is pending is held until it is enabled again."""
    row = get_endpoint(session, endpoint_id)
    row.enabled, row.disabled_reason, row.updated_at = False, reason, now
    _move_deliveries(session, endpoint_id, "pending", "held")
    session.flush()
    return row


def delete_endpoint(session: Session, endpoint_id: UUID) -> None:
    """Delete the endpoint with its deliveries and their attempts. Raises NotFound."""
    session.delete(get_endpoint(session, endpoint_id))
    session.flush()


def rotate_secret(session: Session, endpoint_id: UUID, *, now: datetime) -> EndpointRow:
    """Give it a new secret; the old one stays valid for a day, so that receivers can change over."""
    row = get_endpoint(session, endpoint_id)
    row.previous_secret, row.previous_secret_until = row.secret, now + SECRET_OVERLAP
    row.secret, row.updated_at = _new_secret(), now
    session.flush()
    return row


def secrets_of(endpoint: EndpointRow, now: datetime) -> list[str]:
    """The secrets to sign with, newest first."""
    until = endpoint.previous_secret_until
    if endpoint.previous_secret is None or until is None or until <= now:
        return [endpoint.secret]
    return [endpoint.secret, endpoint.previous_secret]


def wants(endpoint: EndpointRow, event_type: str, commitment: CommitmentRow, tags: Iterable[str]) -> bool:
    """Whether an event about `commitment` passes the endpoint's filters; an empty filter passes all."""
    return (
        endpoint.enabled
        and (not endpoint.events or event_type in endpoint.events)
        and (not endpoint.committers or commitment.committer_key in endpoint.committers)
        and (not endpoint.kinds or commitment.kind in endpoint.kinds)
        and (not endpoint.tags or not set(endpoint.tags).isdisjoint(tags))
        and (endpoint.min_confidence is None or commitment.confidence >= endpoint.min_confidence)
    )


def _apply(row: EndpointRow, terms: EndpointTerms) -> None:
    for field in fields(terms):
        given = getattr(terms, field.name)
        if given is not None:
            setattr(row, field.name, _checked(field.name, given))


def _checked(name: str, given: Any) -> Any:
    if name == "events":
        return known_event_types(given)
    if name == "committers":
        return [committer_key(committer) for committer in given]
    if name == "kinds":
        return [_known_kind(kind) for kind in given]
    if name == "tags":
        return [storable(tag, "tags") for tag in given]
    return storable(given, name) if isinstance(given, str) else given


def _known_kind(kind: str) -> str:
    if kind not in list(Kind):
        raise InvalidInput(f"{kind!r} is not a kind.", field="kinds", hint=f"Choose from {', '.join(Kind)}.")
    return kind


def _move_deliveries(session: Session, endpoint_id: UUID, old: str, new: str) -> None:
    """Served by ix_deliveries_endpoint_id_id."""
    session.execute(
        update(DeliveryRow)
        .where(col(DeliveryRow.endpoint_id) == endpoint_id, col(DeliveryRow.state) == old)
        .values(state=new)
    )


def _new_secret() -> str:
    """24 random bytes in the form that Standard Webhooks names."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()
