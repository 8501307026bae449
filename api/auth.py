"""Who is asking: whoever sits at the machine while no key exists, else the holder of a key.

Programs send `Authorization: Bearer`. Calendars and feed readers, which can do no other, may send the key
as a Basic password. Our own pages carry it in a cookie that no script can read and no other site can send.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from api.context import Context, Ctx
from api.problems import ProblemError
from api.security import is_loopback
from tracker.store.keys import any_keys, verify_key

SESSION_COOKIE = "tracker_key"
LOCAL = "local"
"""Who changed something, where no key was needed."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks; `name` is what history records."""

    name: str


def require_caller(request: Request, context: Ctx) -> Caller:
    """Whoever asks with a key in force, or anyone while the service is open; refuses all others."""
    caller = caller_of(context, key_sent(request))
    if caller is None:
        raise ProblemError(
            "unauthorized",
            "The request carries no valid key.",
            headers={"WWW-Authenticate": 'Bearer realm="tracker"'},
        )
    return caller


def caller_of(context: Context, key: str | None) -> Caller | None:
    """Whose key it is; without any keys in force, `local` if the service listens on loopback alone."""
    with context.database.read() as session:
        if key is not None and (row := verify_key(session, key)) is not None:
            return Caller(row.name)
        if is_loopback(context.settings.host) and not any_keys(session):
            return Caller(LOCAL)
    return None


def key_sent(request: Request) -> str | None:
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return credentials.strip()
    if scheme.lower() == "basic":
        return _basic_password(credentials)
    return request.cookies.get(SESSION_COOKIE)


def _basic_password(credentials: str) -> str | None:
    try:
        return base64.b64decode(credentials, validate=True).decode().partition(":")[2]
    except (binascii.Error, ValueError):
        return None


By = Annotated[Caller, Depends(require_caller)]
