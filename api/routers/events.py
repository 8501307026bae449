"""Named events: when they are, and which deadlines that settles."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import AfterValidator

from api import shapes
from api.auth import By
from api.context import Ctx, Now
from api.described import answers
from api.paging import DEFAULT_LIMIT, Cursor, Limit, listed
from api.schemas.events import EventIn, EventsOut, NamedOut
from api.schemas.values import storable
from api.times import reference_of
from tracker.store import events

router = APIRouter(prefix="/events", tags=["events"])

EventName = Annotated[
    str,
    Path(min_length=1, max_length=200, description="In any wording: “taking office”, “Effective Date”."),
    AfterValidator(storable),
]


@router.get("", summary="The known events, and those that deadlines wait for", **answers(EventsOut))
def index(
    request: Request, response: Response, context: Ctx, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> dict[str, Any]:
    with context.database.read() as session:
        page = events.list_events(session, cursor=cursor, limit=limit)
        awaited = [] if cursor else events.awaited_events(session)
        return listed(request, response, page, shapes.event) | {
            "awaited": [{"name": name, "commitments": count} for name, count in awaited]
        }


@router.put("/{name}", summary="Say when an event is", **answers(NamedOut))
def name_event(
    name: EventName,
    body: EventIn,
    context: Ctx,
    caller: By,
    now: Now,
    preview: Annotated[bool, Query(description="Only show what would resolve.")] = False,
) -> dict[str, Any]:
    """Resolves every deadline that counts from it within its scope. Said again, it moves them.

    A deadline that is past by then is judged at once, marked backdated, and announced to nobody.
    """
    at = reference_of(body.at, body.timezone or context.settings.timezone, "at")
    scope = body.scope.to_domain()
    with context.database.read() if preview else context.database.write() as session:
        named = events.name_event(session, name, at, scope=scope, by=caller.name, now=now, preview=preview)
        return shapes.named(named)
