"""Whether the process lives, whether it can work, and its figures."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request

from api.context import Ctx
from tracker.errors import Unavailable
from tracker.store.migrate import is_current

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="Is the process alive?")
def alive() -> dict[str, str]:
    """Answers as long as the process runs, whatever state the database is in."""
    return {"status": "alive"}


@router.get("/readyz", summary="Can it serve requests?")
def ready(context: Ctx) -> dict[str, str]:
    """Ready once the database answers and stands at this version's schema; else 503."""
    if not is_current(context.database):
        raise Unavailable("The database's schema is not this version's. Run `tracker migrate`.")
    return {"status": "ready"}


@router.get("/metrics", summary="Figures for Prometheus", response_class=Response)
def metrics(request: Request) -> Any:
    """Counters and gauges in the Prometheus text format."""
    return Response(generate_latest(request.app.state.registry), media_type=CONTENT_TYPE_LATEST)
