"""Ids as people type them."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import typer

from tracker.errors import InvalidInput

CommitmentId = Annotated[
    str, typer.Argument(metavar="ID", help="The commitment's id, as `tracker list` shows it.")
]


def parse_id(value: str) -> UUID:
    """The id. Raises InvalidInput for anything that is none."""
    try:
        return UUID(value)
    except ValueError as error:
        raise InvalidInput(
            f"{value!r} is not an id.", field="id", hint="Copy one from `tracker list`, all 36 characters."
        ) from error
