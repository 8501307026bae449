"""Times of requests as the domain takes them."""

from __future__ import annotations

from datetime import datetime

from tracker.errors import InvalidTime
from tracker.temporal.model import Reference
from tracker.temporal.reference import read_reference


def reference_of(value: str, zone: str, field: str) -> Reference:
    """An instant, or the whole of a day in `zone`. Raises InvalidTime that names the request's field."""
    try:
        return read_reference(value, zone)
    except InvalidTime as error:
        raise InvalidTime(str(error), field=field, hint=error.hint) from error


def start_of(value: str | None, zone: str, field: str) -> datetime | None:
    """An instant, or the first instant of a day in `zone`."""
    return None if value is None else reference_of(value, zone, field).earliest
