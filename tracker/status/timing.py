"""When something happened, set against a limit: before it, after it, or not to be told.

Two days are compared as calendar days, each in the zone it was said in: a signature "on Friday" in Los
Angeles meets a deadline of "Friday" in New York. Anything finer is compared as instants.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from tracker.status.model import EvidenceFact

TICK = timedelta(microseconds=1)  # the finest step that every store keeps


class Place(Enum):
    """Where a span lies, seen from a limit."""

    BEFORE = auto()
    SAME_DAY = auto()  # on the limit's own day, at an hour nobody gave
    STRADDLES = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True)
class Limit:
    """An instant that parts in time from late; `inclusive` when it is itself in time (Time 4)."""

    at: datetime
    inclusive: bool
    zone: str

    @property
    def late_from(self) -> datetime:
        """The first instant that is late."""
        return self.at + TICK if self.inclusive else self.at

    @property
    def last_day(self) -> date:
        """The last local day with an instant in time."""
        return _local(self.late_from - TICK, self.zone).date()

    def passed(self, now: datetime) -> bool:
        return now >= self.late_from


@dataclass(frozen=True, slots=True)
class Span:
    """When something happened: a point where both ends are equal, else half-open."""

    earliest: datetime
    latest: datetime
    zone: str
    hour_given: bool

    @property
    def width(self) -> timedelta:
        return self.latest - self.earliest

    @property
    def first_day(self) -> date:
        return _local(self.earliest, self.zone).date()

    @property
    def last_day(self) -> date:
        return _local(self.latest - TICK if self.width else self.latest, self.zone).date()

    def over_by(self, instant: datetime) -> bool:
        """It was certainly over at `instant`."""
        return self.latest <= instant


def span_of(evidence: EvidenceFact, known_undone: datetime) -> Span:
    """When what `evidence` tells happened (Status 4: where no time is said, from the last moment known undone
    to publication). A text cannot tell what happened after it was published."""
    said = evidence.said_latest
    latest = said if evidence.happened_latest is None else evidence.happened_latest
    earliest = evidence.happened_earliest
    if earliest is None:
        earliest = min(known_undone, latest)
    if earliest < said < latest:
        latest = said
    return Span(earliest, max(earliest, latest), evidence.zone, _hour_given(evidence))


def place(span: Span, limit: Limit) -> Place:
    """Where `span` lies, seen from `limit`.

    >>> from datetime import UTC
    >>> noon = datetime(2025, 8, 8, 12, tzinfo=UTC)
    >>> place(Span(noon, noon, "UTC", True), Limit(noon, True, "UTC"))
    <Place.BEFORE: 1>
    """
    if _ends_before(span, limit):
        return Place.BEFORE
    if _starts_after(span, limit):
        return Place.AFTER
    if not span.hour_given and span.last_day == limit.last_day:
        return Place.SAME_DAY
    return Place.STRADDLES


def _ends_before(span: Span, limit: Limit) -> bool:
    if not span.width:
        return span.latest < limit.late_from
    if span.latest <= limit.at:
        return True
    return _is_midnight(span.latest, span.zone) and span.last_day < limit.last_day + _whole_last_day(limit)


def _starts_after(span: Span, limit: Limit) -> bool:
    if span.width and _is_midnight(span.earliest, span.zone):
        return span.first_day > limit.last_day
    return span.earliest >= limit.late_from


def _whole_last_day(limit: Limit) -> timedelta:
    """One day where the limit's last day counts to its end, else none of it."""
    whole = not limit.inclusive and _is_midnight(limit.at, limit.zone)
    return timedelta(days=1) if whole else timedelta(0)


def _hour_given(evidence: EvidenceFact) -> bool:
    first, last = evidence.happened_earliest, evidence.happened_latest
    if first is None or last is None:
        return False
    if first == last:
        return True
    return not (_is_midnight(first, evidence.zone) and _is_midnight(last, evidence.zone))


def _is_midnight(at: datetime, zone: str) -> bool:
    """A local day's first instant, which is not 00:00 where the clock skips it."""
    day = _local(at, zone).date()
    start = datetime.combine(day, time(), ZoneInfo(zone))
    return start == at.astimezone(ZoneInfo(zone)) or _local(at - TICK, zone).date() < day


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))
