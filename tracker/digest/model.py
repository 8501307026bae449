"""A digest as a value: a window of time, and sections of lines."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from tracker.temporal.model import rfc3339


@dataclass(frozen=True, slots=True)
class Edition:
    """Which digest: of this local date, in this zone, ready at this hour.

    It tells what came since the hour of the day before. Read later that day, it also tells what the rest of
    the day brought, which the next day's edition then repeats to those who only read in the morning.
    """

    date: date
    zone: str
    at: time = time(7)

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True)
class Window:
    """The instants that bound an edition, in UTC; half-open."""

    since: datetime  # changes noticed from here
    until: datetime  # to here
    day_start: datetime
    day_end: datetime
    week_end: datetime  # the end of the seventh day after this one


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a commitment stood in."""

    publisher: str | None
    title: str | None
    url: str | None
    said_at: str | None  # RFC 3339


@dataclass(frozen=True, slots=True)
class Waiting:
    """Evidence, or a revision, that nobody has accepted or rejected yet; `said` is its effect or kind."""

    quote: str | None
    speaker: str | None
    said: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One commitment as the digest tells it. `happened_at` is None in sections about what is to come."""

    commitment_id: str
    committer: str | None
    action: str
    kind: str
    status: str
    basis: str
    due: str | None  # RFC 3339 in the reader's zone
    due_text: str  # the same for people
    happened_at: str | None
    what: str | None  # the change: lapsed, breached, met, corrected …
    backdated: bool
    quote: str | None
    sources: tuple[Source, ...]
    waiting: tuple[Waiting, ...]
    page: str  # path of the commitment's page


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading, in order. `total` counts also those that were left out for length."""

    name: str
    title: str
    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Digest:
    """One edition with all its sections, empty ones included."""

    edition: Edition
    window: Window
    sections: tuple[Section, ...]

    @property
    def is_empty(self) -> bool:
        return not any(section.total for section in self.sections)

    @property
    def counts(self) -> dict[str, int]:
        """How many commitments stand in each section, by the section's name."""
        return {section.name: section.total for section in self.sections}

    def to_dict(self) -> dict[str, Any]:
        """The digest as JSON."""
        zone = self.edition.zone
        return {
            "date": self.edition.date.isoformat(),
            "zone": zone,
            "since": rfc3339(self.window.since, zone),
            "until": rfc3339(self.window.until, zone),
            "empty": self.is_empty,
            "counts": self.counts,
            "sections": [asdict(section) for section in self.sections],
        }
