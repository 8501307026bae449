"""What was sent to endpoints, each try of it, and sending it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from sqlmodel import Session

from api import shapes
from api.context import Ctx, Now
from api.described import answers
from api.idempotency import Answer, Writing
from api.paging import DEFAULT_LIMIT, Cursor, Limit, listed
from api.schemas.answers import DeliveryOut, DeliveryPage, Listed
from api.schemas.values import one_of
from tracker.store import deliveries

router = APIRouter(prefix="/deliveries", tags=["webhooks"])

if TYPE_CHECKING:
    State = str
else:
    State = one_of(("pending", "held", "delivered", "failed", "cancelled"))


@router.get("", summary="What was sent, newest first", **answers(Listed[DeliveryOut]))
def index(
    request: Request,
    response: Response,
    context: Ctx,
    webhook_id: Annotated[UUID | None, Query(description="To this endpoint.")] = None,
    commitment_id: Annotated[UUID | None, Query(description="About this commitment.")] = None,
    state: Annotated[State | None, Query(description="In this state.")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> dict[str, Any]:
    with context.database.read() as session:
        page = deliveries.list_deliveries(
            session,
            endpoint_id=webhook_id,
            commitment_id=commitment_id,
            state=state,
            cursor=cursor,
            limit=limit,
        )
        return listed(request, response, page, shapes.delivery)


@router.get("/{delivery_id}", summary="One delivery with its payload and every try", **answers(DeliveryPage))
def show(delivery_id: UUID, context: Ctx) -> dict[str, Any]:
    with context.database.read() as session:
        row = deliveries.get_delivery(session, delivery_id)
        attempts = [shapes.attempt(attempt) for attempt in deliveries.attempts_of(session, delivery_id)]
        return shapes.delivery(row) | {"payload": row.payload, "attempts": attempts}


@router.post("/{delivery_id}/replay", summary="Send it again", **answers(DeliveryOut, 202))
def replay(delivery_id: UUID, writing: Writing, now: Now) -> JSONResponse:
    """Under the same id and with the same payload, so that a receiver can tell a repetition."""

    def work(session: Session) -> Answer:
        return Answer(202, shapes.delivery(deliveries.replay(session, delivery_id, now=now)))

    return writing.answer(work)
