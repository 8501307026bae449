"""Where this service is reached, for links in what leaves it."""

from __future__ import annotations

from starlette.requests import Request

from api.context import context_of


def base_url(request: Request) -> str:
    """The setting public_url, else the address that this request was sent to; without a trailing slash."""
    return (context_of(request).settings.public_url or str(request.base_url)).rstrip("/")
