"""Who has to act: one entry for all spellings of a name."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from api import shapes
from api.context import Ctx
from api.described import answers
from api.paging import DEFAULT_LIMIT, Cursor, Limit, listed
from api.schemas.answers import CommitterOut, Listed
from tracker.store.committers import list_committers

router = APIRouter(prefix="/committers", tags=["commitments"])


@router.get("", summary="Who has to act, by name", **answers(Listed[CommitterOut]))
def index(
    request: Request, response: Response, context: Ctx, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> dict[str, Any]:
    with context.database.read() as session:
        return listed(
            request, response, list_committers(session, cursor=cursor, limit=limit), shapes.committer
        )
