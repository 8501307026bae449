"""Evidence and changes of terms that were found in text: what waits for a person, and their word on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from sqlmodel import Session

from api.auth import By
from api.context import Ctx, Now
from api.described import answers
from api.idempotency import Answer, Writing
from api.paging import DEFAULT_LIMIT, Cursor, Limit, listed
from api.routers.commitments import shown
from api.schemas.answers import CommitmentOut, EvidenceItem, Listed
from api.schemas.commitments import Acceptance, Rejection
from api.schemas.values import one_of
from api.times import reference_of
from tracker import views
from tracker.store import evidence
from tracker.store.models import EvidenceRow

router = APIRouter(tags=["evidence"])

if TYPE_CHECKING:
    State = str
else:
    State = one_of(("suggested", "accepted", "rejected", "unlinked"))


def evidence_item(row: EvidenceRow) -> dict[str, Any]:
    """A piece of evidence in a list: with the commitment it bears on."""
    return views.evidence_view(row) | {"commitment_id": str(row.commitment_id) if row.commitment_id else None}


@router.get("/evidence", summary="Evidence, newest first", **answers(Listed[EvidenceItem]))
def index(
    request: Request,
    response: Response,
    context: Ctx,
    state: Annotated[State | None, Query(description="`suggested` is what waits for a person.")] = None,
    commitment_id: Annotated[UUID | None, Query(description="Bearing on this commitment.")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> dict[str, Any]:
    with context.database.read() as session:
        page = evidence.list_evidence(
            session, state=state, commitment_id=commitment_id, cursor=cursor, limit=limit
        )
        return listed(request, response, page, evidence_item)


@router.post("/evidence/{evidence_id}/accept", summary="Let it count", **answers(CommitmentOut))
def accept(evidence_id: UUID, body: Acceptance, writing: Writing, caller: By, now: Now) -> JSONResponse:
    """The answer is the commitment with its new verdict."""

    def work(session: Session) -> Answer:
        zone = evidence.get_evidence(session, evidence_id).zone
        happened = reference_of(body.happened, zone, "happened") if body.happened else None
        row = evidence.accept_evidence(
            session, evidence_id, by=caller.name, note=body.note, happened=happened, now=now
        )
        return shown(session, row)

    return writing.answer(work)


@router.post("/evidence/{evidence_id}/reject", summary="Let it not count", **answers(CommitmentOut))
def reject(evidence_id: UUID, body: Rejection, writing: Writing, caller: By, now: Now) -> JSONResponse:
    """Also where a policy had accepted it. The answer is the commitment with its new verdict."""

    def work(session: Session) -> Answer:
        row = evidence.reject_evidence(session, evidence_id, by=caller.name, note=body.note, now=now)
        return shown(session, row)

    return writing.answer(work)


@router.post("/revisions/{revision_id}/accept", summary="Let new terms count", **answers(CommitmentOut))
def accept_revision(
    revision_id: UUID, body: Rejection, writing: Writing, caller: By, now: Now
) -> JSONResponse:
    def work(session: Session) -> Answer:
        row = evidence.accept_revision(session, revision_id, by=caller.name, note=body.note, now=now)
        return shown(session, row)

    return writing.answer(work)


@router.post("/revisions/{revision_id}/reject", summary="Let new terms not count", **answers(CommitmentOut))
def reject_revision(
    revision_id: UUID, body: Rejection, writing: Writing, caller: By, now: Now
) -> JSONResponse:
    def work(session: Session) -> Answer:
        row = evidence.reject_revision(session, revision_id, by=caller.name, note=body.note, now=now)
        return shown(session, row)

    return writing.answer(work)
