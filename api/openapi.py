"""The OpenAPI document: what the framework derives, plus what holds for every operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problem_types import PROBLEM_TYPES
from api.problems import MEDIA_TYPE

PROBLEM_SCHEMA: dict[str, Any] = {
    "title": "Problem",
    "description": "An error, as RFC 9457 defines it. Each `type` is documented at its own path.",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "enum": [each.path for each in PROBLEM_TYPES]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri-reference"},
        "field": {"type": "string", "description": "The field that cannot be used."},
        "hint": {"type": "string", "description": "What to do about it."},
        "reference": {"type": "string", "description": "The log's id of an unforeseen error."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {
                    "field": {"type": "string"},
                    "message": {"type": "string"},
                    "hint": {"type": "string"},
                },
            },
        },
    },
    "example": {
        "type": "/problems/invalid-time",
        "title": "The date or instant does not exist",
        "status": 422,
        "detail": "published_at: No such date: day is out of range for month.",
        "field": "published_at",
        "hint": "Check the day of the month.",
    },
}
_METHODS = ("get", "put", "post", "patch", "delete")


def describe(app: FastAPI) -> None:
    """Make `app.openapi()` return the completed document, built once."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _completed(
                get_openapi(
                    title=app.title, version=app.version, summary=app.summary, routes=app.routes, tags=TAGS
                )
            )
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # the way FastAPI documents for extending it


TAGS: list[dict[str, Any]] = [
    {"name": "documents", "description": "Texts in; what was found in them out."},
    {"name": "commitments", "description": "Who must do what by when, and whether it was done."},
    {"name": "evidence", "description": "Statements that something was done, breached or ruled out."},
    {"name": "events", "description": "Named moments that deadlines count from."},
    {"name": "webhooks", "description": "Who is told, and what was delivered to them."},
    {"name": "digests", "description": "One day's deadlines at a glance."},
    {"name": "subscriptions", "description": "For calendars and feed readers."},
    {"name": "health", "description": "Probes and figures."},
]


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every operation of an OpenAPI document: path, method, and what is said of it."""
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                yield path, method, item[method]


def _completed(document: dict[str, Any]) -> dict[str, Any]:
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for replaced in ("HTTPValidationError", "ValidationError"):
        schemas.pop(replaced, None)
    schemas["Problem"] = PROBLEM_SCHEMA
    components["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": "Not asked for while no key exists."}
    }
    problem = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path, _method, operation in operations(document):
        responses = operation["responses"]
        if "422" in responses:
            responses["422"] = {"description": "A value cannot be used", "content": problem}
        responses["default"] = {"description": "A problem", "content": problem}
        if path.startswith("/v1/"):
            operation["security"] = [{"key": []}, {}]
    return document
