"""Bounds the length of request bodies before anything reads them into memory."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problem_types import BY_NAME
from api.problems import problem_response

SMALL_BODY_BYTES = 1_000_000
"""Longest body of a request that carries no document."""
DOCUMENT_PATHS = frozenset({"/v1/documents", "/documents"})
ESCAPED = 3
"""How much longer text may be on the wire: `é` is two bytes, six as `\\u00e9`, and six in a form."""
ENVELOPE_BYTES = 65_536
"""Room for everything in a request that is not the document's text."""


class BodyLimit:
    """ASGI middleware: 413 for a body that says it is too long, and for one that turns out to be."""

    def __init__(self, app: ASGIApp, max_document_bytes: int) -> None:
        self.app = app
        self.document_limit = ESCAPED * max_document_bytes + ENVELOPE_BYTES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.document_limit if scope["path"] in DOCUMENT_PATHS else SMALL_BODY_BYTES
        if _announced(scope) > limit:
            problem = BY_NAME["too-large"]
            answer = problem_response(Request(scope, receive), problem, _detail(limit))
            await answer(scope, receive, send)
            return
        await self.app(scope, _counted(receive, limit), send)


def _announced(scope: Scope) -> int:
    """The length that the request gives itself; 0 if it gives none, or none that is a number."""
    length = Headers(scope=scope).get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0


def _counted(receive: Receive, limit: int) -> Receive:
    received = 0

    async def counting() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit:
            # An HTTPException, because the framework makes any other error of a body a 400.
            raise HTTPException(413, _detail(limit))
        return message

    return counting


def _detail(limit: int) -> str:
    return f"The body is longer than the {limit:,} bytes that this path takes."
