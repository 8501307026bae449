"""What every request may reach: the database, the settings, the clock. Named once, as dependencies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection, Request

from tracker.settings import Settings
from tracker.store.database import Database

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Context:
    """What the application was made with."""

    database: Database
    settings: Settings
    clock: Clock


def context_of(connection: HTTPConnection) -> Context:
    """The context of the application that serves this request."""
    context = connection.app.state.context
    assert isinstance(context, Context)
    return context


def _context(request: Request) -> Context:
    return context_of(request)


def _now(request: Request) -> datetime:
    return context_of(request).clock()


Ctx = Annotated[Context, Depends(_context)]
Now = Annotated[datetime, Depends(_now)]
