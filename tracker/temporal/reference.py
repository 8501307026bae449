"""The time that words are read against: an instant, or a whole local day (design: *reference*)."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tracker.errors import InvalidTime
from tracker.temporal.model import Reference
from tracker.temporal.zones import check_zone

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
)
_HINT = "Give a date (2025-08-06) or an instant with an offset (2025-08-06T16:00:00-04:00)."


def read_reference(value: str | date | datetime | Reference, timezone: str = "UTC") -> Reference:
    """`value` as a Reference in `timezone`.

    Takes an RFC 3339 instant, a date, an aware datetime, or a Reference (returned as it is). A date is
    the whole local day in `timezone`. Raises InvalidTime for anything else (a naive datetime, an
    impossible date, a year outside 2 to 9997) and UnknownZone for a zone the IANA database lacks.
    """
    check_zone(timezone)
    if isinstance(value, Reference):
        return value
    if isinstance(value, str):
        value = _read_text(value.strip())
    if isinstance(value, datetime):
        return _of_instant(value, timezone)
    if isinstance(value, date):
        _check_year(value.year, value)
        return Reference.day(value, timezone)
    raise InvalidTime(f"{value!r} is neither a date nor an instant.", field="reference", hint=_HINT)


def _read_text(text: str) -> date | datetime:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if _INSTANT.fullmatch(text):
            return datetime.fromisoformat(text.upper())
    except ValueError as error:
        raise InvalidTime(f"{text!r} does not exist: {error}.", field="reference", hint=_HINT) from None
    raise InvalidTime(f"{text!r} is neither a date nor an instant.", field="reference", hint=_HINT)


def _of_instant(at: datetime, timezone: str) -> Reference:
    _check_year(at.year, at)
    if at.tzinfo is None:
        raise InvalidTime(f"{at.isoformat()} has no offset.", field="reference", hint=_HINT)
    return Reference.instant(at.astimezone(ZoneInfo(timezone)), timezone)


def _check_year(year: int, value: object) -> None:
    if not 2 <= year <= 9997:
        raise InvalidTime(f"{value} lies outside the years 2 to 9997.", field="reference", hint=_HINT)
