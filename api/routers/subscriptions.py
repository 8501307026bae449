"""Deadlines for calendars and changes for feed readers."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api import feeds
from api.context import Ctx, Now
from api.filters import Filters
from api.links import base_url
from tracker import views
from tracker.store import changes, commitments
from tracker.store.digest_facts import dossiers_of
from tracker.store.dossiers import gather

router = APIRouter(tags=["subscriptions"])

CALENDAR_ENTRIES = 500
FEED_ENTRIES = 100
_TEXT = {"schema": {"type": "string"}}


@router.get(
    "/calendar.ics",
    summary="Deadlines as a calendar",
    response_class=Response,
    responses={
        200: {"description": "iCalendar", "content": {"text/calendar": {"schema": {"type": "string"}}}}
    },
)
def calendar(request: Request, context: Ctx, query: Filters, now: Now) -> Response:
    """Takes the filters of the list; the 500 soonest. Those without a due have no entry."""
    wanted = query.to_domain(context.settings.timezone)
    with context.database.read() as session:
        page = commitments.list_commitments(session, wanted, limit=CALENDAR_ENTRIES)
        shown = [views.commitment_view(dossier) for dossier in gather(session, page.items)]
    body = feeds.calendar(shown, base_url(request), now)
    return Response(body, media_type="text/calendar; charset=utf-8")


@router.get(
    "/feed.atom",
    summary="What changed, newest first",
    response_class=Response,
    responses={200: {"description": "Atom", "content": {"application/atom+xml": _TEXT}}},
)
def feed(request: Request, context: Ctx, now: Now) -> Response:
    """The last 100 changes of commitments that are still stored."""
    with context.database.read() as session:
        latest = changes.list_changes(session, limit=FEED_ENTRIES).items
        dossiers = {
            dossier.commitment.id: dossier
            for dossier in dossiers_of(session, {change.commitment_id for change in latest})
        }
        shown = [
            views.change_view(change, dossier.commitment.zone)
            | {"commitment": views.commitment_view(dossier)}
            for change in latest
            if (dossier := dossiers.get(change.commitment_id)) is not None
        ]
    return Response(feeds.atom(shown, base_url(request), now), media_type="application/atom+xml")
