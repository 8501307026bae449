"""Documents: texts in, what was found in them out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from api import shapes
from api.auth import By
from api.context import Ctx, Now
from api.described import answers
from api.idempotency import Answer, Writing
from api.intake import take_in
from api.paging import DEFAULT_LIMIT, Cursor, Limit, listed
from api.schemas.answers import Listed
from api.schemas.documents import DocumentIn, DocumentOut, DocumentText, Ingested
from tracker import views
from tracker.pipeline import Ingested as Stored
from tracker.store import documents
from tracker.store.deletion import delete_document
from tracker.store.dossiers import gather

router = APIRouter(prefix="/documents", tags=["documents"])

_BOTH = answers(Ingested, 201)
_BOTH["responses"][200] = {"model": Ingested, "description": "It was stored already; nothing changed."}


@router.post("", summary="Read a document and store what it tells of", **_BOTH)
def create(body: DocumentIn, context: Ctx, writing: Writing, now: Now) -> JSONResponse:
    """201 with the commitments found. The same text, publication and publisher again: 200, and no change."""

    def work() -> Answer:
        return _answer(context, take_in(context, body, now))

    return writing.answer_apart(work)


@router.get("", summary="Documents, the latest published first", **answers(Listed[DocumentOut]))
def index(
    request: Request, response: Response, context: Ctx, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> dict[str, Any]:
    with context.database.read() as session:
        page = documents.list_documents(session, cursor=cursor, limit=limit)
        return listed(request, response, page, shapes.document)


@router.get("/{document_id}", summary="One document with its text", **answers(DocumentText))
def show(document_id: UUID, context: Ctx) -> dict[str, Any]:
    """The text is the one that offsets count in: of HTML or mail, what was extracted."""
    with context.database.read() as session:
        row = documents.get_document(session, document_id)
        found = gather(session, documents.commitments_in(session, document_id))
        told = [views.commitment_view(dossier) for dossier in found]
        return shapes.document(row) | {"text": row.text, "commitments": told}


@router.delete("/{document_id}", status_code=204, summary="Delete a document and what was found only there")
def delete(document_id: UUID, context: Ctx, caller: By, now: Now) -> Response:
    """What other documents tell as well stays, judged anew. This cannot be undone."""
    with context.database.write() as session:
        delete_document(session, document_id, by=caller.name, now=now)
    return Response(status_code=204)


def _answer(context: Ctx, stored: Stored) -> Answer:
    with context.database.read() as session:
        told = [views.commitment_view(dossier) for dossier in gather(session, stored.commitments)]
    body = shapes.document(stored.document) | {
        "commitments": told,
        "new_commitments": [str(commitment_id) for commitment_id in stored.new_commitments],
    }
    location = {"Location": f"/v1/documents/{stored.document.id}"}
    return Answer(201 if stored.created else 200, body, location)
