"""Versions in headers: ETag on what is shown, and If-Match to guard a write with it."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header
from sqlmodel import Session

from api.problems import ProblemError
from tracker.errors import Conflict
from tracker.store.commitments import lock_commitment


def etag(version: int) -> str:
    """The strong entity tag of a resource's version."""
    return f'"{version}"'


def _expected_version(
    if_match: Annotated[
        str | None, Header(max_length=200, description="The ETag that the change is meant for.")
    ] = None,
) -> int | None:
    """The one version that the caller allows to be changed, or None for any."""
    if if_match is None or if_match.strip() == "*":
        return None
    bare = if_match.strip().strip('"')
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 18):
        raise ProblemError("precondition-failed", "If-Match holds no ETag that this service gave out.")
    return int(bare)


ExpectedVersion = Annotated[int | None, Depends(_expected_version)]


def check_version(session: Session, commitment_id: UUID, expected: int | None) -> None:
    """Hold the commitment for this transaction; 412 if it is not the version that the caller saw."""
    try:
        lock_commitment(session, commitment_id, if_version=expected)
    except Conflict as error:
        raise ProblemError("precondition-failed", str(error)) from error
