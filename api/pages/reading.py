"""The pages that show: the list, one commitment, documents, what waits for review, the digest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError

from api import shapes
from api.context import Ctx, Now
from api.filters import ListQuery
from api.pages.marks import Span, highlighted
from api.pages.render import page, today_of
from api.pages.timeline import timeline
from api.pages.words import grouped
from api.paging import Cursor
from api.routers.digests import digest_of
from api.schemas.values import Day
from tracker import views
from tracker.commitments.genre import GENRES
from tracker.store import commitments, committers, documents, evidence
from tracker.store.digest_facts import dossiers_of
from tracker.store.dossiers import gather
from tracker.store.frames import thaw
from tracker.store.models import SightingRow

router = APIRouter()

FORM_FIELDS = ("status", "q", "committer", "kind", "due_after", "due_before")
"""The filters that the list's form shows; others may stand in the address too."""
NAMES_OFFERED = 500
HEADINGS = {
    "pending": "What is due",
    "missed": "What was missed",
    "met": "What was met",
    "void": "What no longer holds",
    "": "All deadlines",
}


@router.get("/")
def index(request: Request, context: Ctx) -> HTMLResponse:
    """Commitments under the headings of when they are due; pending ones unless asked otherwise."""
    given = {"status": "pending"} | dict(request.query_params)
    query = _list_query(given)
    with context.database.read() as session:
        wanted = query.to_domain(context.settings.timezone)
        found = commitments.list_commitments(session, wanted, cursor=query.cursor, limit=query.limit)
        shown = [views.commitment_view(dossier) for dossier in gather(session, found.items)]
        names = [row.name for row in committers.list_committers(session, limit=NAMES_OFFERED).items]

    def with_query(**changes: str) -> str:
        kept = {name: value for name, value in given.items() if name != "cursor"} | changes
        return f"/?{urlencode(kept)}"

    return page(
        request,
        "commitments.html",
        heading=HEADINGS.get(given["status"], "Deadlines"),
        groups=grouped(shown, today_of(request)),
        chosen={name: given.get(name, "") for name in FORM_FIELDS},
        filtered=any(value for name, value in given.items() if name != "status"),
        committers=names,
        next=found.next,
        with_query=with_query,
    )


def _list_query(given: Mapping[str, str]) -> ListQuery:
    """The filters of the address. A form sends fields left empty too: they do not count."""
    filled = {name: value.strip() for name, value in given.items() if value.strip()}
    for name in ("status", "kind"):
        if name in filled:
            filled[name] = [filled[name]]  # type: ignore[assignment]  # what pydantic reads as a list
    try:
        return ListQuery.model_validate(filled)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error


@router.get("/commitments/{commitment_id}")
def commitment(request: Request, commitment_id: UUID, context: Ctx, now: Now) -> HTMLResponse:
    """One commitment: its verdict, how its deadline came about, what was said, and what can be decided."""
    with context.database.read() as session:
        whole = commitments.whole_of(session, commitment_id)
        item = views.commitment_page(whole.dossier, whole.sightings, whole.changes)
    return page(
        request,
        "commitment.html",
        item=item,
        doubtful=item["due_earliest"] != item["due"],
        line=timeline(item, now, today_of(request)),
    )


@router.get("/documents")
def document_index(request: Request, context: Ctx, cursor: Cursor = None) -> HTMLResponse:
    """The documents, and a form to add one."""
    with context.database.read() as session:
        found = documents.list_documents(session, cursor=cursor)
        items = [shapes.document(row) for row in found.items]
    return page(request, "documents.html", items=items, next=found.next, genres=GENRES)


@router.get("/documents/{document_id}")
def document(request: Request, document_id: UUID, context: Ctx) -> HTMLResponse:
    """A document's text, with what was found marked in it."""
    with context.database.read() as session:
        stored = documents.get_document(session, document_id)
        found = gather(session, documents.commitments_in(session, document_id))
        told = [views.commitment_view(dossier) for dossier in found]
        spans = [span for row in documents.sightings_in(session, document_id) for span in _spans(row)]
    text = highlighted(stored.text, spans)
    return page(request, "document.html", item=shapes.document(stored), commitments=told, text=text)


def _spans(sighting: SightingRow) -> list[Span]:
    """Where a mention stands in its document: the whole of it, and the words of its deadline."""
    found = thaw(sighting.found)
    href = f"/commitments/{sighting.commitment_id}"
    spans = [Span(found.start_char, found.end_char, href=href, anchor=f"c{found.start_char}")]
    if found.deadline_start_char is not None and found.deadline_end_char is not None:
        spans.append(Span(found.deadline_start_char, found.deadline_end_char, "deadline", href=href))
    return spans


@router.get("/review")
def review(request: Request, context: Ctx, cursor: Cursor = None) -> HTMLResponse:
    """What was found in text and waits for a person."""
    with context.database.read() as session:
        found = evidence.list_evidence(session, state="suggested", cursor=cursor)
        ids = {row.commitment_id for row in found.items if row.commitment_id is not None}
        known = {dossier.commitment.id: dossier for dossier in dossiers_of(session, ids)}
        items = [
            views.evidence_view(row) | {"commitment": views.commitment_view(known[row.commitment_id])}
            for row in found.items
            if row.commitment_id in known
        ]
    return page(request, "review.html", items=items, next=found.next)


@router.get("/digests")
def digest_today(request: Request, on: Annotated[Day | None, Query(alias="date")] = None) -> RedirectResponse:
    """To the digest of the day that was asked for, else of today."""
    return RedirectResponse(f"/digests/{on or today_of(request)}", 303)


@router.get("/digests/{day}")
def digest(request: Request, day: Day, context: Ctx, now: Now) -> HTMLResponse:
    """One day's digest."""
    with context.database.read() as session:
        shown = digest_of(session, context, day, now).to_dict()
    return page(request, "digest.html", digest=shown, day=date.fromisoformat(shown["date"]))
