"""Digest: each local day's edition is made ready once, at its hour, and announced.

The hour is computed from the date and the zone, never by a calendar of jobs, so that a restart at that very
minute or a day of 23 or 25 hours neither skips nor repeats one; a unique row for the day keeps two
processes from both announcing it. After a long sleep only the latest edition is announced: older ones can
still be read, from the same facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from tracker.digest import Edition, latest_day, next_instant
from tracker.digest.reading import read_digest
from tracker.store.database import Database
from tracker.store.digests import find_digest, put_digest
from tracker.temporal.model import rfc3339

AT = time(7)
ZONE = "UTC"


@dataclass(frozen=True, slots=True)
class DigestConfig:
    """The local hour at which a day's digest is ready, and the IANA zone whose days they are."""

    at: time = AT
    zone: str = ZONE

    def edition(self, day: date) -> Edition:
        return Edition(day, self.zone, self.at)


@dataclass(frozen=True, slots=True)
class DigestResult:
    """The date whose digest was made ready, or None if there was nothing to do."""

    built: date | None = None


class DigestWorker:
    """Makes each day's digest ready."""

    def __init__(self, database: Database, config: DigestConfig | None = None) -> None:
        self._database = database
        self._config = config or DigestConfig()
        self._edition = self._config.edition(date.min)
        self._done: date | None = None  # what this process knows to be ready: saves a query at every tick

    def run_once(self, now: datetime) -> DigestResult:
        """Make the latest edition ready whose hour has come by `now`, unless it is."""
        day = latest_day(now, self._config.at, self._edition.tz)
        if day == self._done:
            return DigestResult()
        ours = self._make_ready(self._config.edition(day), now)
        self._done = day
        return DigestResult(day if ours else None)

    def next_at(self, now: datetime) -> datetime:
        """The next hour after `now`."""
        return next_instant(now, self._config.at, self._edition.tz)

    def _make_ready(self, edition: Edition, now: datetime) -> bool:
        with self._database.read() as session:
            if find_digest(session, edition.date, edition.zone):
                return False
            digest = read_digest(session, edition, now)
        # What is kept is that it was made ready, for which window, with how much; never its words.
        content = {
            "since": rfc3339(digest.window.since, edition.zone),
            "until": rfc3339(digest.window.until, edition.zone),
            "counts": digest.counts,
        }
        with self._database.write() as session:
            _, ours = put_digest(session, edition.date, edition.zone, content, now=now)
        return ours
