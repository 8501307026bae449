"""Webhook endpoints: who is told of what, and the secret they verify it with."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from sqlmodel import Session

from api import shapes
from api.context import Ctx, Now
from api.described import answers
from api.idempotency import Answer, Writing
from api.schemas.answers import Listed, Replayed, WebhookOut, WebhookSecret
from api.schemas.webhooks import Replay, WebhookIn, WebhookPatch, check_reachable
from tracker.store import deliveries, endpoints
from tracker.store.endpoints import EndpointTerms

router = APIRouter(prefix="/webhooks", tags=["webhooks"])


@router.post("", summary="Have an endpoint told", **answers(WebhookSecret, 201))
def create(body: WebhookIn, context: Ctx, writing: Writing, now: Now) -> JSONResponse:
    """The answer holds the `secret` that signs every delivery. It is shown this once."""
    check_reachable(body.url, context.settings.allowed_networks)

    def work(session: Session) -> Answer:
        row = endpoints.create_endpoint(session, EndpointTerms(**body.model_dump()), now=now)
        view = shapes.webhook(row)
        return Answer(201, view | {"secret": row.secret}, {"Location": f"/v1/webhooks/{row.id}"})

    return writing.answer(work)


@router.get("", summary="All endpoints", **answers(Listed[WebhookOut]))
def index(context: Ctx) -> dict[str, Any]:
    with context.database.read() as session:
        return {"items": [shapes.webhook(row) for row in endpoints.list_endpoints(session)], "next": None}


@router.get("/{webhook_id}", summary="One endpoint", **answers(WebhookOut))
def show(webhook_id: UUID, context: Ctx) -> dict[str, Any]:
    with context.database.read() as session:
        return shapes.webhook(endpoints.get_endpoint(session, webhook_id))


@router.patch("/{webhook_id}", summary="Change an endpoint", **answers(WebhookOut))
def update(webhook_id: UUID, body: WebhookPatch, context: Ctx, now: Now) -> dict[str, Any]:
    """What is left out stays. Enabling it again releases what was held back meanwhile."""
    if body.url is not None:
        check_reachable(body.url, context.settings.allowed_networks)
    with context.database.write() as session:
        terms = EndpointTerms(**body.model_dump())
        return shapes.webhook(endpoints.update_endpoint(session, webhook_id, terms, now=now))


@router.delete("/{webhook_id}", status_code=204, summary="Tell an endpoint no more")
def delete(webhook_id: UUID, context: Ctx) -> Response:
    """Its deliveries and their attempts go with it."""
    with context.database.write() as session:
        endpoints.delete_endpoint(session, webhook_id)
    return Response(status_code=204)


@router.post("/{webhook_id}/rotate", summary="Give it a new secret", **answers(WebhookSecret))
def rotate(webhook_id: UUID, writing: Writing, now: Now) -> JSONResponse:
    """The old secret stays valid for a day: meanwhile each delivery is signed with both."""

    def work(session: Session) -> Answer:
        row = endpoints.rotate_secret(session, webhook_id, now=now)
        return Answer(200, shapes.webhook(row) | {"secret": row.secret})

    return writing.answer(work)


@router.post("/{webhook_id}/replay", summary="Send again what was given up on", **answers(Replayed))
def replay_failed(webhook_id: UUID, body: Replay, writing: Writing, now: Now) -> JSONResponse:
    """All deliveries to it that were given up on since an instant, under their old ids."""

    def work(session: Session) -> Answer:
        endpoints.get_endpoint(session, webhook_id)
        return Answer(200, {"replayed": deliveries.replay_since(session, webhook_id, body.since, now=now)})

    return writing.answer(work)
