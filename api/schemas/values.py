"""The values that requests are made of: bounded text, strict times, zones, counts.

Whatever the store or the zone arithmetic would choke on is refused here, at the edge: NUL, lone
surrogates, instants without an offset, years outside 1 to 9998, integers beyond 64 bits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

from tracker.errors import InvalidInput, InvalidTime, UnknownZone

_INSTANT = re.compile(
    r"(?P<year>\d{4})-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?P<fraction>\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_DAY = re.compile(r"(?P<year>\d{4})-\d\d-\d\d", re.ASCII)
_MICROSECOND_DIGITS = 6
_YEARS = range(1, 9999)
"""The years in which every instant can be moved to any zone without leaving the calendar."""


def storable(text: str) -> str:
    """`text`, unless it holds what no database column takes."""
    if "\0" in text:
        raise InvalidInput("It holds a NUL character.", hint="Take U+0000 out of the text.")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise InvalidInput("It holds half of a surrogate pair.", hint="Send the text as valid Unicode.")
    return text


def _strings(value: Any) -> Iterator[str]:
    """Every string in a JSON value, keys included."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            stack += [*item.keys(), *item.values()]
        elif isinstance(item, list):
            stack += item


def read_instant(value: object) -> datetime:
    """An RFC 3339 instant with its offset, in UTC. Numbers and local times are refused."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC)
    if not isinstance(value, str) or not (match := _INSTANT.fullmatch(value)):
        raise InvalidTime(
            "It is not an RFC 3339 instant with an offset.", hint="Write it as 2025-08-06T16:00:00-04:00."
        )
    _check_year(match["year"])
    fraction = match["fraction"] or ""
    trimmed = value.replace(fraction, fraction[: _MICROSECOND_DIGITS + 1], 1) if fraction else value
    try:
        return datetime.fromisoformat(trimmed.upper()).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InvalidTime(
            f"No such instant: {error}.", hint="Check the day, the hour and the offset."
        ) from error


def read_day(value: object) -> date:
    """A calendar date, YYYY-MM-DD."""
    if not isinstance(value, str) or not (match := _DAY.fullmatch(value)):
        raise InvalidTime("It is not a date.", hint="Write it as 2025-08-06.")
    _check_year(match["year"])
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InvalidTime(f"No such date: {error}.", hint="Check the day of the month.") from error


def read_instant_or_day(value: object) -> str:
    """A date or an instant, checked and left as it was written: the precision it was given in matters."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        read_day(value)
        return value
    read_instant(value)
    return str(value)


def _check_year(year: str) -> None:
    if int(year) not in _YEARS:
        raise InvalidTime("Its year is outside 1 to 9998.", hint="Use a year that a deadline can have.")


def known_zone(name: str) -> str:
    """A zone of the IANA database."""
    if name not in available_timezones():
        raise UnknownZone(
            "There is no timezone of that name.", hint="Use an IANA name such as Europe/Berlin."
        )
    return name


def one_of(values: Sequence[str]) -> Any:
    """The type of a text that must be one of `values`; the error and OpenAPI list them."""

    def check(value: str) -> str:
        if value not in values:
            raise InvalidInput("It is not one of the values known here.", hint=f"Use {', '.join(values)}.")
        return value

    return Annotated[str, AfterValidator(check), WithJsonSchema({"type": "string", "enum": list(values)})]


Instant = Annotated[
    datetime, BeforeValidator(read_instant), WithJsonSchema({"type": "string", "format": "date-time"})
]
Day = Annotated[date, BeforeValidator(read_day), WithJsonSchema({"type": "string", "format": "date"})]
InstantOrDay = Annotated[
    str,
    BeforeValidator(read_instant_or_day),
    WithJsonSchema(
        {"type": "string", "anyOf": [{"format": "date-time"}, {"format": "date"}]},
    ),
]
Zone = Annotated[str, Field(max_length=64), AfterValidator(known_zone)]
Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(storable)]
"""Who or what something is called: a committer, a publisher, an event, a tag."""
Line = Annotated[str, Field(min_length=1, max_length=2_000), AfterValidator(storable)]
"""A sentence or two: an action, a reason, a note."""


class Input(BaseModel):
    """Base of every request body: unknown fields are refused, and so is text that cannot be stored."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False)

    @model_validator(mode="before")
    @classmethod
    def _storable_throughout(cls, value: Any) -> Any:
        for text in _strings(value):
            storable(text)
        return value
