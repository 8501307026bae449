"""One day's deadlines at a glance: as JSON, HTML or Markdown, by extension or by the Accept header."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from sqlmodel import Session

from api.context import Context, Ctx, Now
from api.negotiation import chosen_type
from api.schemas.values import read_day
from tracker.digest import Digest, Edition, to_html, to_markdown
from tracker.digest.reading import read_digest

router = APIRouter(prefix="/digests", tags=["digests"])

JSON, HTML, MARKDOWN = "application/json", "text/html", "text/markdown"
_EXTENSIONS = {"json": JSON, "html": HTML, "md": MARKDOWN}
# The page stands alone, to be mailed or saved, and so carries its style inside.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"

_DESCRIBED = {
    "description": "The digest",
    "content": {
        JSON: {"schema": {"type": "object"}},
        HTML: {"schema": {"type": "string"}},
        MARKDOWN: {"schema": {"type": "string"}},
    },
}


@router.get(
    "/{day}",
    summary="The digest of one day",
    response_model=None,
    responses={200: _DESCRIBED},
)
def show(
    request: Request,
    context: Ctx,
    now: Now,
    day: Annotated[
        str,
        Path(max_length=20, description="A date, with .json, .html or .md to choose the form."),
    ],
) -> Response:
    """What was missed, met, corrected, revised and found since the morning before, and what falls due next.

    Read during its day, it also tells what the day has brought so far.
    """
    name, _, extension = day.partition(".")
    media_type = _EXTENSIONS.get(extension) or chosen_type(request, (JSON, HTML, MARKDOWN))
    with context.database.read() as session:
        digest = digest_of(session, context, read_day(name), now)
    return _rendered(digest, media_type, context.settings.public_url or "")


def digest_of(session: Session, context: Context, day: date, now: datetime) -> Digest:
    """The edition of a day, at the hour and in the zone that the settings name."""
    settings = context.settings
    return read_digest(session, Edition(day, settings.digest_zone, settings.digest_time), now)


def _rendered(digest: Digest, media_type: str, site: str) -> Response:
    vary = {"Vary": "Accept"}
    if media_type == HTML:
        return HTMLResponse(to_html(digest, site=site), headers=vary | {"Content-Security-Policy": _POLICY})
    if media_type == MARKDOWN:
        return PlainTextResponse(to_markdown(digest, site=site), headers=vary, media_type=MARKDOWN)
    return JSONResponse(digest.to_dict(), headers=vary)
