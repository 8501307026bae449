"""Pages of a list: the `limit` and `cursor` parameters, the body, and the Link header (RFC 8288)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Query
from pydantic import AfterValidator, Field
from starlette.requests import Request
from starlette.responses import Response

from api.schemas.values import storable
from tracker.store.paging import MAX_PAGE, Page

DEFAULT_LIMIT = 50

Limit = Annotated[int, Query(ge=1, le=MAX_PAGE, description="How many items a page holds at most.")]
CursorText = Annotated[str, Field(max_length=500), AfterValidator(storable)]
Cursor = Annotated[CursorText | None, Query(description="`next` of the page before; opaque.")]


def listed(
    request: Request, response: Response, page: Page[Any], shape: Callable[[Any], Any]
) -> dict[str, Any]:
    """The body of one page of a list; the header names the next page too."""
    if page.next is not None:
        following = request.url.include_query_params(cursor=page.next)
        response.headers["Link"] = f'<{following.path}?{following.query}>; rel="next"'
    return {"items": [shape(item) for item in page.items], "next": page.next}
