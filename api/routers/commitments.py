"""Commitments: the list by due time, one with all that bears on it, and what people decide."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from sqlmodel import Session

from api.auth import By
from api.context import Ctx, Now
from api.described import answers
from api.etags import ExpectedVersion, check_version, etag
from api.filters import Listing
from api.idempotency import Answer, Writing
from api.paging import listed
from api.schemas.answers import CommitmentOut, CommitmentPage, Listed
from api.schemas.commitments import CommitmentIn, Extend, Met, Reopen, Tags, Void
from api.times import reference_of
from tracker import views
from tracker.store import acts, commitments
from tracker.store.dossiers import gather
from tracker.store.hand import ByHand, add_by_hand
from tracker.store.models import CommitmentRow
from tracker.store.paging import Page
from tracker.temporal.model import Reference

router = APIRouter(prefix="/commitments", tags=["commitments"])


@router.get("", summary="Commitments by due time, soonest first", **answers(Listed[CommitmentOut]))
def index(request: Request, response: Response, context: Ctx, query: Listing) -> dict[str, Any]:
    """Those without a due come last. A deadline read in two ways is sorted by the earlier one."""
    wanted = query.to_domain(context.settings.timezone)
    with context.database.read() as session:
        page = commitments.list_commitments(session, wanted, cursor=query.cursor, limit=query.limit)
        dossiers = Page(gather(session, page.items), page.next)
        return listed(request, response, dossiers, views.commitment_view)


@router.post("", summary="Enter a commitment by hand", **answers(CommitmentOut, 201))
def create(body: CommitmentIn, context: Ctx, writing: Writing, caller: By, now: Now) -> JSONResponse:
    """It is watched and judged like any other."""
    zone = body.timezone or context.settings.timezone

    def time_of(field: str) -> Reference | None:
        value: str | None = getattr(body, field)
        return reference_of(value, zone, field) if value else None

    entered = ByHand(
        **body.model_dump(exclude={"earliest", "due", "made_at", "timezone"}),
        earliest=time_of("earliest"),
        due=time_of("due"),
        made_at=time_of("made_at"),
        timezone=zone,
    )

    def work(session: Session) -> Answer:
        made = shown(session, add_by_hand(session, entered, by=caller.name, now=now), 201)
        made.headers["Location"] = f"/v1/commitments/{made.body['id']}"
        return made

    return writing.answer(work)


@router.get("/{commitment_id}", summary="One commitment with all that bears on it", **answers(CommitmentPage))
def show(commitment_id: UUID, context: Ctx, response: Response) -> dict[str, Any]:
    """With how its deadline was computed, where it was said, what was reported since, and its history."""
    with context.database.read() as session:
        whole = commitments.whole_of(session, commitment_id)
        response.headers["ETag"] = etag(whole.dossier.commitment.version)
        return views.commitment_page(whole.dossier, whole.sightings, whole.changes)


@router.post("/{commitment_id}/met", summary="Record that it was done", **answers(CommitmentOut))
def met(
    commitment_id: UUID, body: Met, writing: Writing, caller: By, now: Now, expected: ExpectedVersion
) -> JSONResponse:
    """Done by its due, it is met; done after, it stays missed and says how late."""

    def work(session: Session) -> Answer:
        check_version(session, commitment_id, expected)
        row = acts.record_met(
            session, commitment_id, done_at=body.done_at, by=caller.name, note=body.note or "", now=now
        )
        return shown(session, row)

    return writing.answer(work)


@router.post("/{commitment_id}/extend", summary="Set a new deadline", **answers(CommitmentOut))
def extend(
    commitment_id: UUID, body: Extend, writing: Writing, caller: By, now: Now, expected: ExpectedVersion
) -> JSONResponse:
    """After a lapse it is pending again; the lapse stays in its history."""

    def work(session: Session) -> Answer:
        check_version(session, commitment_id, expected)
        zone = body.timezone or commitments.get_commitment(session, commitment_id).zone
        until = reference_of(body.due, zone, "due")
        row = acts.extend(session, commitment_id, until=until, by=caller.name, note=body.reason, now=now)
        return shown(session, row)

    return writing.answer(work)


@router.post("/{commitment_id}/void", summary="Set it aside", **answers(CommitmentOut))
def void(
    commitment_id: UUID, body: Void, writing: Writing, caller: By, now: Now, expected: ExpectedVersion
) -> JSONResponse:
    """It is neither met nor missed any more, for the reason given."""

    def work(session: Session) -> Answer:
        check_version(session, commitment_id, expected)
        return shown(session, acts.void(session, commitment_id, reason=body.reason, by=caller.name, now=now))

    return writing.answer(work)


@router.post("/{commitment_id}/reopen", summary="Take back a person's met or void", **answers(CommitmentOut))
def reopen(
    commitment_id: UUID, body: Reopen, writing: Writing, caller: By, now: Now, expected: ExpectedVersion
) -> JSONResponse:
    """The texts and the clock decide again."""

    def work(session: Session) -> Answer:
        check_version(session, commitment_id, expected)
        row = acts.reopen(session, commitment_id, by=caller.name, note=body.note or "", now=now)
        return shown(session, row)

    return writing.answer(work)


@router.put("/{commitment_id}/tags", summary="Give it exactly these tags", **answers(CommitmentOut))
def tag(commitment_id: UUID, body: Tags, context: Ctx, expected: ExpectedVersion) -> dict[str, Any]:
    with context.database.write() as session:
        check_version(session, commitment_id, expected)
        commitments.set_tags(session, commitment_id, body.tags)
        return views.commitment_view(commitments.dossier_of(session, commitment_id))


def shown(session: Session, row: CommitmentRow, status_code: int = 200) -> Answer:
    """The commitment as lists show it, with its new ETag."""
    view = views.commitment_view(commitments.dossier_of(session, row.id))
    return Answer(status_code, view, {"ETag": etag(row.version)})
