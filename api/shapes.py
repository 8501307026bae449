"""Rows that only the API shows, as plain JSON objects; commitments and documents come from tracker.views."""

from __future__ import annotations

from typing import Any

from tracker.store.events import Named, Resolved
from tracker.store.models import AttemptRow, CommitterRow, DeliveryRow, DocumentRow, EndpointRow, EventRow
from tracker.temporal.model import rfc3339
from tracker.views import published_at

Json = dict[str, Any]


def document(row: DocumentRow) -> Json:
    """A document without its text."""
    return {
        "id": str(row.id),
        "title": row.title or None,
        "publisher": row.publisher or None,
        "url": row.url,
        "published_at": published_at(row),
        "timezone": row.timezone,
        "genre": row.genre,
        "pipeline": row.pipeline,
        "extractor": row.extractor,
        "stored_at": rfc3339(row.stored_at, "UTC"),
        "links": {"self": f"/v1/documents/{row.id}", "page": f"/documents/{row.id}"},
    }


def webhook(row: EndpointRow) -> Json:
    """An endpoint, without its secret: that is shown when it is made or rotated, and never again."""
    return {
        "id": str(row.id),
        "url": row.url,
        "description": row.description,
        "events": row.events,
        "committers": row.committers,
        "kinds": row.kinds,
        "tags": row.tags,
        "min_confidence": row.min_confidence,
        "enabled": row.enabled,
        "disabled_reason": row.disabled_reason,
        "failing_since": rfc3339(row.failing_since, "UTC"),
        "previous_secret_until": rfc3339(row.previous_secret_until, "UTC"),
        "created_at": rfc3339(row.created_at, "UTC"),
        "updated_at": rfc3339(row.updated_at, "UTC"),
    }


def delivery(row: DeliveryRow) -> Json:
    """One message to one endpoint. Its id is the `webhook-id` header of every try."""
    return {
        "id": str(row.id),
        "webhook_id": str(row.endpoint_id),
        "commitment_id": str(row.commitment_id) if row.commitment_id else None,
        "event": row.event_type,
        "state": row.state,
        "attempts_made": row.attempt_count,
        "next_attempt_at": rfc3339(row.next_attempt_at, "UTC") if row.state == "pending" else None,
        "created_at": rfc3339(row.created_at, "UTC"),
        "finished_at": rfc3339(row.finished_at, "UTC"),
    }


def attempt(row: AttemptRow) -> Json:
    """One try of a delivery: the answer's status and first kilobyte, or why there was none."""
    return {
        "number": row.number,
        "at": rfc3339(row.at, "UTC"),
        "status_code": row.status_code,
        "duration_ms": row.duration_ms,
        "error": row.error,
        "response": row.response,
    }


def committer(row: CommitterRow) -> Json:
    """Who has to act."""
    return {"id": str(row.id), "name": row.name, "created_at": rfc3339(row.created_at, "UTC")}


def event(row: EventRow) -> Json:
    """A named event, and for whom it holds."""
    return {
        "id": str(row.id),
        "name": row.name,
        "scope": {
            "type": row.scope,
            "document_id": str(row.document_id) if row.document_id else None,
            "party": row.party,
        },
        "earliest": rfc3339(row.earliest, row.zone),
        "latest": rfc3339(row.latest, row.zone),
        "zone": row.zone,
        "quote": row.quote,
        "given_by": row.given_by,
        "set_at": rfc3339(row.set_at, "UTC"),
    }


def named(found: Named) -> Json:
    """An event as stored, or as it would be, with what it resolves."""
    return {
        "event": event(found.event) | ({"id": None} if found.preview else {}),
        "preview": found.preview,
        "resolves": [_resolved(each) for each in found.resolves],
    }


def _resolved(found: Resolved) -> Json:
    """A commitment as it will stand once the event is known."""
    row, mention, verdict = found.commitment, found.mention, found.verdict
    return {
        "commitment_id": str(row.id),
        "committer": mention.committer,
        "action": mention.action,
        "deadline_text": mention.deadline_text,
        "earliest": rfc3339(verdict.terms.earliest, mention.zone),
        "due": rfc3339(verdict.terms.due, mention.zone),
        "status": verdict.status.value,
        "basis": verdict.basis.value,
        "backdated": found.already_past,
    }
