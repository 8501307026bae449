"""The forms of the pages: each does one thing, then sends the browser to the page that shows it done.

They post to paths of the pages, not of the API, but call the same functions of the domain.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse
from pydantic import Field

from api.auth import By
from api.context import Ctx, Now
from api.etags import check_version
from api.forms import form_of
from api.intake import take_in
from api.schemas.documents import DocumentIn, Genre
from api.schemas.values import Input, Line, Name, Zone
from api.times import reference_of
from tracker.errors import InvalidTime
from tracker.store import acts, commitments, evidence
from tracker.store.deletion import delete_document

router = APIRouter()

Version = Annotated[int, Field(ge=0, le=2**63 - 1)]
Local = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$")]
"""What a browser's field for a local time sends: no offset, for it means the commitment's own zone."""

Word = Literal["accept", "reject"]
"""A person's word on something found in text."""


def seen(path: str) -> RedirectResponse:
    """To the page that shows what was done; reloading it does nothing again."""
    return RedirectResponse(path, 303)


class MetForm(Input):
    version: Version
    done_at: Local | None = None
    note: Line | None = None


class ExtendForm(Input):
    version: Version
    due: Annotated[str, Field(max_length=40)]
    reason: Line


class VoidForm(Input):
    version: Version
    reason: Line


class DecisionForm(Input):
    back: Annotated[str, Field(max_length=500)] = "/review"


class DocumentForm(Input):
    text: Annotated[str, Field(min_length=1)]
    published_on: Annotated[str, Field(max_length=20)]
    published_time: Annotated[str, Field(pattern=r"^\d\d:\d\d(:\d\d)?$")] | None = None
    timezone: Zone
    publisher: Name | None = None
    title: Line | None = None
    genre: Genre | None = None


@router.post("/commitments/{commitment_id}/met")
def met(
    commitment_id: UUID,
    form: Annotated[MetForm, Depends(form_of(MetForm))],
    context: Ctx,
    caller: By,
    now: Now,
) -> RedirectResponse:
    with context.database.write() as session:
        check_version(session, commitment_id, form.version)
        zone = commitments.get_commitment(session, commitment_id).zone
        done_at = local_instant(form.done_at, zone, "done_at") if form.done_at else None
        note = form.note or ""
        acts.record_met(session, commitment_id, done_at=done_at, by=caller.name, note=note, now=now)
    return seen(f"/commitments/{commitment_id}")


@router.post("/commitments/{commitment_id}/extend")
def extend(
    commitment_id: UUID,
    form: Annotated[ExtendForm, Depends(form_of(ExtendForm))],
    context: Ctx,
    caller: By,
    now: Now,
) -> RedirectResponse:
    with context.database.write() as session:
        check_version(session, commitment_id, form.version)
        zone = commitments.get_commitment(session, commitment_id).zone
        until = reference_of(form.due, zone, "due")
        acts.extend(session, commitment_id, until=until, by=caller.name, note=form.reason, now=now)
    return seen(f"/commitments/{commitment_id}")


@router.post("/commitments/{commitment_id}/void")
def void(
    commitment_id: UUID,
    form: Annotated[VoidForm, Depends(form_of(VoidForm))],
    context: Ctx,
    caller: By,
    now: Now,
) -> RedirectResponse:
    with context.database.write() as session:
        check_version(session, commitment_id, form.version)
        acts.void(session, commitment_id, reason=form.reason, by=caller.name, now=now)
    return seen(f"/commitments/{commitment_id}")


@router.post("/evidence/{evidence_id}/{word}")
def decide_evidence(
    evidence_id: UUID,
    word: Word,
    form: Annotated[DecisionForm, Depends(form_of(DecisionForm))],
    context: Ctx,
    caller: By,
    now: Now,
) -> RedirectResponse:
    decide = evidence.accept_evidence if word == "accept" else evidence.reject_evidence
    with context.database.write() as session:
        decide(session, evidence_id, by=caller.name, now=now)
    return seen(local_path(form.back))


@router.post("/revisions/{revision_id}/{word}")
def decide_revision(
    revision_id: UUID,
    word: Word,
    form: Annotated[DecisionForm, Depends(form_of(DecisionForm))],
    context: Ctx,
    caller: By,
    now: Now,
) -> RedirectResponse:
    decide = evidence.accept_revision if word == "accept" else evidence.reject_revision
    with context.database.write() as session:
        decide(session, revision_id, by=caller.name, now=now)
    return seen(local_path(form.back))


@router.post("/documents")
def add_document(
    form: Annotated[DocumentForm, Depends(form_of(DocumentForm))], context: Ctx, caller: By, now: Now
) -> RedirectResponse:
    del caller  # needed to be allowed in; a document's own publisher stands for it
    given = DocumentIn(
        **form.model_dump(exclude={"published_on", "published_time"}), published_at=_published_at(form)
    )
    return seen(f"/documents/{take_in(context, given, now).document.id}")


@router.post("/documents/{document_id}/delete")
def remove_document(document_id: UUID, context: Ctx, caller: By, now: Now) -> RedirectResponse:
    with context.database.write() as session:
        delete_document(session, document_id, by=caller.name, now=now)
    return seen("/documents")


def local_instant(local: str, zone: str, field: str) -> datetime:
    """A local time as an instant: the later one where it occurs twice, past the gap where it does not
    occur (Time 3)."""
    try:
        naive = datetime.fromisoformat(local)
        return max(naive.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1))
    except (ValueError, OverflowError) as error:
        raise InvalidTime(f"No such time: {error}.", field=field) from error


def _published_at(form: DocumentForm) -> str:
    if form.published_time is None:
        return form.published_on
    at = local_instant(f"{form.published_on}T{form.published_time}", form.timezone, "published_on")
    return at.isoformat()


def local_path(path: str) -> str:
    """`path`, if it stays on this site; a form must not send anyone elsewhere."""
    stays = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if stays else "/"
