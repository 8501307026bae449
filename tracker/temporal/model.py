"""What the temporal room hands out: references, traces and found times.

All datetimes here are aware and in UTC; `zone` is the IANA name they were computed in, and `to_dict`
prints them as RFC 3339 with that zone's offset (Time 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from tracker.temporal.expressions import Expression


@dataclass(frozen=True, slots=True)
class Reference:
    """The time an expression is read against (design: *reference*).

    `earliest` and `latest` are equal when it is known to the minute. When only the day is known they
    are that local day's first instant and the next day's first instant.
    """

    earliest: datetime
    latest: datetime
    zone: str

    @classmethod
    def instant(cls, at: datetime, zone: str) -> Reference:
        """A reference known to the minute; `at` must be aware."""
        utc = at.astimezone(UTC)
        return cls(utc, utc, zone)

    @classmethod
    def day(cls, day: date, zone: str) -> Reference:
        """A reference of which only the local day is known."""
        tz = ZoneInfo(zone)
        start = datetime.combine(day, time(), tz).astimezone(UTC)
        end = datetime.combine(day + timedelta(days=1), time(), tz).astimezone(UTC)
        return cls(start, end, zone)

    @property
    def is_instant(self) -> bool:
        return self.earliest == self.latest

    @property
    def local_date(self) -> date:
        """The local calendar day it lies in."""
        return self.earliest.astimezone(ZoneInfo(self.zone)).date()


@dataclass(frozen=True, slots=True)
class Step:
    """One step from the words to the dates: a searchable name, and what it said or did."""

    name: str
    detail: str

    def to_dict(self) -> dict[str, str]:
        return {"step": self.name, "detail": self.detail}


def rfc3339(at: datetime | None, zone: str) -> str | None:
    """`at` as RFC 3339 with the offset that `zone` has then; None stays None (an open end)."""
    return None if at is None else at.astimezone(ZoneInfo(zone)).isoformat()


@dataclass(frozen=True, slots=True)
class Timex:
    """One TIMEX3 of a text: its place, type, value and mod."""

    start_char: int
    end_char: int
    type: str
    value: str
    mod: str | None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression found in a text, resolved.

    `start_char:end_char` is the TIMEX3 extent ("Friday" in "until Friday"); the operator's own span
    stands beside it, and `phrase_start_char:phrase_end_char` covers operator, time and the event it
    counts from ("no later than 30 days after the Effective Date"). `earliest` and `due` include the
    operator: the half-open interval `[earliest, due)`, either end None when open. `due_inclusive` says
    that `due` is a clock time and still in time itself (Time 4). `due_earliest` is the earliest fair
    reading, never after `due` (Time 6).
    """

    start_char: int
    end_char: int
    text: str
    type: str  # DATE, TIME, DURATION or SET
    value: str  # TIMEX3 value
    mod: str | None  # TIMEX3 mod
    operator: str | None  # canonical: by, until, before, within, in, on, after, from, between, at_least …
    operator_start_char: int | None
    operator_end_char: int | None
    phrase_start_char: int
    phrase_end_char: int
    earliest: datetime | None
    due: datetime | None
    due_earliest: datetime | None
    due_inclusive: bool
    grain: str | None  # second, minute, hour, day, week, month, quarter, half, year, decade, century
    zone: str
    vague: bool
    review_at: datetime | None
    awaits_event: str | None  # the event phrase whose time is not known yet
    recurrence: str | None  # RFC 5545 rule
    flags: tuple[str, ...]
    expression: Expression
    trace: tuple[Step, ...]
    extent_earliest: datetime | None = None  # the bare time, without its operator
    extent_due: datetime | None = None
    rules: tuple[str, ...] = ()  # the rules that read it, outermost first
    parts: tuple[Timex, ...] = ()  # the two times of a range or choice, where each stands by itself

    def timexes(self) -> tuple[Timex, ...]:
        """What TimeML marks here: the ends of a range apart; nothing for an event or an impossible date."""
        if self.parts:
            return self.parts
        return (Timex(self.start_char, self.end_char, self.type, self.value, self.mod),) if self.value else ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that `tracker times` prints."""
        return {
            "start_char": self.start_char,
            "end_char": self.end_char,
            "text": self.text,
            "type": self.type,
            "value": self.value,
            "mod": self.mod,
            "operator": self.operator,
            "operator_start_char": self.operator_start_char,
            "operator_end_char": self.operator_end_char,
            "phrase_start_char": self.phrase_start_char,
            "phrase_end_char": self.phrase_end_char,
            "earliest": rfc3339(self.earliest, self.zone),
            "due": rfc3339(self.due, self.zone),
            "due_earliest": rfc3339(self.due_earliest, self.zone),
            "due_inclusive": self.due_inclusive,
            "grain": self.grain,
            "zone": self.zone,
            "vague": self.vague,
            "review_at": rfc3339(self.review_at, self.zone),
            "awaits_event": self.awaits_event,
            "recurrence": self.recurrence,
            "flags": list(self.flags),
            "expression": self.expression.to_dict(),
            "trace": [step.to_dict() for step in self.trace],
        }
