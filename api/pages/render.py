"""Renders templates to answers. The one place that knows Jinja."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.context import context_of
from api.pages import marks, words
from api.problem_types import ProblemType

_WORDS = (
    "CHANGES",
    "CONDITIONS",
    "EFFECTS",
    "KINDS",
    "MODES",
    "STATES",
    "day_words",
    "distance_words",
    "due_words",
    "duration_words",
    "headline",
    "local",
    "long_day",
    "published_words",
    "step_words",
    "zone_words",
)
"""The words and functions that templates use."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with our words as filters. A name that a template misspells is an error."""
    made = Environment(
        loader=PackageLoader("api.pages"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update({name: getattr(words, name) for name in _WORDS})
    made.globals["quote_with_deadline"] = marks.quote_with_deadline
    return made


def today_of(request: Request) -> date:
    """The present day in the zone of the settings, which pages count from."""
    context = context_of(request)
    return context.clock().astimezone(ZoneInfo(context.settings.timezone)).date()


def page(
    request: Request,
    template: str,
    *,
    status_code: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: Any,
) -> HTMLResponse:
    """A template as an answer. Every template also gets `now`, `today`, `zone` and the request's path."""
    context = context_of(request)
    now = context.clock()
    today = today_of(request)
    zone = context.settings.timezone

    def at(moment: str | datetime, in_zone: str | None = None) -> str:
        return words.instant_words(moment, today, in_zone or zone)

    html = (
        environment()
        .get_template(template)
        .render(request=request, path=request.url.path, now=now, today=today, zone=zone, at=at, **values)
    )
    return HTMLResponse(html, status_code, {"Cache-Control": "no-cache", **(headers or {})})


def problem_page(
    request: Request, problem: ProblemType, body: Mapping[str, Any], headers: Mapping[str, str] | None
) -> HTMLResponse:
    """A problem as a page, for a person who opened a wrong link or sent a form that cannot be used."""
    return page(
        request,
        "problem.html",
        status_code=problem.status.value,
        headers=headers,
        problem=problem,
        detail=body["detail"],
        hint=body.get("hint") or problem.remedy,
    )
