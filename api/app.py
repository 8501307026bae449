"""Puts the HTTP surface together."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI
from prometheus_client import CollectorRegistry
from starlette.staticfiles import StaticFiles

from api import problems
from api.auth import require_caller
from api.body_limit import BodyLimit
from api.context import Clock, Context
from api.metrics import Measured, RequestMetrics
from api.openapi import describe
from api.pages import acting, documentation, reading, signing_in
from api.pages.signing_in import require_reader
from api.routers import (
    commitments,
    committers,
    deliveries,
    digests,
    documents,
    events,
    evidence,
    health,
    subscriptions,
    webhooks,
)
from api.security import Guard
from tracker import clock as wall_clock
from tracker.settings import Settings
from tracker.store.database import Database

STATIC = Path(__file__).parent / "pages" / "static"

V1: tuple[APIRouter, ...] = (
    documents.router,
    commitments.router,
    evidence.router,
    events.router,
    webhooks.router,
    deliveries.router,
    committers.router,
    digests.router,
    subscriptions.router,
)
PAGES: tuple[APIRouter, ...] = (reading.router, acting.router)
OPEN: tuple[APIRouter, ...] = (health.router, documentation.router, signing_in.router)
"""What answers without a key: probes, figures and documentation, which tell nothing of what is stored."""


def create_app(database: Database, *, settings: Settings, clock: Clock = wall_clock.now) -> FastAPI:
    """The application over one database. `clock` tells the present instant; tests freeze it."""
    app = FastAPI(
        title="Tracker",
        version=version("tracker"),
        summary="Who must do what by when, and whether it was done.",
        docs_url=None,  # the framework's pages load scripts from elsewhere; ours is served from here
        redoc_url=None,
        strict_content_type=True,
    )
    app.state.context = context = Context(database, settings, clock)
    app.state.registry = registry = CollectorRegistry()
    problems.install(app)
    signing_in.install(app)
    for router in OPEN:
        app.include_router(router)
    for router in V1:
        app.include_router(router, prefix="/v1", dependencies=[Depends(require_caller)])
    for router in PAGES:
        app.include_router(router, dependencies=[Depends(require_reader)], include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(BodyLimit, max_document_bytes=settings.max_document_bytes)
    app.add_middleware(Measured, metrics=RequestMetrics(registry))
    app.add_middleware(Guard, context=context)
    describe(app)
    return app
