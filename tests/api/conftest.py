"""An API over a fresh database, spoken to without a socket, under a clock that the test sets."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.app import create_app
from tracker.settings import Settings
from tracker.store.database import Database

with warnings.catch_warnings():
    # It would rather have a successor of httpx that is not among our dependencies.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient as TestClient

LOOPBACK = "http://127.0.0.1:8737"
START = datetime(2025, 8, 6, 20, tzinfo=UTC)  # Wednesday, 16:00 in New York


@dataclass
class ManualClock:
    """The present instant, as the test says."""

    now: datetime = field(default=START)

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **amount: float) -> None:
        self.now += timedelta(**amount)


Serve = Callable[..., TestClient]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


def _serving(database: Database, clock: ManualClock) -> Iterator[Serve]:
    clients: list[TestClient] = []

    def made(**settings: Any) -> TestClient:
        given = Settings(**{"timezone": "America/New_York"} | settings)
        app = create_app(database, settings=given, clock=clock)
        # Errors that nobody foresaw are answered, as a server would, and not raised.
        clients.append(TestClient(app, base_url=LOOPBACK, raise_server_exceptions=False))
        return clients[-1]

    yield made
    for client in clients:
        client.close()


@pytest.fixture
def serve(database: Database, clock: ManualClock) -> Iterator[Serve]:
    """Makes clients of an API with given settings, on SQLite and on PostgreSQL."""
    yield from _serving(database, clock)


@pytest.fixture
def sqlite_serve(sqlite_database: Database, clock: ManualClock) -> Iterator[Serve]:
    """The same on SQLite alone, for what has nothing to do with the database."""
    yield from _serving(sqlite_database, clock)


@pytest.fixture
def api(serve: Serve) -> TestClient:
    """The API as it runs for one person on one machine: on loopback, without keys."""
    return serve()


@pytest.fixture
def sqlite_api(sqlite_serve: Serve) -> TestClient:
    """The same on SQLite alone."""
    return sqlite_serve()
