"""Pages about the interface itself: the reference made from the OpenAPI document, and each problem type."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.openapi import TAGS, operations
from api.pages.render import page
from api.problem_types import BY_NAME, PROBLEM_TYPES
from tracker.errors import NotFound

router = APIRouter(include_in_schema=False)


@router.get("/problems")
def problem_types(request: Request) -> HTMLResponse:
    return page(request, "problem_types.html", problems=PROBLEM_TYPES)


@router.get("/problems/{name}")
def problem_type(request: Request, name: str) -> HTMLResponse:
    if name not in BY_NAME:
        raise NotFound("There is no problem of that name.")
    return page(request, "problem_type.html", problem=BY_NAME[name])


@router.get("/docs")
def reference(request: Request) -> HTMLResponse:
    """The reference: every operation with its parameters and an example of its body. No script, no CDN."""
    document = request.app.openapi()
    found = [_operation(document, *each) for each in operations(document)]
    order = [tag["name"] for tag in TAGS]
    found.sort(key=lambda each: order.index(each["tag"]))
    groups = [
        (TAGS[order.index(tag)], list(each)) for tag, each in groupby(found, key=lambda each: each["tag"])
    ]
    return page(request, "reference.html", groups=groups, document=document)


def _operation(document: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return {
        "tag": operation["tags"][0],
        "path": path,
        "method": method.upper(),
        "summary": operation.get("summary", ""),
        "description": operation.get("description", ""),
        "parameters": [each for each in operation.get("parameters", ()) if each["in"] != "path"],
        "example": _example(document, body),
        "answers": [code for code in operation["responses"] if code != "default"],
    }


def _example(document: dict[str, Any], schema: dict[str, Any]) -> str | None:
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    examples = schema.get("examples")
    return json.dumps(examples[0], indent=2, ensure_ascii=False) if examples else None
