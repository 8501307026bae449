"""Turns every error into an RFC 9457 problem: domain errors, bad requests, wrong paths, and the unforeseen.

A browser that asked for a page gets the same problem as a page.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.problem_types import BY_NAME, BY_STATUS, ProblemType, type_of
from tracker.errors import InvalidInput, TrackerError

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 5
"""How long a client should wait when something the service needs does not answer."""

log = logging.getLogger(__name__)


class ProblemError(Exception):
    """An error of the HTTP surface itself, such as a missing key; domain errors come from tracker.errors."""

    def __init__(self, name: str, detail: str, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.type = BY_NAME[name]
        self.headers = headers


def problem_response(
    request: Request,
    problem: ProblemType,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    **members: Any,
) -> Response:
    """The answer for one problem: JSON, or a page where a browser asked for one."""
    body = {
        "type": problem.path,
        "title": problem.title,
        "status": problem.status.value,
        "detail": detail,
        "instance": request.url.path,
        **{name: value for name, value in members.items() if value},
    }
    if wants_page(request):
        from api.pages.render import problem_page

        return problem_page(request, problem, body, headers)
    # ASCII escapes: a refused lone surrogate in a field's name must not break the answer that refuses it.
    return Response(json.dumps(body), problem.status.value, headers, MEDIA_TYPE)


def wants_page(request: Request) -> bool:
    """Whether a person looks: a path outside the API, and a browser's Accept header."""
    path = request.url.path
    return not path.startswith("/v1/") and "text/html" in request.headers.get("accept", "")


def on_domain_error(request: Request, error: Exception) -> Response:
    """A TrackerError, mapped by its class, with field and hint where it has them."""
    assert isinstance(error, TrackerError)
    problem = type_of(error)
    if problem.status.value >= 500:
        # Its message may name servers and files: that is for the log.
        log.error("%s %s: %s", request.method, request.url.path, error)
        headers = {"Retry-After": str(RETRY_AFTER_SECONDS)}
        return problem_response(request, problem, problem.meaning, headers=headers)
    if isinstance(error, InvalidInput):
        return problem_response(request, problem, str(error), field=error.field, hint=error.hint)
    return problem_response(request, problem, str(error))


def on_surface_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return problem_response(request, error.type, str(error), headers=error.headers)


def on_http_exception(request: Request, error: Exception) -> Response:
    """What the framework itself refuses: an unknown path or method, an oversized or unreadable body."""
    assert isinstance(error, HTTPException)
    fallback = "malformed-request" if error.status_code < 500 else "internal-error"
    problem = BY_STATUS.get(error.status_code, BY_NAME[fallback])
    detail = problem.meaning if error.detail == problem.status.phrase else error.detail
    return problem_response(request, problem, detail, headers=error.headers)


def on_validation_error(request: Request, error: Exception) -> Response:
    """Fields that are missing, unknown or unreadable; the first one stands at the top as well."""
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if found and found[0]["type"] == "json_invalid":
        where = found[0]["loc"][-1]
        detail = f"The body is not JSON: {found[0]['ctx']['error']} at character {where}."
        return problem_response(request, BY_NAME["malformed-request"], detail)
    fields = [_field_error(item) for item in found]
    first = fields[0]
    problem = BY_NAME[first.pop("problem")]
    for item in fields[1:]:
        item.pop("problem")
    name = first["field"] or "body"
    return problem_response(
        request,
        problem,
        f"{name}: {first['message']}",
        field=first["field"],
        hint=first.get("hint"),
        errors=fields,
    )


def _field_error(item: Mapping[str, Any]) -> dict[str, str]:
    """One pydantic error in our words. What was sent is not echoed: it may be secret, huge or unprintable."""
    cause = item.get("ctx", {}).get("error")
    if isinstance(cause, InvalidInput):
        answer = {"message": str(cause), "hint": cause.hint, "problem": type_of(cause).name}
    else:
        answer = {"message": _sentence(item["msg"]), "hint": "", "problem": "invalid-input"}
    answer["field"] = _field_name(item["loc"])
    return {name: value for name, value in answer.items() if value or name == "field"}


def _sentence(message: str) -> str:
    return message.removeprefix("Value error, ").rstrip(".") + "."


def _field_name(loc: Sequence[str | int]) -> str:
    """`("body", "events", 0)` as `events.0`; the part of the request it stood in is dropped."""
    parts = loc[1:] if loc and loc[0] in {"body", "query", "path", "header", "cookie"} else loc
    return ".".join(str(part).encode("utf-8", "backslashreplace").decode() for part in parts)


def on_unforeseen(request: Request, error: Exception) -> Response:
    """Anything else. The log gets the traceback, the client an id to quote and nothing of the inside."""
    reference = str(uuid4())
    log.error("unhandled, reference %s: %s %s", reference, request.method, request.url.path, exc_info=error)
    return problem_response(
        request, BY_NAME["internal-error"], BY_NAME["internal-error"].meaning, reference=reference
    )


def install(app: FastAPI) -> None:
    """Register the handlers above."""
    app.add_exception_handler(TrackerError, on_domain_error)
    app.add_exception_handler(ProblemError, on_surface_problem)
    app.add_exception_handler(HTTPException, on_http_exception)
    app.add_exception_handler(RequestValidationError, on_validation_error)
    app.add_exception_handler(Exception, on_unforeseen)
