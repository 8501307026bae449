"""Versions in headers: ETag on what is shown, and If-Match to guard a write with it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header

from api.problems import ProblemError


def etag(version: int) -> str:
    """The strong entity tag of a resource's version."""
    return f'"{version}"'


def matches(header: str, tag: str) -> bool:
    """Whether a list of entity tags, or `*`, covers `tag`; weak ones compare by their value."""
    tags = {part.strip().removeprefix("W/") for part in header.split(",")}
    return "*" in tags or tag in tags


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
